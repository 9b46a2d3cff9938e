/** `sensitivity`: which assumption matters, one at a time or with all that are uncertain together. */

import { type Command, Option } from 'commander'
import { type CsvValue, writeCsv } from '../../files/csv.ts'
import { checkRanges, type RangeChanges } from '../../model/analysis/draws.ts'
import type { DrawnInput } from '../../model/analysis/evaluate.ts'
import { largestSeed } from '../../model/analysis/random.ts'
import { type SobolResult, sobolIndices } from '../../model/analysis/sobol-indices.ts'
import { type Tornado, tornado } from '../../model/analysis/tornado.ts'
import type { Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { createWords } from '../../report/text/words.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, describeIndicator, type ShownIndicator } from '../indicators.ts'
import { unitLabel } from '../labels.ts'
import { formatGiven, formatNumber } from '../language.ts'
import { parseWhole, parseYear } from '../options.ts'
import { describeReading, projectAll } from '../projections.ts'
import { provenanceOf } from '../provenance.ts'
import { type NamedScenario, readScenarios, type ScenarioOptions } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'
import { parseFix, parseRange, type RangeOption, rangeOption } from './ensemble.ts'

export const sensitivityMethods = ['tornado', 'sobol'] as const
export type SensitivityMethod = (typeof sensitivityMethods)[number]

export interface SensitivityOptions extends ScenarioOptions {
  readonly prices: Prices
  readonly method: SensitivityMethod
  readonly indicator: IndicatorId
  readonly year: Year
  readonly samples: number
  readonly seed: number
  readonly fix: readonly RangeOption[]
  readonly range: readonly RangeOption[]
}

const usualSamples = 1024
const [fewestSamples, mostSamples] = [8, 2 ** 16]

export function addSensitivityOptions(command: Command): Command {
  return command
    .requiredOption('--indicator <id>', 'the indicator, a scenario’s own included')
    .requiredOption('--year <year>', 'the year', parseYear)
    .addOption(
      new Option('--method <method>', 'tornado: one at a time; sobol: shares of the variance, all together')
        .default('tornado')
        .choices(sensitivityMethods),
    )
    .option(
      '--samples <number>',
      `sobol: rows of the design, best a power of 2, up to ${mostSamples}`,
      parseWhole,
      usualSamples,
    )
    .option('--seed <number>', 'sobol: the same seed gives the same numbers', parseWhole, 1)
    .addOption(
      rangeOption('--fix <ID=VALUE>', 'hold an assumption or the base of a growth lever there', parseFix),
    )
    .addOption(rangeOption('--range <ID=LOW:CENTRAL:HIGH>', 'vary it in a range of your own', parseRange))
}

type Analysis = { readonly named: NamedScenario; readonly shown: ShownIndicator } & SensitivityOptions &
  (
    | { readonly method: 'tornado'; readonly result: Tornado }
    | { readonly method: 'sobol'; readonly result: SobolResult }
  )

export function sensitivity(
  file: string | undefined,
  options: SensitivityOptions,
  context: Context,
): Outcome {
  const { library, texts } = context
  const model = library.built
  const { indicator, year, prices, samples, seed } = options
  if (samples < fewestSamples || samples > mostSamples) {
    return wrongUsage(`--samples: ${samples} is outside ${fewestSamples} to ${mostSamples}`)
  }
  if (seed > largestSeed) return wrongUsage(`--seed: ${seed} is outside 0 to ${largestSeed}`)
  const changes = [...options.fix, ...options.range]
  const twice = changes.find(({ id }, index) => changes.findIndex((other) => other.id === id) < index)
  if (twice) return wrongUsage(`--fix, --range: ${twice.id} is given more than once`)
  const ranges: RangeChanges = Object.fromEntries(changes.map(({ id, range }) => [id, range]))
  const [wrong] = checkRanges(ranges, model)
  if (wrong) return wrongUsage(`--fix, --range: ${wrong.path[0]}: ${faultText(wrong, createWords(context))}`)
  const scenarios = readScenarios(file === undefined ? [] : [file], options, library, context.language)
  if (!scenarios.ok) return scenarios
  const [named] = scenarios.value
  if (!named) throw new Error('no scenario was read')
  const { horizon } = named.scenario
  if (year < model.spec.launchYear || year > horizon) {
    return wrongUsage(`--year: ${year} is not a year from ${model.spec.launchYear} to ${horizon}`)
  }
  const chosen = chooseIndicators([indicator], scenarios.value, context)
  if (!chosen.ok) return chosen
  const [shown] = chosen.value
  if (!shown) throw new Error('no indicator was chosen')
  const asked = { indicator, year, prices, ranges }
  const common = { ...options, named, shown }
  const onProgress = (done: number): void =>
    context.showProgress(texts.drawing(formatNumber(done, 0), formatNumber(samples, 0), 1))
  const analysis: Analysis =
    options.method === 'tornado'
      ? { ...common, method: 'tornado', result: tornado(model, named.scenario, asked) }
      : {
          ...common,
          method: 'sobol',
          result: sobolIndices(model, named.scenario, { ...asked, samples, seed, onProgress }),
        }
  const { warnings } = projectAll([named], prices, context)
  return ok(answer(render[context.format](analysis, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(analysis: Analysis, context: Context): string {
  const { method, named, indicator, year, prices } = analysis
  const head = { method, ...provenanceOf(named, context), prices, indicator, year }
  if (analysis.method === 'tornado') {
    const { central, rows } = analysis.result
    return writeJson({
      ...head,
      central,
      rows: rows.map(({ id, kind, low, high, swing }) => ({
        ...{ id, kind, low: low.value, high: high.value },
        ...{ lowInput: low.input, highInput: high.input, swing },
      })),
    })
  }
  const { samples, seed, result } = analysis
  const { estimator, evaluations, rows } = result
  return writeJson({
    ...{ ...head, estimator, samples, seed, draws: evaluations },
    rows: rows.map(({ id, kind, first, total, firstInterval, totalInterval }) => ({
      ...{ id, kind, first, total, firstInterval, totalInterval },
    })),
  })
}

function renderCsv(analysis: Analysis): string {
  const { named, shown, prices, year } = analysis
  const head = ['scenario', 'reading', 'indicator', 'unit', 'prices', 'year', 'input', 'kind']
  const start: readonly CsvValue[] = [
    ...[named.name, named.scenario.reading, shown.id, shown.unit, shown.money ? prices : null, year],
  ]
  if (analysis.method === 'tornado') {
    return writeCsv(
      [...head, 'lowInput', 'low', 'highInput', 'high', 'swing'],
      analysis.result.rows.map(({ id, kind, low, high, swing }) => [
        ...[...start, id, kind],
        ...[low.input, low.value, high.input, high.value, swing],
      ]),
    )
  }
  return writeCsv(
    [...head, 'first', 'firstLow', 'firstHigh', 'total', 'totalLow', 'totalHigh'],
    analysis.result.rows.map(({ id, kind, first, total, firstInterval, totalInterval }) => [
      ...[...start, id, kind],
      ...[first, ...firstInterval, total, ...totalInterval],
    ]),
  )
}

function renderText(analysis: Analysis, context: Context): string {
  const { texts } = context
  const { named, shown, prices, year } = analysis
  const heading = [
    ...[named.title, describeIndicator(shown, prices, context), String(year)],
    describeReading([named], context),
  ]
  const table =
    analysis.method === 'tornado'
      ? tornadoTable(analysis.result, shown, context)
      : sobolTable(analysis.result, context)
  const note =
    analysis.method === 'tornado'
      ? `${texts.central}: ${formatNumber(analysis.result.central, shown.digits)}`
      : texts.sobolNote(
          formatNumber(analysis.samples, 0),
          formatNumber(analysis.result.evaluations, 0),
          analysis.seed,
          analysis.result.estimator,
        )
  return `${heading.join(' · ')}\n\n${table}\n${note}\n`
}

const right = (heading: string): Column => ({ heading, align: 'right' })

function tornadoTable({ rows }: Tornado, { digits }: ShownIndicator, context: Context): string {
  const { texts } = context
  return renderTable(
    [
      { heading: texts.assumption, align: 'left' },
      ...[texts.low, texts.high, texts.atLow, texts.atHigh, texts.swing].map(right),
    ],
    rows.map(({ kind, id, low, high, swing }) => {
      const { label, unit } = describeInput({ kind, id }, context)
      return [
        ...[label, formatGiven(low.input, unit), formatGiven(high.input, unit)],
        ...[low.value, high.value, swing].map((value) => formatNumber(value, digits)),
      ]
    }),
  )
}

function sobolTable({ rows }: SobolResult, context: Context): string {
  const { texts } = context
  const share = (value: number): string => formatNumber(100 * value, 1)
  const between = ([low, high]: readonly [number, number]): string => `${share(low)} – ${share(high)}`
  return renderTable(
    [
      { heading: texts.assumption, align: 'left' },
      ...[texts.firstOrder, texts.interval, texts.totalOrder, texts.interval].map(right),
    ],
    rows.map(({ kind, id, first, total, firstInterval, totalInterval }) => [
      ...[describeInput({ kind, id }, context).label, share(first), between(firstInterval)],
      ...[share(total), between(totalInterval)],
    ]),
  )
}

/** The label of what was varied, with its unit. */
function describeInput({ kind, id }: DrawnInput, context: Context): { label: string; unit: string } {
  const { library, language, texts } = context
  const model = library.built
  const spec = kind === 'base' ? model.levers.get(id) : model.assumptions.get(id)
  if (!spec) return { label: id, unit: '' }
  const name = kind === 'base' ? texts.baseOf(spec.label[language]) : spec.label[language]
  return { label: `${name} (${unitLabel(spec.unit, context)})`, unit: spec.unit }
}
