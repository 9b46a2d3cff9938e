/** `equations`: the model as its file says it. */

import type { CsvValue } from '../../files/csv.ts'
import { modelKey } from '../../model/model.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import { ok } from '../../model/result.ts'
import type {
  AssumptionSpec,
  EquationSpec,
  FormulaSpec,
  IndicatorSpec,
  LeverSpec,
  ReadingId,
  ShockSpec,
  UnitKey,
} from '../../model/spec.ts'
import { levelsIn } from '../../report/amount.ts'
import { type CsvColumn, csvText } from '../../report/csv.ts'
import { figureTable } from '../../report/figures.ts'
import { readingLabel } from '../../report/provenance.ts'
import { manners } from '../../report/text/language.ts'
import type { Words } from '../../report/text/words.ts'
import { left, right, type TextTable } from '../../report/text-table.ts'
import { usageFault } from '../../report/usage-fault.ts'
import { answer, blocks, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { renderTable, wrap } from '../table.ts'

export interface EquationsOptions {
  /** Formulas of one reading alone; of all where it is missing. */
  readonly reading?: ReadingId
}

/** One formula of an equation: when and under which reading it holds. */
interface Line {
  readonly part: 'formula' | 'initial' | 'next'
  readonly reading: ReadingId | undefined
  readonly formula: string
}

const textWidth = 100

export function equations({ reading }: EquationsOptions, context: Context): Outcome {
  const readings = context.ground.baseline.readings.map(({ id }) => id)
  if (reading !== undefined && !readings.includes(reading)) {
    return wrongUsage(usageFault('--reading', 'not-one-of', { read: reading, known: readings }))
  }
  return ok(answer(render[context.format](context, reading)))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** The formulas of an equation or indicator, those of other readings left out. */
function linesOf(spec: EquationSpec | IndicatorSpec, reading: ReadingId | undefined): readonly Line[] {
  const lines = (part: Line['part'], formula: FormulaSpec): readonly Line[] =>
    typeof formula === 'string'
      ? [{ part, reading: undefined, formula: oneLine(formula) }]
      : Object.entries(formula)
          .filter(([own]) => reading === undefined || own === reading)
          .map(([own, text]) => ({ part, reading: own, formula: oneLine(text) }))
  if ('kind' in spec && spec.kind === 'stock') {
    return [...lines('initial', spec.initial), ...lines('next', spec.next)]
  }
  return lines('formula', spec.formula)
}

const oneLine = (formula: string): string => formula.replaceAll(/\s+/g, ' ').trim()

function renderJson({ ground: { model, baseline } }: Context, reading: ReadingId | undefined): string {
  const forReading = (formula: FormulaSpec): FormulaSpec =>
    typeof formula === 'string' || reading === undefined ? formula : (formula[reading] ?? formula)
  return writeJson({
    model: modelKey(model),
    baseline: model.baseline,
    title: model.title,
    description: model.description,
    launchYear: model.launchYear,
    figures: namedFigures(model, baseline).map(
      ({ name: id, figure: { label, value, unit, year, place } }) => ({
        id,
        label,
        value,
        unit,
        year,
        place,
      }),
    ),
    levers: model.levers.map(({ id, group, unit, base, min, max, label }) => ({
      id,
      group,
      unit,
      base,
      min,
      max,
      label,
    })),
    assumptions: model.assumptions.map(({ id, group, unit, central, low, high, label }) => ({
      id,
      group,
      unit,
      central,
      low,
      high,
      label,
    })),
    ...(model.shocks ? { shocks: model.shocks } : {}),
    sections: model.sections.map((section) => ({
      ...section,
      equations: section.equations.map((equation) =>
        equation.kind === 'stock'
          ? { ...equation, initial: forReading(equation.initial), next: forReading(equation.next) }
          : { ...equation, formula: forReading(equation.formula) },
      ),
    })),
    indicators: model.indicators.map(({ id, unit, label, formula, where }) => ({
      id,
      unit,
      label,
      formula: forReading(formula),
      ...(where === undefined ? {} : { where }),
    })),
    plausibility: model.plausibility,
  })
}

export const equationColumns = [
  'section',
  'id',
  'kind',
  'label',
  'unit',
  'part',
  'reading',
  'formula',
  'where',
] as const satisfies readonly CsvColumn[]

function renderCsv({ ground, words }: Context, reading: ReadingId | undefined): string {
  const { model } = ground
  const rowsOf = (section: string, spec: EquationSpec | IndicatorSpec): readonly (readonly CsvValue[])[] =>
    linesOf(spec, reading).map((line) => [
      section,
      spec.id,
      words.t(`cell.equation.${'kind' in spec ? spec.kind : 'indicator'}`),
      words.text(spec.label),
      words.unit(spec.unit),
      words.t(`cell.part.${line.part}`),
      line.reading === undefined ? null : readingLabel(line.reading, words, ground),
      line.formula,
      'where' in spec ? (spec.where ?? null) : null,
    ])
  const rows = [
    ...model.sections.flatMap(({ title: own, equations: all }) =>
      all.flatMap((equation) => rowsOf(words.text(own), equation)),
    ),
    ...model.indicators.flatMap((indicator) => rowsOf(words.t('model.indicators'), indicator)),
  ]
  return csvText({ columns: equationColumns, rows }, words)
}

function renderText(context: Context, reading: ReadingId | undefined): string {
  const { ground, words } = context
  const { model, baseline } = ground
  const { t, text } = words
  const paragraph = (long: string): string => wrap(long, textWidth).join('\n')
  const figures = namedFigures(model, baseline).map(({ name, figure }) => ({ ...figure, id: name }))
  return blocks(
    `${text(model.title)} (${modelKey(model)})`,
    paragraph(text(model.description)),
    title(t('cli.figures')),
    renderTable(figureTable(figures, baseline, words)),
    title(t('levers.title')),
    renderTable(leverTable(model.levers, words)),
    title(t('assumptions.title')),
    renderTable(assumptionTable(model.assumptions, words)),
    ...(model.shocks
      ? [title(t('model.shocks')), model.shocks.flatMap((shock) => shockText(shock, words))]
      : []),
    ...model.sections.flatMap((section) => [
      title(text(section.title)),
      paragraph(text(section.text)),
      ...section.equations.map((equation) => equationText(equation, context, reading)),
    ]),
    title(t('model.indicators')),
    ...model.indicators.map((indicator) => equationText(indicator, context, reading)),
    title(t('cli.plausibility')),
    model.plausibility.map(({ holds }) => `  ${oneLine(holds)}`),
  )
}

/** `shock(name)` with what it is below, and the assumptions that say how large it is and how long it stays. */
const shockText = (
  { id, label, description, size, persistence }: ShockSpec,
  { text }: Words,
): readonly string[] => [
  `  shock(${id})   (${size}, ${persistence})`,
  ...wrap(`${text(label)}: ${text(description)}`, textWidth - 6).map((line) => `      ${line}`),
]

const title = (text: string): string => `## ${text}`

/** `name = formula` with what it means below; a stock says how it starts and how it goes on. */
function equationText(
  spec: EquationSpec | IndicatorSpec,
  context: Context,
  reading: ReadingId | undefined,
): string {
  const { words, ground } = context
  const { t } = words
  const { launchYear } = ground.model
  const lines = linesOf(spec, reading)
  const part = {
    formula: '',
    initial: t('model.launch', { year: launchYear }),
    next: t('model.later', { year: launchYear + 1 }),
  }
  const remarks = (line: Line): string => {
    const own =
      line.reading === undefined
        ? ''
        : t('model.inReading', { reading: readingLabel(line.reading, words, ground) })
    const remark = [part[line.part], own].filter(Boolean).join(manners[words.language].betweenItems)
    return remark && `   (${remark})`
  }
  const meaning = `      ${words.text(spec.label)} [${words.unit(spec.unit)}]`
  const condition = 'where' in spec && spec.where ? [`      ${t('model.where')} ${oneLine(spec.where)}`] : []
  return [
    ...lines.map((line) => `  ${spec.id} = ${line.formula}${remarks(line)}`),
    meaning,
    ...condition,
  ].join('\n')
}

function leverTable(levers: readonly LeverSpec[], words: Words): TextTable {
  const { t } = words
  return {
    columns: [
      left(t('csv.id')),
      right(t('levers.baseValue')),
      right(t('cli.range')),
      left(t('csv.unit')),
      left(t('cli.meaning')),
    ],
    rows: levers.map(({ id, base, min, max, unit, label }) => [
      id,
      ...levelCells(base, [min, max], unit, words),
      words.text(label),
    ]),
  }
}

function assumptionTable(assumptions: readonly AssumptionSpec[], words: Words): TextTable {
  const { t } = words
  return {
    columns: [
      left(t('csv.id')),
      right(t('ensemble.central')),
      right(t('cli.range')),
      left(t('csv.unit')),
      left(t('cli.meaning')),
    ],
    rows: assumptions.map(({ id, central, low, high, unit, label }) => [
      id,
      ...levelCells(central, [low, high], unit, words),
      words.text(label),
    ]),
  }
}

/** A value, its range and what they are in. */
function levelCells(
  value: number,
  [low, high]: readonly [number, number],
  key: UnitKey,
  words: Words,
): readonly string[] {
  const { unit, write } = levelsIn(key, words)
  return [write(value), `${write(low)} … ${write(high)}`, unit]
}
