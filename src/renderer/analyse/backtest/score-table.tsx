/** How far off the scenario was, beside rules that know nothing; levels and growth rates apart. */
import { Fragment, type ReactNode } from 'react'
import { type Backtest, type NaiveRule, naiveRules } from '../../../model/analysis/backtest.ts'
import { type ScoreKind, type ScoreRow, scoreKinds, scoreRows } from '../../../report/backtest/scores.ts'
import { formatDifference, formatNumber } from '../../../report/text/format.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Icon } from '../../controls/icons.tsx'

interface Props {
  readonly result: Backtest
  /** The same from another start, if one is tried. */
  readonly changed: Backtest | undefined
}

export function ScoreTable({ result, changed }: Props) {
  const { t } = useWords()
  const kinds = scoreKinds.filter((kind) => result.scores.all[kind])
  if (kinds.length === 0) return <p className="panel-empty">{t('backtest.noScores')}</p>
  return (
    <section
      className="score-scroll"
      tabIndex={0}
      aria-label={t('chart.tableOf', { name: t('backtest.scores') })}
    >
      <table className="table score-table">
        {kinds.map((kind) => (
          <Fragment key={kind}>
            <thead>
              <tr>
                <th scope="col">{t(`backtest.kindIn.${kind}`)}</th>
                {[
                  t('backtest.outcomes'),
                  t('backtest.model'),
                  ...(changed ? [t('backtest.changed')] : []),
                  ...naiveRules.map((rule) => t(`backtest.rule.${rule}`)),
                  t('backtest.bias'),
                  ...(kind === 'levels' ? [t('backtest.inBand')] : []),
                ].map((heading) => (
                  <th key={heading} scope="col" className="number">
                    {heading}
                  </th>
                ))}
                {/* Growth rates have no band. */}
                {kind === 'growth' && <td />}
              </tr>
            </thead>
            <tbody>
              {scoreRows(result, kind).map((row) => (
                <Row key={row.indicator ?? ''} row={row} kind={kind} changed={changed} />
              ))}
            </tbody>
          </Fragment>
        ))}
      </table>
    </section>
  )
}

interface RowProps {
  readonly row: ScoreRow
  readonly kind: ScoreKind
  readonly changed: Backtest | undefined
}

function Row({ row, kind, changed }: RowProps) {
  const { t, indicator: nameOf, indicatorShort, language } = useWords()
  const { indicator, score, closest, band } = row
  const written = (value: number | undefined): string => formatNumber(value ?? Number.NaN, 1, language)
  const scores = indicator === undefined ? changed?.scores.all : changed?.scores.indicators[indicator]
  return (
    <tr className={indicator === undefined ? 'score-all' : ''}>
      <th scope="row" title={indicator && nameOf(indicator)}>
        {indicator === undefined ? t('backtest.all') : indicatorShort(indicator)}
      </th>
      <td className="number">{score.count}</td>
      <td className="number">
        <Marked isClosest={closest === 'scenario'}>{written(score.meanAbsolute)}</Marked>
      </td>
      {changed && <td className="number">{written(scores?.[kind]?.meanAbsolute)}</td>}
      {naiveRules.map((rule) => (
        <RuleCell key={rule} row={row} rule={rule} written={written} />
      ))}
      <td className="number">{formatDifference(score.bias, 1, language) ?? written(0)}</td>
      <td className="number">{band && t('backtest.insideOf', { ...band })}</td>
    </tr>
  )
}

interface RuleCellProps {
  readonly row: ScoreRow
  readonly rule: NaiveRule
  readonly written: (value: number | undefined) => string
}

function RuleCell({ row: { score, closest }, rule, written }: RuleCellProps) {
  const { t } = useWords()
  const own = score.naive[rule]
  if (!own) return <td className="number hint">–</td>
  return (
    <td className="number">
      <Marked isClosest={closest === rule}>{written(own.meanAbsolute)}</Marked>
      {own.count < score.count && (
        <span className="cell-note">{t('backtest.sameRows', { error: written(own.modelMeanAbsolute) })}</span>
      )}
    </td>
  )
}

function Marked({ isClosest, children }: { readonly isClosest: boolean; readonly children: ReactNode }) {
  const { t } = useWords()
  if (!isClosest) return children
  return (
    <strong className="closest" title={t('backtest.closest')}>
      <Icon name="check" />
      <span className="visually-hidden">{t('backtest.closest')} </span>
      {children}
    </strong>
  )
}
