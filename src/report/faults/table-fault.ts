/** What is wrong in a table of outcomes, and what was left out of one, in the reader's language. */
import type { OutcomesReading, TableFault, TableProblem } from '../../files/outcomes/reading.ts'
import type { ModelSpec } from '../../model/spec.ts'
import { formatList, formatPlain } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import type { FaultSpeech } from './fault-speech.ts'
import { shown } from './told.ts'

/** Everything that the words of some fault name; each fault has what its own words do. */
const nothing = {
  character: '',
  limit: '',
  encoding: '',
  heading: '',
  most: '',
  columns: '',
  cells: '',
  measure: '',
  unit: '',
  wanted: '',
  name: '',
  year: '',
  note: '',
  value: '',
  point: '',
  comma: '',
  other: '',
  otherLine: '',
  projected: '',
  rescaled: '',
}
type Place = keyof typeof nothing
type PlacedFault = TableProblem & Pick<TableFault, 'line'>

/** Years and lines are counted, not measured. */
const counted: readonly string[] = ['year', 'otherLine'] satisfies Place[]

/** A fault with its line, for a window that names the table elsewhere. */
export const tableFaultLine = (fault: PlacedFault, speech: FaultSpeech): string =>
  atLine(fault.line, tableFaultText(fault, speech), speech)

/** A sentence with the line that it is about, where it is about one. */
export const atLine = (line: number | undefined, text: string, { t }: FaultSpeech): string =>
  line === undefined ? text : t('faults.place', { place: t('faults.line', { line }), text })

/** A fault without its place. */
export function tableFaultText(
  { code, details }: TableProblem,
  { t, language, indicator = (id) => id, unit = (key) => key }: FaultSpeech,
): string {
  const plain = Object.entries(details as Readonly<Record<string, string | number>>)
  const said = plain.map(([name, value]): readonly [string, string | number] => {
    if (name === 'indicator') return ['name', indicator(String(value))]
    if (name === 'wanted') return [name, unit(String(value))]
    if (typeof value === 'string') return [name, shown(value)]
    return [name, counted.includes(name) ? value : formatPlain(value, language)]
  })
  const isRescaled = code === 'value-far-off' && details.rescaled !== undefined
  const key = isRescaled ? 'value-far-off-rescaled' : code
  return t(`faults.table.${key}`, { ...nothing, ...Object.fromEntries(said) })
}

/** What was passed over, one sentence for each kind of it. */
export function leftOutTexts(
  { skipped, ignored }: Pick<OutcomesReading, 'skipped' | 'ignored'>,
  { launchYear: first, horizon: { max: last } }: Pick<ModelSpec, 'launchYear' | 'horizon'>,
  { t, language }: Words,
): readonly string[] {
  const { missing, outside, repeated } = skipped
  return [
    missing > 0 && t('outcomes.missing', { count: missing }),
    outside > 0 && t('outcomes.outside', { count: outside, first, last }),
    repeated > 0 && t('outcomes.repeated', { count: repeated }),
    ignored.length > 0 &&
      t('outcomes.ignored', { names: formatList(ignored.map(shown), language), count: ignored.length }),
  ].filter((text) => text !== false)
}
