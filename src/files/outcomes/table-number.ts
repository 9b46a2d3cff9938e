/**
 * Numbers as tables have them: grouped or not, with a decimal point or comma, with scale words and a unit.
 *
 * What can be read in two ways is never settled here: the reader of the whole table knows which mark its other
 * numbers have. A field that one number is typed into has other rules, in `report/text/read-number.ts`: it has no
 * other numbers to go by, and knows its unit.
 */
import { narrow, withoutMarks } from './fold.ts'
import type { DecimalMark } from './reading.ts'

/** Longer than any number that people write. */
const longestNumber = 80

/** What tables write where there is no value. */
const missingMarks: ReadonlySet<string> = new Set(
  [
    '- -- --- . .. ... … …… / : * **',
    'na nan null none nil n.a. n/a #n/a missing',
    '缺 缺失 空 空缺 无 无数据 暂无 暂缺 不详 未公布',
    '없음 자료없음 해당없음 미공표 미상 결측',
  ].flatMap((marks) => marks.normalize('NFC').split(' ')),
)

export function isMissing(cell: string): boolean {
  if (cell.length > longestNumber) return false
  const text = narrow(cell).normalize('NFC').toLowerCase()
  const isMark = (mark: string): boolean => missingMarks.has(mark.replaceAll(' ', ''))
  return text === '' || isMark(text) || isMark(withoutMarks(text))
}

/** Words for powers of ten, in the three languages. */
const scales: Readonly<Record<number, string>> = {
  3: '千 천 thousand',
  4: '万 만',
  6: '百万 백만 million mn',
  7: '千万 천만',
  8: '亿 억',
  9: 'billion bn',
  10: '百亿',
  11: '千亿',
  12: '万亿 조 trillion trn',
}
/** The longer ones first: 万亿 begins with 万. */
const scaleWords = Object.entries(scales)
  .flatMap(([ten, words]) => words.split(' ').map((word) => [word, Number(ten)] as const))
  .sort(([a], [b]) => b.length - a.length)

/** A scale word at the start of a folded text, and what follows it. */
export function scaleAt(text: string): { readonly ten: number; readonly rest: string } | undefined {
  const found = scaleWords.find(([word]) => text.startsWith(word))
  return found && { ten: found[1], rest: text.slice(found[0].length) }
}

/** A scale word at the end, as English has it: CNY bn. */
export function scaleBehind(text: string): { readonly ten: number; readonly rest: string } | undefined {
  const found = scaleWords.find(([word]) => text.endsWith(word))
  return found && { ten: found[1], rest: text.slice(0, -found[0].length) }
}

/** What a numeral says if its decimal mark is a point, and if it is a comma; missing where it then says nothing. */
export type Readings = Readonly<Partial<Record<DecimalMark, string>>>

/** A number's parts: `2조 3,300억 위안` has two numerals, each with its scale. */
export interface WrittenNumber {
  readonly sign: '' | '-'
  readonly parts: readonly { readonly readings: Readings; readonly ten: number }[]
  /** Behind the number, as it stands there; empty where nothing does. */
  readonly unit: string
  /** The text behind the first numeral, scale words included. */
  readonly behind: string
}

const pointNumeral = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d*)?$|^\.\d+$/
const commaNumeral = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d*)?$|^,\d+$/
const exponent = /^e([+-]?\d{1,4})/i

/** Takes a cell apart; undefined where it is no number. */
export function readNumber(cell: string): WrittenNumber | undefined {
  if (cell.length > longestNumber) return undefined
  const text = withoutMarks(narrow(cell)).toLowerCase()
  const sign = /^[+-] ?/.exec(text)?.[0] ?? ''
  let rest = text.slice(sign.length)
  const parts: { readings: Readings; ten: number }[] = []
  let behind = ''
  let lastTen = Number.POSITIVE_INFINITY
  for (;;) {
    const numeral = /^[\d.,' ’]*/.exec(rest)?.[0].trim() ?? ''
    if (numeral === '') break
    rest = rest.slice(rest.indexOf(numeral) + numeral.length)
    const power = exponent.exec(rest)?.[1] ?? ''
    if (power !== '') rest = rest.slice(power.length + 1)
    const readings = readingsOf(numeral, power)
    if (readings.point === undefined && readings.comma === undefined) return undefined
    rest = rest.trimStart()
    if (parts.length === 0) behind = rest
    const scale = scaleAt(rest)
    // A further numeral stands for what is less than the scale before it.
    if (parts.length > 0 && (scale?.ten ?? 0) >= lastTen) return undefined
    parts.push({ readings, ten: scale?.ten ?? 0 })
    if (!scale) break
    lastTen = scale.ten
    rest = scale.rest.trimStart()
  }
  if (parts.length === 0) return undefined
  if (parts.length > 1 && !parts.every((part) => withPointOnly(part))) return undefined
  // What follows may be a unit, and no unit has digits or begins with a sign: 0x10, 2021-12.
  if (/\d|^[^\p{L}%]/u.test(rest.trim())) return undefined
  return { sign: sign.startsWith('-') ? '-' : '', parts, unit: rest.trim(), behind: behind.trim() }
}

/** Numbers with several scales come from where a comma groups thousands, whatever the rest of the table has. */
function withPointOnly(part: { readings: Readings }): boolean {
  const { point } = part.readings
  if (point !== undefined) part.readings = { point, comma: point }
  return point !== undefined
}

/** The numeral without its groups, and with a point for its mark. */
function readingsOf(numeral: string, power: string): Readings {
  const groups = /^[1-9]\d{0,2}(?:[ '’]\d{3})+(?![ '’\d])/.exec(numeral)?.[0]
  const plain = groups ? groups.replaceAll(/[ '’]/g, '') + numeral.slice(groups.length) : numeral
  const end = power === '' ? '' : `e${power}`
  return {
    ...(pointNumeral.test(plain) ? { point: plain.replaceAll(',', '') + end } : {}),
    ...(commaNumeral.test(plain) ? { comma: plain.replaceAll('.', '').replace(',', '.') + end } : {}),
  }
}

/** The mark that a number can only be read with, if it has one; a number without any tells nothing. */
export function markOf({ parts }: WrittenNumber): DecimalMark | undefined {
  const marks = parts.flatMap(({ readings: { point, comma } }) =>
    point === undefined ? (['comma'] as const) : comma === undefined ? (['point'] as const) : [],
  )
  return marks[0]
}

/** A number's value with a decimal mark, in ones; undefined where it says nothing with that mark. */
export function valueWith(
  { sign, parts }: WrittenNumber,
  mark: DecimalMark,
  scaled: boolean,
): number | undefined {
  let sum = 0
  for (const { readings, ten } of parts) {
    const digits = readings[mark]
    if (digits === undefined) return undefined
    sum += timesTen(Number(digits), scaled ? ten : 0)
  }
  return sign === '-' ? -sum : sum
}

/** A number times a power of ten, rounded once: 357480000 and −4 make 35748 exactly. */
export function timesTen(value: number, ten: number): number {
  if (!Number.isFinite(value)) return value
  const [digits, power = '0'] = value.toExponential().split('e')
  return Number(`${digits}e${Number(power) + ten}`)
}
