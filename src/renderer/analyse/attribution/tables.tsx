/** The pictures' numbers: all departures of a year, and the shares of all years. */
import type { ReactNode } from 'react'
import type { Attribution } from '../../../model/analysis/attribution.ts'
import type { ShareRanges, Spread } from '../../../model/analysis/share-ranges.ts'
import { departureName } from '../../../report/attribution/names.ts'
import type { Pictured } from '../../../report/attribution/pictures.ts'
import { rangeCell } from '../../../report/attribution/range-text.ts'
import { isOneWay, type Share, sharesIn, type YearShares } from '../../../report/attribution/shares.ts'
import { errorText, shareColumn, shareColumns } from '../../../report/attribution/table.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { RovingSection } from '../../controls/roving-section.tsx'
import { InputButton } from '../input-button.tsx'

interface YearTableProps {
  readonly year: YearShares
  readonly pictured: Pictured
  readonly isSampled: boolean
  /** Between which values the shares lie, once that is known. */
  readonly ranges: ShareRanges | undefined
}

/** Every departure with its share and what it owes to the others. */
export function YearTable({ year, pictured, isSampled, ranges }: YearTableProps) {
  const words = useWords()
  const { t, language } = words
  const own = shareColumn(year, pictured.indicator, words)
  const write = (value: number): string => own.change(value) ?? t('key.same')
  const hasPercent = isOneWay(year)
  const percent = (value: number): ReactNode =>
    hasPercent && <td className="number">{formatNumber((100 * value) / year.difference, 1, language)}</td>
  const rest = isSampled ? 4 : 3
  /** A share with its range below it, once that is known. */
  const shared = (value: number, of: Spread | undefined): ReactNode => (
    <td className="number">
      {write(value)}
      {of && <span className="cell-note">{rangeCell(of, own, words)}</span>}
    </td>
  )
  const hasSeveral = year.groups.length > 1
  const columns = shareColumns(year)
  const title = t('attribution.contributions', { year: year.year })
  return (
    <RovingSection className="chart-table attribution-table" label={t('chart.tableOf', { name: title })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('attribution.column.what')}</th>
            <th scope="col">{t('attribution.column.move')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`attribution.column.${column}`)}
                {column === 'share' && ranges && (
                  <span className="cell-note">{t('attribution.rangeColumn')}</span>
                )}
              </th>
            ))}
            {isSampled && (
              <th scope="col" className="number">
                {t('attribution.column.error')}
              </th>
            )}
          </tr>
        </thead>
        {year.groups.map(({ group, share, alone, last, shares }) => (
          <tbody key={group}>
            {hasSeveral && group !== 'reading' && (
              <tr className="attribution-group">
                <th scope="rowgroup" colSpan={2}>
                  {t(`attribution.group.${group}`)}
                </th>
                {shared(share, ranges?.groups.get(group))}
                {percent(share)}
                <td className="number">{write(alone)}</td>
                <td className="number">{write(last)}</td>
                <td className="number">{write(share - alone)}</td>
                {isSampled && <td />}
              </tr>
            )}
            {shares.map(row)}
          </tbody>
        ))}
        <tfoot>
          <tr className="attribution-group">
            <th scope="row" colSpan={2}>
              {t('attribution.difference')}
            </th>
            {shared(year.difference, ranges?.difference)}
            {percent(year.difference)}
            <td colSpan={rest} />
          </tr>
        </tfoot>
      </table>
    </RovingSection>
  )

  function row({ id, departure, share, alone, last, error }: Share): ReactNode {
    const { name, move } = departureName(departure, pictured.naming, words)
    return (
      <tr key={id}>
        <th scope="row">
          <InputButton id={departure.id} name={name} />
        </th>
        <td className="attribution-move">{move}</td>
        {shared(share, ranges?.departures.get(id))}
        {percent(share)}
        <td className="number">{write(alone)}</td>
        <td className="number">{write(last)}</td>
        <td className="number">{write(share - alone)}</td>
        {isSampled && <td className="number">{errorText(error, own)}</td>}
      </tr>
    )
  }
}

/** A row for each year, a column for each departure. */
export function YearsTable({
  attribution,
  pictured,
}: {
  readonly attribution: Attribution
  readonly pictured: Pictured
}) {
  const words = useWords()
  const { t } = words
  const { years, departures, difference } = attribution
  return (
    <RovingSection className="chart-table" label={t('chart.tableOf', { name: t('attribution.overTime') })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('chart.year')}</th>
            {departures.map(({ departure }) => (
              <th key={departure.id} scope="col" className="number">
                {departureName(departure, pictured.naming, words).name}
              </th>
            ))}
            <th scope="col" className="number">
              {t('attribution.together')}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year, index) => {
            const own = shareColumn(sharesIn(attribution, year), pictured.indicator, words)
            const write = (values: Float64Array): string =>
              own.change(values[index] ?? Number.NaN) ?? t('key.same')
            return (
              <tr key={year}>
                <th scope="row">{year}</th>
                {departures.map(({ departure, share }) => (
                  <td key={departure.id} className="number">
                    {write(share)}
                  </td>
                ))}
                <td className="number">{write(difference)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </RovingSection>
  )
}
