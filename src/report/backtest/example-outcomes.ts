/** A table that shows how outcomes are written down: what the baseline projects for the first year after the source. */
import type { CsvTable } from '../../files/csv.ts'
import { lastKnownYear, projectedMeasures } from '../../model/analysis/backtest/measures.ts'
import type { Projector } from '../../model/projection.ts'
import { baselineScenario } from '../../model/scenario.ts'
import type { IndicatorId, OutcomeMeasure } from '../../model/spec.ts'

/** A level of the first key figure, and growth of what others are a share of; `source` says that it is an example. */
export function exampleOutcomes(projector: Projector, source: string): CsvTable {
  const { spec, baseline } = projector.model
  const [total = spec.headlines.scale.total] = spec.headlines.keyFigures
  const grown = spec.whole ?? total
  const year = lastKnownYear(projector.model) + 1
  const projected = projectedMeasures(projector, baselineScenario(spec, baseline))
  const row = (indicator: IndicatorId, measure: OutcomeMeasure, digits: number) => {
    const value = Number(projected(indicator, year, measure).toFixed(digits))
    return [year, indicator, value, source, measure]
  }
  const digits = spec.indicators.find(({ id }) => id === total)?.digits ?? 0
  return {
    header: ['year', 'indicator', 'value', 'source', 'measure'],
    rows: [row(total, 'level', digits), row(grown, 'realGrowth', 1)],
  }
}
