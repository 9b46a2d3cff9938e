/** From the first scenario's value to the second's, one bar for each departure. */
import { useId } from 'react'
import { plainNumberText, tickFormat } from '../../../report/amount.ts'
import { departureName } from '../../../report/attribution/names.ts'
import { type Pictured, shareWriter, waterfallData } from '../../../report/attribution/pictures.ts'
import {
  type PlacedBar,
  type PlacedGroup,
  type PlacedWaterfall,
  placeWaterfall,
  stepsThatFit,
  type WaterfallData,
} from '../../../report/attribution/place-waterfall.ts'
import type { Share, YearShares } from '../../../report/attribution/shares.ts'
import type { ChartSize } from '../../../report/charts/place.ts'
import { paragraph } from '../../../report/text/language.ts'
import type { Words } from '../../../report/text/words.ts'
import { measureText } from '../../charts/text-width.ts'
import { useWords } from '../../context/workspace-context.tsx'
import { useSize } from '../use-size.ts'

interface Props {
  readonly year: YearShares
  readonly pictured: Pictured
  /** The departure that is looked at, in any of the pictures. */
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

export function Waterfall({ year, pictured, lit, onLight }: Props) {
  const words = useWords()
  const { t } = words
  const { unitKey } = pictured.indicator
  const [frame, size] = useSize<HTMLDivElement>()
  const headings = year.groups.length > 1 ? year.groups.filter(({ group }) => group !== 'reading').length : 0
  const most = stepsThatFit(size?.height ?? 0, headings)
  const data = waterfallData(year, pictured, most, words)
  const placed =
    size && size.width > 80
      ? placeWaterfall(data, size, { formatTick: tickFormat(unitKey, words), measure: measureText })
      : undefined
  const looked = year.groups.flatMap(({ shares }) => shares).find(({ id }) => id === lit)
  const bar = placed?.bars.find(({ id }) => id === lit)
  return (
    <>
      <div ref={frame} className="chart attribution-chart" onPointerLeave={() => onLight(undefined)}>
        {size && placed && (
          <>
            <Drawing placed={placed} size={size} label={spoken(data)} lit={lit} onLight={onLight} />
            {looked && bar && (
              <Readout looked={looked} bar={bar} size={size} year={year} pictured={pictured} />
            )}
          </>
        )}
      </div>
      {placed && (
        <Notes
          placed={placed}
          from={placed.cut ? plainNumberText(placed.cut.from, unitKey, words) : ''}
          words={words}
        />
      )}
    </>
  )

  function spoken({ from, to, groups }: WaterfallData): string {
    const steps = groups.flatMap((group) => [
      ...(group.label && group.steps.length > 1 ? [`${group.label}: ${group.text}`] : []),
      ...group.steps.map(({ name, move, text }) => `${[name, move].filter(Boolean).join(' ')}: ${text}`),
    ])
    const title = t('attribution.contributions', { year: year.year })
    return [title, `${from.label}: ${from.text}`, ...steps, `${to.label}: ${to.text}`].join('. ')
  }
}

interface DrawingProps {
  readonly placed: PlacedWaterfall
  readonly size: ChartSize
  readonly label: string
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

function Drawing({ placed, size, label, lit, onLight }: DrawingProps) {
  const { left, right, top, bottom, zero, bars, groups, connectors, ticks, cut, labelX } = placed
  const hatch = useId()
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="waterfall-hatch-ground" width={6} height={6} />
          <rect className="waterfall-hatch" width={2.5} height={6} />
        </pattern>
      </defs>
      <g className="chart-grid">
        {ticks.map(({ at }) => (
          <line key={at} x1={at} x2={at} y1={top} y2={bottom} />
        ))}
        <line className="waterfall-zero" x1={zero} x2={zero} y1={top} y2={bottom} />
      </g>
      <g className="chart-axis">
        {cut && (
          <text x={left} y={bottom + 15} textAnchor="middle">
            0
          </text>
        )}
        {ticks.map(({ at, label: text }) => (
          <text key={at} x={at} y={bottom + 15} textAnchor="middle">
            {text}
          </text>
        ))}
      </g>
      {connectors.map(({ x, top: from, bottom: to }) => (
        <line key={`${x} ${from}`} className="waterfall-connector" x1={x} x2={x} y1={from} y2={to} />
      ))}
      {groups.map((group) => (
        <Group key={group.id} group={group} labelX={labelX} />
      ))}
      {bars.map((bar) => (
        <Bar
          key={bar.id}
          bar={bar}
          labelX={labelX}
          right={right}
          fill={bar.kind === 'down' ? `url(#${hatch})` : undefined}
          isLit={bar.id === lit}
          onLight={onLight}
        />
      ))}
      {cut && (
        <Cut x={cut.x} bars={bars.filter(({ kind }) => kind === 'from' || kind === 'to')} bottom={bottom} />
      )}
    </svg>
  )
}

interface BarProps {
  readonly bar: PlacedBar
  readonly labelX: number
  readonly right: number
  readonly fill: string | undefined
  readonly isLit: boolean
  readonly onLight: (id: string | undefined) => void
}

function Bar({ bar, labelX, right, fill, isLit, onLight }: BarProps) {
  const { id, kind, y, top, height, left, width, label, text, note, textX, owed, lost } = bar
  const isTotal = kind === 'from' || kind === 'to'
  const { lines, after, full } = label
  const middle = (line: number): number => y + (line - (lines.length - 1) / 2) * 14
  return (
    <g
      className={isLit ? `waterfall-bar ${kind} lit` : `waterfall-bar ${kind}`}
      onPointerEnter={() => onLight(isTotal ? undefined : id)}
    >
      <rect className="waterfall-row" x={0} y={top - 4} width={right + 80} height={height + 8} />
      <text x={labelX} textAnchor="end">
        {lines.map((line, index) => (
          <tspan
            key={line}
            x={labelX}
            y={middle(index)}
            dy="0.32em"
            className={index > 0 && !isTotal ? 'waterfall-move' : 'waterfall-name'}
          >
            {line}
            {index === lines.length - 1 && after && <tspan className="waterfall-move"> {after}</tspan>}
          </tspan>
        ))}
        <title>{full}</title>
      </text>
      <rect
        className="waterfall-rect"
        x={left}
        y={top}
        width={Math.max(1, width)}
        height={height}
        rx={2}
        {...(fill ? { style: { fill } } : {})}
      />
      {owed && (
        <rect className="waterfall-owed" x={owed.left} y={top + 1} width={owed.width} height={height - 2} />
      )}
      {lost && (
        <rect className="waterfall-lost" x={lost.left} y={top + 1} width={lost.width} height={height - 2} />
      )}
      <text className="waterfall-value" x={textX} y={y} dy="0.32em">
        {text}
        {note && <tspan className="waterfall-note"> {note}</tspan>}
      </text>
    </g>
  )
}

/** What a group does, above its bars. */
function Group({ group, labelX }: { readonly group: PlacedGroup; readonly labelX: number }) {
  const { y, label, brace, text, textX } = group
  return (
    <g className="waterfall-group">
      <text x={labelX} y={y} dy="0.32em" textAnchor="end">
        {label}
      </text>
      {brace && (
        <>
          <path d={`M${brace.from},${y + 5}V${y}H${brace.to}V${y + 5}`} />
          <text x={textX} y={y} dy="0.32em">
            {text}
          </text>
        </>
      )}
    </g>
  )
}

/** Two strokes through the axis and through what begins at 0. */
function Cut({
  x,
  bars,
  bottom,
}: {
  readonly x: number
  readonly bars: readonly PlacedBar[]
  readonly bottom: number
}) {
  const strokes = [
    ...bars.map(({ top, height }) => ({ from: top - 3, to: top + height + 3 })),
    { from: bottom + 4, to: bottom + 16 },
  ]
  return (
    <g className="waterfall-cut">
      {strokes.map(({ from, to }) => (
        <g key={from}>
          <path className="waterfall-gap" d={`M${x - 1},${to}L${x + 7},${from}H${x + 1}L${x - 7},${to}Z`} />
          <path d={`M${x - 7},${to}L${x + 1},${from}M${x - 1},${to}L${x + 7},${from}`} />
        </g>
      ))}
    </g>
  )
}

interface ReadoutProps {
  readonly looked: Share
  readonly bar: PlacedBar
  readonly size: ChartSize
  readonly year: YearShares
  readonly pictured: Pictured
}

/** All that is known of one departure, where the pointer is. Screen readers find it in the table. */
function Readout({ looked, bar, size, year, pictured }: ReadoutProps) {
  const words = useWords()
  const { t } = words
  const [box, boxSize] = useSize<HTMLDivElement>()
  const write = shareWriter(year, pictured, words)
  const { name, move } = departureName(looked.departure, pictured.naming, words)
  const rows = [
    [t('attribution.column.share'), write(looked.share, looked.error)],
    [t('attribution.column.alone'), write(looked.alone)],
    [t('attribution.column.last'), write(looked.last)],
    [t('attribution.column.owed'), write(looked.share - looked.alone)],
  ]
  const height = boxSize?.height ?? 110
  const width = boxSize?.width ?? 200
  // Below the bar, or above it where there is no room.
  const below = bar.top + bar.height + 8
  const y = below + height + 12 > size.height ? bar.top - height - 20 : below
  const x = Math.max(4, Math.min(size.width - width - 6, bar.left))
  return (
    <div
      ref={box}
      className="chart-readout attribution-readout"
      aria-hidden="true"
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(Math.max(2, y))}px)` }}
    >
      <div className="chart-readout-year">
        {name} {move}
      </div>
      {rows.map(([label, text]) => (
        <div key={label} className="chart-readout-row">
          <span className="chart-readout-label">{label}</span>
          <span className="chart-readout-value">{text}</span>
        </div>
      ))}
    </div>
  )
}

function Notes({
  placed,
  from,
  words,
}: {
  readonly placed: PlacedWaterfall
  readonly from: string
  readonly words: Words
}) {
  const { t, language } = words
  const notes = [
    ...(placed.cut ? [t('attribution.cut', { from })] : []),
    ...(placed.bars.some(({ owed }) => owed) ? [t('attribution.owedHint')] : []),
    ...(placed.bars.some(({ lost }) => lost) ? [t('attribution.lostHint')] : []),
  ]
  return notes.length > 0 ? <p className="panel-note">{paragraph(notes, language)}</p> : null
}
