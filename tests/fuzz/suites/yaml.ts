/** Data files: each as it stands in a small library, of which the others are sound. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, type DataKind, readDataFile, readLibrary } from '../../../src/files/library.ts'
import { flipped, mutatedText } from '../mutate.ts'
import { refusal } from '../refusal.ts'
import { holds, type Suite } from '../suite.ts'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'malmo')
const pack = 'packs/malmo'
const outcomesText = `id: malmo
region: { en: Malmö, ko: 말뫼, zh: 马尔默 }
breaks:
  - id: recount
    label: { en: Recount, ko: 재집계, zh: 重新统计 }
    indicator: takings
    year: 2024
    factor: 1.1
    low: 1
    high: 1.2
    basis: { en: Counted., ko: 세었다., zh: 统计。 }
    note: { en: A note., ko: 주., zh: 注。 }
    on: true
targets:
  - id: aim
    label: { en: Aim, ko: 목표, zh: 目标 }
    indicator: takings
    year: 2026
    value: 300
    unit: m SEK
    announced: 2023
    source: a plan
    quality: official
outcomes:
  - id: takings24
    label: { en: Takings, ko: 수입, zh: 收入 }
    indicator: takings
    year: 2024
    value: 210.5
    unit: m SEK
    measure: level
    source: a bulletin
    derived: false
`

const paths: ReadonlyMap<string, string> = new Map([
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:yaml|json)$/.test(path))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const),
  [`${pack}/outcomes.yaml`, outcomesText],
])
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const sound = new Map([...paths].map(([path, text]) => [path, bytesOf(text)]))
const base: DataFolder = {
  read: (path) => sound.get(path),
  list: (parent) => [
    ...new Set(
      [...sound.keys()]
        .filter((path) => path.startsWith(`${parent}/`))
        .map((path) => path.slice(parent.length + 1).split('/')[0] ?? ''),
    ),
  ],
}

const words = [
  ...[
    '&a ',
    '*a',
    '*a\n',
    '!!js ',
    '!!binary ',
    '!!set ',
    '<<: ',
    '# ',
    '---\n',
    '? ',
    '- ',
    '- - ',
    '|\n',
    '>-\n',
    '%',
  ],
  ...[
    '{ en: a, ko: b, zh: c }',
    '{}',
    '[]',
    '{ a: ',
    '[',
    ': ',
    '\n  ',
    '"',
    "'",
    '~',
    'null',
    'yes',
    '2023-01-01',
  ],
  ...[
    'takings',
    'newBikes',
    'previous(fleet)',
    'base(newBikes)',
    'shock(x)',
    '1/0',
    'log(0)',
    'max(1,2)',
    '(',
    '^',
    '1e308',
  ],
  ...[
    'id: ',
    'unit: ',
    'm SEK',
    'k bikes',
    'SEK / k bikes',
    'formula: ',
    'levers:\n',
    'constructor: 1\n',
    '__proto__: 1\n',
  ],
]
const values = [
  ...[
    '0',
    '1',
    '-1',
    '2.5',
    '100',
    '2023',
    '2024',
    '1e9',
    '.inf',
    '.nan',
    'true',
    'null',
    'other',
    'takings',
    'newBikes',
  ],
  ...[
    'm SEK',
    'k bikes',
    'percent',
    'fleet',
    'official',
    'level',
    'assumption',
    'previous(fleet) * 2',
    '"{ a }"',
    '자전거',
  ],
]

const kept = new Map<Uint8Array, unknown>()

/** @param path of the file that is mutated. */
function suiteOf(path: string, kind: DataKind): Suite {
  const corpus = [paths.get(path) ?? '']
  return {
    make: (random) => flipped(bytesOf(mutatedText({ corpus, words, values }, random)), random),
    read(bytes) {
      const library = readLibrary({
        ...base,
        read: (asked) => (asked === path ? bytes : base.read(asked)),
        known: (asked) => structuredClone(kept.get(asked)),
      })
      if (!library.ok) return refusal(library.error)
      holds(
        library.value.files.some((file) => file.kind === kind),
        'read, but not listed',
      )
      holds(library.value.grounds.all.length > 0, 'read, but nothing stands on it')
      return 'read'
    },
  }
}

const files: readonly (readonly [path: string, kind: DataKind])[] = [
  ['units.yaml', 'units'],
  ['models/bikes.yaml', 'model'],
  [`${pack}/pack.yaml`, 'pack'],
  [`${pack}/baselines/bikes-23.yaml`, 'baseline'],
  [`${pack}/outcomes.yaml`, 'outcomes'],
  [`${pack}/scenarios/shipped.yaml`, 'shipped'],
]
// What is sound is validated once.
for (const [path, kind] of files) {
  const bytes = sound.get(path)
  const read = readDataFile(base, path, kind)
  holds(bytes !== undefined && read.ok, `${path}: ${JSON.stringify(read)}`)
  kept.set(bytes, read.value.value)
}
const whole = readLibrary(base)
holds(whole.ok, JSON.stringify(whole))

export const [units, model, packFile, baseline, outcomes, shipped] = files.map(([path, kind]) =>
  suiteOf(path, kind),
) as [Suite, Suite, Suite, Suite, Suite, Suite]
