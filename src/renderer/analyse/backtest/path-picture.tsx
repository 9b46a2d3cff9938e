/** The picture of a path: what was projected and published, with the kinds of years behind it. */
import type { ScoredKind } from '../../../model/analysis/backtest/year-kinds.ts'
import { numberText, plainNumberText, tickFormat } from '../../../report/amount.ts'
import type { Picture } from '../../../report/backtest/pictures.ts'
import { type PlacedOutcome, placePath } from '../../../report/backtest/place-path.ts'
import { measuredIn, restatedText } from '../../../report/backtest/tables.ts'
import type { FormatTick } from '../../../report/charts/ticks.ts'
import { sourceText } from '../../../report/source-text.ts'
import { formatPlain } from '../../../report/text/format.ts'
import { manners } from '../../../report/text/language.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { useSize } from '../use-size.ts'

export function PathPicture({ picture }: { readonly picture: Picture }) {
  const words = useWords()
  const { t } = words
  const { indicator, rows } = picture
  const indicators = useWorkspace((state) => state.ground.model.indicators)
  const { key, digits } = measuredIn(picture, indicators)
  const written = (value: number): string => numberText(value, digits, key, words)
  const plain = (value: number): string => plainNumberText(value, key, words)
  const points = rows.map(({ year, projected, published, comparable }) => {
    const said = { year, projected: written(projected), published: written(published) }
    return published === comparable
      ? t('backtest.point', said)
      : t('backtest.pointComparable', { ...said, comparable: written(comparable) })
  })
  const aims = picture.data.aims.map(({ year, value, restated }) =>
    [
      t('backtest.aim', { year, value: written(value) }),
      ...(restated ? [restatedText(restated, plain, words)] : []),
    ].join(manners[words.language].betweenParts),
  )
  return (
    <Drawing
      picture={picture}
      label={`${words.indicator(indicator)}: ${[...points, ...aims].join('; ')}`}
      aimTitles={aims}
      formatTick={tickFormat(key, words)}
      titles={
        new Map(
          rows.map(({ outcome }, index) => [
            outcome.id,
            `${points[index]} · ${sourceText(outcome, words).text}`,
          ]),
        )
      }
      kindName={(kind) => t(`backtest.kinds.${kind}`)}
    />
  )
}

interface DrawingProps {
  readonly picture: Picture
  readonly label: string
  readonly formatTick: FormatTick
  /** What the pointer is told over an outcome. */
  readonly titles: ReadonlyMap<string, string>
  /** What it is told over an aim. */
  readonly aimTitles: readonly string[]
  readonly kindName: (kind: ScoredKind) => string
}

function Drawing({ picture, label, formatTick, titles, aimTitles, kindName }: DrawingProps) {
  const [frame, size] = useSize<HTMLDivElement>()
  if (!size || size.width < 60 || size.height < 50) {
    return <div ref={frame} className="path-drawing" role="img" aria-label={label} />
  }
  const placed = placePath(picture.data, size, { formatTick, measure: measureText })
  const { plot } = placed
  return (
    <div ref={frame} className="path-drawing" role="img" aria-label={label}>
      <svg width={size.width} height={size.height} aria-hidden="true">
        {placed.periods.map(({ kind, left, right }) => (
          <g key={kind} className={`path-period ${kind}`}>
            <rect x={left} y={plot.top} width={Math.max(0, right - left)} height={plot.bottom - plot.top} />
            {measureText(kindName(kind)) <= right - left && (
              <text x={left + 4} y={plot.top - 6}>
                {kindName(kind)}
              </text>
            )}
          </g>
        ))}
        <g className="path-grid">
          {placed.yTicks.map(({ at, label: text }) => (
            <g key={text}>
              <line x1={plot.left} x2={plot.right} y1={at} y2={at} />
              <text x={plot.left - 5} y={at} dy="0.32em" textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          {placed.xTicks.map(({ at, label: text }) => (
            <text key={text} x={at} y={plot.bottom + 14} textAnchor="middle">
              {text}
            </text>
          ))}
        </g>
        {placed.breaks.map((at) => (
          <line key={at} className="path-break" x1={at} x2={at} y1={plot.top - 4} y2={plot.bottom} />
        ))}
        {placed.bands.map((path) => (
          <path key={path} className="path-band" d={path} />
        ))}
        {placed.rivals.map(({ id, path }) => (
          <path key={id} className={`path-rival path-${id}`} d={path} />
        ))}
        {placed.changed !== undefined && <path className="path-changed" d={placed.changed} />}
        <path className="path-line" d={placed.line} />
        {placed.aims.map(({ x, y, restated }, index) => (
          <g key={`${x} ${y}`}>
            <title>{aimTitles[index]}</title>
            <path className="path-aim" d={aimShape(x, y)} />
            {restated && <AimFactor x={x} y={y} factor={restated.factor} />}
          </g>
        ))}
        {placed.figures.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="path-figure-dot" cx={x} cy={y} r={3.2} />
        ))}
        {placed.outcomes.map((outcome) => (
          <OutcomeMark key={outcome.id} outcome={outcome} title={titles.get(outcome.id) ?? ''} />
        ))}
      </svg>
    </div>
  )
}

/** By how much an aim was restated, above its mark. */
function AimFactor({ x, y, factor }: { readonly x: number; readonly y: number; readonly factor: number }) {
  const { language } = useWords()
  return (
    <text className="path-aim-factor" x={x} y={y - 12} textAnchor="middle">
      {factor > 1 ? `×${formatPlain(factor, language)}` : `÷${formatPlain(1 / factor, language)}`}
    </text>
  )
}

/** A triangle that points at what was aimed at. */
export const aimShape = (x: number, y: number): string => `M${x - 4.5} ${y - 8}h9L${x} ${y}Z`

function OutcomeMark({ outcome, title }: { readonly outcome: PlacedOutcome; readonly title: string }) {
  const { x, y, from, isOwn, kind } = outcome
  const name = kind === 'known' ? 'path-outcome unscored' : 'path-outcome'
  return (
    <g>
      <title>{title}</title>
      {from !== undefined && (
        <>
          <line className="path-connector" x1={x} x2={x} y1={from} y2={y} />
          <OutcomeShape className="path-outcome ghost" x={x} y={from} isOwn={isOwn} />
        </>
      )}
      <OutcomeShape className={name} x={x} y={y} isOwn={isOwn} />
    </g>
  )
}

interface ShapeProps {
  readonly className: string
  readonly x: number
  readonly y: number
  readonly isOwn: boolean
}

/** What was published is a ring; what the user brought, a diamond. */
export function OutcomeShape({ className, x, y, isOwn }: ShapeProps) {
  return isOwn ? (
    <path className={`${className} own`} d={`M${x} ${y - 4.6}l4.6 4.6-4.6 4.6-4.6-4.6Z`} />
  ) : (
    <circle className={className} cx={x} cy={y} r={3.4} />
  )
}
