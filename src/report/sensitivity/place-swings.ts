/**
 * From a tornado to places: for each input a bar from the middle to the value at its low end and one to the
 * value at its high end, with what stands at their outer ends.
 */
import { extent, type ScaleLinear, scaleLinear } from 'd3'
import type { Tornado, TornadoRow } from '../../model/analysis/tornado.ts'
import { isSpan, type Tick } from '../charts/place.ts'
import { type FormatTick, tickTexts } from '../charts/ticks.ts'

export type End = 'low' | 'high'
const ends: readonly End[] = ['low', 'high']

export interface SwingOptions {
  /** Of the part that the bars are in. */
  readonly width: number
  readonly rowHeight: number
  /** A value of the quantity, one of the input, one of the axis. */
  readonly format: (value: number) => string
  readonly formatInput: (value: number, row: TornadoRow) => string
  readonly formatTick: FormatTick
  /** The width of a text in the chart's font, in pixels. */
  readonly measure: (text: string) => number
}

export interface PlacedBar {
  /** The end of the input's range that the bar leads to. */
  readonly end: End
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What stands beside a bar: the value there, and the input that gives it. */
export interface PlacedEnd {
  readonly end: End
  readonly side: 'left' | 'right'
  readonly x: number
  readonly value: string
  readonly input: string
}

export interface PlacedSwing {
  readonly row: TornadoRow
  readonly bars: readonly PlacedBar[]
  readonly ends: readonly PlacedEnd[]
  /** From where to where the other scenario swings. */
  readonly beside: readonly [from: number, to: number] | undefined
}

export interface PlacedSwings {
  readonly left: number
  readonly right: number
  /** Height of the part of a row that the bars and their ends have; the other scenario's mark is below. */
  readonly lane: number
  readonly central: number
  readonly besideCentral: number | undefined
  readonly ticks: readonly Tick[]
  readonly rows: readonly PlacedSwing[]
}

/** Room between a bar's end and its text, and between the text and the edge. */
const gap = 5
const tickRoom = 74
/** Height of the other scenario's mark and the room around it. */
export const besideLane = 10

/**
 * Places the rows that are shown.
 * @param beside the same of another scenario, drawn on the same axis.
 */
export function placeSwings(own: Tornado, beside: Tornado | undefined, options: SwingOptions): PlacedSwings {
  const { central } = own
  const rows = settled(own)
  const { width, rowHeight, format, formatInput, formatTick, measure } = options
  const besideRows = beside ? settled(beside) : []
  const others = rows.map((row) => besideRows.find(({ id }) => id === row.id))
  const values = [...rows, ...others].flatMap((row) => (row ? [row.low.value, row.high.value] : []))
  const [from, to] = domainOf([central, beside?.central ?? Number.NaN, ...values])
  const placedEnds = rows.map((row) => endsOf(row, central, format, formatInput))
  const roomOf = (side: PlacedEnd['side']): number =>
    Math.max(
      0,
      ...placedEnds.flat().map((end) => (end.side === side ? textWidth(end, measure) + 2 * gap : 0)),
    )
  const [left, right] = [roomOf('left'), width - roomOf('right')]
  const x = scaleLinear([from, to], [left, Math.max(left + 1, right)])
  const lane = rowHeight - (beside ? besideLane : 0)
  return {
    left,
    right,
    lane,
    central: x(central),
    besideCentral: beside && Number.isFinite(beside.central) ? x(beside.central) : undefined,
    ticks: ticksOf(x, right - left, formatTick),
    rows: rows.map((row, index): PlacedSwing => {
      const other = others[index]
      const swing = other && swingOf(other, beside?.central ?? Number.NaN)
      return {
        row,
        bars: barsOf(row, central, x, lane),
        ends: (placedEnds[index] ?? []).map((end) => ({
          ...end,
          x: end.side === 'left' ? x(end.at) - gap : x(end.at) + gap,
        })),
        beside: swing && [x(swing[0]), x(swing[1])],
      }
    }),
  }
}

/** Rows that move nothing stay in the middle to the last bit. */
const settled = ({ central, rows }: Tornado): readonly TornadoRow[] =>
  rows.map((row) =>
    row.swing === 0
      ? { ...row, low: { ...row.low, value: central }, high: { ...row.high, value: central } }
      : row,
  )

const textWidth = (
  { value, input }: Pick<PlacedEnd, 'value' | 'input'>,
  measure: SwingOptions['measure'],
): number => Math.max(measure(value), measure(input))

function domainOf(values: readonly number[]): readonly [low: number, high: number] {
  const [low = 0, high = 1] = extent(values.filter(Number.isFinite))
  return isSpan(low, high) ? [low, high] : [low - 1, low + 1]
}

/** What the quantity spans, the middle included. */
function swingOf(
  { low, high }: TornadoRow,
  central: number,
): readonly [low: number, high: number] | undefined {
  const [from, to] = extent([low.value, high.value, central].filter(Number.isFinite))
  return from === undefined || to === undefined ? undefined : [from, to]
}

/** The lesser value stands at the left; where both are on one side of the middle, the other text is beyond it. */
function endsOf(
  row: TornadoRow,
  central: number,
  format: SwingOptions['format'],
  formatInput: SwingOptions['formatInput'],
): readonly (Omit<PlacedEnd, 'x'> & { readonly at: number })[] {
  const known = (end: End): number => (Number.isFinite(row[end].value) ? row[end].value : central)
  const isTurned = known('high') < known('low')
  return ends.map((end) => {
    const side = (end === 'low') === isTurned ? 'right' : 'left'
    return {
      end,
      side,
      at: side === 'left' ? Math.min(central, known(end)) : Math.max(central, known(end)),
      value: format(row[end].value),
      input: formatInput(row[end].input, row),
    }
  })
}

/** Both bars share a line; where both lead to one side, they lie above one another. */
function barsOf(
  row: TornadoRow,
  central: number,
  x: ScaleLinear<number, number>,
  lane: number,
): readonly PlacedBar[] {
  const isOneSided = (row.low.value - central) * (row.high.value - central) > 0
  const whole = Math.min(18, Math.max(6, lane - 14))
  const height = isOneSided ? whole / 2 : whole
  const top = (lane - whole) / 2
  return ends.flatMap((end): PlacedBar[] => {
    const { value } = row[end]
    if (!Number.isFinite(value) || value === central) return []
    const [from, to] = [x(Math.min(central, value)), x(Math.max(central, value))]
    const y = isOneSided && end === 'high' ? top + height : top
    return [{ end, y, height, x: from, width: to - from }]
  })
}

/** Round values along an axis. */
export function ticksOf(
  x: ScaleLinear<number, number>,
  width: number,
  formatTick: SwingOptions['formatTick'],
): readonly Tick[] {
  const count = Math.max(2, Math.floor(width / tickRoom))
  const ticks = x.ticks(count)
  const texts = tickTexts(ticks, formatTick)
  return ticks.map((value, index) => ({ at: x(value), label: texts[index] ?? '' }))
}
