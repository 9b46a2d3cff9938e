/**
 * From trajectories to places: scales, ticks, paths, dots and labels of a line chart, as plain values.
 *
 * Nothing here touches the page, so what a chart shows can be tested without one.
 */
import { area, extent, line, max, min, type ScaleLinear, scaleLinear } from 'd3'
import type { Fan } from '../../model/analysis/ensemble.ts'
import type { OutcomeSpec, SourceSpec, TargetSpec, Year } from '../../model/spec.ts'
import type { PassportSubject } from '../passport-subject.ts'
import type { ScenarioColour } from './colours.ts'
import { nameGap, nameHeight, type PlacedNames, placeNames } from './names.ts'
import { type FormatTick, tickTexts } from './ticks.ts'
import { wrapText } from './wrap-text.ts'

/** One line of a chart. */
export interface ChartLine {
  readonly id: string
  readonly label: string
  readonly tone: LineTone
  /** Whether it is the line that levers move, which is drawn more strongly. */
  readonly isActive?: boolean
  /** The year of its first value, where that is not the chart's first. */
  readonly firstYear?: Year
  /** One value for each year from the first; NaN is a gap. */
  readonly values: ArrayLike<number>
}

/** A line's colour: the baseline's, or the one that its scenario keeps. */
export type LineTone = 'baseline' | `${ScenarioColour}`

interface Dot<Kind extends string, Origin> {
  readonly year: Year
  readonly value: number
  readonly kind: Kind
  readonly origin: Origin
  /** What its source card is of, where it has one: the user's own tables have none. */
  readonly subject?: PassportSubject
  /** Whether its source is weak, or only recalled. */
  readonly isWeak?: boolean
}

/** A figure of the baseline, a published value (one that ships or one of the user's own), or an official aim. */
export type ChartDot =
  | Dot<'report', { readonly source: SourceSpec; readonly place: string }>
  | Dot<'outcome', Pick<OutcomeSpec, 'source' | 'quality'>>
  | Dot<'target', Pick<TargetSpec, 'source' | 'quality' | 'announced' | 'manner'>>
  | Dot<'own', { readonly source: string; readonly file: string; readonly importedAt: string }>

export interface ChartData {
  /** Where the axis begins: figures of the report may lie before the first projected year. */
  readonly axisFrom: Year
  /** The first projected year, and that of each line's first value that does not say another. */
  readonly firstYear: Year
  readonly lastYear: Year
  readonly lines: readonly ChartLine[]
  readonly dots: readonly ChartDot[]
  /** How sure some of the lines are. */
  readonly fans: readonly ChartFan[]
  /** A value that is aimed at. */
  readonly goal?: ChartGoal
  /** The year in which the chart is looked at, where a line stands for it. */
  readonly presentYear?: Year
}

/** A line across the chart, with a ring at its year. */
export interface ChartGoal {
  readonly year: Year
  readonly value: number
  readonly label: string
}

export interface ChartFan {
  readonly tone: LineTone
  /** The year of its first quantiles, where that is not the chart's first. */
  readonly firstYear?: Year
  readonly quantiles: Fan
  /** False where it was drawn of something else than its line, such as what a lever was a moment ago. */
  readonly isCurrent: boolean
}

export interface ChartSize {
  readonly width: number
  readonly height: number
}

/** Lowest and highest value of the vertical axis. */
export type Domain = readonly [low: number, high: number]

/** What a vertical axis spans, and how its numbers are written. */
export interface ValueAxis {
  readonly domain: Domain
  readonly formatTick: FormatTick
}

export interface ChartOptions {
  /** Small charts have fewer ticks and no labels at the lines. */
  readonly small: boolean
  /** Room above the plot, where there is more than the usual. */
  readonly top?: number
  /** Texts that need room beside the plot, where they are not the labels of the lines. */
  readonly beside?: readonly string[]
  /** Axes of the charts above and below: all of them leave room for the widest tick, so that years stand in line. */
  readonly alongside?: readonly ValueAxis[]
  readonly formatTick: FormatTick
  /** The width of a text in the chart's font, in pixels. */
  readonly measure: (text: string) => number
}

