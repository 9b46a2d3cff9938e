/** A chart of given lines, dots and fans, for pictures that do not follow the workspace by themselves. */
import { type PointerEvent, useEffect, useRef } from 'react'
import type { Year } from '../../model/spec.ts'
import { valueInYear, yearWithin } from '../../model/years.ts'
import type { DotTexts } from '../../report/charts/dots.ts'
import {
  type ChartData,
  type ChartDot,
  type ChartOptions,
  type Domain,
  domainOf,
  firstYearOf,
  type PlacedAxes,
  placeAxes,
  placeFans,
  placeGoal,
  placeLabels,
  placeLines,
  type ValueAxis,
} from '../../report/charts/place.ts'
import type { FormatTick } from '../../report/charts/ticks.ts'
import { createDotPointer, type DotPointer } from './dot-pointer.ts'
import { createDrawing, type Drawing, type Shade } from './draw.ts'
import { followTextWidths, measureText } from './text-width.ts'
import './charts.css'

interface Props {
  readonly data: ChartData
  /** What a screen reader says of it. */
  readonly label: string
  readonly small: boolean
  readonly formatTick: FormatTick
  /** What fits the data unless it is given, such as that of a whole row of charts. */
  readonly domain?: Domain
  /** Axes of the charts above and below, with which its years are to stand in line. */
  readonly alongside?: readonly ValueAxis[]
  readonly shade?: Shade
  /** Where the crosshair stands. */
  readonly year?: Year
  /** The year under the pointer, while it is over the chart. */
  readonly onHover?: (year: Year | undefined) => void
  /** The year that was pressed. */
  readonly onChoose?: (year: Year) => void
  /** What the pointer is told over a dot; without it, nothing. */
  readonly dotTexts?: (dot: ChartDot) => DotTexts
  readonly className?: string
}

export function PlainChart(props: Props) {
  const { data, label, small, formatTick, domain, alongside, shade, year, onHover, onChoose } = props
  const { dotTexts, className } = props
  const frame = useRef<HTMLDivElement>(null)
  const made = useRef<{ readonly svg: SVGSVGElement; readonly drawing: Drawing }>(null)
  const placed = useRef<PlacedAxes>(null)
  const dots = useRef<DotPointer>(null)
  const texts = useRef(dotTexts)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const draw = () => {
      const size = { width: element.clientWidth, height: element.clientHeight }
      if (size.width < 40 || size.height < 40) return
      made.current ??= createIn(element)
      const { svg, drawing } = made.current
      texts.current = dotTexts
      dots.current ??= createDotPointer(element, () => {
        const [axes, textsOf] = [placed.current, texts.current]
        return axes && textsOf ? { axes, textsOf } : undefined
      })
      svg.setAttribute('width', String(size.width))
      svg.setAttribute('height', String(size.height))
      const options: ChartOptions = {
        small,
        formatTick,
        measure: measureText,
        ...(small ? { top: 28 } : {}),
        ...(alongside ? { alongside } : {}),
      }
      const axes = placeAxes(data, size, domain ?? domainOf(data), options)
      placed.current = axes
      dots.current?.refresh()
      drawing.drawAxes(axes, shade)
      drawing.drawFans(placeFans(data, axes))
      drawing.drawLines(placeLines(data, axes))
      drawing.drawLabels(placeLabels(data, axes, options))
      drawing.drawGoal(placeGoal(data, axes), axes.plot)
      if (year === undefined) return
      const at = yearWithin(year, data.firstYear, data.lastYear)
      const points = data.lines.map((line) => ({
        id: line.id,
        tone: line.tone,
        y: axes.y(valueInYear(line.values, at, { launchYear: firstYearOf(line, data) })),
      }))
      drawing.drawCrosshair(axes.plot, axes.x(at), points)
    }
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    const unfollow = followTextWidths(draw)
    return () => {
      unfollow()
      observer.disconnect()
    }
  })
  useEffect(
    () => () => {
      made.current?.svg.remove()
      made.current = null
      dots.current?.remove()
      dots.current = null
    },
    [],
  )

  const yearAt = (event: PointerEvent): Year | undefined => {
    const at = placed.current?.x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left)
    return at === undefined ? undefined : yearWithin(Math.round(at), data.firstYear, data.lastYear)
  }
  const choose = (event: PointerEvent) => {
    const at = yearAt(event)
    if (at !== undefined) onChoose?.(at)
  }
  return (
    <div
      ref={frame}
      className={`chart ${small ? 'chart-small' : ''} ${className ?? ''}`}
      role="img"
      aria-label={label}
      onPointerMove={(event) => {
        onHover?.(yearAt(event))
        dots.current?.pointAt(event)
        if (event.buttons === 1) choose(event)
      }}
      onPointerDown={choose}
      onPointerLeave={() => {
        onHover?.(undefined)
        dots.current?.hide()
      }}
    />
  )
}

function createIn(element: HTMLElement) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('aria-hidden', 'true')
  element.append(svg)
  return { svg, drawing: createDrawing(svg) }
}
