/**
 * Places a waterfall: the first scenario's value, a bar for each departure from where the one before it ends,
 * the second scenario's value. As plain values; nothing here touches the page.
 */
import { extent, max, scaleLinear } from 'd3'
import { type ChartSize, isSpan, type Tick } from '../charts/place.ts'
import { type FormatTick, tickTexts } from '../charts/ticks.ts'
import { wrapText } from '../charts/wrap-text.ts'

/** A value that a bar from 0 shows. */
export interface Total {
  readonly label: string
  readonly value: number
  readonly text: string
}

export interface Step {
  readonly id: string
  readonly name: string
  /** From what to what; shown after the name, or below it. */
  readonly move: string
  readonly share: number
  readonly text: string
  /** After the number, in the weaker ink; may be empty. */
  readonly note: string
  /** What it does on its own; undefined where that is not one departure's. */
  readonly alone: number | undefined
}

export interface StepGroup {
  readonly id: string
  /** Heads the group; empty where its one step says it all. */
  readonly label: string
  readonly share: number
  readonly text: string
  readonly steps: readonly Step[]
}

export interface WaterfallData {
  readonly from: Total
  readonly to: Total
  readonly groups: readonly StepGroup[]
}

export interface WaterfallOptions {
  readonly formatTick: FormatTick
  /** The width of a text in the labels' font, in pixels. */
  readonly measure: (text: string) => number
}

/** A label of one or two lines; the second is the less important one. */
export interface RowLabel {
  readonly lines: readonly string[]
  /** What follows the last line, in the weaker ink. */
  readonly after: string
  readonly full: string
}

export interface PlacedBar {
  readonly id: string
  readonly kind: 'from' | 'to' | 'up' | 'down' | 'none'
  /** Middle of the row. */
  readonly y: number
  readonly top: number
  readonly height: number
  readonly left: number
  readonly width: number
  readonly label: RowLabel
  readonly text: string
  readonly note: string
  readonly textX: number
  /** The part of the bar that is there only together with the others. */
  readonly owed: Stretch | undefined
  /** What it would do on its own, beyond its bar or the other way: lost together with the others. */
  readonly lost: Stretch | undefined
}

export interface Stretch {
  readonly left: number
  readonly width: number
}

/** What a group's bars do together. */
export interface PlacedGroup {
  readonly id: string
  readonly y: number
  readonly label: string
  /** From where the group begins to where it ends; undefined where it has one bar. */
  readonly brace: { readonly from: number; readonly to: number } | undefined
  readonly text: string
  readonly textX: number
}

