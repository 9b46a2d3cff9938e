/** The shares of all years on top of each other; a press chooses the year. */
import { type PointerEvent, useState } from 'react'
import type { Attribution } from '../../../model/analysis/attribution.ts'
import type { Year } from '../../../model/spec.ts'
import { tickFormat } from '../../../report/amount.ts'
import { type Pictured, shareWriter, stackData } from '../../../report/attribution/pictures.ts'
import {
  bandsThatFit,
  type PlacedStack,
  placeStack,
  type StackData,
  totalId,
} from '../../../report/attribution/place-stack.ts'
import { sharesIn } from '../../../report/attribution/shares.ts'
import type { ChartSize } from '../../../report/charts/place.ts'
import { measureText } from '../../charts/text-width.ts'
import { useActions, useWords } from '../../context/workspace-context.tsx'
import { useSize } from '../use-size.ts'

interface Props {
  readonly attribution: Attribution
  readonly pictured: Pictured
  /** The key year. */
  readonly year: Year
  /** The departure that is looked at, in any of the pictures. */
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

export function ShareAreas({ attribution, pictured, year, lit, onLight }: Props) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const [frame, size] = useSize<HTMLDivElement>()
  const [hovered, hover] = useState<Year>()
  const data = stackData(attribution, pictured, bandsThatFit(size?.height ?? 0), words)
  const options = {
    small: false,
    formatTick: tickFormat(pictured.indicator.unitKey, words),
    measure: measureText,
    // Room for the year above its line.
    top: 24,
  }
  const placed = size && size.width > 80 ? placeStack(data, size, options) : undefined
  const shown = hovered ?? year
  const index = attribution.years.indexOf(shown)
  const write = shareWriter(sharesIn(attribution, shown), pictured, words)
  const rows = [...data.bands, { id: totalId, ...data.total }].map(({ id, label, values }) => ({
    id,
    label,
    text: write(values[index] ?? Number.NaN),
  }))
  const yearAt = (event: PointerEvent<HTMLElement>): Year | undefined => {
    if (!placed) return undefined
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    const [first = 0, last = 0] = [attribution.years[0], attribution.years.at(-1)]
    return Math.min(last, Math.max(first, Math.round(placed.axes.x.invert(x))))
  }
  const said = rows.map(({ label, text }) => `${label} ${text}`).join(', ')
  return (
    <>
      <div
        ref={frame}
        className="chart attribution-chart attribution-years"
        onPointerMove={(event) => {
          const at = yearAt(event)
          hover(at)
          if (event.buttons === 1) actions.setKeyYear(at)
        }}
        onPointerDown={(event) => actions.setKeyYear(yearAt(event))}
        onPointerLeave={() => {
          hover(undefined)
          onLight(undefined)
        }}
      >
        {size && placed && (
          <>
            <Drawing
              placed={placed}
              data={data}
              size={size}
              lit={lit}
              onLight={onLight}
              shown={shown}
              label={`${t('attribution.overTime')}. ${shown}: ${said}`}
            />
            {hovered !== undefined && (
              <Readout year={hovered} rows={rows} placed={placed} data={data} size={size} />
            )}
          </>
        )}
      </div>
      {placed?.labels.length === 0 && <Legend placed={placed} data={data} />}
    </>
  )
}

/** The names of the areas, where there is no room for them beside the plot. */
function Legend({ placed: { areas }, data }: { readonly placed: PlacedStack; readonly data: StackData }) {
  return (
    <ul className="path-legend">
      {data.bands.map(({ id, label }) => {
        const area = areas.find((each) => each.id === id)
        return (
          <li key={id}>
            {area && (
              <span
                className={`attribution-key of-${area.group}`}
                style={{ '--strength': `${Math.round(100 * area.strength)}%` } as object}
              />
            )}
            {label}
          </li>
        )
      })}
    </ul>
  )
}

interface DrawingProps {
  readonly placed: PlacedStack
  readonly data: StackData
  readonly size: ChartSize
  readonly label: string
  readonly shown: Year
  readonly lit: string | undefined
  readonly onLight: (id: string | undefined) => void
}

