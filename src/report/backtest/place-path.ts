/**
 * Places of the picture of a path: what was projected, with its bands, what others said, the report's figures, and
 * what was published later. Plain values, so that it can be tested without a page.
 */
import { area, extent, scaleLinear } from 'd3'
import type { Restated, Rival } from '../../model/analysis/backtest/rows.ts'
import type { ScoredKind, YearKind } from '../../model/analysis/backtest/year-kinds.ts'
import type { Year } from '../../model/spec.ts'
import { type ChartSize, type Domain, isSpan, type Plot, pathOf, type Tick } from '../charts/place.ts'
import { type FormatTick, tickTexts } from '../charts/ticks.ts'

/** Values by year from the launch on; null is a gap. */
export type PathValues = readonly (number | null)[]

/** A published outcome as it is to be shown. */
export interface PathOutcome {
  readonly id: string
  readonly year: Year
  readonly published: number
  /** Where it differs from what was published, the outcome is shown in both places. */
  readonly comparable: number
  /** Whether it came from the user. */
  readonly isOwn: boolean
  readonly kind: YearKind
}

interface YearValue {
  readonly year: Year
  readonly value: number
}

/** An official aim; `restated` where it was put on another definition than its own. */
export interface PathAim extends YearValue {
  readonly restated?: Restated
}

export interface PathData {
  /** Where the axis begins: the report's figures may lie before the launch. */
  readonly axisFrom: Year
  readonly launchYear: Year
  readonly last: Year
  readonly projected: PathValues
  /** From another start, if one is tried. */
  readonly changed: PathValues | undefined
  readonly rivals: readonly { readonly id: Rival; readonly values: PathValues }[]
  /** What was officially aimed at. */
  readonly aims: readonly PathAim[]
  /** Edges of the bands, as many below the middle as above, by year. */
  readonly bands: readonly { readonly year: Year; readonly edges: readonly number[] }[]
  /** Kinds of years, each from the end of the one before. */
  readonly periods: readonly { readonly kind: ScoredKind; readonly from: Year; readonly to: Year }[]
  readonly figures: readonly YearValue[]
  readonly outcomes: readonly PathOutcome[]
  /** Years from which the published numbers follow another definition. */
  readonly breaks: readonly Year[]
}

export interface PathOptions {
  readonly formatTick: FormatTick
  readonly measure: (text: string) => number
}

export interface PlacedOutcome extends Pick<PathOutcome, 'id' | 'isOwn' | 'kind'> {
  readonly x: number
  readonly y: number
  /** Where it was published; undefined where that is the same place. */
  readonly from: number | undefined
}

interface Place {
  readonly x: number
  readonly y: number
}

export interface PlacedPath {
  readonly plot: Plot
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** From the widest to the narrowest. */
  readonly bands: readonly string[]
  readonly line: string
  readonly changed: string | undefined
  readonly rivals: readonly { readonly id: Rival; readonly path: string }[]
  readonly aims: readonly (Place & PathAim)[]
  readonly figures: readonly Place[]
  readonly outcomes: readonly PlacedOutcome[]
  readonly breaks: readonly number[]
  readonly periods: readonly { readonly kind: ScoredKind; readonly left: number; readonly right: number }[]
}

/** Room above the plot for the names of its periods. */
const periodRoom = 20

