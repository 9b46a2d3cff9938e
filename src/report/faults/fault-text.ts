/** The words of faults: one sentence for each code, in the reader's language, with what was read and what is allowed. */
import { onOneLine } from '../../files/characters.ts'
import type { CodedFault, FileFault, FileFaultCode, FileFaultDetails } from '../../files/file-fault.ts'
import { type TableFaultCode, type TableProblem, tableFaultCodes } from '../../files/outcomes/reading.ts'
import type { NeededFigure } from '../../model/fault.ts'
import type { Bounds } from '../../model/spec.ts'
import { plainNumberSize } from '../../model/unit.ts'
import { formatChoice, formatList } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { TextKey } from '../text/translate.ts'
import type { FaultSpeech } from './fault-speech.ts'
import { systemReason } from './system-reason.ts'
import { atLine, tableFaultText } from './table-fault.ts'
import { shown, type Told, toldPlainly } from './told.ts'

type Tellers = {
  readonly [C in FileFaultCode]?: (details: FileFaultDetails[C], speech: FaultSpeech) => Told
}

/** Details that are not told as they are, but by a word or a label. */
const tellers: Tellers = {
  'formula-arguments': ({ least, most }, { t }) => ({
    values:
      least === most ? t('faults.values', { count: least }) : t('faults.valuesBetween', { least, most }),
  }),
  'formula-part': ({ part }, { t }) => ({ part: t(`faults.part.${part}`) }),
  'reference-impossible': ({ reference }, { t }) => ({ rule: t(`faults.reference.${reference}`) }),
  'unit-mismatch': ({ left, right }, speech) => ({
    left: unitText(left, speech),
    right: unitText(right, speech),
  }),
  'units-differ': ({ operation, left, right }, speech) => ({
    operation: speech.t(`faults.operation.${operation}`),
    left: unitText(left, speech),
    right: unitText(right, speech),
  }),
  'unit-not-plain': ({ place, unit }, speech) => ({
    place: speech.t(`faults.plain.${place}`),
    unit: unitText(unit, speech),
  }),
  'unit-power': ({ unit }, speech) => ({ unit: unitText(unit, speech) }),
  'wrong-type': ({ expected, read }, { t }) => ({
    expected: t(`faults.value.${expected}`),
    read: t(`faults.value.${read}`),
  }),
  'not-one-of': ({ known }, { language }) => ({ known: formatChoice(known.map(shown), language) }),
  'file-unreadable': ({ reason }, speech) => ({ reason: systemReason(reason, speech) }),
  'out-of-bounds': ({ bounds }, speech) => ({ bounds: boundsText(bounds, speech) }),
  'unfit-baseline': ({ message }, { language }) => ({ message: message[language] }),
  'unfit-assumption': ({ message }, { language }) => ({ message: message[language] }),
  'part-differs': ({ part }, { t }) => ({ part: t(`faults.resultPart.${part}`) }),
  'other-file': ({ kind }, { t }) => ({ kind: t(`faults.otherFile.${kind}`) }),
  'text-form': ({ form }, { t }) => ({ form: t(`faults.form.${form}`) }),
}

/** What is wrong, in a sentence. */
export function faultText({ code, details }: CodedFault, speech: FaultSpeech): string {
  if (isTableCode(code)) return tableFaultText({ code, details } as TableProblem, speech)
  // The teller of a code takes the details of that code.
  const teller = tellers[code] as ((details: object, speech: FaultSpeech) => Told) | undefined
  // Each text leaves open what the details of its code name; a test words them all.
  const t = speech.t as (key: TextKey, values: Told) => string
  const sentence = t(`faults.code.${code}`, { ...toldPlainly(details, speech), ...teller?.(details, speech) })
  const needed = code === 'figure-missing' ? (details as FileFaultDetails[typeof code]).needed : undefined
  return paragraph([sentence, ...neededTexts(needed, speech)], speech.language)
}

/** What a missing figure must be, for whoever looks for it; the unit by its key, as a file names it. */
function neededTexts(
  { unit, year, help }: NeededFigure = {},
  { t, language }: FaultSpeech,
): readonly string[] {
  return [
    ...(unit === undefined ? [] : [t('faults.needed.unit', { unit })]),
    ...(year === undefined ? [] : [t('faults.needed.year', { year })]),
    ...(help === undefined ? [] : [help[language]]),
  ]
}

/** Where and what, on one line of a terminal: `file:line: path: sentence`. */
export function faultLine(fault: FileFault, speech: FaultSpeech): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`
  return [onOneLine(place), ...(fault.path ? [onOneLine(fault.path)] : []), faultText(fault, speech)].join(
    ': ',
  )
}

/** Faults of one file and kind that are told each; what is more is counted. */
const mostAlike = 5

/** The lines of many faults: of each kind in a file the first few, then how many more there are. */
export function faultLines(faults: readonly FileFault[], speech: FaultSpeech): readonly string[] {
  const kinds = Map.groupBy(faults, ({ file, code }) => `${file}\n${code}`)
  return [...kinds.values()].flatMap((alike) => {
    // One that is alone is told, not counted.
    const told = alike.length === mostAlike + 1 ? alike : alike.slice(0, mostAlike)
    const more = alike.length - told.length
    const lines = told.map((fault) => faultLine(fault, speech))
    const [{ file } = { file: '' }] = alike
    return more > 0 ? [...lines, `${onOneLine(file)}: ${speech.t('faults.moreAlike', { more })}`] : lines
  })
}

/** Where and what, for a window that names the file elsewhere: `line 3, levers.x: sentence`. */
export function faultInFile(fault: FileFault, speech: FaultSpeech): string {
  const { line } = fault
  const path = onOneLine(fault.path)
  const { t } = speech
  const text = faultText(fault, speech)
  // The words for a fault of a table name what it is about themselves.
  if (!path || isTableCode(fault.code)) return atLine(line, text, speech)
  const place = line === undefined ? path : `${t('faults.line', { line })} · ${path}`
  return t('faults.place', { place, text })
}

const isTableCode = (code: FileFaultCode): code is TableFaultCode =>
  tableFaultCodes.some((own) => own === code)

/** Hard bounds, those that there are. */
function boundsText(bounds: Bounds, { language, t }: FaultSpeech): string {
  const parts = (['min', 'above', 'max', 'below'] as const).flatMap((key) => {
    const value = bounds[key]
    return value === undefined ? [] : [t(`faults.bound.${key}`, { value })]
  })
  return formatList(parts, language)
}

/** A unit as `describeUnit` has it, by the label of a unit of that size where the data files know one. */
function unitText(size: string, { t, unitOfSize }: FaultSpeech): string {
  if (size === plainNumberSize) return t('faults.plainNumber')
  if (size === '0') return t('faults.zero')
  return unitOfSize?.(size) ?? size
}
