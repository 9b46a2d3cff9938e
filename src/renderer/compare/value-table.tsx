/** Values at chosen years, with differences from the first column. */
import type { IndicatorId, Year } from '../../model/spec.ts'
import { type ComparedValue, compareValues, judgedDifference } from '../../report/compare/differences.ts'
import { absenceText, notComparedText } from '../../report/compare/table.ts'
import { shortDifference } from '../../report/difference.ts'
import { columnOf, type IndicatorDescription } from '../../report/indicator.ts'
import { useWords } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { RovingSection } from '../controls/roving-section.tsx'
import type { Column } from './column.ts'
import { ColumnHead } from './column-head.tsx'

interface Props {
  readonly columns: readonly Column[]
  readonly rows: readonly IndicatorDescription[]
  readonly years: readonly Year[]
  /** Whether a column's value and the first one's are in the same prices and the same reading. */
  readonly isAlike: (column: Column, indicator: IndicatorId, year: Year) => boolean
}

export function ValueTable({ columns, rows, years, isAlike }: Props) {
  const words = useWords()
  const caption = words.t('compare.values', { name: columns[0]?.name ?? '' })
  return (
    <RovingSection
      className="card table-scroll compared value-table"
      label={caption}
      columns={columns.length}
    >
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.t('compare.indicator')}</th>
            <th scope="col" className="number">
              {words.t('compare.year')}
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} />
            ))}
          </tr>
        </thead>
        {rows.map((indicator) => (
          <tbody key={indicator.id}>
            {years.map((year, index) => {
              const values = compareValues(columns, year, indicator)
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
                  {columns.map((column, place) => (
                    <ValueCell
                      key={column.id}
                      column={column}
                      first={columns[0] ?? column}
                      year={year}
                      indicator={indicator}
                      compared={values[place]}
                      reference={values[0]?.value ?? Number.NaN}
                      alike={isAlike(column, indicator.id, year)}
                    />
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </RovingSection>
  )
}

interface CellProps {
  readonly column: Column
  readonly first: Column
  readonly year: Year
  readonly indicator: IndicatorDescription
  readonly compared: ComparedValue | undefined
  /** The first column's value. */
  readonly reference: number
  readonly alike: boolean
}

function ValueCell({ column, first, year, indicator, compared, reference, alike }: CellProps) {
  const words = useWords()
  const { value = Number.NaN, difference = Number.NaN } = compared ?? {}
  if (!Number.isFinite(value)) {
    return (
      <td className="number hint" title={absenceText(column, year, indicator, words)}>
        –
      </td>
    )
  }
  return (
    <td className="number">
      <ValueNumber
        column={column}
        year={year}
        indicator={indicator}
        text={columnOf(indicator, words).write(value)}
      />
      {column.ground !== first.ground ? (
        <span className="delta same" title={notComparedText(column, first, words)}>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">{notComparedText(column, first, words)}</span>
        </span>
      ) : (
        column !== first && (
          <Delta
            column={column}
            indicator={indicator}
            difference={difference}
            reference={reference}
            alike={alike}
          />
        )
      )}
    </td>
  )
}

interface NumberProps extends Pick<CellProps, 'column' | 'year' | 'indicator'> {
  readonly text: string
}

/** Own indicators are called otherwise in each scenario, so only the model's have a card here. */
function ValueNumber({ column, year, indicator: { id }, text }: NumberProps) {
  const isOfModel = column.ground.model.indicators.some((each) => each.id === id)
  if (!isOfModel) return text
  return <PassportButton subject={{ kind: 'indicator', id, year, scenario: column.id }} text={text} />
}

interface DeltaProps extends Pick<CellProps, 'column' | 'indicator' | 'reference' | 'alike'> {
  readonly difference: number
}

function Delta({ column, indicator, difference, reference, alike }: DeltaProps) {
  const words = useWords()
  const spec = column.ground.model.indicators.find(({ id }) => id === indicator.id)
  const judged = judgedDifference(difference, spec?.better, alike)
  const said = shortDifference(difference, reference, indicator, words)
  return (
    <span className={`delta ${said === undefined ? 'same' : judged}`}>{said ?? words.t('key.same')}</span>
  )
}
