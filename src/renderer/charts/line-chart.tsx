/** A chart of one indicator: lines, dots, crosshair and readout, following the workspace by itself. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type ChartId, chartSubject } from '../../model/chart-subject.ts'
import type { UnitKey, Year } from '../../model/spec.ts'
import { yearWithin } from '../../model/years.ts'
import { numberText, shortRange, tickFormat } from '../../report/amount.ts'
import { dotTexts, sourceYears } from '../../report/charts/dots.ts'
import {
  type ChartData,
  type ChartOptions,
  type ChartSize,
  domainOf,
  type PlacedAxes,
  placeAxes,
  placeFans,
  placeLabels,
  placeLines,
  placeReadout,
  shownDots,
} from '../../report/charts/place.ts'
import { chartSummary } from '../../report/charts/summary.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { noValueText } from '../../report/no-value.ts'
import { formatCompact, formatTick } from '../../report/text/format.ts'
import { createWords, type Words } from '../../report/text/words.ts'
import { useActions, useWorkspaceStore } from '../context/workspace-context.tsx'
import {
  activeDocument,
  keyYearOf,
  type Workspace,
  type WorkspaceStore,
  whyMissing,
} from '../workspace/workspace.ts'
import { chartData, crosshairYear, indicatorIn, toneOf } from './chart-data.ts'
import { createDotPointer, type DotPointer } from './dot-pointer.ts'
import { createDrawing, type Drawing, type Shade } from './draw.ts'
import { createReadout, type Readout, type ReadoutFoot, type ReadoutRow } from './readout.ts'
import { followTextWidths, measureText } from './text-width.ts'
import './charts.css'

interface Props {
  readonly chart: ChartId
  readonly small: boolean
}

export function LineChart({ chart: shown, small }: Props) {
  const store = useWorkspaceStore()
  const actions = useActions()
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<LiveChart>(null)
  const [failure, setFailure] = useState<{ readonly error: unknown }>()
  // What fails while it is drawn fails here, where it is caught for this chart alone.
  if (failure) throw failure.error

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const live = createLiveChart(element, store, shown, small)
    chart.current = live
    const orFail = (work: () => void): void => {
      try {
        work()
      } catch (error) {
        setFailure({ error })
      }
    }
    const draw = (): void => orFail(() => live.draw(store.getState(), 'size'))
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    const unsubscribe = store.subscribe((state, before) => orFail(() => live.follow(state, before)))
    const unfollow = followTextWidths(draw)
    return () => {
      unfollow()
      observer.disconnect()
      unsubscribe()
      live.remove()
    }
  }, [store, shown, small])

  const yearAt = (event: Pick<PointerEvent, 'clientX'>): number | undefined =>
    chart.current?.yearAt(event.clientX)
  const point = (event: PointerEvent): void => chart.current?.dots.pointAt(event)
  /** What the pointer or the keys are at: a dot, else the line of the active scenario in a year. */
  const open = (year: Year): void => {
    const dot = chart.current?.dots.shown()
    const { indicator, isAdded } = chartSubject(shown)
    // The user's own tables, and what a scenario adds, have no card.
    const subject = dot
      ? dot.subject
      : isAdded
        ? undefined
        : { kind: 'indicator' as const, id: indicator, year }
    if (subject) actions.showPassport(subject)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const dots = chart.current?.dots
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowRight') dots?.step(1)
    else if (event.key === 'ArrowLeft') dots?.step(-1)
    else if (event.key === 'Enter') open(keyYearOf(store.getState()))
    else if (event.key !== 'Escape' || !dots?.hide()) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: while it has dots, the live chart makes it a group with a name
    <div
      ref={frame}
      className={small ? 'chart chart-small' : 'chart'}
      onKeyDown={onKeyDown}
      onBlur={() => chart.current?.dots.hide()}
      onPointerMove={(event) => {
        actions.hover(yearAt(event))
        point(event)
        if (event.buttons === 1) actions.setKeyYear(yearAt(event))
      }}
      onPointerDown={(event) => {
        actions.setKeyYear(yearAt(event))
        point(event)
      }}
      onClick={(event) => {
        // One click chooses the year, and opens what it is on; two open the line.
        const year = yearAt(event)
        if (year !== undefined && (chart.current?.dots.shown() || event.detail === 2)) open(year)
      }}
      onPointerLeave={(event) => {
        actions.hover(undefined)
        // A finger that is lifted has not gone elsewhere: what it touched is clicked next.
        if (event.pointerType !== 'touch') chart.current?.dots.hide()
      }}
    />
  )
}

