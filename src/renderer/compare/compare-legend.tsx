/** What the marks in the cells of the comparison mean, once for all of them. */
import type { IndicatorId } from '../../model/spec.ts'
import { joinedLegend, legendOf, type Span } from '../../report/charts/dots.ts'
import { bandsText } from '../../report/ensemble/answer.ts'
import { observedIn } from '../charts/chart-data.ts'
import { DotKeys } from '../charts/dot-keys.tsx'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly indicators: readonly IndicatorId[]
  readonly years: Span
}

export function CompareLegend({ columns, indicators, years }: Props) {
  const words = useWords()
  const ownOutcomes = useWorkspace((state) => state.ownOutcomes)
  const prices = useWorkspace((state) => state.prices)
  const hasFans = useWorkspace((state) => state.fansShown && state.fans.size > 0)
  const drawing = useWorkspace((state) => state.drawing)
  const model = useWorkspace((state) => state.ground.model)
  const legends = columns.map(({ ground, scenario }) =>
    legendOf(indicators, observedIn({ ground, ownOutcomes }, scenario), prices, years),
  )
  return (
    <p className="compare-legend">
      {hasFans && `${bandsText(drawing.draws, drawing.bands ?? 'all', model, words)} `}
      <DotKeys legend={joinedLegend(legends)} />
    </p>
  )
}
