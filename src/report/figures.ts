/** Figures of the source as texts, each with its place. */
import type { Ground } from '../model/ground.ts'
import type { BaselineSpec, FigureSpec } from '../model/spec.ts'
import { levelsIn, plainAmountText } from './amount.ts'
import type { CsvColumn, Sheet } from './csv.ts'
import { placeText } from './place-text.ts'
import { formatYear } from './text/format.ts'
import type { Words } from './text/words.ts'
import { left, right, type TextTable } from './text-table.ts'

/** A figure's value with all its digits; a date as it is. */
export const figureText = ({ kind, value, unit }: FigureSpec, words: Words): string =>
  kind === 'date' ? formatYear(value) : levelsIn(unit, words).write(value, allDigits)

/** What that is in. */
export const figureUnit = ({ unit }: FigureSpec, words: Words): string => levelsIn(unit, words).unit
const allDigits = 12

/** The same with its unit, in a sentence. */
export const figureAmount = (figure: FigureSpec, words: Words): string =>
  figure.kind === 'date'
    ? figureText(figure, words)
    : plainAmountText(figure.value, figure.unit, words, markedDigits)
/** With marks, what a figure has beyond these comes of rounding. */
const markedDigits = 6

export function figureTable(
  figures: readonly FigureSpec[],
  { source }: Pick<BaselineSpec, 'source'>,
  words: Words,
): TextTable {
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
      figureUnit(figure, words),
      figure.period ?? formatYear(figure.year),
      words.region(figure.region),
      placeText(figure.place, source, words).text,
      words.text(figure.label),
    ]),
  }
}

export const figureColumns = [
  'id',
  'label',
  'value',
  'unit',
  'year',
  'period',
  'region',
  'kind',
  'topic',
  'place',
  'quote',
  'indicator',
  'note',
] as const satisfies readonly CsvColumn[]

/** One row for each figure; the words of the source stay in its own language. */
export function figureSheet(figures: readonly FigureSpec[], { baseline }: Ground, words: Words): Sheet {
  const topics = new Map(baseline.topics.map(({ id, label }) => [id, words.text(label)]))
  const rows = figures.map((figure) => [
    figure.id,
    words.text(figure.label),
    figure.value,
    words.unit(figure.unit),
    figure.year,
    figure.period ?? null,
    words.region(figure.region),
    words.t(`cell.figure.${figure.kind}`),
    topics.get(figure.topic) ?? figure.topic,
    figure.place,
    figure.quote,
    figure.indicator === undefined ? null : words.indicator(figure.indicator),
    figure.note ? words.text(figure.note) : null,
  ])
  return { columns: figureColumns, rows }
}
