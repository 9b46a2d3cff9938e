/** A chart with its title, unit and, in place of the drawing, its table. */
import type { IndicatorId } from '../../model/spec.ts'
import { useWords } from '../app/workspace-context.tsx'
import { LineChart } from './line-chart.tsx'

export function ChartPanel({
  indicator,
  small,
}: {
  readonly indicator: IndicatorId
  readonly small: boolean
}) {
  const words = useWords()
  return (
    <figure className={small ? 'chart-panel small' : 'chart-panel'} aria-label={words.indicator(indicator)}>
      <figcaption className="chart-head">
        <h2 className="chart-title">{words.indicator(indicator)}</h2>
        <span className="chart-unit">{words.unitOf(indicator)}</span>
      </figcaption>
      <LineChart indicator={indicator} small={small} />
    </figure>
  )
}
