/** The scenario beside others who foretold the same: the baseline, rules that know nothing, the official plan. */
import { walkSpread } from '../../../model/analysis/backtest/naive.ts'
import type { MeasureKind } from '../../../model/analysis/backtest/scored.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import { errorText } from '../../../report/backtest/answer.ts'
import { kindText, mostTelling, scoredIn } from '../../../report/backtest/kinds.ts'
import {
  asShown,
  type Forecaster,
  type ForecasterScore,
  forecasterRows,
} from '../../../report/backtest/scores.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { Panel } from '../panel.tsx'

interface Props {
  readonly result: Backtest
  /** The scenario's name, as the user knows it. */
  readonly name: string
  readonly measured: MeasureKind
}

export function OthersPanel({ result, name, measured }: Props) {
  const words = useWords()
  const { t, text } = words
  const rows = forecasterRows(result, measured)
  const kinds = scoredIn(result, measured)
  const main = mostTelling(result, measured)
  const isPartial = rows.some(({ scores }) =>
    scores.some(({ errors, count }) => errors && errors.count < count),
  )
  return (
    <Panel
      title={t('backtest.others.title')}
      unit={t('backtest.others.note')}
      note={
        <>
          {isPartial && t('backtest.others.small')}
          {result.tested && (
            <details className="others-set">
              <summary>{t('backtest.others.set')}</summary>
              <p>{text(result.tested.note)}</p>
            </details>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="panel-empty">{t('backtest.noScores')}</p>
      ) : (
        <div className="others-scroll">
          <table className="table others-table">
            <thead>
              <tr>
                <td />
                <th scope="colgroup" colSpan={kinds.length} className="number">
                  {t('backtest.others.error')}
                </th>
                <th scope="colgroup" colSpan={kinds.length} className="number">
                  {t('backtest.others.fan')}
                </th>
              </tr>
              <tr>
                <th scope="col">{t('backtest.others.who')}</th>
                {[0, 1].flatMap((column) =>
                  kinds.map((kind) => (
                    <th
                      key={`${column} ${kind}`}
                      scope="col"
                      className="number"
                      title={kindText(result, kind, words)}
                    >
                      {t(`backtest.kinds.${kind}`)}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ who, scores }) => (
                <tr key={who}>
                  <th scope="row">
                    <Name who={who} scenario={name} />
                  </th>
                  {scores.map((score) => (
                    <ErrorCell
                      key={score.kind}
                      who={who}
                      score={score}
                      measured={measured}
                      isMain={score.kind === main}
                    />
                  ))}
                  {scores.map(({ kind, errors }) => (
                    <td key={kind} className={kind === main ? 'number main' : 'number'}>
                      {errors && errors.crps !== null ? errorText(errors.crps, measured, words) : '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function Name({ who, scenario }: { readonly who: Forecaster; readonly scenario: string }) {
  const { t, language } = useWords()
  const launchYear = useWorkspace((state) => state.ground.model.launchYear)
  if (who === 'scenario') return <Marked who={who} name={scenario} />
  const note =
    who === 'randomWalk'
      ? t('backtest.others.notes.randomWalk', {
          from: launchYear,
          to: launchYear + 1,
          spread: t('backtest.percent', { value: `±${formatNumber(100 * walkSpread, 0, language)}` }),
        })
      : t(`backtest.others.notes.${who}`)
  return (
    <>
      <Marked who={who} name={t(`backtest.others.names.${who}`)} />
      <span className="cell-note">{note}</span>
    </>
  )
}

function Marked({ who, name }: { readonly who: Forecaster; readonly name: string }) {
  return (
    <>
      <span className={`forecaster-mark mark-${who}`} aria-hidden="true" />
      {name}
    </>
  )
}

interface ErrorCellProps {
  readonly who: Forecaster
  readonly score: ForecasterScore
  readonly measured: MeasureKind
  readonly isMain: boolean
}

/** An error, and the scenario's in the same rows where the other did not speak of all. */
function ErrorCell({ who, score, measured, isMain }: ErrorCellProps) {
  const words = useWords()
  const { t } = words
  const { errors, scenario, count } = score
  if (!errors) return <td className="number">–</td>
  const isCloser = who !== 'scenario' && asShown(errors.meanAbsolute) < asShown(scenario.meanAbsolute)
  return (
    <td className={isMain ? 'number main' : 'number'}>
      <span className={isCloser ? 'closer' : ''}>{errorText(errors.meanAbsolute, measured, words)}</span>
      {errors.count < count && (
        <span className="cell-note">
          {t('backtest.others.of', {
            count: errors.count,
            all: count,
            error: errorText(scenario.meanAbsolute, measured, words),
          })}
        </span>
      )}
    </td>
  )
}
