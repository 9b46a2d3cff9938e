/** Figures of a source in the order that a reader asks for. */
import type { FigureSpec } from '../model/spec.ts'
import type { Words } from './text/words.ts'

/** What figures are sorted by, as their table's columns go; the words of the source are sorted by their place. */
export const figureOrders = ['figure', 'value', 'year', 'region', 'quote'] as const

export interface FigureOrder {
  readonly by: (typeof figureOrders)[number]
  readonly isDescending: boolean
}

/** Figures as the source has them, or sorted; those that are alike stay as they were. */
export function orderedFigures(
  figures: readonly FigureSpec[],
  order: FigureOrder | undefined,
  words: Words,
): readonly FigureSpec[] {
  if (!order) return figures
  const { compare } = new Intl.Collator(words.language, { numeric: true })
  const compared: Record<FigureOrder['by'], (one: FigureSpec, other: FigureSpec) => number> = {
    figure: (one, other) => compare(words.text(one.label), words.text(other.label)),
    value: (one, other) => one.value - other.value,
    year: (one, other) => one.year - other.year,
    region: (one, other) => compare(words.region(one.region), words.region(other.region)),
    quote: (one, other) => compare(one.place, other.place),
  }
  const direction = order.isDescending ? -1 : 1
  return figures.toSorted((one, other) => direction * compared[order.by](one, other))
}
