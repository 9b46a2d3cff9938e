import { expect, test } from 'vitest'
import { readScenarioFile } from '../../src/files/scenario-file.ts'
import { writeScenarioFile } from '../../src/files/scenario-text.ts'
import { withIndicators } from '../../src/model/build-model.ts'
import { createProjector } from '../../src/model/projection.ts'
import { checkScenario } from '../../src/model/scenario.ts'
import { english } from '../helpers/faults.ts'
import { dataText, ground, library, model, shippedPath } from '../helpers/library.ts'

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

const corpus = ground.shipped.map(({ texts }) => dataText(shippedPath(texts.file)))
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
    const value = values.length > 0 ? pick(values) : undefined
    return value ? splice(text, value.index, value[0].length, pick(words)) : text
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

/** Whether a file was read or refused; in other words, what went wrong. */
function outcome(bytes: Uint8Array): string {
  const result = readScenarioFile('mutated.scenario.json', bytes, library.grounds)
  if (!result.ok) {
    const faults = result.error
    return faults.length > 0 && faults.every((fault) => english(fault).length > 10)
      ? 'refused'
      : 'without a fault'
  }
  if (checkScenario(result.value, model).length > 0) return 'read, but not valid'
  if (!withIndicators(model, result.value.indicators).ok) return 'read, but its indicators are not valid'
  const grdp = projector.project(result.value).series.get('grdp')
  if (!grdp?.every(Number.isFinite)) return 'read, but GRDP is not finite'
  const again = readScenarioFile('again', encode(writeScenarioFile(result.value)), library.grounds)
  return again.ok ? 'read' : 'read, but not read again'
}

/** A file of the corpus with one to three mutations, and now and then a flipped bit, which may leave UTF-8. */
function mutated(seed: number): Uint8Array {
  const random = generator(seed)
  let text = random.pick([...corpus, ...withOwn])
  for (let count = 1 + random.below(3); count > 0; count--) text = random.pick(mutations)(text, random)
  const bytes = encode(text)
  const at = random.below(10 * bytes.length)
  const byte = bytes[at]
  if (byte !== undefined) bytes[at] = byte ^ (1 << random.below(8))
  return bytes
}

test('a mutated file is a valid scenario or has faults, never a throw, and objects stay as they are', () => {
  const before = Reflect.ownKeys(Object.prototype)
  const found: string[] = []
  let read = 0
  let refused = 0
  for (let seed = 1; seed <= 3000; seed++) {
    let result: string
    try {
      result = outcome(mutated(seed))
    } catch (error) {
      result = `thrown: ${error instanceof Error ? error.message : String(error)}`
    }
    if (result === 'read') read += 1
    else if (result === 'refused') refused += 1
    else found.push(`seed ${seed}: ${result}`)
  }
  expect(found).toEqual([])
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
  // Both ways out are taken often.
  expect(read).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(1000)
})
