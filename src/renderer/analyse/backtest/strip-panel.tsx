/** Where each published value fell in its fan: a row for each indicator, which shows its path when it is pressed. */
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { MeasureKind } from '../../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import type { Year } from '../../../model/spec.ts'
import { scoredIn } from '../../../report/backtest/kinds.ts'
import {
  type LaunchDot,
  launchDots,
  type PlacedDot,
  placeDots,
  placeNames,
  type StripDot,
  type StripRow,
  stripRows,
} from '../../../report/backtest/strip.ts'
import { formatNumber } from '../../../report/text/format.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { Panel } from '../panel.tsx'
import { useSize } from '../use-size.ts'
import type { OtherLaunch } from './other-launches.ts'
import { type SeriesKey, seriesKey } from './path-panel.tsx'

interface Props {
  readonly result: Backtest
  readonly launches: readonly OtherLaunch[]
  readonly measured: MeasureKind
  readonly isOwn: (outcome: string) => boolean
  /** The series whose path is shown. */
  readonly shown: SeriesKey | undefined
  readonly onShow: (series: SeriesKey) => void
  readonly tools: ReactNode
}

/** Percentiles that the axis names: the edges of the bands, and the middle. */
const ticks = [10, 25, 50, 75, 90]
const dotSize = 9
/** Of the row of another launch with one line of names, and of each further line. */
const launchHeight = 38
const nameHeight = 13

export function StripPanel({ result, launches, measured, isOwn, shown, onShow, tools }: Props) {
  const words = useWords()
  const { t } = words
  const rows = stripRows(result, measured, isOwn)
  return (
    <Panel
      title={t('backtest.strip.title')}
      tools={tools}
      {...(rows.length > 0 ? { table: <StripTable rows={rows} /> } : {})}
    >
      {rows.length === 0 ? (
        <p className="panel-empty">{t('backtest.strip.none')}</p>
      ) : (
        <>
          <Legend result={result} measured={measured} rows={rows} />
          <div className="strip">
            <div className="strip-row strip-axis" aria-hidden="true">
              <span />
              <div className="strip-ticks">
                {ticks.map((tick) => (
                  <span key={tick} style={{ left: `${tick}%` }}>
                    {tick}
                  </span>
                ))}
              </div>
            </div>
            {rows.map((row) => (
              <Row
                key={seriesKey(row)}
                row={row}
                name={nameOf(row, rows, words)}
                isShown={seriesKey(row) === shown}
                onShow={onShow}
              />
            ))}
            {launches.map(({ year, result: other }) => (
              <LaunchRow key={year} year={year} dots={launchDots(other, measured, isOwn)} />
            ))}
            <div className="strip-row strip-axis" aria-hidden="true">
              <span />
              <div className="strip-ends">
                <span>{t('backtest.strip.lower')}</span>
                <span>{t('backtest.strip.higher')}</span>
              </div>
            </div>
          </div>
        </>
      )}
    </Panel>
  )
}

interface RowProps {
  readonly row: StripRow
  readonly name: string
  readonly isShown: boolean
  readonly onShow: (series: SeriesKey) => void
}

function Row({ row, name, isShown, onShow }: RowProps) {
  const words = useWords()
  const { t } = words
  const [track, size] = useSize<HTMLDivElement>()
  const dots = placeDots(row.dots, size?.width ?? 0, dotSize)
  return (
    <div className="strip-row">
      <ToggleButton
        className="strip-name"
        isSelected={isShown}
        onChange={() => onShow(seriesKey(row))}
        aria-label={t('backtest.strip.show', { name })}
      >
        {name}
      </ToggleButton>
      <div ref={track} className="strip-track" role="img" aria-label={rowText(row, name, words)}>
        {size && dots.map((dot) => <Dot key={dot.id} dot={dot} name={name} />)}
      </div>
    </div>
  )
}

/** What proves nothing is hollow. */
const fillingOf = (kind: ScoredKind) => (kind === 'fitted' ? 'hollow' : 'filled')

interface LaunchRowProps {
  readonly year: Year
  readonly dots: readonly LaunchDot[]
}

