/** `equations`: the model as its file says it. */

import { type CsvValue, writeCsv } from '../../files/csv.ts'
import { modelKey } from '../../model/model.ts'
import { ok } from '../../model/result.ts'
import type {
  AssumptionSpec,
  EquationSpec,
  FormulaSpec,
  IndicatorSpec,
  LeverSpec,
  ReadingId,
} from '../../model/spec.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { figureTable } from '../figure-table.ts'
import { unitLabel } from '../labels.ts'
import { formatGiven } from '../language.ts'
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
  const readings = context.library.baseline.readings.map(({ id }) => id)
  if (reading !== undefined && !readings.includes(reading)) {
    return wrongUsage(`--reading: ${reading} is not one of ${readings.join(', ')}`)
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

function renderJson({ library: { model, baseline } }: Context, reading: ReadingId | undefined): string {
  const forReading = (formula: FormulaSpec): FormulaSpec =>
    typeof formula === 'string' || reading === undefined ? formula : (formula[reading] ?? formula)
  return writeJson({
    model: modelKey(model),
    baseline: model.baseline,
    title: model.title,
    description: model.description,
    launchYear: model.launchYear,
    figures: baseline.figures
      .filter(({ id }) => model.figures.includes(id))
      .map(({ id, label, value, unit, year, place }) => ({ id, label, value, unit, year, place })),
    levers: model.levers.map(({ id, group, unit, base, min, max, label }) => ({
      ...{ id, group, unit, base, min, max, label },
    })),
    assumptions: model.assumptions.map(({ id, group, unit, central, low, high, label }) => ({
      ...{ id, group, unit, central, low, high, label },
    })),
    sections: model.sections.map((section) => ({
      ...section,
      equations: section.equations.map((equation) =>
        equation.kind === 'stock'
          ? { ...equation, initial: forReading(equation.initial), next: forReading(equation.next) }
          : { ...equation, formula: forReading(equation.formula) },
      ),
    })),
    indicators: model.indicators.map(({ id, unit, label, formula, where }) => ({
      ...{ id, unit, label, formula: forReading(formula) },
      ...(where === undefined ? {} : { where }),
    })),
    plausibility: model.plausibility,
  })
}

function renderCsv({ library: { model }, language }: Context, reading: ReadingId | undefined): string {
  const rowsOf = (section: string, spec: EquationSpec | IndicatorSpec): readonly (readonly CsvValue[])[] =>
    linesOf(spec, reading).map((line) => [
      ...[section, spec.id, 'kind' in spec ? spec.kind : 'indicator', spec.label[language], spec.unit],
      ...[line.part, line.reading ?? null, line.formula],
      'where' in spec ? (spec.where ?? null) : null,
    ])
  const header = ['section', 'id', 'kind', 'label', 'unit', 'part', 'reading', 'formula', 'where']
  return writeCsv(header, [
    ...model.sections.flatMap(({ id, equations }) => equations.flatMap((equation) => rowsOf(id, equation))),
    ...model.indicators.flatMap((indicator) => rowsOf('indicators', indicator)),
  ])
}

function renderText(context: Context, reading: ReadingId | undefined): string {
  const { library, language, texts } = context
  const { model, baseline } = library
  const paragraph = (text: string): string => wrap(text, textWidth).join('\n')
  const blocks = [
    `${model.title[language]} (${modelKey(model)})`,
    paragraph(model.description[language]),
    title(texts.figures(library.baseline.source.name[language])),
    figureTable(
      baseline.figures.filter(({ id }) => model.figures.includes(id)),
      context,
    ),
    title(texts.levers),
    leverTable(model.levers, context),
    title(texts.assumptions),
    assumptionTable(model.assumptions, context),
    ...model.sections.flatMap((section) => [
      title(section.title[language]),
      paragraph(section.text[language]),
      ...section.equations.map((equation) => equationText(equation, context, reading)),
    ]),
    title(texts.indicators),
    ...model.indicators.map((indicator) => equationText(indicator, context, reading)),
    title(texts.plausibility),
    model.plausibility.map(({ holds }) => `  ${oneLine(holds)}`).join('\n'),
  ]
  return blocks.map((block) => `${block.trimEnd()}\n`).join('\n')
}

const title = (text: string): string => `## ${text}`

/** `name = formula` with what it means below; a stock says how it starts and how it goes on. */
function equationText(
  spec: EquationSpec | IndicatorSpec,
  context: Context,
  reading: ReadingId | undefined,
): string {
  const { language, texts, library } = context
  const lines = linesOf(spec, reading)
  const part = { formula: '', initial: texts.inYear(library.model.launchYear), next: texts.afterwards }
  const remarks = (line: Line): string => {
    const parts = [part[line.part], line.reading === undefined ? '' : texts.readingOnly(line.reading)]
    const remark = parts.filter(Boolean).join(', ')
    return remark && `   (${remark})`
  }
  const meaning = `      ${spec.label[language]} [${unitLabel(spec.unit, context)}]`
  const condition = 'where' in spec && spec.where ? `, ${texts.where(oneLine(spec.where))}` : ''
  return [
    ...lines.map((line) => `  ${spec.id} = ${line.formula}${remarks(line)}`),
    `${meaning}${condition}`,
  ].join('\n')
}

function leverTable(levers: readonly LeverSpec[], context: Context): string {
  const { texts, language } = context
  return renderTable(
    [
      { heading: texts.name, align: 'left' },
      { heading: texts.base, align: 'right' },
      { heading: texts.range, align: 'right' },
      { heading: texts.unit, align: 'left' },
      { heading: texts.label, align: 'left' },
    ],
    levers.map(({ id, base, min, max, unit, label }) => [
      ...[id, formatGiven(base, unit), rangeText(min, max)],
      ...[unitLabel(unit, context), label[language]],
    ]),
  )
}

function assumptionTable(assumptions: readonly AssumptionSpec[], context: Context): string {
  const { texts, language } = context
  return renderTable(
    [
      { heading: texts.name, align: 'left' },
      { heading: texts.central, align: 'right' },
      { heading: texts.range, align: 'right' },
      { heading: texts.unit, align: 'left' },
      { heading: texts.label, align: 'left' },
    ],
    assumptions.map(({ id, central, low, high, unit, label }) => [
      ...[id, formatGiven(central, unit), rangeText(low, high)],
      ...[unitLabel(unit, context), label[language]],
    ]),
  )
}

const rangeText = (low: number, high: number): string => `${formatGiven(low)} … ${formatGiven(high)}`
