/** `ensemble`: how sure a projection is, as quantiles over what is uncertain. */

import { type Command, InvalidArgumentError, Option } from 'commander'
import { writeCsv } from '../../files/csv.ts'
import {
  checkDraws,
  checkRanges,
  type DrawMethod,
  drawMethods,
  mostDraws,
  type Range,
} from '../../model/analysis/draws.ts'
import {
  type Ensemble,
  type Fan,
  fanQuantileNames,
  type Progress,
  runEnsemble,
} from '../../model/analysis/ensemble.ts'
import type { Fault } from '../../model/fault.ts'
import { ok } from '../../model/result.ts'
import type { Year } from '../../model/spec.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { createWords } from '../../report/text/words.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, describeIndicator, type ShownIndicator } from '../indicators.ts'
import { formatNumber } from '../language.ts'
import {
  checkOdds,
  describeOver,
  drawOdds,
  type Odds,
  type Over,
  type OverOption,
  oddsCells,
  oddsJson,
  oddsSentence,
  parseOver,
  percentOf,
} from '../odds.ts'
import { parseWhole, parseYear } from '../options.ts'
import { describeReading, projectAll } from '../projections.ts'
import { provenanceOf } from '../provenance.ts'
import { type NamedScenario, readScenarios } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'
import type { ProjectOptions } from './project.ts'

export interface EnsembleCommandOptions extends ProjectOptions {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod
  readonly fix: readonly RangeOption[]
  readonly range: readonly RangeOption[]
  readonly over?: OverOption
  readonly year?: Year
}

export interface RangeOption {
  readonly id: string
  readonly range: Range
}

const usualDraws = 10_000

export function addEnsembleOptions(command: Command): Command {
  return command
    .option('--draws <number>', `how many draws, up to ${mostDraws}`, parseWhole, usualDraws)
    .option('--seed <number>', 'the same seed gives the same draws', parseWhole, 1)
    .addOption(
      new Option('--method <method>', 'sobol, which fills the ranges evenly, or random')
        .default('sobol')
        .choices(drawMethods),
    )
    .addOption(
      rangeOption('--fix <ID=VALUE>', 'draw an assumption or the base of a growth lever no more', parseFix),
    )
    .addOption(rangeOption('--range <ID=LOW:CENTRAL:HIGH>', 'draw it from a range of your own', parseRange))
    .option('--over <FILE|NUMBER>', 'the odds of being above another scenario or a number', parseOver)
    .option('--year <year>', 'with --over: the odds of that year alone (default: of every year)', parseYear)
}

export function rangeOption(
  flags: string,
  description: string,
  parse: (text: string) => RangeOption,
): Option {
  return new Option(flags, `${description}; repeatable`)
    .default([], 'none')
    .argParser((value: string, previous: readonly RangeOption[]) => [...previous, parse(value)])
}

export function parseFix(text: string): RangeOption {
  const { id, numbers } = parseAssignment(text, 'ID=VALUE', 1)
  const [value = Number.NaN] = numbers
  return { id, range: { low: value, central: value, high: value } }
}

export function parseRange(text: string): RangeOption {
  const { id, numbers } = parseAssignment(text, 'ID=LOW:CENTRAL:HIGH', 3)
  const [low = Number.NaN, central = Number.NaN, high = Number.NaN] = numbers
  return { id, range: { low, central, high } }
}

function parseAssignment(text: string, form: string, count: number) {
  const [, id = '', values = ''] = /^([^=]+)=(.*)$/.exec(text) ?? []
  const numbers = values.split(':').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (id === '' || numbers.length !== count || !numbers.every(Number.isFinite)) {
    throw new InvalidArgumentError(`It is not of the form ${form}.`)
  }
  return { id, numbers }
}

export function ensemble(
  file: string | undefined,
  options: EnsembleCommandOptions,
  context: Context,
): Outcome {
  const { library } = context
  const model = library.built
  const { draws, seed, method, prices, over: asked, year } = options
  if (year !== undefined && !asked) return wrongUsage('--year: it is the year of the odds; ask with --over')
  const changes = [...options.fix, ...options.range]
  const twice = changes.find(({ id }, index) => changes.findIndex((other) => other.id === id) < index)
  if (twice) return wrongUsage(`--fix, --range: ${twice.id} is given more than once`)
  const ranges = Object.fromEntries(changes.map(({ id, range }) => [id, range]))
  const [wrong] = [...checkDraws(draws, seed), ...checkRanges(ranges, model)]
  if (wrong) return wrongUsage(describeFault(wrong, options, context))
  const files = [file ?? 'baseline', ...(asked?.kind === 'file' ? [asked.file] : [])]
  const scenarios = readScenarios(files, options, library, context.language)
  if (!scenarios.ok) return scenarios
  const [named, other] = scenarios.value
  if (!named) throw new Error('no scenario was read')
  const chosen = chooseIndicators(options.indicator, [named], context)
  if (!chosen.ok) return chosen
  const indicators = chosen.value
  const over: Over | undefined = other
    ? { kind: 'scenario', named: other }
    : asked?.kind === 'target'
      ? asked
      : undefined
  const wrongOdds = over && checkOdds(over, year, named, indicators, context)
  if (wrongOdds) return wrongUsage(wrongOdds)
  const settings = { ...{ draws, seed, method, ranges, prices }, onProgress: progressOf(context) }
  const names = indicators.map(({ id }) => id)
  const result = runEnsemble(model, named.scenario, { ...settings, names })
  if (!result) throw new Error('nobody cancelled this')
  const odds = over && drawOdds(over, year, named, indicators, settings, context)
  const { warnings } = projectAll(scenarios.value, prices, context)
  return ok(answer(render[context.format]({ named, result, indicators, odds, year }, context), warnings))
}