export interface Tick {
  readonly at: number
  readonly label: string
}

export interface PlacedLine {
  readonly id: string
  readonly tone: LineTone
  readonly isActive: boolean
  readonly path: string
}

/** Bands from the widest to the narrowest. */
export interface PlacedFan {
  readonly tone: LineTone
  readonly bands: readonly string[]
  readonly isCurrent: boolean
}

export interface PlacedLabel {
  readonly id: string
  readonly tone: LineTone
  /** One, or two below one another. */
  readonly lines: readonly string[]
  readonly x: number
  /** Of their middle. */
  readonly y: number
  /** Whether the text begins or ends at its place. */
  readonly anchor: 'start' | 'end'
  /** Whether it stands among the lines, where one ends before the last year. */
  readonly isInside: boolean
}

export interface PlacedDot {
  readonly x: number
  readonly y: number
  readonly dot: ChartDot
}

/** The inner rectangle that the lines are drawn in. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What holds still while a lever is dragged. */
export interface PlacedAxes {
  readonly size: ChartSize
  readonly plot: Plot
  /** How the lines that go to the last year are named. */
  readonly names: PlacedNames
  readonly x: ScaleLinear<number, number>
  readonly y: ScaleLinear<number, number>
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly dots: readonly PlacedDot[]
  /** Where the present year stands; undefined where it is not on the axis. */
  readonly present: number | undefined
}

/** Whether two values are far enough apart for an axis; among the smallest numbers there are no round ones. */
export const isSpan = (low: number, high: number): boolean => high - low > 1e-300

/** The domain that shows all lines, dots and bands, from 0 unless a value is below it, with round ends. */
export function domainOf(data: ChartData): Domain {
  const values = [
    ...data.lines.flatMap((entry) => Array.from(entry.values)),
    ...data.dots.map((dot) => dot.value),
    ...data.fans.flatMap(({ quantiles }) => [...quantiles.p5, ...quantiles.p95]),
    data.goal?.value,
  ].filter((value): value is number => Number.isFinite(value))
  const [low = 0, high = 1] = extent(values)
  const [from, to] = scaleLinear()
    .domain([Math.min(0, low), isSpan(low, high) ? high : low + 1])
    .nice(5)
    .domain()
  return [from ?? 0, to ?? 1]
}

/** Places the axes of a chart, and the dots, which move with them alone. */
export function placeAxes(
  data: ChartData,
  size: ChartSize,
  domain: Domain,
  options: ChartOptions,
): PlacedAxes {
  const { plot, names } = plotOf(data, size, domain, options)
  const x = scaleLinear([data.axisFrom, data.lastYear], [plot.left, plot.right])
  const y = scaleLinear([...domain], [plot.bottom, plot.top])
  const ticks = valueTicks(y, plot)
  const texts = tickTexts(ticks, options.formatTick)
  return {
    size,
    plot,
    names,
    x,
    y,
    xTicks: yearTicks(data, plot, options).map((year) => ({ at: x(year), label: String(year) })),
    yTicks: ticks.map((value, index) => ({ at: y(value), label: texts[index] ?? '' })),
    dots: data.dots.map((dot) => ({ dot, x: x(dot.year), y: y(dot.value) })),
    present: placePresent(data, x),
  }
}

function placePresent({ presentYear, axisFrom, lastYear }: ChartData, x: (year: number) => number) {
  const isShown = presentYear !== undefined && presentYear > axisFrom && presentYear < lastYear
  return isShown ? x(presentYear) : undefined
}

/** Places the lines of a chart between its axes. */
export function placeLines(data: ChartData, axes: PlacedAxes): readonly PlacedLine[] {
  return data.lines.map((entry) => ({
    id: entry.id,
    tone: entry.tone,
    isActive: entry.isActive ?? false,
    path: placedPath(entry.values, firstYearOf(entry, data), axes),
  }))
}

/** The year of the first value of a line or a fan. */
export const firstYearOf = (own: Pick<ChartLine, 'firstYear'>, data: Pick<ChartData, 'firstYear'>): Year =>
  own.firstYear ?? data.firstYear

