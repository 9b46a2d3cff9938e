/**
 * How the names of lines stand at a plot: beside it in one line, in two, or above it as a legend. The names yield
 * before the plot does.
 */
import { max } from 'd3'
import type { ChartLine, LineTone } from './place.ts'
import { wrapText } from './wrap-text.ts'

/** Pixels that a plot keeps beside names. */
export const leastPlot = 240
/** Between the plot and a name beside it. */
export const nameGap = 6
export const nameHeight = 15
/** Of a name in two lines. */
const highName = 28
/** Names take no more of a wide chart than this. */
const mostShare = 0.28

export interface PlacedKey {
  readonly id: string
  readonly tone: LineTone
  readonly isActive: boolean
  readonly text: string
  /** Where its piece of line begins. */
  readonly x: number
  readonly y: number
}

export interface PlacedNames {
  /** The lines of each name beside the plot, by the id of its line. */
  readonly beside: ReadonlyMap<string, readonly string[]>
  /** What they need, the gaps included. */
  readonly width: number
  /** From the middle of one to that of the next. */
  readonly height: number
  readonly legend: readonly PlacedKey[]
  readonly legendHeight: number
}

interface Frame {
  readonly width: number
  /** Of the plot. */
  readonly left: number
  readonly height: number
}

type Named = Pick<ChartLine, 'id' | 'tone' | 'label' | 'isActive'>
type Measure = (text: string) => number

export const noNames: PlacedNames = {
  beside: new Map(),
  width: 0,
  height: nameHeight,
  legend: [],
  legendHeight: 0,
}

export function placeNames(lines: readonly Named[], frame: Frame, measure: Measure): PlacedNames {
  if (lines.length === 0) return noNames
  const around = 2 * nameGap
  const room = Math.min(frame.width * mostShare, frame.width - frame.left - around - leastPlot)
  for (const [mostLines, height] of [
    [1, nameHeight],
    [2, highName],
  ] as const) {
    const beside = new Map(lines.map(({ id, label }) => [id, wrapText(label, room, mostLines, measure)]))
    const isWhole = lines.every(({ id, label }) => solid(beside.get(id)?.join('') ?? '') === solid(label))
    if (!isWhole || room <= 0 || (mostLines > 1 && lines.length * height > frame.height)) continue
    const width = Math.ceil(max([...beside.values()].flat(), measure) ?? 0) + around
    return { ...noNames, beside, width, height }
  }
  return { ...noNames, ...placeLegend(lines, frame.width, measure) }
}

const solid = (text: string): string => text.replaceAll(/\s/g, '')

const rowHeight = 16
export const keyLength = 20
export const keyGap = 5
const betweenKeys = 16
const margin = 8

/** Keys in as many rows as they need; a name that is wider than the chart is cut. */
function placeLegend(
  lines: readonly Named[],
  width: number,
  measure: Measure,
): Pick<PlacedNames, 'legend' | 'legendHeight'> {
  const own = keyLength + keyGap
  let [x, row] = [margin, 0]
  const legend = lines.map(({ id, tone, label, isActive = false }): PlacedKey => {
    const [text = ''] = wrapText(label, width - 2 * margin - own, 1, measure)
    const wide = own + measure(text)
    if (x > margin && x + wide > width - margin) [x, row] = [margin, row + 1]
    const key = { id, tone, isActive, text, x, y: row * rowHeight + rowHeight / 2 }
    x += wide + betweenKeys
    return key
  })
  return { legend, legendHeight: (row + 1) * rowHeight }
}
