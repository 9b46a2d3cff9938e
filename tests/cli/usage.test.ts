import { describe, expect, test } from 'vitest'
import { foreignWords } from '../helpers/faults.ts'
import { run } from './run-cli.ts'

const seek = ['seek', '--indicator', 'grdp', '--year', '2027', '--target', '9e4', '--lever', 'rdIntensity']

/** Each way of calling a command wrongly, and what is said of it. */
const wrong: readonly (readonly [args: readonly string[], english: RegExp])[] = [
  [['projekt'], /^There is no command projekt \(commands: project, compare, /],
  [['project', '--nonsense'], /^--nonsense: There is no such option \(options: --format, /],
  [['project', '--quotes=yes'], /^--quotes=yes: There is no such option/],
  [['project', '--horizon'], /^--horizon: This option takes a value\.$/],
  [['seek', '--year', '2027'], /^--indicator: This option is needed\.$/],
  [
    [...seek, '--at-least', '--at-most'],
    /^--at-least: This option cannot be used together with --at-most\.$/,
  ],
  [['check'], /^The argument FILE is missing\.$/],
  [['equations', 'one', 'two'], /^Nothing more is taken here: “one two”\.$/],
  [['seek', 'a', 'b', ...seek.slice(1)], /^Nothing more is taken here: “b”\.$/],
  [['project', '--horizon', 'soon'], /^--horizon: “soon” is not a year\.$/],
  [['ensemble', '--draws', '1e3'], /^--draws: “1e3” is not a whole number\.$/],
  [[...seek, '--weight', 'rdIntensity=much'], /^--weight: “much” is not a number\.$/],
  [[...seek, '--weight', 'much'], /^--weight: “much” is not of the form ID=WEIGHT\.$/],
  [['ensemble', '--over', '60,000'], /^--over: “60,000” is not a number\. Write it without separators/],
  [['ensemble', '--method', 'halton'], /^--method: halton is not one of sobol, random\.$/],
  [['ensemble', '--draws', '0'], /^--draws: 0 is outside 1 to 1000000\.$/],
]

describe('wrong usage', () => {
  test.each(wrong)('%j is told with its option, and nothing is put out', async (args, english) => {
    const { code, out, error } = await run(args, { LC_ALL: 'en' })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    const [line, ...rest] = error.split('\n')
    expect(rest).toEqual([''])
    expect(line?.replace(/^error: /, '')).toMatch(english)
  })

  test.each(['ko', 'zh'])('is told in %s, with no English word', async (language) => {
    for (const [args] of wrong) {
      const { code, error } = await run(args, { LC_ALL: language })
      expect(code).toBe(2)
      const known = error.replaceAll(/\([^)]*\)|（[^）]*）/g, '').replaceAll(/--[\w-]+/g, '')
      const given = args.flatMap((arg) => [arg, ...arg.split('=')])
      expect(foreignWords(known, [...given, 'FILE', 'WEIGHT', 'ID', 'sobol', 'random'])).toEqual([])
    }
  })
})

test('help and version are no faults', async () => {
  for (const args of [['--help'], ['project', '--help'], ['help', 'seek'], ['--version']]) {
    const { code, out, error } = await run(args)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).not.toBe('')
  }
})