interface PlacedPath {
  readonly firstYear: Year
  readonly path: string
}

/** Paths by axes and values: in a drag one line of five is another one, and trajectories are never changed. */
const placedPaths = new WeakMap<PlacedAxes, WeakMap<ArrayLike<number>, PlacedPath>>()

function placedPath(values: ArrayLike<number>, firstYear: Year, axes: PlacedAxes): string {
  const own = placedPaths.get(axes) ?? new WeakMap<ArrayLike<number>, PlacedPath>()
  placedPaths.set(axes, own)
  const known = own.get(values)
  if (known?.firstYear === firstYear) return known.path
  const path = pathOf(values, firstYear, axes.x, axes.y)
  own.set(values, { firstYear, path })
  return path
}

export interface PlacedGoal {
  readonly x: number
  readonly y: number
  readonly label: string
  readonly labelY: number
}

/** Places the goal of a chart; its label stands on the line, or hangs from it where there is no room above. */
export function placeGoal({ goal }: ChartData, { x, y, plot }: PlacedAxes): PlacedGoal | undefined {
  if (!goal) return undefined
  const at = y(goal.value)
  const isHigh = at - nameHeight < plot.top
  return { x: x(goal.year), y: at, label: goal.label, labelY: at + (isHigh ? nameHeight : -5) }
}

const bands = [
  ['p5', 'p95'],
  ['p10', 'p90'],
  ['p25', 'p75'],
] as const

/** Places the fans of a chart between its axes; a year without values is a gap. */
export function placeFans(data: ChartData, axes: PlacedAxes): readonly PlacedFan[] {
  return data.fans.map((fan) => placeFan(fan, firstYearOf(fan, data), axes))
}

function placeFan(
  { tone, quantiles, isCurrent }: ChartFan,
  firstYear: Year,
  { x, y }: PlacedAxes,
): PlacedFan {
  const bandOf = ([low, high]: (typeof bands)[number]): string => {
    const path = area<number>()
      .defined((index) => quantiles[low][index] !== null && quantiles[high][index] !== null)
      .x((index) => x(firstYear + index))
      .y0((index) => y(quantiles[low][index] ?? Number.NaN))
      .y1((index) => y(quantiles[high][index] ?? Number.NaN))
      .digits(1)
    return path(Array.from(quantiles.p50.keys())) ?? ''
  }
  return { tone, isCurrent, bands: bands.map(bandOf) }
}

/** The path of one line; a value that is missing is a gap. Rounded to a tenth of a pixel. */
export function pathOf(
  values: ArrayLike<number>,
  firstYear: Year,
  x: (year: number) => number,
  y: (value: number) => number,
): string {
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, index) => x(firstYear + index))
    .y((value) => y(value))
    .digits(1)
  return path(Array.from(values)) ?? ''
}

interface PlotAndNames {
  readonly plot: Plot
  readonly names: PlacedNames
}

function plotOf(data: ChartData, size: ChartSize, domain: Domain, options: ChartOptions): PlotAndNames {
  const bottom = Math.floor(size.height - 22)
  const own: ValueAxis = { domain, formatTick: options.formatTick }
  const leftBelow = (top: number): number => {
    const textsOf = (axis: ValueAxis): readonly string[] =>
      tickTexts(valueTicks(scaleLinear([...axis.domain], [bottom, top]), { top, bottom }), axis.formatTick)
    return Math.ceil(max([own, ...(options.alongside ?? [])].flatMap(textsOf), options.measure) ?? 0) + 8
  }
  const first = options.top ?? 10
  const named = options.small || options.beside ? [] : data.lines.filter((entry) => goesToEnd(entry, data))
  const frame = { width: size.width, left: leftBelow(first), height: bottom - first }
  const names = placeNames(named, frame, options.measure)
  const top = first + names.legendHeight
  const besideRoom = options.beside
    ? Math.min(max(options.beside, options.measure) ?? 0, size.width * 0.28) + nameGap + 4
    : names.width
  // Beside the last year's half of its own label.
  const right = Math.floor(size.width - Math.max(besideRoom, 15))
  return { names, plot: { left: leftBelow(top), right, top, bottom } }
}

