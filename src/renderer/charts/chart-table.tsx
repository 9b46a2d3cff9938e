/** A chart's numbers: the baseline and the drawn scenarios as columns. */
import type { IndicatorId } from '../../model/spec.ts'
import { yearsBetween } from '../../model/years.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { chartData, indicatorIn } from './chart-data.ts'
import { YearTable } from './year-table.tsx'

export function ChartTable({ indicator }: { readonly indicator: IndicatorId }) {
  const store = useWorkspaceStore()
  const words = useWords()
  const state = useWorkspace((all) => all)
  const { label, digits } = indicatorIn(store, state, indicator, words)
  const { lines, firstYear, lastYear } = chartData(store, state, indicator, words.shortNameOf)
  return (
    <YearTable
      label={words.t('chart.tableOf', { name: label })}
      years={yearsBetween(firstYear, lastYear)}
      columns={lines}
      digits={digits}
    />
  )
}
