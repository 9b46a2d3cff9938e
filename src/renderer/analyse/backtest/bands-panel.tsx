/** How often the bands held what was published, kind of year by kind of year, beside how often they should. */

import { bandShares } from '../../../model/analysis/backtest/fans.ts'
import type { MeasureKind } from '../../../model/analysis/backtest/scored.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import { dependenceText } from '../../../report/backtest/answer.ts'
import { kindText } from '../../../report/backtest/kinds.ts'
import { bandRows, type HeldBand } from '../../../report/backtest/scores.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Panel } from '../panel.tsx'
import type { OtherLaunch } from './other-launches.ts'

interface Props {
  readonly result: Backtest
  readonly launches: readonly OtherLaunch[]
  readonly measured: MeasureKind
}

export function BandsPanel({ result, launches, measured }: Props) {
  const words = useWords()
  const { t } = words
  const rows = [
    ...bandRows(result, measured).map((row) => ({ ...row, said: kindText(result, row.kind, words), id: '' })),
    ...launches.flatMap(({ year, result: other }) =>
      bandRows(other, measured).map((row) => ({
        ...row,
        said: t('backtest.bands.launch', { year, kind: kindText(other, row.kind, words) }),
        id: other.baseline,
      })),
    ),
  ]
  return (
    <Panel
      title={t('backtest.bands.title')}
      unit={t('backtest.bands.note')}
      note={measured === 'levels' && dependenceText(result, words)}
    >
      {rows.length === 0 ? (
        <p className="panel-empty">{t('backtest.strip.none')}</p>
      ) : (
        <table className="table bands-table">
          <thead>
            <tr>
              <th scope="col">{t('backtest.bands.kind')}</th>
              {bandShares.map((share) => (
                <th key={share} scope="col">
                  {t('backtest.bands.band', { share })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, said, kind, bands }) => (
              <tr key={`${id} ${kind}`}>
                <th scope="row">
                  {said}
                  <span className="cell-note">{t(`backtest.kindNote.${kind}`)}</span>
                </th>
                {bands.map((band) => (
                  <HeldCell key={band.share} band={band} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function HeldCell({ band: { share, inside, count, interval } }: { readonly band: HeldBand }) {
  const { t, language } = useWords()
  const percent = (value: number): string =>
    t('backtest.percent', { value: formatNumber(100 * value, 0, language) })
  return (
    <td title={t('backtest.bands.between', { low: percent(interval.low), high: percent(interval.high) })}>
      <span className="held">
        <span className="held-bar" aria-hidden="true">
          <span className="held-fill" style={{ width: `${(100 * inside) / count}%` }} />
          <span className="held-tick" style={{ left: `${share}%` }} />
        </span>
        <span className="held-count">{t('backtest.bands.of', { inside, count })}</span>
      </span>
    </td>
  )
}
