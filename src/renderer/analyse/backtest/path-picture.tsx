/** One small picture: its title, what it shows, and what happened to the definition. */
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { Picture } from '../../../report/backtest/pictures.ts'
import { type PlacedOutcome, placePath } from '../../../report/backtest/place-path.ts'
import type { FormatTick } from '../../../report/charts/ticks.ts'
import { formatNumber, formatPlain, formatTick } from '../../../report/text/format.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords, useWorkspace } from '../../context/workspace-context.tsx'
import { IconButton } from '../../controls/icon-button.tsx'
import { useSize } from '../use-size.ts'

export function PathPicture({ picture }: { readonly picture: Picture }) {
  const words = useWords()
  const { t, language } = words
  const { indicator, measure, rows, definitionBreak } = picture
  const spec = useWorkspace((state) => state.ground.model.indicators.find(({ id }) => id === indicator))
  const digits = measure === 'level' ? (spec?.digits ?? 0) : 1
  const written = (value: number): string => formatNumber(value, digits, language)
  const unit = measure === 'level' ? words.unitOf(indicator) : t(`backtest.growthUnit.${measure}`)
  const name = words.indicator(indicator)
  const points = rows.map(({ year, projected, published, comparable }) => {
    const said = { year, projected: written(projected), published: written(published) }
    return published === comparable
      ? t('backtest.point', said)
      : t('backtest.pointComparable', { ...said, comparable: written(comparable) })
  })
  return (
    <figure className="path-figure">
      <figcaption className="path-head">
        <h3 className="path-title" title={name}>
          {words.indicatorShort(indicator)}
        </h3>
        <span className="path-unit">{unit}</span>
        {definitionBreak && (
          <DialogTrigger>
            <IconButton
              quiet
              icon="warn"
              label={t('backtest.breakOf', { name, year: definitionBreak.year })}
            />
            <Popover className="popover">
              <Dialog className="dialog info">
                <Heading slot="title" className="info-title">
                  {t('backtest.breakOf', { name, year: definitionBreak.year })} (÷{' '}
                  {formatPlain(definitionBreak.factor, language)})
                </Heading>
                <p>{words.text(definitionBreak.note)}</p>
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </figcaption>
      <Drawing
        picture={picture}
        label={`${name}: ${points.join('; ')}`}
        formatTick={(value, step) => formatTick(value, step, language)}
        titles={
          new Map(rows.map(({ outcome }, index) => [outcome.id, `${points[index]} · ${outcome.source}`]))
        }
      />
    </figure>
  )
}

interface DrawingProps {
  readonly picture: Picture
  readonly label: string
  readonly formatTick: FormatTick
  /** What the pointer is told over an outcome. */
  readonly titles: ReadonlyMap<string, string>
}

function Drawing({ picture, label, formatTick, titles }: DrawingProps) {
  const [frame, size] = useSize<HTMLDivElement>()
  if (!size || size.width < 60 || size.height < 50) {
    return <div ref={frame} className="path-drawing" role="img" aria-label={label} />
  }
  const placed = placePath(picture.data, size, { formatTick, measure: measureText })
  const { plot } = placed
  return (
    <div ref={frame} className="path-drawing" role="img" aria-label={label}>
      <svg width={size.width} height={size.height} aria-hidden="true">
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
        <path className="path-band" d={placed.band} />
        {placed.rules.map(({ id, path }) => (
          <path key={id} className={`path-rule path-rule-${id}`} d={path} />
        ))}
        {placed.changed !== undefined && <path className="path-changed" d={placed.changed} />}
        <path className="path-line" d={placed.line} />
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

function OutcomeMark({ outcome, title }: { readonly outcome: PlacedOutcome; readonly title: string }) {
  const { x, y, from, isOwn, isScored } = outcome
  const name = isScored ? 'path-outcome' : 'path-outcome unscored'
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
