/**
 * Puts a placed chart on the page.
 *
 * The parts of the drawing are made once; each redraw sets attributes of parts that are there. React is not
 * asked, so a slider's move costs no more than the paths it changes.
 */
import { select, symbol, symbolCircle, symbolDiamond } from 'd3'
import { keyGap, keyLength, type PlacedKey } from '../../report/charts/names.ts'
import {
  type LineTone,
  type PlacedAxes,
  type PlacedDot,
  type PlacedFan,
  type PlacedGoal,
  type PlacedLabel,
  type PlacedLine,
  type Plot,
  shownDots,
  type Tick,
} from '../../report/charts/place.ts'

/** The years that the report covers, shaded. */
export interface Shade {
  readonly from: number
  readonly to: number
  readonly label: string
}

/** A point of a line at the crosshair. */
export interface CrosshairPoint {
  readonly id: string
  readonly tone: LineTone
  readonly y: number
}

export interface Drawing {
  /** @param present the word at the line of the present year; empty where there is no room for it. */
  drawAxes(axes: PlacedAxes, shade: Shade | undefined, present?: string): void
  drawLines(lines: readonly PlacedLine[]): void
  /** Draws how sure lines are, beneath them. */
  drawFans(fans: readonly PlacedFan[]): void
  drawLabels(labels: readonly PlacedLabel[]): void
  drawGoal(goal: PlacedGoal | undefined, plot: Plot): void
  /** Draws the crosshair at a horizontal place, with a dot on each line. */
  drawCrosshair(plot: Plot, x: number, points: readonly CrosshairPoint[]): void
}

/** What was published is a circle; what the user brought, a diamond; an official aim, a wedge on a bar. */
const circle = symbol(symbolCircle, Math.PI * 3.2 ** 2)() ?? ''
const diamond = symbol(symbolDiamond, 44)() ?? ''
const wedge = 'M-5,-7L5,-7L0,-1ZM-7,0L7,0'
export const markPaths: Readonly<Record<PlacedDot['dot']['kind'], string>> = {
  report: circle,
  outcome: circle,
  own: diamond,
  target: wedge,
}