/** All values of another launch on one track, with the names of their indicators below. */
function LaunchRow({ year, dots }: LaunchRowProps) {
  const words = useWords()
  const { t, indicatorShort } = words
  const [track, size] = useSize<HTMLDivElement>()
  if (dots.length === 0) return null
  const width = size?.width ?? 0
  const placed = placeDots(dots, width, dotSize)
  const said = dots.map((dot) => dotText(dot, indicatorShort(dot.indicator), words)).join('; ')
  const names = placeNames(
    placed.map(({ indicator, x }) => ({ name: indicatorShort(indicator), x })),
    width,
    measureText,
  )
  const lines = Math.max(1, ...names.map(({ line }) => line + 1))
  return (
    <div className="strip-row launch" style={{ height: launchHeight + (lines - 1) * nameHeight }}>
      <span className="strip-name launch">{t('backtest.strip.launch', { year })}</span>
      <div ref={track} className="strip-track" role="img" aria-label={said}>
        {size &&
          placed.map((dot) => <Dot key={dot.id} dot={dot} name={indicatorShort(dot.indicator)} isLaunch />)}
        {size &&
          names.map(({ name, x, line }) => (
            <span
              key={`${name} ${x}`}
              className="launch-name"
              style={{ left: x, marginTop: line * nameHeight }}
            >
              {name}
            </span>
          ))}
      </div>
    </div>
  )
}

interface DotProps {
  readonly dot: PlacedDot
  readonly name: string
  readonly isLaunch?: boolean
}

function Dot({ dot, name, isLaunch = false }: DotProps) {
  const words = useWords()
  const { kind, isMissed, isOwn, x, dy } = dot
  const classes = ['strip-dot', fillingOf(kind), isMissed && 'missed', (isOwn || isLaunch) && 'diamond']
  return (
    <span
      className={classes.filter(Boolean).join(' ')}
      style={{ left: x, marginTop: dy }}
      title={dotText(dot, name, words)}
    />
  )
}

type Words = ReturnType<typeof useWords>

/** An indicator's name, with the measure where it stands there in several. */
function nameOf({ indicator, measure }: StripRow, rows: readonly StripRow[], words: Words): string {
  const name = words.indicatorShort(indicator)
  if (rows.filter((row) => row.indicator === indicator).length === 1) return name
  return words.t('table.titled', { name, unit: words.t(`baselines.measure.${measure}`) })
}

const dotText = ({ year, rank, kind }: StripDot, name: string, words: Words) =>
  words.t('backtest.strip.dot', {
    name,
    year,
    rank: formatNumber(rank, 0, words.language),
    kind: words.t(`backtest.kinds.${kind}`),
  })

const rowText = ({ dots }: StripRow, name: string, words: Words): string =>
  dots.map((dot) => dotText(dot, name, words)).join('; ')

interface LegendProps {
  readonly result: Backtest
  readonly measured: MeasureKind
  readonly rows: readonly StripRow[]
}

function Legend({ result, measured, rows }: LegendProps) {
  const { t } = useWords()
  const dots = rows.flatMap((row) => row.dots)
  const shown = scoredIn(result, measured)
  const fillings = (['hollow', 'filled'] as const)
    .map((filling) => ({ filling, kinds: shown.filter((kind) => fillingOf(kind) === filling) }))
    .filter(({ kinds }) => kinds.length > 0)
  return (
    <ul className="strip-legend">
      {fillings.map(({ filling, kinds }) => (
        <li key={filling}>
          <span className={`strip-dot ${filling}`} />
          {kinds.map((kind) => t(`backtest.kinds.${kind}`)).join(' · ')}
        </li>
      ))}
      {dots.some(({ isMissed }) => isMissed) && (
        <li>
          <span className="strip-dot missed" />
          {t('backtest.strip.missed')}
        </li>
      )}
      {dots.some(({ isOwn }) => isOwn) && (
        <li>
          <span className="strip-dot filled diamond" />
          {t('backtest.mark.own')}
        </li>
      )}
      <li className="strip-note">{t('backtest.strip.note')}</li>
    </ul>
  )
}

function StripTable({ rows }: { readonly rows: readonly StripRow[] }) {
  const words = useWords()
  const { t, language } = words
  return (
    <section
      className="chart-table"
      tabIndex={0}
      aria-label={t('chart.tableOf', { name: t('backtest.strip.title') })}
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('compare.indicator')}</th>
            <th scope="col">{t('compare.year')}</th>
            <th scope="col" className="number">
              {t('backtest.rank')}
            </th>
            <th scope="col">{t('backtest.yearKind')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.dots.map((dot) => (
              <tr key={dot.id}>
                <th scope="row">{nameOf(row, rows, words)}</th>
                <td>{dot.year}</td>
                <td className="number">{formatNumber(dot.rank, 0, language)}</td>
                <td>{t(`backtest.kinds.${dot.kind}`)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}