/** Pixels of a plot in which there is no room for a box beside the lines. */
const narrowPlot = 260

interface LiveChart {
  draw(state: Workspace, why: 'size' | 'data' | 'fan' | 'crosshair'): void
  follow(state: Workspace, before: Workspace): void
  yearAt(clientX: number): number | undefined
  readonly dots: DotPointer
  remove(): void
}

/** Keeps one chart up to date; it redraws as little as a change of the workspace asks for. */
function createLiveChart(
  element: HTMLElement,
  store: WorkspaceStore,
  chart: ChartId,
  small: boolean,
): LiveChart {
  const { indicator } = chartSubject(chart)
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('role', 'img')
  element.append(svg)
  const summary = createSummary(element, svg)
  const drawing: Drawing = createDrawing(svg)
  const readout: Readout | undefined = small ? undefined : createReadout(element)
  let size: ChartSize = { width: 0, height: 0 }
  let drawn: { readonly data: ChartData; readonly axes: PlacedAxes } | undefined
  const dots = createDotPointer(element, () => {
    if (!drawn) return undefined
    const words = createWords(store.getState())
    return { axes: drawn.axes, textsOf: (dot) => dotTexts(dot, unitKeyIn(store.getState()), words) }
  })

  const unitKeyIn = (state: Workspace): UnitKey =>
    indicatorIn(store, state, chart, createWords(state)).unitKey

  const draw: LiveChart['draw'] = (state, why) => {
    // Asking for the size makes the browser lay the page out, so it is asked for only when it has changed.
    if (why === 'size') size = { width: element.clientWidth, height: element.clientHeight }
    if (size.width < 40 || size.height < 40) return
    if (why !== 'crosshair' || !drawn) {
      const words = createWords(state)
      const data = chartData(store, state, chart, words.shortNameOf)
      const options = optionsOf(state)
      // While a lever is dragged the axes hold still, so that the eye sees the line move and not the scale.
      const axes =
        why !== 'size' && drawn && state.dragging
          ? drawn.axes
          : placeAxes(data, size, domainOf(withRoom(data, state)), options)
      const isFixed = axes === drawn?.axes
      if (!isFixed) drawAxes(axes, state, words)
      if (!isFixed || !sameFans(data, drawn?.data)) drawing.drawFans(placeFans(data, axes))
      if (why !== 'fan' || !isFixed) {
        drawing.drawLines(placeLines(data, axes))
        drawing.drawLabels(placeLabels(data, axes, options))
      }
      drawn = { data, axes }
      if (!isFixed) dots.refresh()
    }
    drawCrosshair(state, drawn.data, drawn.axes)
  }

  /** While a fan is on its way the axis keeps the room of the one before, so that it does not jump twice. */
  const withRoom = (data: ChartData, state: Workspace): ChartData =>
    data.fans.length > 0 || !state.fansShown || !drawn ? data : { ...data, fans: drawn.data.fans }

  const optionsOf = (state: Workspace): ChartOptions => ({
    small,
    formatTick: tickFormat(unitKeyIn(state), createWords(state), small ? formatCompact : formatTick),
    measure: measureText,
  })

  const drawAxes = (axes: PlacedAxes, state: Workspace, words: Words): void => {
    setSize(svg, size)
    offerDots(shownDots(axes).length > 0, words)
    const years = sourceYears(state.ground.baseline, state.ground.model.launchYear)
    const shade: Shade = {
      from: years.first,
      to: years.last,
      label: small ? '' : words.t('chart.report'),
    }
    drawing.drawAxes(axes, shade, small ? '' : words.t('chart.now'))
  }

  /** What a pointer can ask of dots, keys can too: the chart takes the focus while there are any. */
  const offerDots = (hasDots: boolean, { t, indicator: nameOf }: Words): void => {
    const given = {
      role: 'group',
      tabindex: '0',
      'aria-label': t('chart.dotsOf', { name: nameOf(indicator) }),
    }
    for (const [name, value] of Object.entries(given)) {
      if (hasDots) element.setAttribute(name, value)
      else element.removeAttribute(name)
    }
  }

  const drawCrosshair = (state: Workspace, data: ChartData, axes: PlacedAxes): void => {
    const year = crosshairYear(state)
    const index = year - data.firstYear
    const x = axes.x(year)
    drawing.drawCrosshair(
      axes.plot,
      x,
      data.lines.map(({ id, tone, values }) => ({ id, tone, y: axes.y(values[index] ?? Number.NaN) })),
    )
    // What a screen reader would hear is said once the lever is let go.
    if (small && state.dragging) return
    const words = createWords(state)
    const described = indicatorIn(store, state, chart, words)
    const write = (value: number): string => numberText(value, described.digits, described.unitKey, words)
    const rows = data.lines
      .map(({ id, tone, label, values }) => ({ id, tone, label, value: values[index] ?? Number.NaN }))
      .filter((row) => Number.isFinite(row.value))
      .sort((a, b) => b.value - a.value)
      .map((row) => ({ ...row, text: write(row.value) }))
    const foot =
      rows.length > 0 ? rangeText(state, data, index, described) : missingText(state, described, year)
    // In a narrow plot the box would hide the lines; it comes when the pointer asks for it.
    const isNarrow = axes.plot.right - axes.plot.left < narrowPlot
    if (isNarrow && state.hoverYear === undefined) readout?.hide()
    else {
      readout?.show(String(year), rows, foot)
      if (!state.dragging) readout?.place((width, height) => placeReadout(axes, data, width, height, x))
    }
    if (state.dragging) return
    nameChart(described, year, rows, foot?.text ?? '')
    summary.textContent = chartSummary(data, described, words)
  }

  const rangeText = (
    state: Workspace,
    data: ChartData,
    index: number,
    { unitKey, digits }: IndicatorDescription,
  ): ReadoutFoot | undefined => {
    const [fan] = data.fans
    const [low, high] = [fan?.quantiles.p5[index], fan?.quantiles.p95[index]]
    if (!fan || typeof low !== 'number' || typeof high !== 'number') return undefined
    const words = createWords(state)
    // The numbers of a moment ago would be read as this line's; the row stays, so that the box does not jump.
    const range = fan.isCurrent ? shortRange([low, high], digits, unitKey, words) : { low: '…', high: '…' }
    return { text: words.t('chart.range', { ...range }), tone: fan.tone }
  }

  /** That there is nothing to be seen, and why. */
  const missingText = (state: Workspace, { label }: IndicatorDescription, year: number): ReadoutFoot => {
    const words = createWords(state)
    const why = state.dragging
      ? undefined
      : whyMissing(store, activeDocument(state).scenario, indicator, year)
    return {
      text: noValueText(label, year, why, undefined, words),
      tone: toneOf(state, state.active),
    }
  }

  const nameChart = (
    { label, axisUnit }: IndicatorDescription,
    year: number,
    rows: readonly ReadoutRow[],
    range: string,
  ): void => {
    const values = rows.map((row) => `${row.label} ${row.text}`).join(', ')
    const name = [label, axisUnit].filter(Boolean).join(', ')
    const said = [name, ...(values ? [`${year}: ${values}`] : []), range]
    svg.setAttribute('aria-label', said.filter(Boolean).join('. '))
  }

  return {
    draw,
    dots,
    follow(state, before) {
      const same = (keys: readonly (keyof Workspace)[]): boolean =>
        keys.every((key) => state[key] === before[key])
      if (!same(drawnFrom)) draw(state, 'data')
      else if (!same(['fans'])) draw(state, 'fan')
      else if (!same(['keyYear', 'hoverYear'])) draw(state, 'crosshair')
    },
    yearAt(clientX) {
      if (!drawn) return undefined
      const { axes, data } = drawn
      const year = Math.round(axes.x.invert(clientX - element.getBoundingClientRect().left))
      return yearWithin(year, data.firstYear, data.lastYear)
    },
    remove() {
      svg.remove()
      summary.remove()
      readout?.remove()
      dots.remove()
    },
  }
}

/** Parts of the workspace that a whole chart follows. */
const drawnFrom = [
  'documents',
  'active',
  'shown',
  'prices',
  'language',
  'dragging',
  'theme',
  'fansShown',
  'ownOutcomes',
] as const

/** Whether the fans are those that stand on the page. */
const sameFans = ({ fans }: ChartData, before: ChartData | undefined): boolean =>
  fans.length === before?.fans.length &&
  fans.every((fan, index) => {
    const other = before.fans[index]
    return fan.quantiles === other?.quantiles && fan.isCurrent === other.isCurrent && fan.tone === other.tone
  })

/** A sentence that is heard with the picture, and not seen. */
function createSummary(element: HTMLElement, svg: SVGSVGElement): HTMLElement {
  const summary = document.createElement('p')
  summary.className = 'visually-hidden'
  summary.id = `summary-${Math.random().toString(36).slice(2)}`
  svg.setAttribute('aria-describedby', summary.id)
  element.append(summary)
  return summary
}

function setSize(svg: SVGSVGElement, { width, height }: ChartSize): void {
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
}
