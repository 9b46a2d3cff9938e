/** What was observed or published of an indicator, as dots of its chart. */
import type { BaselineSpec, IndicatorId, OutcomeSpec, ReadingId, Year } from '../../model/spec.ts'
import type { ChartDot } from './place.ts'

/**
 * Figures of the report. One that belongs to another reading than the one shown is left out: it contradicts
 * the line by definition.
 */
export function reportDots(
  indicator: IndicatorId,
  baseline: BaselineSpec,
  reading: ReadingId,
): readonly ChartDot[] {
  const otherReadings = baseline.readings.filter((entry) => entry.id !== reading)
  const own = new Set(baseline.readings.find((entry) => entry.id === reading)?.figures)
  const foreign = new Set(otherReadings.flatMap((entry) => entry.figures).filter((id) => !own.has(id)))
  return baseline.figures
    .filter((figure) => figure.indicator === indicator && !foreign.has(figure.id))
    .map(({ year, value }) => ({ year, value, kind: 'report' }))
}

/** Levels published later; growth rates are no dots. */
export function outcomeDots(
  indicator: IndicatorId,
  outcomes: readonly Pick<OutcomeSpec, 'indicator' | 'measure' | 'year' | 'value'>[],
  kind: 'outcome' | 'own',
): readonly ChartDot[] {
  return outcomes
    .filter((outcome) => outcome.indicator === indicator && outcome.measure === 'level')
    .map(({ year, value }) => ({ year, value, kind }))
}

/**
 * The years for which the source gives values of indicators: every chart begins with the first, and what lies up to
 * the last is observed. The launch year alone, where it gives none.
 */
export function sourceYears(
  { figures }: BaselineSpec,
  launchYear: Year,
): { readonly first: Year; readonly last: Year } {
  const years = figures.filter(({ indicator }) => indicator !== undefined).map(({ year }) => year)
  return { first: Math.min(launchYear, ...years), last: Math.max(launchYear, ...years) }
}
