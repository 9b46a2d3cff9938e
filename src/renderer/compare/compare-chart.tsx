/** One cell of the comparison: a scenario's line beside the reference's, on the axis that its row shares. */
import { useEffect, useRef } from 'react'
import type { IndicatorId } from '../../model/spec.ts'
import { useActions, useWords, useWorkspace } from '../app/workspace-context.tsx'
import { chartFans, crosshairYear, lastReportYear } from '../charts/chart-data.ts'
import { createDrawing, type Drawing } from '../charts/draw.ts'
import {
  type ChartData,
  type ChartOptions,
  domainOf,
  type PlacedAxes,
  placeAxes,
  placeFans,
  placeLines,
} from '../charts/place.ts'
import { measureText } from '../charts/text-width.ts'
import { formatCompact, formatNumber } from '../text/format.ts'
import type { Column } from './compare-view.tsx'

interface Props {
  readonly indicator: IndicatorId
  readonly columns: readonly Column[]
  /** Id of the column that this cell shows. */
  readonly shown: string
}

export function CompareChart({ indicator, columns, shown }: Props) {
  const words = useWords()
  const actions = useActions()
  const state = useWorkspace((all) => all)
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useRef<{ readonly svg: SVGSVGElement; readonly drawing: Drawing }>(null)
  const placed = useRef<PlacedAxes>(null)
  const { launchYear } = state.library.model
  const lastYear = Math.max(...columns.map((column) => column.document.scenario.horizon))
  const lines = columns.map((column) => ({
    id: column.id,
    label: column.name,
    tone: column.tone,
    values: column.series.get(indicator) ?? [],
  }))
  const fans = new Map(
    columns.map(({ id, document }) => [id, chartFans(state, document.scenario, indicator)] as const),
  )
  const [reference] = lines
  const own = lines.find((line) => line.id === shown)
  const year = crosshairYear(state)
  const digits = state.library.model.indicators.find((entry) => entry.id === indicator)?.digits ?? 0
  const value = own?.values[year - launchYear] ?? Number.NaN

  useEffect(() => {
    const element = frame.current
    if (!element || !own || !reference) return
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = element
      if (width < 40 || height < 40) return
      if (!drawing.current) {
        const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
        element.append(svg)
        drawing.current = { svg, drawing: createDrawing(svg) }
      }
      const { svg, drawing: own_ } = drawing.current
      svg.setAttribute('aria-hidden', 'true')
      svg.setAttribute('width', String(width))
      svg.setAttribute('height', String(height))
      const all: ChartData = {
        axisFrom: launchYear,
        firstYear: launchYear,
        lastYear,
        lines,
        dots: [],
        fans: [...fans.values()].flat(),
      }
      const data = {
        ...all,
        lines: own === reference ? [own] : [reference, own],
        fans: fans.get(shown) ?? [],
      }
      const options: ChartOptions = {
        small: true,
        top: 28,
        formatTick: (tick) => formatCompact(tick, words.language),
        measure: measureText,
      }
      const next = placeAxes(data, { width, height }, domainOf(all), options)
      placed.current = next
      own_.drawAxes(next, { from: launchYear, to: lastReportYear(state.library.baseline), label: '' })
      own_.drawFans(placeFans(data, next))
      own_.drawLines(placeLines(data, next))
      own_.drawCrosshair(
        next.plot,
        next.x(Math.min(year, lastYear)),
        data.lines.map(({ id, tone, values }) => ({
          id,
          tone,
          y: next.y(values[year - launchYear] ?? Number.NaN),
        })),
      )
    }
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    return () => observer.disconnect()
  })
  useEffect(
    () => () => {
      drawing.current?.svg.remove()
      drawing.current = null
    },
    [],
  )

  const text = formatNumber(value, digits, words.language)
  return (
    <div
      ref={frame}
      className="chart compare-chart"
      role="img"
      aria-label={`${own?.label ?? ''}, ${words.indicator(indicator)}, ${year}: ${text} ${words.unitOf(indicator)}`}
      onPointerMove={(event) => {
        const at = placed.current?.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left)
        actions.hover(at === undefined ? undefined : Math.min(lastYear, Math.max(launchYear, Math.round(at))))
      }}
      onPointerLeave={() => actions.hover(undefined)}
    >
      <span className="compare-value">
        {year} <strong>{text}</strong>
      </span>
    </div>
  )
}