/** A fault as one of the options that can cause it. */
function describeFault(fault: Fault, { fix }: EnsembleCommandOptions, context: Context): string {
  const [key = ''] = fault.path
  const text = faultText(fault, createWords(context))
  if (key === 'draws' || key === 'seed') return `--${key}: ${text}`
  const option = fix.some(({ id }) => id === key) ? '--fix' : '--range'
  return `${option} ${key}: ${text}`
}

/** Says how far it is, each time another hundredth is done. */
function progressOf({ texts, showProgress }: Context): (progress: Progress) => void {
  let shown = ''
  return ({ done, draws, pass }) => {
    const step = `${pass} ${Math.floor((100 * done) / draws)}`
    if (step === shown) return
    shown = step
    showProgress(texts.drawing(formatNumber(done, 0), formatNumber(draws, 0), pass))
  }
}

interface Fans {
  readonly named: NamedScenario
  readonly result: Ensemble
  readonly indicators: readonly ShownIndicator[]
  readonly odds: Odds | undefined
  /** The year of the odds, where one was asked for. */
  readonly year: Year | undefined
}

const render = { json: renderJson, csv: renderCsv, table: renderTables }
const columns = [...fanQuantileNames, 'mean'] as const

function fanOf({ result }: Fans, id: string): Fan {
  const fan = result.fans.get(id)
  if (!fan) throw new Error(`no fan of ${id}`)
  return fan
}

function renderJson(fans: Fans, context: Context): string {
  const { named, result, indicators, odds } = fans
  const { prices, method, seed, draws, years, ranges } = result
  return writeJson({
    ...{ ...provenanceOf(named, context), prices, years, seed, draws, method },
    indicators: Object.fromEntries(indicators.map(({ id }) => [id, fanOf(fans, id)])),
    ...(odds ? { odds: oddsJson(odds, context) } : {}),
    ranges: Object.fromEntries(ranges.map(({ id, low, central, high }) => [id, { low, central, high }])),
  })
}

function renderCsv(fans: Fans): string {
  const { named, result, indicators, odds } = fans
  const rows = indicators.flatMap(({ id, unit, money }) => {
    const fan = fanOf(fans, id)
    return result.years.map((year, index) => [
      ...[named.name, result.reading, id, unit, money ? result.prices : null, year],
      ...columns.map((column) => fan[column][index] ?? null),
      ...(odds ? oddsCells(odds, id, year) : []),
    ])
  })
  const header = ['scenario', 'reading', 'indicator', 'unit', 'prices', 'year', ...columns]
  return writeCsv([...header, ...(odds ? ['over', 'probability', 'standardError'] : [])], rows)
}

function renderTables(fans: Fans, context: Context): string {
  const { named, result, indicators } = fans
  const { texts } = context
  const { draws, method, seed } = result
  const heading = [
    ...[named.title, describeReading([named], context)],
    texts.draws(formatNumber(draws, 0), method, seed),
  ]
  const tables = indicators.map(
    (indicator) =>
      `${describeIndicator(indicator, result.prices, context)}\n\n${tableOf(indicator, fans, context)}`,
  )
  return [`${heading.join(' · ')}\n`, ...tables].join('\n')
}

/** Years down, quantiles and odds across, and the last year in words. */
function tableOf({ id, digits }: ShownIndicator, fans: Fans, context: Context): string {
  const { texts } = context
  const { odds, year: asked } = fans
  const { years, draws } = fans.result
  const fan = fanOf(fans, id)
  const right = (heading: string): Column => ({ heading, align: 'right' })
  const write = (column: keyof Fan, index: number): string => formatNumber(fan[column][index] ?? null, digits)
  const headings: Partial<Record<keyof Fan, string>> = { p50: texts.median, mean: texts.mean }
  // The odds of one year alone are said in words.
  const shown = asked === undefined ? odds : undefined
  const table = renderTable(
    [
      { heading: texts.year, align: 'left' },
      ...columns.map((column) => right(headings[column] ?? column)),
      ...(shown ? [right(texts.odds.above(describeOver(shown.over)))] : []),
    ],
    years.map((year, index) => [
      String(year),
      ...columns.map((column) => write(column, index)),
      ...(shown ? [percentOf(shown, id, year)] : []),
    ]),
  )
  const last = years.length - 1
  const [p5, p25, p50] = [write('p5', last), write('p25', last), write('p50', last)]
  const words = { year: String(years[last]), p5, p25, p50, p75: write('p75', last), p95: write('p95', last) }
  const sentences = [
    ...(fan.p50[last] === null ? [] : [texts.fan(words)]),
    ...(odds ? [oddsSentence(odds, id, draws, context)] : []),
  ]
  return sentences.length === 0 ? table : `${table}\n${sentences.join('\n')}\n`
}
