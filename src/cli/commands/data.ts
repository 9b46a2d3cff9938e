/** `data`: what the report prints, figure by figure, with places and sentences. */

import { ok } from '../../model/result.ts'
import type { FigureSpec, SourceSpec } from '../../model/spec.ts'
import { csvText } from '../../report/csv.ts'
import { figureAmount, figureSheet, figureTable } from '../../report/figures.ts'
import { placeText } from '../../report/place-text.ts'
import { folded } from '../../report/search/fold.ts'
import { finderOf } from '../../report/search/search.ts'
import { formatPublished } from '../../report/text/format.ts'
import { manners } from '../../report/text/language.ts'
import type { Words } from '../../report/text/words.ts'
import { type UsageFault, usageFault } from '../../report/usage-fault.ts'
import { answer, blocks, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { renderTable } from '../table.ts'

export interface DataOptions {
  readonly region: readonly string[]
  readonly topic: readonly string[]
  readonly search?: string
  readonly quotes: boolean
}

export function data(options: DataOptions, context: Context): Outcome {
  const { figures } = context.ground.baseline
  const regions = figures.map(({ region }) => region)
  const topics = figures.map(({ topic }) => topic)
  const wrong =
    unknownValue('--region', options.region, regions) ?? unknownValue('--topic', options.topic, topics)
  if (wrong) return wrongUsage(wrong)
  const found = figures.filter((figure) => matches(figure, options))
  return ok(answer(render[context.format](found, context, options)))
}

function unknownValue(
  option: string,
  asked: readonly string[],
  figures: readonly string[],
): UsageFault | undefined {
  const known = [...new Set(figures)]
  const unknown = asked.find((value) => !known.some((own) => folded(own) === folded(value)))
  return unknown === undefined ? undefined : usageFault(option, 'not-one-of', { read: unknown, known })
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

function renderJson(figures: readonly FigureSpec[], { ground }: Context): string {
  const { id, label, source } = ground.baseline
  return writeJson({ baseline: id, label, source, figures })
}

function renderCsv(figures: readonly FigureSpec[], { words, ground }: Context): string {
  return csvText(figureSheet(figures, ground, words), words)
}

function renderText(figures: readonly FigureSpec[], context: Context, { quotes }: DataOptions): string {
  const { words, ground } = context
  const { label, source } = ground.baseline
  const head = [
    words.text(label),
    [words.text(source.title), formatPublished(source.published, words.language)].join(
      manners[words.language].betweenParts,
    ),
    words.t('baselines.count', { count: figures.length }),
  ]
  if (figures.length === 0) return blocks(head)
  return blocks(
    head,
    quotes ? list(figures, source, words) : renderTable(figureTable(figures, ground.baseline, words)),
  )
}

/** Each figure with the source's own words. */
function list(figures: readonly FigureSpec[], source: SourceSpec, words: Words): string {
  return figures
    .map((figure) => {
      const { id, label, year, period, region, place, quote, note } = figure
      const lines = [
        `${id}: ${words.text(label)}`,
        `  ${figureAmount(figure, words)} · ${period ?? year} · ${words.region(region)}`,
        `  ${placeText(place, source, words).text}: “${quote.trim()}”`,
        ...(note ? [`  ${words.text(note).trim()}`] : []),
      ]
      return lines.map((line) => `${line}\n`).join('')
    })
    .join('\n')
}
