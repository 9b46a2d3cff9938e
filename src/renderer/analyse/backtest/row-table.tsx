/** Every comparison, with where the published number comes from and what is to be said of it. */
import { useRef } from 'react'
import { type BacktestRow, type Rival, rivals } from '../../../model/analysis/backtest/rows.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import { measuredColumn, measuredUnit, rankText, remarksOf } from '../../../report/backtest/tables.ts'
import { formatDifference, formatNumber } from '../../../report/text/format.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { PassportButton } from '../../controls/passport-button.tsx'
import { useRoving } from '../../controls/roving.ts'
import { SourceName } from '../../controls/source-name.tsx'

interface Props {
  readonly result: Backtest
  /** The file of each of the user's outcomes by id. */
  readonly files: ReadonlyMap<string, string>
}

export function RowTable({ result, files }: Props) {
  const words = useWords()
  const { t } = words
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const groups = [...Map.groupBy(result.rows, ({ indicator }) => indicator)]
  const place = useRef<HTMLTableElement>(null)
  useRoving(place)
  const others = rivals.filter((rival) => result.rows.some((row) => row.rivals[rival]))
  return (
    <table ref={place} className="table row-table">
      <thead>
        <tr>
          <th scope="col">{t('compare.indicator')}</th>
          <th scope="col">{t('compare.year')}</th>
          <th scope="col">{t('backtest.measure')}</th>
          {[
            ...[t('backtest.projected'), t('backtest.published'), t('backtest.comparable')],
            ...[t('backtest.difference'), '%', t('backtest.rank')],
            ...others.map((rival) => t(`backtest.others.names.${rival}`)),
          ].map((heading) => (
            <th key={heading} scope="col" className="number">
              {heading}
            </th>
          ))}
          <th scope="col">{t('backtest.band')}</th>
          <th scope="col">{t('backtest.remarks')}</th>
        </tr>
      </thead>
      {groups.map(([indicator, rows]) => (
        <tbody key={indicator}>
          {rows.toSorted(byMeasureAndYear).map((row, index) => (
            <tr key={row.outcome.id} className={rowClass(row, index)}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={rows.length}>
                  {words.indicator(indicator)}{' '}
                  <span className="hint">
                    {measuredUnit({ indicator, measure: 'level' }, indicators, words)}
                  </span>
                </th>
              )}
              <Cells row={row} others={others} file={files.get(row.outcome.id)} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const byMeasureAndYear = (a: BacktestRow, b: BacktestRow): number =>
  Number(a.measure !== 'level') - Number(b.measure !== 'level') || a.year - b.year

const rowClass = ({ kind }: BacktestRow, index: number): string =>
  [index === 0 && 'first-of-rows', kind === 'known' && 'unscored'].filter(Boolean).join(' ')

interface CellsProps {
  readonly row: BacktestRow
  readonly others: readonly Rival[]
  readonly file: string | undefined
}

function Cells({ row, others, file }: CellsProps) {
  const words = useWords()
  const { t, language } = words
  const { measure, year, projected, published, comparable, difference, percent, inside } = row
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const { write, change, plain } = measuredColumn(row, indicators, words)
  const written = (value: number | undefined): string => write(value ?? Number.NaN)
  const signed = formatDifference(percent ?? Number.NaN, 1, language) ?? formatNumber(0, 1, language)
  return (
    <>
      <td>{year}</td>
      <td className="row-measure">{t(`baselines.measure.${measure}`)}</td>
      <td className="number">{written(projected)}</td>
      <td className="number">
        {file === undefined ? (
          <PassportButton subject={{ kind: 'outcome', id: row.outcome.id }} text={plain(published)} />
        ) : (
          plain(published)
        )}
      </td>
      <td className="number">{published === comparable ? '' : written(comparable)}</td>
      <td className="number">{change(difference) ?? write(0)}</td>
      <td className="number">{measure === 'level' && percent !== null ? signed : ''}</td>
      <td className="number">{rankText(row, words)}</td>
      {others.map((rival) => (
        <td key={rival} className="number">
          {written(row.rivals[rival]?.value)}
        </td>
      ))}
      <td>{inside === null ? '' : t(inside[80] ? 'backtest.inside' : 'backtest.outside')}</td>
      <td className="row-source">
        {remarksOf(row, file, words).map((remark) => (
          <span key={remark} className="row-remark">
            {remark}
          </span>
        ))}
        <SourceName {...row.outcome} />
        {row.outcome.note && (
          <details className="row-note">
            <summary>{t('backtest.note')}</summary>
            <p>{words.text(row.outcome.note)}</p>
          </details>
        )}
      </td>
    </>
  )
}
