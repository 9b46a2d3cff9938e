/** A chart's numbers: the baseline and the drawn scenarios as columns. */
import type { ChartId } from '../../model/chart-subject.ts'
import type { UnitKey } from '../../model/spec.ts'
import { yearsBetween } from '../../model/years.ts'
import { dotTexts } from '../../report/charts/dots.ts'
import type { ChartDot } from '../../report/charts/place.ts'
import { columnOf } from '../../report/indicator.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { chartData, indicatorIn } from './chart-data.ts'
import { YearTable } from './year-table.tsx'

export function ChartTable({ chart }: { readonly chart: ChartId }) {
  const store = useWorkspaceStore()
  const words = useWords()
  const state = useWorkspace((all) => all)
  const indicator = indicatorIn(store, state, chart, words)
  const { label, unitKey } = indicator
  const { lines, firstYear, lastYear, dots } = chartData(store, state, chart, words.shortNameOf)
  return (
    <YearTable
      label={words.t('chart.tableOf', { name: label })}
      years={yearsBetween(firstYear, lastYear)}
      columns={lines}
      write={columnOf(indicator, words).write}
    >
      {dots.length > 0 && <DotTable label={label} unit={unitKey} dots={dots} />}
    </YearTable>
  )
}

interface DotTableProps {
  readonly label: string
  readonly unit: UnitKey
  readonly dots: readonly ChartDot[]
}

/** What the dots of a chart say under the pointer. */
function DotTable({ label, unit, dots }: DotTableProps) {
  const words = useWords()
  const { t } = words
  return (
    <table className="table dot-table">
      <caption>{t('chart.dotsTable', { name: label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.year')}</th>
          <th scope="col" className="number">
            {t('backtest.published')}
          </th>
          <th scope="col">{t('chart.dotKind')}</th>
          <th scope="col">{t('baselines.source')}</th>
        </tr>
      </thead>
      <tbody>
        {dots.map((dot, index) => {
          const { value, kind, source, vintage } = dotTexts(dot, unit, words)
          return (
            // Two sources may have published the same.
            <tr key={`${index} ${dot.year} ${dot.value}`}>
              <th scope="row">{dot.year}</th>
              <td className="number">{value}</td>
              <td>{[kind, vintage].filter(Boolean).join(' · ')}</td>
              <td>{source}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
