/** What commands print has the words and units of the glossary, on what ships. */
import { expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { type Language, languages } from '../../src/model/spec.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { nestedBrackets, oldWordsIn } from '../helpers/terms.ts'
import { run } from './run-cli.ts'

const plan = 'plan-announced'
const asked = ['--indicator', 'robots', '--year', '2030']
const commands: Readonly<Record<string, readonly string[]>> = {
  project: ['project', plan],
  'project of one indicator': ['project', plan, '--indicator', 'robots'],
  'project of a demonstration': ['project', '--baseline', 'guangdong-2023'],
  compare: ['compare', 'baseline', plan, '--year', '2030'],
  ensemble: ['ensemble', plan, '--indicator', 'digitalEconomy', '--draws', '64', '--over', '70000'],
  sensitivity: ['sensitivity', plan, ...asked],
  attribute: ['attribute', plan, ...asked],
  seek: ['seek', ...asked, '--target', '90', '--lever', 'robotInstallations'],
  data: ['data'],
  'data of the statistics': ['data', '--baseline', 'zhejiang-2023'],
  backtest: ['backtest', '--draws', '64'],
  packs: ['packs'],
}

/** Addresses are as they are; what a probability is in runs is said so. */
const own = (out: string): string => out.replaceAll(/https?:\S+/g, '').replaceAll(/\d+ of 10 runs/g, '')

const said = async (args: readonly string[], language: Language) =>
  run([...args, '--lang', language], { [libraryVariable]: shippedFolder })

test.each(Object.entries(commands))(
  '%s says nothing in old words or units, and no brackets in brackets',
  async (name, args) => {
    for (const language of languages) {
      const { code, out, error } = await said(args, language)
      expect([code, error], `${name} in ${language}`).toEqual([code === 3 ? 3 : 0, ''])
      const lines = own(out).split('\n')
      expect(oldWordsIn(lines.map((text) => ({ place: name, language, text })))).toEqual([])
      expect(lines.filter((line) => nestedBrackets(line))).toEqual([])
      expect(out).not.toMatch(/100m CNY|\d,\d{3} \(100 million CNY\)/)
      if (language !== 'en') expect(out).not.toMatch(/(?<!\d)천 ?(대|개사)|千台|千家|백만 명|百万人|十亿/)
    }
  },
)

test('robots of a table are in 만 대 and 万台, with the numbers that go with it', async () => {
  const cells = await Promise.all(
    languages.map(async (language) => {
      const { out } = await said(['project', '--indicator', 'robots'], language)
      const [title = ''] = out.split('\n')
      const value = /^2030 +(\S+)/m.exec(out)?.[1] ?? ''
      return { title, value: Number(value.replaceAll(',', '')) }
    }),
  )
  expect(cells.map(({ title }) => title)).toEqual([
    expect.stringContaining('thousand robots'),
    expect.stringContaining('만 대'),
    expect.stringContaining('万台'),
  ])
  const [thousands, korean, chinese] = cells.map(({ value }) => value)
  expect(korean).toBe(chinese)
  expect(Math.abs(10 * (korean ?? 0) - (thousands ?? 0))).toBeLessThan(0.51)
})