const goesToEnd = (entry: ChartLine, data: ChartData): boolean => lineEnd(entry, data)?.year === data.lastYear

/**
 * The values that have a number and a line across the plot, in every chart by one rule: about five, fewer where they
 * would stand closer than 44 pixels. Years have no lines: those are for what is pointed at.
 */
function valueTicks(y: ScaleLinear<number, number>, plot: Pick<Plot, 'top' | 'bottom'>): readonly number[] {
  return y.ticks(Math.max(2, Math.min(5, Math.floor((plot.bottom - plot.top) / 44))))
}

/** The launch year, the last one and round years between, as many as find room. */
function yearTicks(data: ChartData, plot: Plot, options: ChartOptions): readonly Year[] {
  const width = options.measure('0000') + 22
  const span = Math.max(1, data.lastYear - data.firstYear)
  const perYear = (plot.right - plot.left) / span
  const room = Math.max(2, Math.floor((plot.right - plot.left) / width))
  const step = [5, 10, 15, 20, 35].find((candidate) => span / candidate + 1 <= room) ?? 35
  const years: Year[] = []
  // The last year has its label before a round one that is too close to it.
  for (let year = data.firstYear; (data.lastYear - year) * perYear >= width; year += step) years.push(year)
  if (years.length === 0) years.push(data.firstYear)
  if (data.lastYear > data.firstYear) years.push(data.lastYear)
  return years
}

/**
 * Labels at the ends of the lines, moved apart where lines end close together. A line that ends before the last
 * year has its label at its own end, inside the plot.
 */
export function placeLabels(
  data: ChartData,
  axes: PlacedAxes,
  options: ChartOptions,
): readonly PlacedLabel[] {
  if (options.small) return []
  const { plot, names } = axes
  const ends = data.lines.flatMap((entry) => lineEnd(entry, data) ?? [])
  const inside = ends.filter(({ year }) => year < data.lastYear)
  const beside = ends.flatMap((end) => {
    const lines = end.year < data.lastYear ? undefined : names.beside.get(end.id)
    return lines ? [{ ...labelOf(end, axes), lines, x: plot.right + nameGap }] : []
  })
  const years = [...new Set(inside.map(({ year }) => year))]
  return [
    ...apart(beside, axes, names.height),
    ...years.flatMap((year) => {
      const ending = inside.filter((end) => end.year === year)
      return apart(
        ending.map((end) => insideLabel(end, axes, options)),
        axes,
        nameHeight,
      )
    }),
  ]
}

interface LineEnd extends Pick<ChartLine, 'id' | 'tone' | 'label'> {
  readonly year: Year
  readonly value: number
}

/** Where a line ends; nowhere where it has no value. */
function lineEnd(entry: ChartLine, data: ChartData): LineEnd | undefined {
  const { id, tone, label, values } = entry
  const all = Array.from(values)
  const last = all.findLastIndex(Number.isFinite)
  const value = all[last]
  return value === undefined ? undefined : { id, tone, label, year: firstYearOf(entry, data) + last, value }
}

const labelOf = ({ id, tone, label, year, value }: LineEnd, { x, y }: PlacedAxes): PlacedLabel => ({
  id,
  tone,
  lines: [label],
  anchor: 'start',
  isInside: false,
  x: x(year),
  y: y(value),
})

/** A label among the lines: right of its line's end, or above it where the plot ends before the text would. */
function insideLabel(end: LineEnd, axes: PlacedAxes, options: ChartOptions): PlacedLabel {
  const label = { ...labelOf(end, axes), isInside: true }
  const { left, right } = axes.plot
  const width = options.measure(end.label)
  if (label.x + nameGap + width <= right) return { ...label, x: label.x + nameGap }
  const lines = wrapText(end.label, label.x - left, 1, options.measure)
  return { ...label, lines, anchor: 'end', y: label.y - nameHeight / 2 - 2 }
}

