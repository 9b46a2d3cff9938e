import { expect, test } from 'vitest'
import { readScenarioFile, writeScenarioFile } from '../../src/files/scenario-file.ts'
import { withIndicators } from '../../src/model/build-model.ts'
import { createProjector } from '../../src/model/projection.ts'
import { checkScenario } from '../../src/model/scenario.ts'
import { dataText, library, model } from '../helpers/library.ts'

/** A small generator (mulberry32): the same mutations for the same seed on every machine. */
function generator(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T }
}
type Random = ReturnType<typeof generator>

const corpus = library.shipped.map(({ texts }) => dataText(`scenarios/${texts.file}.scenario.json`))
const own = '"indicators": [{ "id": "own", "label": "Own", "formula": "grdp / price", "unit": "100m CNY" }]'
const withOwn = corpus.map((text) => text.replace('"indicators": []', own))

/** Words that a careless or hostile author might write. */
const words = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    ' ',
    '\t',
    '\r',
    '\u0000',
    '\u2028',
    '\ufeff',
    '\ud800',
    '字',
  ],
  ...[
    'null',
    'true',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '-1e999',
    '1e-400',
    '9007199254740993',
    '0x10',
    '01',
    '.5',
  ],
  ...[
    '"__proto__"',
    '"constructor"',
    '"toString"',
    '"\\u0000"',
    '"\\u202e"',
    '"\\ud800"',
    '"',
    '{}',
    '[]',
    '[[[[[[',
  ],
  ...['&a ', '*a', '!!js ', '<<: ', '# ', '---\n', '? ', '- ', '|\n', '>', '%'],
  ...['2016', '2051', '"baseline"', '"levers"', '"target"', '"grdp.x"', '"grdp("', '"a = 1"', '"1:9"'],
]

type Mutation = (text: string, random: Random) => string
const mutations: readonly Mutation[] = [
  (text, { below, pick }) => splice(text, below(text.length), 0, pick(words)),
  (text, { below, pick }) => splice(text, below(text.length), 1 + below(8), pick(words)),
  (text, { below }) => splice(text, below(text.length), 1 + below(40), ''),
  (text, { below }) => splice(text, below(text.length), 1, String.fromCharCode(below(0x250))),
  (text, { below }) => text.slice(0, below(text.length)),
  // a value for another
  (text, { pick }) => {
    const values = [...text.matchAll(/(?<=: )(?:"[^"]*"|[\d.]+)/g)]
    const { index, 0: value } = pick(values.length > 0 ? values : [{ index: 0, 0: '' }])
    return splice(text, index, value.length, pick(words))
  },
  // a line twice, or two lines in each other's place
  (text, { below }) => {
    const lines = text.split('\n')
    const from = below(lines.length)
    return lines.toSpliced(below(lines.length), below(2), lines[from] ?? '').join('\n')
  },
  // a piece of another file
  (text, { below, pick }) => {
    const other = pick(withOwn)
    const start = below(other.length)
    return splice(text, below(text.length), 0, other.slice(start, start + below(200)))
  },
]

function splice(text: string, start: number, count: number, insert: string): string {
  return text.slice(0, start) + insert + text.slice(start + count)
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const projector = createProjector(model)

/** What is wrong with how a file was read, in words; nothing is where it was read or refused as it should be. */
function misread(bytes: Uint8Array): string | undefined {
  const result = readScenarioFile('mutated.scenario.json', bytes, model)
  if (!result.ok) {
    const [first] = result.error
    if (!first) return 'refused without a fault'
    return result.error.every((fault) => fault.code && fault.message)
      ? undefined
      : 'a fault without code or words'
  }
  if (checkScenario(result.value, model).length > 0) return 'read, but not valid'
  if (!withIndicators(model, result.value.indicators).ok) return 'read, but its indicators are not valid'
  const years = projector.project(result.value).series.get('grdp')
  if (!years?.every(Number.isFinite)) return 'read, but GRDP is not finite'
  const again = readScenarioFile('again', encode(writeScenarioFile(result.value)), model)
  return again.ok ? undefined : 'read, but not read again'
}

test('a mutated file is a valid scenario or has faults, and objects stay as they are', () => {
  const before = Reflect.ownKeys(Object.prototype)
  const found: string[] = []
  let read = 0
  for (let seed = 1; seed <= 3000; seed++) {
    const random = generator(seed)
    let text = random.pick([...corpus, ...withOwn])
    for (let count = 1 + random.below(3); count > 0; count--) text = random.pick(mutations)(text, random)
    const bytes = encode(text)
    // Bytes too: a flipped bit may leave UTF-8.
    if (random.below(10) === 0 && bytes.length > 0) {
      const at = random.below(bytes.length)
      bytes[at] = (bytes[at] as number) ^ (1 << random.below(8))
    }
    try {
      const wrong = misread(bytes)
      if (wrong) found.push(`seed ${seed}: ${wrong}`)
    } catch (error) {
      found.push(`seed ${seed}: ${String(error)}`)
    }
    if (readScenarioFile('x', bytes, model).ok) read++
  }
  expect(found).toEqual([])
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  // Both ways out are taken often.
  expect(read).toBeGreaterThan(100)
  expect(read).toBeLessThan(2900)
})
