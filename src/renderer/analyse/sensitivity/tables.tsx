/** The numbers of both pictures as tables. */
import type { Interval, SobolResult } from '../../../model/analysis/sobol-indices.ts'
import type { Tornado } from '../../../model/analysis/tornado.ts'
import { columnOf } from '../../../report/indicator.ts'
import { type Asked, percentText } from '../../../report/sensitivity/answer.ts'
import { inputName } from '../../../report/sensitivity/input-names.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { RovingSection } from '../../controls/roving-section.tsx'
import { InputButton } from '../input-button.tsx'
import type { Beside } from './swing-chart.tsx'

interface SwingTableProps {
  readonly tornado: Tornado
  readonly beside: Beside | undefined
  readonly asked: Asked
}

export function SwingTable({ tornado, beside, asked }: SwingTableProps) {
  const words = useWords()
  const { t } = words
  const { indicator, model } = asked
  const value = columnOf(indicator, words).write
  const swings = new Map(beside?.tornado.rows.map(({ id, swing }) => [id, swing]))
  return (
    <RovingSection className="chart-table" label={t('chart.tableOf', { name: t('sensitivity.oneTitle') })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('sensitivity.columns.input')}</th>
            {(['low', 'atLow', 'high', 'atHigh', 'swing'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`sensitivity.columns.${column}`)}
              </th>
            ))}
            {beside && (
              <th scope="col" className="number">
                {t('sensitivity.columns.besideSwing', { name: beside.name })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {tornado.rows.map(({ id, low, high, swing }) => {
            const { name, unit, write } = inputName(model, { id }, words)
            return (
              <tr key={id}>
                <th scope="row">
                  <InputButton id={id} name={name} /> <span className="hint">{unit}</span>
                </th>
                <td className="number">{write(low.input)}</td>
                <td className="number">{value(low.value)}</td>
                <td className="number">{write(high.input)}</td>
                <td className="number">{value(high.value)}</td>
                <td className="number">{value(swing)}</td>
                {beside && <td className="number">{value(swings.get(id) ?? Number.NaN)}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </RovingSection>
  )
}

export function ShareTable({ sobol, asked }: { readonly sobol: SobolResult; readonly asked: Asked }) {
  const words = useWords()
  const { t } = words
  return (
    <RovingSection className="chart-table" label={t('chart.tableOf', { name: t('sensitivity.allTitle') })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('sensitivity.columns.input')}</th>
            {(['first', 'total'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`sensitivity.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sobol.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <InputButton id={row.id} name={inputName(asked.model, row, words).name} />
              </th>
              <ShareCell share={row.first} interval={row.firstInterval} />
              <ShareCell share={row.total} interval={row.totalInterval} />
            </tr>
          ))}
        </tbody>
      </table>
    </RovingSection>
  )
}

function ShareCell({ share, interval }: { readonly share: number; readonly interval: Interval }) {
  const words = useWords()
  return (
    <td className="number">
      {percentText(share, words)}{' '}
      <span className="hint share-interval">
        {interval.map((end) => percentText(end, words)).join(' – ')}
      </span>
    </td>
  )
}
