/** Figures of the source as texts, each with its place. */
import type { FigureSpec } from '../model/spec.ts'
import { formatPlain, formatYear } from './text/format.ts'
import type { Words } from './text/words.ts'
import { left, right, type TextTable } from './text-table.ts'

/** A figure's value with all its digits; a date as it is. */
export const figureText = ({ kind, value }: FigureSpec, { language }: Words): string =>
  kind === 'date' ? formatYear(value) : formatPlain(value, language, allDigits)
const allDigits = 12

export function figureTable(figures: readonly FigureSpec[], words: Words): TextTable {
  const { t } = words
  return {
    columns: [
      left(t('csv.id')),
      right(t('baselines.value')),
      left(t('csv.unit')),
      left(t('baselines.year')),
      left(t('baselines.region')),
      left(t('cli.place')),
      left(t('baselines.figure')),
    ],
    rows: figures.map((figure) => [
      figure.id,
      figureText(figure, words),
      words.unit(figure.unit),
      figure.period ?? formatYear(figure.year),
      words.region(figure.region),
      figure.place,
      words.text(figure.label),
    ]),
  }
}
