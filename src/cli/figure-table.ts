/** Figures of the report as a table, each with its place. */
import type { FigureSpec } from '../model/spec.ts'
import type { Context } from './command.ts'
import { regionLabel, unitLabel } from './labels.ts'
import { formatGiven } from './language.ts'
import { renderTable } from './table.ts'

export function figureTable(figures: readonly FigureSpec[], context: Context): string {
  const { texts, language } = context
  return renderTable(
    [
      { heading: texts.name, align: 'left' },
      { heading: texts.value, align: 'right' },
      { heading: texts.unit, align: 'left' },
      { heading: texts.year, align: 'left' },
      { heading: texts.region, align: 'left' },
      { heading: texts.place, align: 'left' },
      { heading: texts.figure, align: 'left' },
    ],
    figures.map((figure) => [
      figure.id,
      formatGiven(figure.value, figure.unit),
      unitLabel(figure.unit, context),
      figure.period ?? String(figure.year),
      regionLabel(figure.region, context),
      figure.place,
      figure.label[language],
    ]),
  )
}
