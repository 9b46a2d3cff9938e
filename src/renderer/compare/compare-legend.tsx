/** What the marks in the cells of the comparison mean, once for all of them. */
import type { IndicatorId } from '../../model/spec.ts'
import { joinedLegend, legendOf, type Span } from '../../report/charts/dots.ts'
import { BandKeys } from '../charts/band-keys.tsx'
import { observedIn } from '../charts/chart-data.ts'
import { DotKeys } from '../charts/dot-keys.tsx'
import { useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly indicators: readonly IndicatorId[]
  readonly years: Span
}

export function CompareLegend({ columns, indicators, years }: Props) {
  const ownOutcomes = useWorkspace((state) => state.ownOutcomes)
  const prices = useWorkspace((state) => state.prices)
  const hasFans = useWorkspace((state) => state.fansShown && state.fans.size > 0)
  const drawing = useWorkspace((state) => state.drawing)
  const legends = columns.map(({ ground, scenario }) =>
    legendOf(indicators, observedIn({ ground, ownOutcomes }, scenario), prices, years),
  )
  return (
    <p className="compare-legend">
      {hasFans && <BandKeys draws={drawing.draws} bands={drawing.bands ?? 'all'} />}
      <DotKeys legend={joinedLegend(legends)} />
    </p>
  )
}
