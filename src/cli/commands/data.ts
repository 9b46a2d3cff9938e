/** `data`: what the report prints, figure by figure, with places and sentences. */

import { writeCsv } from '../../files/csv.ts'
import { ok } from '../../model/result.ts'
import type { FigureSpec } from '../../model/spec.ts'
import { folded } from '../../report/search/fold.ts'
import { finderOf } from '../../report/search/search.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { figureTable } from '../figure-table.ts'
import { regionLabel, unitLabel } from '../labels.ts'
import { formatGiven } from '../language.ts'

export interface DataOptions {
  readonly region: readonly string[]
  readonly topic: readonly string[]
  readonly search?: string
  readonly quotes: boolean
}

export function data(options: DataOptions, context: Context): Outcome {
  const { figures } = context.library.baseline
  const wrong =
    unknownValue(
      '--region',
      options.region,
      figures.map(({ region }) => region),
    ) ??
    unknownValue(
      '--topic',
      options.topic,
      figures.map(({ topic }) => topic),
    )
  if (wrong) return wrongUsage(wrong)
  const found = figures.filter((figure) => matches(figure, options))
  return ok(answer(render[context.format](found, context, options)))
}

function unknownValue(
  option: string,
  asked: readonly string[],
  figures: readonly string[],
): string | undefined {
  const known = [...new Set(figures)]
  const unknown = asked.find((value) => !known.some((own) => folded(own) === folded(value)))
  return unknown === undefined ? undefined : `${option}: ${unknown} is not one of ${known.join(', ')}`
}

/** Whether a figure is among those asked for; a text is looked for in ids, labels, quotes, notes and places. */
export function matches(figure: FigureSpec, { region, topic, search = '' }: DataOptions): boolean {
  const isAmong = (value: string, asked: readonly string[]): boolean =>
    asked.length === 0 || asked.some((one) => folded(one) === folded(value))
  const { id, label, quote, place, note } = figure
  const texts = [id, ...Object.values(label), quote, place, ...Object.values(note ?? {})]
  return isAmong(figure.region, region) && isAmong(figure.topic, topic) && finderOf(search)(texts)
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(figures: readonly FigureSpec[], { library }: Context): string {
  const { id, label, source } = library.baseline
  return writeJson({ baseline: id, label, source, figures })
}

function renderCsv(figures: readonly FigureSpec[], { language }: Context): string {
  const header = ['id', 'label', 'value', 'unit', 'year', 'period', 'region', 'kind', 'topic']
  const rows = figures.map((figure) => [
    ...[figure.id, figure.label[language], figure.value, figure.unit, figure.year, figure.period ?? null],
    ...[figure.region, figure.kind, figure.topic, figure.place, figure.quote],
    ...[figure.indicator ?? null, figure.note?.[language] ?? null],
  ])
  return writeCsv([...header, 'place', 'quote', 'indicator', 'note'], rows)
}

function renderText(figures: readonly FigureSpec[], context: Context, { quotes }: DataOptions): string {
  const { texts, library, language } = context
  const { label, source } = library.baseline
  const count = texts.figureCount(figures.length)
  const head = `${label[language]}\n${source.title[language]}, ${source.published}\n${count}\n`
  if (figures.length === 0) return head
  return `${head}\n${quotes ? list(figures, context) : figureTable(figures, context)}`
}

/** Each figure with the report's own words. */
function list(figures: readonly FigureSpec[], context: Context): string {
  const { language } = context
  return figures
    .map((figure) => {
      const { id, label, value, unit, year, period, region, place, quote, note } = figure
      const lines = [
        `${id}: ${label[language]}`,
        `  ${formatGiven(value, unit)} ${unitLabel(unit, context)} · ${period ?? year} · ${regionLabel(region, context)}`,
        `  ${place}: “${quote.trim()}”`,
        ...(note ? [`  ${note[language].trim()}`] : []),
      ]
      return lines.map((line) => `${line}\n`).join('')
    })
    .join('\n')
}
