/** A chart's numbers: years as rows, the baseline and the drawn scenarios as columns. */
import type { IndicatorId } from '../../model/spec.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../app/workspace-context.tsx'
import { formatNumber } from '../text/format.ts'
import { chartData } from './chart-data.ts'

export function ChartTable({ indicator }: { readonly indicator: IndicatorId }) {
  const store = useWorkspaceStore()
  const words = useWords()
  const state = useWorkspace((all) => all)
  const data = chartData(store, state, indicator, words.shortNameOf)
  const digits = state.library.model.indicators.find((entry) => entry.id === indicator)?.digits ?? 1
  const years = Array.from(
    { length: data.lastYear - data.firstYear + 1 },
    (_, index) => data.firstYear + index,
  )
  return (
    // A table longer than its panel is scrolled, by keyboard too.
    <section
      className="chart-table"
      tabIndex={0}
      aria-label={words.t('chart.tableOf', { name: words.indicator(indicator) })}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.t('chart.year')}</th>
            {data.lines.map((line) => (
              <th key={line.id} scope="col" className="number">
                <span className={`swatch tone-${line.tone}`} /> {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year, index) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {data.lines.map((line) => (
                <td key={line.id} className="number">
                  {formatNumber(line.values[index] ?? Number.NaN, digits, words.language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
