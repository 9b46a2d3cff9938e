/** The numbers of a fan: years as rows, quantiles as columns. */
import { fanQuantileNames } from '../../../model/analysis/ensemble.ts'
import { useWords } from '../../app/workspace-context.tsx'
import { formatNumber } from '../../text/format.ts'
import type { Sureness } from './answer.ts'

export function FanTable({ indicator, years, fan }: Sureness) {
  const { t, language } = useWords()
  const columns = [...fanQuantileNames, 'mean'] as const
  const write = (value: number | null | undefined): string =>
    formatNumber(value ?? Number.NaN, indicator.digits, language)
  return (
    <section className="chart-table" tabIndex={0} aria-label={t('chart.tableOf', { name: indicator.label })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('chart.year')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`ensemble.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year, index) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {columns.map((column) => (
                <td key={column} className="number">
                  {write(fan[column][index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
