/** Places the shares of all years on top of each other: what adds above 0, what takes away below. */
import { area, extent, line, scaleLinear, stack, stackOffsetDiverging } from 'd3'
import type { DepartureGroup } from '../../model/analysis/attribution.ts'
import type { Year } from '../../model/spec.ts'
import { leastPlot } from '../charts/names.ts'
import {
  type ChartOptions,
  type ChartSize,
  isSpan,
  type PlacedAxes,
  placeAxes,
  spread,
} from '../charts/place.ts'
import { wrapText } from '../charts/wrap-text.ts'

export interface Band {
  readonly id: string
  readonly group: DepartureGroup
  readonly label: string
  /** One value for each year; NaN is a gap. */
  readonly values: ArrayLike<number>
}

export interface StackData {
  readonly years: readonly Year[]
  /** The first lies next to 0. */
  readonly bands: readonly Band[]
  /** The sum of all bands. */
  readonly total: { readonly label: string; readonly values: ArrayLike<number> }
}

export interface PlacedArea {
  readonly id: string
  readonly group: DepartureGroup
  /** How strong its colour is: 1 for the first of its group, less for each that follows. */
  readonly strength: number
  readonly path: string
}

export interface StackLabel {
  readonly id: string
  readonly y: number
  readonly lines: readonly string[]
  readonly full: string
}

export interface PlacedStack {
  readonly axes: PlacedAxes
  readonly zero: number
  readonly areas: readonly PlacedArea[]
  readonly total: string
  readonly labels: readonly StackLabel[]
}

export const totalId = 'total'
const lineHeight = 13
/** Pixels for the square in a band's colour before its name. */
export const swatchRoom = 14
/** The part of the width that labels may take; charts give theirs no more. */
const labelShare = 0.28
/** Of the numbers of the vertical axis, and of the gaps around plot and labels. */
const axisRoom = 70
/** In less than this a name says nothing. */
const leastLabel = 44

/** How many bands a picture has room to name, at two lines each. */
export const bandsThatFit = (height: number): number =>
  Math.max(2, Math.min(8, Math.floor((height - 32) / (2 * lineHeight + 3)) - 1))

/** From where to where each band lies in each year. */
export function stackBands({
  years,
  bands,
}: StackData): readonly (readonly (readonly [low: number, high: number])[])[] {
  const rows = years.map((_, index) => bands.map(({ values }) => values[index] ?? Number.NaN))
  const isKnown = rows.map((row) => row.every(Number.isFinite))
  const series = stack<number[]>()
    .keys(Array.from(bands.keys(), String))
    .value((row, key) => row[Number(key)] ?? 0)
    .offset(stackOffsetDiverging)(rows.map((row, index) => (isKnown[index] ? row : row.map(() => 0))))
  return series.map((own) =>
    own.map((point, index) =>
      isKnown[index] ? ([point[0], point[1]] as const) : ([Number.NaN, Number.NaN] as const),
    ),
  )
}

export function placeStack(data: StackData, size: ChartSize, options: ChartOptions): PlacedStack {
  const { years, bands, total } = data
  const stacked = stackBands(data)
  const [firstYear = 0, lastYear = 0] = [years[0], years.at(-1)]
  // What the numbers of the axis take is not known yet; beside a plot that would be too narrow nothing is named.
  const room = Math.min(labelShare * size.width, size.width - leastPlot - axisRoom) - swatchRoom
  const named = room < leastLabel ? [] : [...bands, { id: totalId, ...total }]
  const wrapped = named.map(({ id, label }) => ({
    id,
    full: label,
    lines: wrapText(label, room, 2, options.measure),
  }))
  const labels = new Set(wrapped.flatMap(({ lines }) => lines))
  const axes = placeAxes(
    { axisFrom: firstYear, firstYear, lastYear, lines: [], dots: [], fans: [] },
    size,
    domainOf(stacked, total.values),
    {
      ...options,
      beside: [...labels],
      measure: (text) => options.measure(text) + (labels.has(text) ? swatchRoom : 0),
    },
  )
  const { x, y } = axes
  const shape = area<readonly [number, number]>()
    .defined(([low, high]) => Number.isFinite(low) && Number.isFinite(high))
    .x((_, index) => x(firstYear + index))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .digits(1)
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, index) => x(firstYear + index))
    .y((value) => y(value))
    .digits(1)
  return {
    axes,
    zero: y(0),
    areas: bands.map(({ id, group }, index) => ({
      id,
      group,
      strength: strengthOf(bands, index),
      path: shape(stacked[index] ?? []) ?? '',
    })),
    total: path(Array.from(total.values)) ?? '',
    labels: placeStackLabels(wrapped, stacked, total.values, axes),
  }
}

/** All bands and the total with 0, with round ends. */
function domainOf(
  stacked: readonly (readonly (readonly [number, number])[])[],
  total: ArrayLike<number>,
): readonly [number, number] {
  const values = [...stacked.flat(2), ...Array.from(total)].filter(Number.isFinite)
  const [low = 0, high = 0] = extent([0, ...values])
  const [from = 0, to = 1] = scaleLinear()
    .domain(isSpan(low, high) ? [low, high] : [0, 1])
    .nice(5)
    .domain()
  return [from, to]
}

function strengthOf(bands: readonly Band[], index: number): number {
  const { group } = bands[index] ?? {}
  const own = bands.filter((band) => band.group === group)
  const place = bands.slice(0, index).filter((band) => band.group === group).length
  return own.length < 2 ? 1 : 1 - (0.72 * place) / (own.length - 1)
}

/** Labels at the middle of their bands in the last year, moved apart; a band that is nothing then has none. */
function placeStackLabels(
  wrapped: readonly Omit<StackLabel, 'y'>[],
  stacked: readonly (readonly (readonly [number, number])[])[],
  total: ArrayLike<number>,
  { y, plot }: PlacedAxes,
): readonly StackLabel[] {
  const middleOf = (index: number): number => {
    const own = stacked[index]
    if (!own) return Array.from(total).findLast(Number.isFinite) ?? Number.NaN
    const [low, high] = own.findLast(([each]) => Number.isFinite(each)) ?? [Number.NaN, Number.NaN]
    return (low + high) / 2
  }
  const wanted = wrapped
    .map((label, index) => ({ ...label, y: y(middleOf(index)) }))
    .filter((label) => Number.isFinite(label.y))
    // The total lies at the end of the stack: above the bands of a rise, below those of a fall.
    .sort((a, b) => a.y - b.y)
  const distance = lineHeight * Math.max(1, ...wanted.map(({ lines }) => lines.length)) + 3
  const places = spread(
    wanted.map((label) => label.y),
    distance,
    plot.top + distance / 2,
    plot.bottom - distance / 4,
  )
  return wanted.map((label, index) => ({ ...label, y: places[index] ?? label.y }))
}