/** Prepares a drawing inside an empty svg element. */
export function createDrawing(svg: SVGSVGElement): Drawing {
  const root = select(svg)
  const layer = (name: string) => root.append('g').attr('class', name)
  const clipId = `clip-${Math.random().toString(36).slice(2)}`
  const clip = root.append('clipPath').attr('id', clipId).append('rect')
  const shadeArea = root.append('rect').attr('class', 'chart-shade')
  const grid = layer('chart-grid')
  const xAxis = layer('chart-axis chart-axis-x')
  const yAxis = layer('chart-axis chart-axis-y')
  const shadeLabel = root.append('text').attr('class', 'chart-shade-label')
  const present = layer('chart-now')
  const fans = layer('chart-fans').attr('clip-path', `url(#${clipId})`)
  const lines = layer('chart-lines').attr('clip-path', `url(#${clipId})`)
  const dots = layer('chart-dots')
  const crosshair = root.append('line').attr('class', 'chart-crosshair')
  const goals = layer('chart-goals')
  const points = layer('chart-points')
  const labels = layer('chart-labels')
  const legend = layer('chart-names')
  let drawnLines: readonly PlacedLine[] = []

  return {
    drawAxes(axes, shade, presentWord = '') {
      const { plot } = axes
      setAttributes(clip.node(), {
        x: plot.left,
        y: plot.top - 4,
        width: Math.max(0, plot.right - plot.left + 2),
        height: Math.max(0, plot.bottom - plot.top + 6),
      })
      const left = shade ? Math.max(plot.left, axes.x(shade.from)) : 0
      const width = shade ? Math.max(0, axes.x(shade.to) - left) : 0
      setAttributes(shadeArea.node(), {
        x: left,
        y: plot.top,
        width,
        height: Math.max(0, plot.bottom - plot.top),
      })
      shadeLabel
        .attr('x', left + 3)
        .attr('y', plot.top + 11)
        .text(shade && width > 0 ? shade.label : '')
      drawTicks(axes)
      drawLegend(axes.names.legend)
      drawPresent(axes, presentWord)
      dots
        .selectAll<SVGPathElement, PlacedDot>('path')
        .data([...shownDots(axes)])
        .join('path')
        .attr('class', ({ dot }) => `chart-dot chart-dot-${dot.kind}${dot.isWeak ? ' weak' : ''}`)
        .attr('d', ({ dot }) => markPaths[dot.kind])
        .attr('transform', ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`)
    },
    drawLines(placed) {
      // In a drag one line of five moves: what is as it was is not touched.
      if (sameLines(placed, drawnLines)) {
        const nodes = lines.selectAll<SVGPathElement, PlacedLine>('path').nodes()
        const byId = new Map(nodes.map((node) => [node.dataset.id, node]))
        for (const [index, line] of placed.entries()) {
          if (line.path !== drawnLines[index]?.path) byId.get(line.id)?.setAttribute('d', line.path)
        }
      } else {
        lines
          .selectAll<SVGPathElement, PlacedLine>('path')
          .data([...placed], (line) => line.id)
          .join('path')
          .attr('data-id', (line) => line.id)
          .attr('class', ({ tone, isActive }) => `chart-line tone-${tone}${isActive ? ' active' : ''}`)
          .attr('d', (line) => line.path)
          // The active scenario's line lies on top, the dashed baseline next: it lets what is under it be seen.
          .sort((a, b) => layerOf(a) - layerOf(b))
      }
      drawnLines = placed
    },
    drawFans(placed) {
      fans
        .selectAll<SVGGElement, PlacedFan>('g')
        .data([...placed])
        .join('g')
        .attr('class', ({ tone, isCurrent }) => `tone-${tone}${isCurrent ? '' : ' stale'}`)
        .selectAll<SVGPathElement, string>('path')
        .data(({ bands }) => [...bands])
        .join('path')
        .attr('class', 'chart-band')
        .attr('d', (path) => path)
    },
    drawLabels(placed) {
      labels
        .selectAll<SVGTextElement, PlacedLabel>('text')
        .data([...placed], (label) => label.id)
        .join('text')
        .attr('class', ({ tone, isInside }) => `chart-label tone-${tone}${isInside ? ' inside' : ''}`)
        .attr('text-anchor', (label) => label.anchor)
        .selectAll<SVGTSpanElement, LabelLine>('tspan')
        .data(linesOf)
        .join('tspan')
        .attr('x', ({ x }) => x.toFixed(1))
        .attr('y', ({ y }) => y.toFixed(1))
        .attr('dy', '0.32em')
        .text(({ text }) => text)
    },
    drawGoal(goal, plot) {
      const group = goals
        .selectAll<SVGGElement, PlacedGoal>('g')
        .data(goal ? [goal] : [])
        .join((enter) => {
          const made = enter.append('g')
          made.append('line').attr('class', 'chart-goal')
          made.append('circle').attr('class', 'chart-goal-year')
          made.append('text').attr('class', 'chart-goal-label')
          return made
        })
      group
        .select('line')
        .attr('x1', plot.left)
        .attr('x2', plot.right)
        .attr('y1', ({ y }) => y.toFixed(1))
        .attr('y2', ({ y }) => y.toFixed(1))
      group
        .select('circle')
        .attr('r', 6)
        .attr('cx', ({ x }) => x.toFixed(1))
        .attr('cy', ({ y }) => y.toFixed(1))
      group
        .select('text')
        .attr('x', plot.left + 4)
        .attr('y', ({ labelY }) => labelY.toFixed(1))
        .text(({ label }) => label)
    },
    drawCrosshair(plot, x, at) {
      setAttributes(crosshair.node(), { x1: x, x2: x, y1: plot.top, y2: plot.bottom })
      points
        .selectAll<SVGCircleElement, CrosshairPoint>('circle')
        .data(
          at.filter(
            (point) => Number.isFinite(point.y) && point.y <= plot.bottom + 4 && point.y >= plot.top - 4,
          ),
        )
        .join('circle')
        .attr('class', (point) => `chart-point tone-${point.tone}`)
        .attr('r', 3.6)
        .attr('cx', x.toFixed(1))
        .attr('cy', (point) => point.y.toFixed(1))
    },
  }

  /** Pieces of the lines with their names, above the plot. */
  function drawLegend(keys: readonly PlacedKey[]): void {
    legend
      .selectAll<SVGLineElement, PlacedKey>('line')
      .data([...keys])
      .join('line')
      .attr('class', ({ tone, isActive }) => `chart-line tone-${tone}${isActive ? ' active' : ''}`)
      .attr('x1', ({ x }) => x)
      .attr('x2', ({ x }) => x + keyLength)
      .attr('y1', ({ y }) => y)
      .attr('y2', ({ y }) => y)
    legend
      .selectAll<SVGTextElement, PlacedKey>('text')
      .data([...keys])
      .join('text')
      .attr('class', ({ tone }) => `chart-label tone-${tone}`)
      .attr('x', ({ x }) => x + keyLength + keyGap)
      .attr('y', ({ y }) => y)
      .attr('dy', '0.32em')
      .text(({ text }) => text)
  }

  /** The line of the present year; its word stands at the foot, beside it. */
  function drawPresent({ present: at, plot }: PlacedAxes, word: string): void {
    const data = at === undefined ? [] : [at]
    present
      .selectAll<SVGLineElement, number>('line')
      .data(data)
      .join('line')
      .attr('class', 'chart-present')
      .attr('x1', (x) => x)
      .attr('x2', (x) => x)
      .attr('y1', plot.top)
      .attr('y2', plot.bottom)
    present
      .selectAll<SVGTextElement, number>('text')
      .data(word === '' ? [] : data)
      .join('text')
      .attr('class', 'chart-present-label')
      .attr('x', (x) => x + 4)
      .attr('y', plot.bottom - 5)
      .text(word)
  }

  function drawTicks({ xTicks, yTicks, plot }: PlacedAxes): void {
    grid
      .selectAll<SVGLineElement, Tick>('line')
      .data([...yTicks])
      .join('line')
      .attr('x1', plot.left)
      .attr('x2', plot.right)
      .attr('y1', (tick) => tick.at)
      .attr('y2', (tick) => tick.at)
    yAxis
      .selectAll<SVGTextElement, Tick>('text')
      .data([...yTicks])
      .join('text')
      .attr('x', plot.left - 6)
      .attr('y', (tick) => tick.at)
      .attr('dy', '0.32em')
      .attr('text-anchor', 'end')
      .text((tick) => tick.label)
    xAxis
      .selectAll<SVGTextElement, Tick>('text')
      .data([...xTicks])
      .join('text')
      .attr('x', (tick) => tick.at)
      .attr('y', plot.bottom + 15)
      .attr('text-anchor', 'middle')
      .text((tick) => tick.label)
  }
}

interface LabelLine {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** From the middle of one line of a label to that of the next. */
const lineDistance = 13

const linesOf = ({ lines, x, y }: PlacedLabel): LabelLine[] =>
  lines.map((text, index) => ({ text, x, y: y + (index - (lines.length - 1) / 2) * lineDistance }))

/** Whether two sets of lines differ in their paths alone. */
function sameLines(a: readonly PlacedLine[], b: readonly PlacedLine[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (line, index) =>
        line.id === b[index]?.id && line.tone === b[index]?.tone && line.isActive === b[index]?.isActive,
    )
  )
}

const layerOf = ({ isActive, tone }: PlacedLine): number => (isActive ? 2 : tone === 'baseline' ? 1 : 0)

function setAttributes(element: Element | null, attributes: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, value.toFixed(1))
}
