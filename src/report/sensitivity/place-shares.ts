/** From Sobol indices to places: for each input a bar of its own share and one of its share with interactions. */
import { scaleLinear } from 'd3'
import type { Interval, SobolRow } from '../../model/analysis/sobol-indices.ts'
import type { Tick } from '../charts/place.ts'
import { type SwingOptions, ticksOf } from './place-swings.ts'

export type IndexKind = 'first' | 'total'
export const indexKinds: readonly IndexKind[] = ['first', 'total']

export interface ShareOptions extends Pick<SwingOptions, 'width' | 'rowHeight' | 'formatTick' | 'measure'> {
  /** A share of 1 in per cent. */
  readonly format: (share: number) => string
}

export interface PlacedIndex {
  readonly kind: IndexKind
  readonly y: number
  readonly width: number
  readonly height: number
  readonly interval: Interval
  /** Where the text begins: beyond the bar and its interval. */
  readonly textX: number
  readonly text: string
}

export interface PlacedShare {
  readonly row: SobolRow
  readonly indices: readonly PlacedIndex[]
}

export interface PlacedShares {
  readonly right: number
  readonly ticks: readonly Tick[]
  readonly rows: readonly PlacedShare[]
}

const gap = 6
const mostBar = 9

/** Places the rows that are shown, on an axis from 0. */
export function placeShares(rows: readonly SobolRow[], options: ShareOptions): PlacedShares {
  const { width, rowHeight, format, formatTick, measure } = options
  const known = rows.filter(({ first, total }) => Number.isFinite(first) && Number.isFinite(total))
  const texts = known.flatMap((row) => indexKinds.map((kind) => format(row[kind])))
  const right = width - Math.max(0, ...texts.map(measure)) - 2 * gap
  const most = Math.max(
    0,
    ...known.flatMap(({ total, firstInterval, totalInterval }) => [
      total,
      firstInterval[1],
      totalInterval[1],
    ]),
  )
  const x = scaleLinear([0, most > 0 ? most : 1], [0, Math.max(1, right)])
  // Noise may take a share of nothing below 0, where the axis does not go.
  const at = (share: number): number => x(Math.max(0, share))
  const height = Math.min(mostBar, (rowHeight - 6) / 2)
  const top = rowHeight / 2 - height - 1
  const percent = scaleLinear(
    x.domain().map((share) => 100 * share),
    x.range(),
  )
  return {
    right,
    ticks: ticksOf(percent, right, formatTick),
    rows: known.map((row) => ({
      row,
      indices: indexKinds.map((kind): PlacedIndex => {
        const [low, high] = kind === 'first' ? row.firstInterval : row.totalInterval
        const interval: Interval = [at(low), at(high)]
        return {
          kind,
          height,
          interval,
          y: kind === 'first' ? top : top + height + 2,
          width: at(row[kind]),
          textX: Math.max(at(row[kind]), interval[1]) + gap,
          text: format(row[kind]),
        }
      }),
    })),
  }
}