/** A dashed line from the end of a bar to the beginning of the next. */
export interface Connector {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** Where the axis leaves out what lies between 0 and its first value. */
export interface AxisCut {
  readonly x: number
  readonly from: number
}

export interface PlacedWaterfall {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly labelX: number
  readonly zero: number
  readonly bars: readonly PlacedBar[]
  readonly groups: readonly PlacedGroup[]
  readonly connectors: readonly Connector[]
  readonly ticks: readonly Tick[]
  readonly cut: AxisCut | undefined
}

const topRoom = 6
const axisRoom = 24
const groupHeight = 22
const lowestRow = 23
const highestBar = 60
/** Row height from which there is room for two lines. */
const twoLines = 31
/** Pixels between the label and the plot, and between a bar and its number. */
const gap = 8
/** The part of the axis that stands for what is left out. */
const cutWidth = 36
/** Less than this cannot be told from the end of a bar. */
const leastStretch = 2

/** How many bars between the two totals a picture has room for. */
export function stepsThatFit(height: number, headings: number): number {
  const rows = Math.floor((height - topRoom - axisRoom - headings * groupHeight) / lowestRow)
  return Math.max(1, rows - 2)
}

/** The lowest and the highest value that a bar, or what is lost of one, reaches. */
function reachOf({ from, to, groups }: WaterfallData): readonly [low: number, high: number] {
  let at = from.value
  const reached = [from.value, to.value]
  for (const { share, alone = 0 } of groups.flatMap(({ steps }) => steps)) {
    reached.push(at + alone)
    at += share
    reached.push(at)
  }
  const [low = 0, high = 1] = extent(reached.filter(Number.isFinite))
  return [low, high]
}

/**
 * From where the axis goes on after 0, where its values all lie close together and far from 0; else undefined.
 */
function cutOf([low, high]: readonly [number, number]): number | undefined {
  const span = high - low
  // Less than rounding leaves cannot be spread over an axis.
  if (low <= 0 || !isSpan(low, high) || span <= 1e-9 * high || span > 0.4 * high) return undefined
  const [from = 0] = scaleLinear()
    .domain([low - 0.3 * span, high])
    .nice(5)
    .domain()
  return from > 0.2 * high ? from : undefined
}

/** An axis with 0 in it; of some length, even where all values are 0. */
const domainOf = ([low, high]: readonly [number, number]): [number, number] =>
  high - low < 1e-9 && Math.abs(high) < 1e-9 ? [0, 1] : [Math.min(0, low), Math.max(0, high)]

export function placeWaterfall(
  data: WaterfallData,
  { width, height }: ChartSize,
  { formatTick, measure }: WaterfallOptions,
): PlacedWaterfall {
  const steps = data.groups.flatMap((group) => group.steps)
  const headings = data.groups.filter(({ label }) => label !== '').length
  const rowHeight = Math.max(
    lowestRow,
    (height - topRoom - axisRoom - headings * groupHeight) / (steps.length + 2),
  )
  const barHeight = Math.min(highestBar, 0.62 * rowHeight)

  const names = [
    ...[data.from, data.to].map(({ label }) => label),
    ...steps.map(({ name, move }) => `${name} ${move}`),
    ...data.groups.map(({ label }) => label),
  ]
  const labelRoom = Math.min(max(names, measure) ?? 0, 0.42 * width)
  const texts = [
    ...[data.from, data.to, ...data.groups].map(({ text }) => text),
    ...steps.map(({ text, note }) => `${text} ${note}`),
  ]
  const left = Math.ceil(labelRoom) + 12 + gap
  const right = Math.floor(width - (max(texts, measure) ?? 0) - gap - 10)

  const reach = reachOf(data)
  const cutFrom = cutOf(reach)
  const x =
    cutFrom === undefined
      ? scaleLinear(domainOf(reach), [left, right]).nice(5)
      : scaleLinear([cutFrom, reach[1]], [left + cutWidth, right])
  const zero = cutFrom === undefined ? x(0) : left
  const ticks = ticksOf(x, right - left, formatTick, measure)
    .map(({ value, label }) => ({ at: x(value), label }))
    // The sign of the cut needs its room.
    .filter(({ at, label }) => cutFrom === undefined || at - measure(label) / 2 > left + cutWidth / 2 + 12)

  const bars: PlacedBar[] = []
  const groups: PlacedGroup[] = []
  const connectors: Connector[] = []
  let y = topRoom
  const place = (
    bar: Pick<PlacedBar, 'id' | 'kind' | 'label' | 'text' | 'note'>,
    ends: readonly [number, number],
    { owed, lost }: Pick<PlacedBar, 'owed' | 'lost'>,
  ): void => {
    const [a, b] = ends
    const middle = y + rowHeight / 2
    const top = middle - barHeight / 2
    const before = bars.at(-1)
    if (before) connectors.push({ x: a, top: before.top + barHeight, bottom: top })
    const end = Math.max(a, b, lost ? lost.left + lost.width : a)
    bars.push({
      ...bar,
      y: middle,
      top,
      height: barHeight,
      owed,
      lost,
      left: Math.min(a, b),
      width: Math.abs(b - a),
      textX: end + gap,
    })
    y += rowHeight
  }
  const total = (kind: 'from' | 'to', { label, value, text }: Total): void => {
    const lines = wrapText(label, labelRoom, rowHeight >= twoLines ? 2 : 1, measure)
    const end = x(value)
    // The connector comes from the last step, at the end of the bar.
    const own = { lines, after: '', full: label }
    place({ id: kind, kind, text, note: '', label: own }, [end, zero], whole)
  }

  total('from', data.from)
  let at = data.from.value
  for (const { id, label, share, text, steps: own } of data.groups) {
    if (label !== '') {
      const [from, to] = [x(at), x(at + share)]
      const isWide = own.length > 1
      groups.push({
        id,
        label,
        text: isWide ? text : '',
        y: y + groupHeight / 2 + 2,
        brace: isWide ? { from, to } : undefined,
        textX: Math.max(from, to) + gap,
      })
      y += groupHeight
    }
    for (const step of own) {
      const ends = [x(at), x(at + step.share)] as const
      const apart = step.alone === undefined ? whole : apartOf(ends, x(at + step.alone))
      const kind = step.share > 0 ? 'up' : step.share < 0 ? 'down' : 'none'
      const { id, text, note } = step
      const name = stepLabel(step, labelRoom, rowHeight, measure)
      place({ id, kind, text, note, label: name }, ends, apart)
      at += step.share
    }
  }
  total('to', data.to)
  return {
    left,
    right,
    top: topRoom,
    bottom: y,
    labelX: left - gap,
    zero,
    bars,
    groups,
    connectors,
    ticks,
    cut: cutFrom === undefined ? undefined : { x: left + cutWidth / 2, from: cutFrom },
  }
}

const whole = { owed: undefined, lost: undefined }

/** What of a bar is owed to the others and what is lost to them, given where it would end on its own. */
function apartOf([from, to]: readonly [number, number], alone: number): Pick<PlacedBar, 'owed' | 'lost'> {
  const way = Math.sign(to - from)
  // How far along the bar's way it ends on its own: before its beginning, within it, beyond it.
  const [length, reached] = [way * (to - from), way * (alone - from)]
  const within = Math.min(length, Math.max(0, reached))
  return {
    owed: stretch(from + way * within, to),
    lost: reached > length ? stretch(to, alone) : reached < 0 ? stretch(alone, from) : undefined,
  }
}

function stretch(a: number, b: number): Stretch | undefined {
  const width = Math.abs(b - a)
  return width < leastStretch ? undefined : { left: Math.min(a, b), width }
}

/** The name with the move behind it, or below it where there is room for that alone. */
function stepLabel(
  { name, move }: Step,
  room: number,
  rowHeight: number,
  measure: (text: string) => number,
): RowLabel {
  const full = move === '' ? name : `${name} ${move}`
  if (measure(full) <= room) return { lines: [name], after: move, full }
  const [first = ''] = wrapText(name, room, 1, measure)
  if (rowHeight < twoLines) {
    const [both = ''] = wrapText(full, room, 1, measure)
    return { lines: [both], after: '', full }
  }
  const [second = ''] = wrapText(move, room, 1, measure)
  return { lines: [first, second], after: '', full }
}

/** Round values, as many as find room; the scale's own ends need not be among them. */
function ticksOf(
  x: { ticks(count: number): number[] },
  room: number,
  formatTick: FormatTick,
  measure: (text: string) => number,
): readonly { readonly value: number; readonly label: string }[] {
  for (let count = 7; count > 1; count--) {
    const ticks = x.ticks(count)
    const texts = tickTexts(ticks, formatTick)
    const widest = max(texts, measure) ?? 0
    if (ticks.length * (widest + 14) <= room) {
      return ticks.map((value, index) => ({ value, label: texts[index] ?? '' }))
    }
  }
  return []
}