function Drawing({ placed, data, size, label, shown, lit, onLight }: DrawingProps) {
  const { axes, areas, total, labels, zero } = placed
  const { plot, x, y, xTicks, yTicks } = axes
  const at = x(shown)
  const whole = data.total.values[data.years.indexOf(shown)] ?? Number.NaN
  const areaOf = (id: string) => areas.find((area) => area.id === id)
  const dimmed = (id: string): string => (lit !== undefined && lit !== id && areaOf(lit) ? ' dimmed' : '')
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={label}>
      <g className="chart-grid">
        {yTicks.map((tick) => (
          <line key={tick.at} x1={plot.left} x2={plot.right} y1={tick.at} y2={tick.at} />
        ))}
      </g>
      <g className="chart-axis">
        {yTicks.map((tick) => (
          <text key={tick.at} x={plot.left - 6} y={tick.at} dy="0.32em" textAnchor="end">
            {tick.label}
          </text>
        ))}
        {xTicks.map((tick) => (
          <text key={tick.at} x={tick.at} y={plot.bottom + 15} textAnchor="middle">
            {tick.label}
          </text>
        ))}
      </g>
      {areas.map(({ id, group, strength, path }) => (
        <path
          key={id}
          className={`attribution-band of-${group}${dimmed(id)}`}
          style={{ '--strength': `${Math.round(100 * strength)}%` } as object}
          d={path}
          onPointerEnter={() => onLight(id)}
        />
      ))}
      <line className="attribution-zero" x1={plot.left} x2={plot.right} y1={zero} y2={zero} />
      <path className="attribution-total" d={total} />
      <line className="chart-crosshair" x1={at} x2={at} y1={plot.top} y2={plot.bottom} />
      <text className="attribution-year" x={at} y={plot.top - 9} textAnchor="middle">
        {shown}
      </text>
      {Number.isFinite(whole) && <circle className="attribution-point" cx={at} cy={y(whole)} r={3.6} />}
      {labels.map(({ id, y: middle, lines, full }) => {
        const area = areaOf(id)
        const left = plot.right + 6
        return (
          <g key={id} className={id === totalId ? 'attribution-label whole' : 'attribution-label'}>
            {area ? (
              <rect
                className={`attribution-swatch of-${area.group}`}
                style={{ '--strength': `${Math.round(100 * area.strength)}%` } as object}
                x={left}
                y={middle - 4}
                width={9}
                height={9}
                rx={2}
              />
            ) : (
              <line className="attribution-total" x1={left} x2={left + 9} y1={middle} y2={middle} />
            )}
            <text>
              {lines.map((line, index) => (
                <tspan
                  key={line}
                  x={left + 14}
                  y={middle + (index - (lines.length - 1) / 2) * 13}
                  dy="0.32em"
                >
                  {line}
                </tspan>
              ))}
              <title>{full}</title>
            </text>
          </g>
        )
      })}
    </svg>
  )
}

interface ReadoutProps {
  readonly year: Year
  readonly rows: readonly { readonly id: string; readonly label: string; readonly text: string }[]
  readonly placed: PlacedStack
  readonly data: StackData
  readonly size: ChartSize
}

/** The numbers of the year under the pointer; at its left, where there is room: most stacks grow to the right. */
function Readout({ year, rows, placed }: ReadoutProps) {
  const [box, boxSize] = useSize<HTMLDivElement>()
  const { plot, x } = placed.axes
  const width = (boxSize?.width ?? 180) + 2
  const at = x(year)
  const left = at - width - 10 >= 2 ? at - width - 10 : at + 12
  return (
    <div
      ref={box}
      className="chart-readout attribution-readout"
      aria-hidden="true"
      style={{ transform: `translate(${Math.round(left)}px, ${Math.round(plot.top + 4)}px)` }}
    >
      <div className="chart-readout-year">{year}</div>
      {rows.toReversed().map(({ id, label, text }) => {
        const area = placed.areas.find((each) => each.id === id)
        return (
          <div key={id} className="chart-readout-row">
            {area && (
              <span
                className={`attribution-key of-${area.group}`}
                style={{ '--strength': `${Math.round(100 * area.strength)}%` } as object}
              />
            )}
            <span className="chart-readout-label">{label}</span>
            <span className="chart-readout-value">{text}</span>
          </div>
        )
      })}
    </div>
  )
}