export function placePath(data: PathData, size: ChartSize, options: PathOptions): PlacedPath {
  const domain = domainOf(data)
  const height = size.height - periodRoom - 22
  const count = Math.max(2, Math.min(6, Math.floor(height / 28)))
  const ticks = scaleLinear([...domain], [0, 1]).ticks(count)
  const texts = tickTexts(ticks, options.formatTick)
  const widest = Math.max(...texts.map(options.measure))
  const plot: Plot = {
    left: Math.ceil(widest) + 10,
    right: size.width - 12,
    top: periodRoom,
    bottom: size.height - 20,
  }
  // Beside the first and the last year dots keep clear of the edges.
  const x = scaleLinear([data.axisFrom - 0.25, data.last + 0.25], [plot.left, plot.right])
  const y = scaleLinear([...domain], [plot.bottom, plot.top])
  const line = (values: PathValues): string =>
    pathOf(
      values.slice(0, data.last - data.launchYear + 1).map((value) => value ?? Number.NaN),
      data.launchYear,
      x,
      y,
    )
  const placeOf = ({ year, value }: YearValue): Place => ({ x: x(year), y: y(value) })
  return {
    plot,
    xTicks: yearTicks(data, plot, options).map((year) => ({ at: x(year), label: String(year) })),
    yTicks: ticks.map((tick, index) => ({ at: y(tick), label: texts[index] ?? '' })),
    bands: bandPaths(data, x, y),
    line: line(data.projected),
    changed: data.changed && line(data.changed),
    rivals: data.rivals
      .map(({ id, values }) => ({ id, path: line(values) }))
      .filter(({ path }) => path !== ''),
    aims: data.aims.map((aim) => ({ ...aim, ...placeOf(aim) })),
    figures: data.figures.map(placeOf),
    outcomes: data.outcomes.map(({ id, year, published, comparable, isOwn, kind }) => ({
      id,
      isOwn,
      kind,
      x: x(year),
      y: y(comparable),
      from: published === comparable ? undefined : y(published),
    })),
    breaks: data.breaks
      .filter((year) => year > data.axisFrom && year <= data.last)
      .map((year) => x(year - 0.5)),
    periods: data.periods
      .filter(({ from, to }) => to > from)
      .map(({ kind, from, to }) => ({
        kind,
        left: Math.max(plot.left, x(from + 0.5)),
        right: Math.min(plot.right, x(to + 0.5)),
      })),
  }
}

/** The domain of all that is shown, with round ends; it does not begin at zero, or errors could not be seen. */
function domainOf(data: PathData): Domain {
  const { projected, changed, rivals, aims, bands, figures, outcomes, launchYear, last } = data
  const shown = (values: PathValues): PathValues => values.slice(0, last - launchYear + 1)
  const values = [
    ...[projected, changed ?? [], ...rivals.map((rival) => rival.values)].flatMap(shown),
    ...bands.flatMap(({ edges }) => edges),
    ...[...figures, ...aims].map(({ value }) => value),
    ...outcomes.flatMap(({ published, comparable }) => [published, comparable]),
  ].filter((value) => value !== null)
  const [low = 0, high = 1] = extent(values)
  const [from = 0, to = 1] = scaleLinear([low, isSpan(low, high) ? high : low + 1], [0, 1])
    .nice(4)
    .domain()
  return [from, to]
}

/** One area for each pair of edges, the outermost first. */
function bandPaths(
  { bands }: PathData,
  x: (year: number) => number,
  y: (value: number) => number,
): readonly string[] {
  const pairs = Math.floor((bands[0]?.edges.length ?? 0) / 2)
  return Array.from({ length: pairs }, (_, pair) => {
    const path = area<PathData['bands'][number]>()
      .x(({ year }) => x(year))
      .y0(({ edges }) => y(edges[pair] ?? Number.NaN))
      .y1(({ edges }) => y(edges.at(-1 - pair) ?? Number.NaN))
      .digits(1)
    return path(bands) ?? ''
  })
}

/** The last year, and as many before it as there is room for, in even steps. */
function yearTicks({ axisFrom, last }: PathData, plot: Plot, { measure }: PathOptions): readonly Year[] {
  const room = Math.max(2, Math.floor((plot.right - plot.left) / (measure('0000') + 12)))
  const span = last - axisFrom
  const step = [1, 2, 5, 10, 20].find((candidate) => Math.floor(span / candidate) + 1 <= room) ?? 20
  const years: Year[] = []
  for (let year = last; year >= axisFrom; year -= step) years.unshift(year)
  return years
}
