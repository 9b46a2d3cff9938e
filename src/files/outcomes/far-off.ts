/** Values so far from what the model projects that a slip is likelier than news: 亿 for 万, 0.415 for 41.5 %. */
import type { IndicatorId, OutcomeMeasure, Year } from '../../model/spec.ts'
import type { ReadValue } from './reading.ts'
import { timesTen } from './table-number.ts'

/** What is projected of an indicator: a level in current prices, or growth in percent; NaN where there is nothing. */
export type Expected = (indicator: IndicatorId, year: Year, measure: OutcomeMeasure) => number

/** Times by which a level may be off before it is asked about. */
const most = 5
/** Percentage points by which growth may be off besides: near zero every rate is many times another. */
const mostPoints = 10
/** How near a value in another unit must come to be offered. */
const near = 2
/** Powers of ten between units that are taken for one another. */
const slips = [-8, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8]
/** Years to either side in which a projection is looked for, where the year itself has none. */
const neighbours = 3

/** What is projected, and a value in another unit that would fit, where a value is far off; else undefined. */
export function farOffOf(
  expected: Expected,
  indicator: IndicatorId,
  year: Year,
  measure: OutcomeMeasure,
  value: number,
): ReadValue['farOff'] {
  const projected = nearestTo(year, (each) => expected(indicator, each, measure))
  if (projected === undefined || projected === 0) return undefined
  const isNear = (of: number, times: number): boolean =>
    of / projected <= times && of / projected >= 1 / times
  const fitting = slips.find((ten) => isNear(timesTen(value, ten), near))
  const rescaled = fitting === undefined ? undefined : timesTen(value, fitting)
  if (isNear(value, most)) return undefined
  if (measure !== 'level') {
    // A rate of 0.085 where 8.5 is projected is a fraction; one of 1.2 is a bad year.
    const isFraction = rescaled !== undefined && Math.abs(value) < 0.5 && fitting === 2
    if (!isFraction && Math.abs(value - projected) <= mostPoints) return undefined
  }
  return { projected, ...(rescaled === undefined ? {} : { rescaled }) }
}

function nearestTo(year: Year, of: (year: Year) => number): number | undefined {
  for (let away = 0; away <= neighbours; away++) {
    for (const value of [of(year + away), of(year - away)]) if (Number.isFinite(value)) return value
  }
  return undefined
}