/** Labels in the order of their places from the top down. */
function apart(
  labels: readonly PlacedLabel[],
  { plot }: PlacedAxes,
  distance: number,
): readonly PlacedLabel[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  const places = spread(
    sorted.map(({ y }) => y),
    distance,
    plot.top + 4,
    plot.bottom,
  )
  return sorted.map((label, index) => ({ ...label, y: places[index] ?? label.y }))
}

/**
 * Moves ascending positions apart until neighbours keep a distance, as little as the bounds allow.
 * @returns positions in the same order.
 */
export function spread(positions: readonly number[], distance: number, low: number, high: number): number[] {
  const groups: { centre: number; members: number[] }[] = []
  const top = (group: { centre: number; members: number[] }): number => {
    const height = (group.members.length - 1) * distance
    return Math.max(low, Math.min(high - height, group.centre - height / 2))
  }
  for (const position of positions) {
    groups.push({ centre: position, members: [position] })
    // Groups that touch become one, centred on the mean of its members.
    for (;;) {
      const last = groups.at(-1)
      const before = groups.at(-2)
      if (!last || !before || top(before) + before.members.length * distance <= top(last)) break
      groups.splice(-2)
      const members = [...before.members, ...last.members]
      groups.push({ members, centre: members.reduce((a, b) => a + b, 0) / members.length })
    }
  }
  return groups.flatMap((group) => group.members.map((_, index) => top(group) + index * distance))
}

/** A box beside the crosshair. */
export interface Box {
  readonly left: number
  readonly top: number
}

/** Where a box of some size hides the least of the lines: the four corners of the plot, left of the crosshair first. */
export function placeReadout(
  axes: PlacedAxes,
  data: ChartData,
  width: number,
  height: number,
  crosshair: number,
): Box {
  const { plot, x, y } = axes
  const gap = 10
  // Beside the word that names the shaded years.
  const beside = 48
  const leftOf = crosshair - gap - width
  const corners: Box[] = [
    leftOf >= plot.left + beside
      ? { left: leftOf, top: plot.top + 4 }
      : { left: Math.max(plot.left + 4, leftOf), top: plot.top + 20 },
    { left: plot.left + beside, top: plot.top + 4 },
    { left: Math.min(plot.right - width, crosshair + gap), top: plot.bottom - height - 8 },
    { left: Math.max(plot.left + 4, crosshair - gap - width), top: plot.bottom - height - 8 },
  ]
  const hidden = (box: Box): number => {
    const points = data.lines.flatMap((entry) =>
      Array.from(entry.values, (value, index) => [x(firstYearOf(entry, data) + index), y(value)] as const),
    )
    const covered = points.filter(
      ([px, py]) =>
        px >= box.left - 6 && px <= box.left + width + 6 && py >= box.top - 6 && py <= box.top + height + 6,
    )
    const overCrosshair = crosshair > box.left && crosshair < box.left + width ? 2 : 0
    return covered.length + overCrosshair
  }
  const least = min(corners, hidden)
  return corners.find((box) => hidden(box) === least) ?? { left: plot.left, top: plot.top }
}

/** Dots whose year the axis has. */
export const shownDots = ({ dots, plot }: PlacedAxes): readonly PlacedDot[] =>
  dots.filter(({ x }) => x >= plot.left - 1 && x <= plot.right + 1)

/** Dots no further from a place than some pixels, the nearest first. */
export function dotsNear(axes: PlacedAxes, x: number, y: number, within: number): readonly PlacedDot[] {
  const away = (dot: PlacedDot): number => Math.hypot(dot.x - x, dot.y - y)
  return shownDots(axes)
    .filter((dot) => away(dot) <= within)
    .sort((a, b) => away(a) - away(b))
}

/** Where a box beside a place stands inside a frame: right of it and above, else on the other side. */
export function placeBeside(at: Pick<PlacedDot, 'x' | 'y'>, box: ChartSize, frame: ChartSize): Box {
  const gap = 10
  const left = at.x + gap + box.width <= frame.width ? at.x + gap : at.x - gap - box.width
  const top = at.y - gap - box.height >= 0 ? at.y - gap - box.height : at.y + gap
  return {
    left: Math.max(0, Math.min(left, frame.width - box.width)),
    top: Math.max(0, Math.min(top, frame.height - box.height)),
  }
}
