/** Numbers as people type, paste and compose them: one reading or none, never a guess. */
import { narrowed } from '../../model/narrow.ts'
import { superscripts } from './format.ts'

export type NumberReading =
  | { readonly kind: 'number'; readonly value: number }
  /** Nothing was written. */
  | { readonly kind: 'empty' }
  /** It can be read in more ways than one, such as 2,9. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [number, number] }
  | { readonly kind: 'unreadable' }

export interface ReadNumberOptions {
  /** How large the field's unit is: 1e8 where it holds 100m CNY, so that 3,000亿 is 3,000 of them. */
  readonly unitSize?: number
  /** Whether the field's unit is a per cent, which may be written after the number. */
  readonly isPercent?: boolean
}

/** Longer than any number that a person means. */
const longest = 64

/** What input methods and keyboards of other languages put where a sign is meant. */
const folds: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '﹣': '-',
  ー: '-',
  '。': '.',
  '｡': '.',
  '、': ',',
  '､': ',',
  '’': "'",
}

const folded = (text: string): string =>
  [...narrowed(text)]
    .map((character) => folds[character] ?? (/\s/.test(character) ? ' ' : character))
    .join('')

/** Marks of Chinese and Korean amounts: small ones inside a group of four digits, large ones that close it. */
const smallMarks = new Map([
  ['十', 10],
  ['십', 10],
  ['百', 100],
  ['백', 100],
  ['千', 1000],
  ['천', 1000],
])
const largeMarks = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['만', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['억', 1e8],
  ['兆', 1e12],
  ['조', 1e12],
])
const isMark = (character: string): boolean => smallMarks.has(character) || largeMarks.has(character)

/** Marks of English amounts: “7 trn”, “391 bn”. */
const englishMarks = new Map([
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
  ['trn', 1e12],
  ['trillion', 1e12],
])
const englishMark = /(?:million|bn|billion|trn|trillion)$/i

/**
 * Reads a number. Wide digits and signs are folded; a comma separates groups of three digits and nothing else;
 * 万, 亿, 만, 억, 조 count as they do in Chinese and Korean, bn and trn as in English.
 */
export function readNumber(text: string, options: ReadNumberOptions = {}): NumberReading {
  if (text.length > longest) return { kind: 'unreadable' }
  let rest = folded(text).trim()
  if (rest === '') return { kind: 'empty' }
  if (options.isPercent && rest.endsWith('%')) rest = rest.slice(0, -1).trimEnd()
  const sign = rest.startsWith('-') ? -1 : 1
  if (/^[+-]/.test(rest)) rest = rest.slice(1).trimStart()
  const read = [...rest].some(isMark)
    ? readAmount(rest, options.unitSize ?? 1)
    : (readEnglish(rest, options.unitSize ?? 1) ?? readPower(rest) ?? readPlain(rest))
  if (read.kind === 'number') return numberOf(sign * read.value)
  if (read.kind !== 'ambiguous') return read
  const [first, second] = read.readings
  return { kind: 'ambiguous', readings: [sign * first, sign * second] }
}

/** Minus nothing is nothing. */
const numberOf = (value: number): NumberReading =>
  Number.isFinite(value) ? { kind: 'number', value: value === 0 ? 0 : value } : { kind: 'unreadable' }

const plain = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i
const grouped = /^[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(?:\.\d+)?$/
/** One comma that closes no group of three: a decimal comma, or a slip. */
const oneComma = /^\d+,\d+$/
function readPlain(text: string): NumberReading {
  if (plain.test(text)) return numberOf(Number(text))
  if (grouped.test(text)) return numberOf(Number(text.replaceAll(/[, ']/g, '')))
  if (oneComma.test(text)) {
    const readings = [Number(text.replace(',', '.')), Number(text.replace(',', ''))] as const
    return readings.every(Number.isFinite) ? { kind: 'ambiguous', readings } : { kind: 'unreadable' }
  }
  return { kind: 'unreadable' }
}

/** As the program writes what is too large or too small to be written out: "2.5×10²⁴", "−2×10⁻¹²". */
const power = /^([^×]+)×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$/
function readPower(text: string): NumberReading | undefined {
  const [, figures = '', sign = '', raised = ''] = power.exec(text) ?? []
  if (raised === '') return undefined
  const exponent = [...raised].map((digit) => superscripts.indexOf(digit)).join('')
  return readPlain(`${figures}e${sign && '-'}${exponent}`)
}

/** "7 trn", which is 70,000 in a field of 100 million. */
function readEnglish(text: string, unitSize: number): NumberReading | undefined {
  const [mark = ''] = englishMark.exec(text) ?? []
  const size = (englishMarks.get(mark.toLowerCase()) ?? 0) / unitSize
  const number = text.slice(0, text.length - mark.length).replace(/ $/, '')
  if (size === 0 || !/\d/.test(number)) return undefined
  const read = readPlain(number)
  if (read.kind === 'number') return numberOf(Number((read.value * size).toPrecision(15)))
  if (read.kind !== 'ambiguous') return read
  const [first, second] = read.readings
  return { kind: 'ambiguous', readings: [first * size, second * size] }
}

/** "2조 3,291억", "10.6万亿", "1천5백억": groups of falling size, each closed by a large mark but the last. */
function readAmount(text: string, unitSize: number): NumberReading {
  const tokens = [...text.replaceAll(' ', '').matchAll(/[^十십百백千천万萬만亿億억兆조]+|./gu)].map(
    ([token]) => token,
  )
  const unreadable: NumberReading = { kind: 'unreadable' }
  let total = 0
  // The group that was closed last, by a mark of this size; it may grow, as 万 does by the 亿 that follows it.
  let closed = { value: 0, size: Number.POSITIVE_INFINITY }
  let group = { value: 0, size: Number.POSITIVE_INFINITY }
  let number: number | undefined
  let largest = 1
  let before = ''
  for (const token of tokens) {
    const [small, large] = [smallMarks.get(token), largeMarks.get(token)]
    if (small !== undefined) {
      if (number === undefined || small >= group.size) return unreadable
      group = { value: group.value + number * small, size: small }
      number = undefined
      largest = Math.max(largest, small)
    } else if (large !== undefined) {
      const grows = largeMarks.has(before)
      if (grows) {
        if (closed.size >= large) return unreadable
        closed = { value: closed.value * large, size: closed.size * large }
      } else {
        if ((number === undefined && group.value === 0) || large >= closed.size) return unreadable
        total += closed.value
        closed = { value: (group.value + (number ?? 0)) * large, size: large }
        group = { value: 0, size: Number.POSITIVE_INFINITY }
        number = undefined
      }
      largest = Math.max(largest, closed.size)
    } else {
      const read = readPlain(token)
      if (read.kind !== 'number')
        return read.kind === 'ambiguous' && tokens.length === 2 ? scaled(read, tokens) : unreadable
      number = read.value
    }
    before = token
  }
  const rest = group.value + (number ?? 0)
  if ((number ?? 0) >= group.size || rest >= closed.size) return unreadable
  const amount = total + closed.value + rest
  // Whoever writes 亿 in a field of 亿 has said the unit with it.
  return numberOf(largest >= unitSize ? amount / unitSize : amount)
}

/** Both readings of a number that one mark follows. */
function scaled(
  { readings: [first, second] }: Extract<NumberReading, { kind: 'ambiguous' }>,
  [, mark = '']: readonly string[],
): NumberReading {
  const size = smallMarks.get(mark) ?? largeMarks.get(mark) ?? 1
  return { kind: 'ambiguous', readings: [first * size, second * size] }
}
