/** Colours that are read on one another have the contrast that readers need, in every theme. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../src/renderer/styles/tokens.css'), 'utf8')

type Colours = ReadonlyMap<string, string>

/** The colours of each theme: those that it does not name are the first one's. */
function readThemes(): ReadonlyMap<string, Colours> {
  const themes = new Map<string, Colours>()
  for (const [, name = 'light', body = ''] of css.matchAll(
    /:root(?:\[data-theme="(\w+)"\])?\s*\{([^}]*)\}/g,
  )) {
    const own = [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(
      ([, token = '', colour = '']) => [token, colour] as const,
    )
    themes.set(name, new Map([...(themes.get('light') ?? []), ...own]))
  }
  return themes
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const lines = ['line-baseline', 'line-1', 'line-2', 'line-3', 'line-4', 'line-5']
const grounds = ['paper', 'ground', 'shade', 'accent-wash']

/** What is written in a colour, on which grounds. */
const texts: readonly (readonly [text: string, on: readonly string[]])[] = [
  ['ink', [...grounds, 'warn-wash']],
  ['ink-soft', grounds],
  ['ink-faint', grounds],
  ['accent-ink', grounds],
  ['warn', ['paper', 'ground', 'warn-wash']],
  ['good', ['paper', 'ground']],
  ['bad', ['paper', 'ground']],
  ['paper', ['accent', 'ink']],
  ...lines.map((line) => [line, ['paper', 'ground']] as const),
]
/** Edges of fields, marks of sliders and switches, rings of the focus. */
const marks: readonly (readonly [mark: string, on: readonly string[]])[] = [
  ['rule-strong', grounds],
  ['accent', grounds],
  ...lines.map((line) => [line, grounds] as const),
]

const themes = readThemes()

test('there are three themes, each with all colours', () => {
  expect([...themes.keys()]).toEqual(['light', 'dark', 'contrast'])
})

for (const [theme, colours] of themes) {
  const tooFaint = (pairs: typeof texts, least: number): readonly string[] =>
    pairs.flatMap(([one, on]) =>
      on.flatMap((other) => {
        const ratio = contrast(colours.get(one) ?? '', colours.get(other) ?? '')
        // What is not there has no contrast either.
        return ratio >= least ? [] : [`${one} on ${other}: ${ratio.toFixed(2)}`]
      }),
    )
  test(`texts have 4.5:1 in ${theme}`, () => {
    expect(tooFaint(texts, 4.5)).toEqual([])
  })
  test(`edges of fields and marks have 3:1 in ${theme}`, () => {
    expect(tooFaint(marks, 3)).toEqual([])
  })
}
