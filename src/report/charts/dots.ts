/** What was observed or published of an indicator, as dots of its chart. */
import type { BaselineSpec, IndicatorId, OutcomeSpec, ReadingId } from '../../model/spec.ts'
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

/** The first year for which the report gives figures: where every chart begins. */
export function firstReportYear(baseline: BaselineSpec): number {
  return Math.min(...baseline.figures.filter((figure) => figure.indicator).map((figure) => figure.year))
}

/** The last year for which the report gives figures: what lies up to it is observed, what follows projected. */
export function lastReportYear(baseline: BaselineSpec): number {
  return Math.max(...baseline.figures.filter((figure) => figure.indicator).map((figure) => figure.year))
}
