/** Files as careless and hostile authors write them: those of a corpus, changed a little or flooded. */
import type { Random } from './random.ts'

/** What to put into files of a kind, and what they are made from. */
export interface Material {
  readonly corpus: readonly string[]
  /** Words that mean something in files of the kind, or nearly do. */
  readonly words: readonly string[]
  /** Values that a file of the kind may have somewhere: with them it is well formed, and seldom right. */
  readonly values: readonly string[]
}

/** Characters and numbers that some reader somewhere has stumbled over. */
const anywhere: readonly string[] = [
  ...['{', '}', '[', ']', ',', ':', ';', '"', "'", '\\', '|', '#', '\n', '\r', '\t', ' ', '字', '한'],
  ...['\u0000', '\u2028', '\ufeff', '\ud800', '\u200b', '\u2069', '\u202e', '\u3164', '\u{e0041}', '\ufe0f'],
  ...['\u0301'.repeat(110), '\u1112\u1161\u11ab', 'ｇｒｄｐ', '９', '－'],
  ...['null', 'true', 'NaN', 'Infinity', '-0', '1e999', '-1e999', '1e-400', '9007199254740993', '0x10', '01'],
  ...['.5', '1,000', '1.000,5', '__proto__', 'constructor', 'prototype', 'toString', '2016', '2051'],
]

type Mutation = (text: string, random: Random, material: Material) => string

/** The longest flood of one case: long enough to show what grows too fast, short enough for thousands of cases. */
const mostFlood = 20_000

const mutations: readonly Mutation[] = [
  (text, { below, pick }, { words }) => splice(text, below(text.length), 0, pick(words)),
  (text, { below, pick }, { words }) => splice(text, below(text.length), 1 + below(8), pick(words)),
  (text, { below, pick }) => splice(text, below(text.length), below(2), pick(anywhere)),
  (text, { below }) => splice(text, below(text.length), 1 + below(40), ''),
  (text, { below }) => splice(text, below(text.length), 1, String.fromCharCode(below(0x250))),
  (text, { below }) => text.slice(0, below(text.length)),
  (text, random, { words }) => replaceValue(text, random, [...words, ...anywhere]),
  (text, random, { values }) => replaceValue(text, random, values),
  (text, random, { values }) => replaceValue(text, random, values),
  (text, random, { values }) => replaceValue(text, random, values),
  // A line twice, in another's place, or gone.
  (text, { below }) => {
    const lines = text.split('\n')
    const from = below(lines.length)
    return lines.toSpliced(below(lines.length), below(2), lines[from] ?? '').join('\n')
  },
  (text, { below }) => {
    const lines = text.split('\n')
    return lines.toSpliced(below(lines.length), 1 + below(3)).join('\n')
  },
  // A line further in or out.
  (text, { below }) => {
    const lines = text.split('\n')
    const at = below(lines.length)
    return lines.with(at, `${' '.repeat(below(6))}${(lines[at] ?? '').trimStart()}`).join('\n')
  },
  // A piece of another file.
  (text, { below, pick }, { corpus }) => {
    const other = pick(corpus)
    const start = below(other.length)
    return splice(text, below(text.length), 0, other.slice(start, start + below(200)))
  },
]

/** Rarer, as one costs as much as many small changes: something very many times. */
const flood: Mutation = (text, { below, pick }, { words }) => {
  const piece = below(2) === 0 ? pick(words) : pick(anywhere)
  const times = 1 + below(Math.floor(mostFlood / piece.length))
  return splice(text, below(text.length), 0, piece.repeat(times))
}

/** Puts something in the place of one value. */
function replaceValue(text: string, { pick }: Random, values: readonly string[]): string {
  const found = [...text.matchAll(/(?<=[:,] ?)(?:"[^"\n]*"|[\w.%-]+)/g)]
  const value = found.length > 0 ? pick(found) : undefined
  return value ? splice(text, value.index, value[0].length, pick(values)) : text
}

function splice(text: string, start: number, count: number, insert: string): string {
  return text.slice(0, start) + insert + text.slice(start + count)
}

/** A file of the corpus with one mutation, seldom two or three: what is changed much is refused at its beginning. */
export function mutatedText(material: Material, random: Random): string {
  let text = random.pick(material.corpus)
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) {
    const mutation = random.below(30) === 0 ? flood : random.pick(mutations)
    text = mutation(text, random, material)
  }
  return text
}

/** Bytes with, now and then, a flipped bit, which may leave the encoding. */
export function flipped(bytes: Uint8Array, { below }: Random): Uint8Array {
  const at = below(10 * bytes.length)
  const byte = bytes[at]
  if (byte !== undefined) bytes[at] = byte ^ (1 << below(8))
  return bytes
}
