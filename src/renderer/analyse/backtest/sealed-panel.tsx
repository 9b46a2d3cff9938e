/** What was foretold before anybody had the numbers, and how it fared as far as they have come. */
import type { SealedSeries } from '../../../model/sealed.ts'
import {
  type SealedCell,
  type SealedScored,
  sealedCells,
  sealedScore,
  sealText,
  seriesColumn,
  shownYears,
} from '../../../report/backtest/sealed.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Panel } from '../panel.tsx'

export function SealedPanel({ sealed }: { readonly sealed: SealedScored }) {
  const words = useWords()
  const { t, text } = words
  const years = shownYears(sealed.forecast)
  return (
    <Panel
      title={t('backtest.sealed.title')}
      unit={`${text(sealed.forecast.label)} · ${t('backtest.sealed.note')}`}
      note={
        <>
          {sealedScore(sealed, words)}{' '}
          <span className={sealed.file.isIntact ? 'seal' : 'seal broken'}>{sealText(sealed, words)}</span>
        </>
      }
    >
      <div className="others-scroll">
        <table className="table sealed-table">
          <thead>
            <tr>
              <td />
              {years.map((year) => (
                <th key={year} scope="col" className="number">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sealed.forecast.indicators.map((series) => (
              <tr key={series.id}>
                <th scope="row">
                  {text(series.label)}
                  <span className="cell-note">{seriesColumn(series, words).unit}</span>
                </th>
                {sealedCells(sealed, series, years).map((cell) => (
                  <Cell key={cell.year} cell={cell} series={series} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Cell({ cell, series }: { readonly cell: SealedCell; readonly series: SealedSeries }) {
  const words = useWords()
  const { t, language } = words
  const { write, plain } = seriesColumn(series, words)
  const { median, low, high, came } = cell
  return (
    <td className="number">
      <strong>{write(median)}</strong>
      <span className="cell-note">{t('backtest.sealed.band', { low: write(low), high: write(high) })}</span>
      {came && (
        <span className={came.inside?.[80] ? 'cell-note came' : 'cell-note came missed'}>
          {t('backtest.sealed.came', {
            published: plain(came.published),
            rank: formatNumber(came.rank ?? Number.NaN, 0, language),
          })}
        </span>
      )}
    </td>
  )
}
