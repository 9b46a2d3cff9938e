/** How far off the scenario was by indicator, beside others: a table for each kind of years, levels and growth apart. */
import type { ReactNode } from 'react'
import type { Rival } from '../../../model/analysis/backtest/rows.ts'
import { type MeasureKind, measureKinds } from '../../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import { kindText, scoredIn } from '../../../report/backtest/kinds.ts'
import { rivalsIn, type ScoreRow, scoreRows } from '../../../report/backtest/scores.ts'
import { formatDifference, formatNumber } from '../../../report/text/format.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Icon } from '../../controls/icons.tsx'

interface Props {
  readonly result: Backtest
  /** The same from another start, if one is tried. */
  readonly changed: Backtest | undefined
}

export function ScoreTables({ result, changed }: Props) {
  const { t } = useWords()
  const kinds = scoredIn(result)
  if (kinds.length === 0) return <p className="panel-empty">{t('backtest.noScores')}</p>
  return (
    <>
      {kinds
        .toReversed()
        .flatMap((kind) =>
          measureKinds
            .filter((measured) => result.scores[kind].all[measured])
            .map((measured) => (
              <ScoreTable
                key={`${kind} ${measured}`}
                result={result}
                changed={changed}
                kind={kind}
                measured={measured}
              />
            )),
        )}
      <p className="hint">{t('backtest.scoresNote')}</p>
    </>
  )
}

interface TableProps extends Props {
  readonly kind: ScoredKind
  readonly measured: MeasureKind
}

function ScoreTable({ result, changed, kind, measured }: TableProps) {
  const words = useWords()
  const { t } = words
  const rows = scoreRows(result, kind, measured)
  const others = rivalsIn(rows.map(({ score }) => score))
  const headings = [
    t('backtest.outcomes'),
    t('backtest.model'),
    ...(changed ? [t('backtest.changed')] : []),
    ...others.map((rival) => t(`backtest.others.names.${rival}`)),
    t('backtest.bias'),
    t('backtest.crps'),
    t('backtest.inBand'),
  ]
  return (
    <table className="table score-table">
      <caption>
        {kindText(result, kind, words)} · {t(`backtest.kindIn.${measured}`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.indicator')}</th>
          {headings.map((heading) => (
            <th key={heading} scope="col" className="number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.indicator ?? ''}
            row={row}
            others={others}
            changed={changed && changedError(changed, row, kind, measured)}
          />
        ))}
      </tbody>
    </table>
  )
}

/** The error of the same row from another start. */
function changedError(
  { scores }: Backtest,
  { indicator }: ScoreRow,
  kind: ScoredKind,
  measured: MeasureKind,
): number {
  const own = indicator === undefined ? scores[kind].all : scores[kind].indicators[indicator]
  return own?.[measured]?.meanAbsolute ?? Number.NaN
}

interface RowProps {
  readonly row: ScoreRow
  readonly others: readonly Rival[]
  /** The error from another start; undefined where none is tried. */
  readonly changed: number | undefined
}

function Row({ row, others, changed }: RowProps) {
  const { t, indicator: nameOf, indicatorShort, language } = useWords()
  const { indicator, score, closest } = row
  const written = (value: number | null): string => formatNumber(value ?? Number.NaN, 1, language)
  return (
    <tr className={indicator === undefined ? 'score-all' : ''}>
      <th scope="row" title={indicator && nameOf(indicator)}>
        {indicator === undefined ? t('backtest.all') : indicatorShort(indicator)}
      </th>
      <td className="number">{score.count}</td>
      <td className="number">
        <Marked isClosest={closest === 'scenario'}>{written(score.meanAbsolute)}</Marked>
      </td>
      {changed !== undefined && <td className="number">{written(changed)}</td>}
      {others.map((rival) => (
        <RivalCell key={rival} row={row} rival={rival} written={written} />
      ))}
      <td className="number">{formatDifference(score.bias, 1, language) ?? written(0)}</td>
      <td className="number">{written(score.crps)}</td>
      <td className="number">{score.held && t('backtest.insideOf', { ...score.held[80] })}</td>
    </tr>
  )
}

interface RivalCellProps {
  readonly row: ScoreRow
  readonly rival: Rival
  readonly written: (value: number | null) => string
}

function RivalCell({ row: { score, closest }, rival, written }: RivalCellProps) {
  const { t } = useWords()
  const own = score.rivals[rival]
  if (!own) return <td className="number hint">–</td>
  return (
    <td className="number">
      <Marked isClosest={closest === rival}>{written(own.meanAbsolute)}</Marked>
      {own.count < score.count && (
        <span className="cell-note">
          {t('backtest.sameRows', { error: written(own.scenario.meanAbsolute) })}
        </span>
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
