/** What a chart shows, in a sentence for whoever hears it. */
import { amountText } from '../amount.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import type { ChartData, ChartLine } from './place.ts'

/** Where each line begins and ends, and that there is a table with all between. */
export function chartSummary(
  { lines, firstYear, lastYear }: Pick<ChartData, 'lines' | 'firstYear' | 'lastYear'>,
  indicator: Pick<IndicatorDescription, 'label' | 'digits' | 'unitKey'>,
  words: Words,
): string {
  const { t, language } = words
  const said = lines.flatMap((line) => lineSummary(line, indicator, words) ?? [])
  if (said.length === 0) return ''
  return t('chart.summary', {
    first: firstYear,
    last: lastYear,
    lines: said.join(manners[language].betweenClauses),
    table: t('chart.table', { name: indicator.label }),
  })
}

/** Undefined where a line has no value. */
function lineSummary(
  { label, values }: ChartLine,
  { digits, unitKey }: Pick<IndicatorDescription, 'digits' | 'unitKey'>,
  words: Words,
): string | undefined {
  const known = Array.from(values).filter(Number.isFinite)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const amount = (value: number): string => amountText(value, digits, unitKey, words)
  return words.t('chart.lineSummary', { name: label, from: amount(first), to: amount(last) })
}
