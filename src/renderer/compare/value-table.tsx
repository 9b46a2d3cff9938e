/** Values at chosen years, with differences from the first column. */
import type { IndicatorId, Year } from '../../model/spec.ts'
import { type ComparedValue, compareValues, judgedDifference } from '../../report/compare/differences.ts'
import { shortDifference } from '../../report/difference.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { formatNumber } from '../../report/text/format.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly rows: readonly IndicatorDescription[]
  readonly years: readonly Year[]
  /** Whether a column's value and the first one's are in the same prices and the same reading. */
  readonly isAlike: (column: Column | undefined, indicator: IndicatorId, year: Year) => boolean
}

export function ValueTable({ columns, rows, years, isAlike }: Props) {
  const words = useWords()
  const spec = useWorkspace((state) => state.ground.model)
  const caption = words.t('compare.values', { name: columns[0]?.name ?? '' })
  return (
    <section className="card table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t('compare.indicator')}</th>
            <th scope="col" className="number">
              {words.t('compare.year')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="number">
                <span className={`swatch tone-${column.tone}`} />
                {/* The colour stays with the first word. */}
                {'\u00a0'}
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((indicator) => (
          <tbody key={indicator.id}>
            {years.map((year, index) => {
              const values = compareValues(
                columns.map((column) => column.series.get(indicator.id)),
                year,
                spec,
                indicator,
              )
              return (
                <tr key={year} className={index === 0 ? 'first-of-rows' : ''}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={years.length}>
                      {indicator.label} <span className="hint">{indicator.unit}</span>
                    </th>
                  )}
                  <th scope="row" className="number">
                    {year}
                  </th>
                  {values.map((value, place) => (
                    <ValueCell
                      key={columns[place]?.id ?? place}
                      value={value}
                      reference={values[0]?.value ?? Number.NaN}
                      first={place === 0}
                      indicator={indicator}
                      alike={isAlike(columns[place], indicator.id, year)}
                    />
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </section>
  )
}

interface CellProps {
  readonly value: ComparedValue
  readonly reference: number
  readonly first: boolean
  readonly indicator: IndicatorDescription
  readonly alike: boolean
}

function ValueCell({ value, reference, first, indicator, alike }: CellProps) {
  const words = useWords()
  const { language, t } = words
  const spec = useWorkspace((state) => state.ground.model.indicators.find(({ id }) => id === indicator.id))
  if (!Number.isFinite(value.value)) {
    return (
      <td className="number hint" title={t('compare.pastHorizon')}>
        –
      </td>
    )
  }
  const judged = judgedDifference(value.difference, spec?.better, alike)
  const said = shortDifference(value.difference, reference, indicator, words)
  return (
    <td className="number">
      {formatNumber(value.value, indicator.digits, language)}
      {!first && (
        <span className={`delta ${said === undefined ? 'same' : judged}`}>{said ?? t('key.same')}</span>
      )}
    </td>
  )
}
