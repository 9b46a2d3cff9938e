/** `ensemble`: how sure a projection is, as quantiles over what is uncertain. */

import { type Command, Option } from 'commander'
import {
  type Bands,
  bandKinds,
  checkDraws,
  checkRanges,
  type DrawMethod,
  drawMethods,
  mostDraws,
  type Range,
  type RangeChanges,
  usualDraws,
} from '../../model/analysis/draws.ts'
import {
  type Ensemble,
  type ExceedanceQuestion,
  type Fan,
  type Progress,
  runEnsemble,
} from '../../model/analysis/ensemble.ts'
import type { Fault } from '../../model/fault.ts'
import { createProjector } from '../../model/projection.ts'
import { ok, type Result } from '../../model/result.ts'
import type { Year } from '../../model/spec.ts'
import { whyMissing } from '../../model/why-no-value.ts'
import { sharedHorizon, valueInYear } from '../../model/years.ts'
import { pricePart } from '../../report/compare/price-part.ts'
import {
  type Difference,
  furtherTexts,
  type Odds,
  type Sureness,
  shownBands,
  surenessColumns,
  surenessCsv,
  surenessTable,
  surenessText,
} from '../../report/ensemble/answer.ts'
import { ensembleJson } from '../../report/ensemble/json.ts'
import { drawOdds, type FoundOdds, oddsOf } from '../../report/ensemble/odds.ts'
import {
  csvWithProvenance,
  type ProvenanceOf,
  provenanceLines,
  provenanceOf,
} from '../../report/provenance.ts'
import type { Translate } from '../../report/text/translate.ts'
import { usageFault } from '../../report/usage-fault.ts'
import {
  answer,
  blocks,
  type Context,
  type Failure,
  type Outcome,
  writeJson,
  wrongUsage,
} from '../command.ts'
import { chooseIndicators, type ShownIndicator, titleOf } from '../indicators.ts'
import { checkOver, type Over, type OverOption, parseOver } from '../odds.ts'
import { listOption, parseWhole, parseYear } from '../options.ts'
import { drawingText } from '../progress.ts'
import { type Projected, projectAll } from '../projections.ts'
import { readAlike, subjectOf, wrongYear } from '../scenarios.ts'
import { renderTable } from '../table.ts'
import { unreadable } from '../wrong-usage.ts'
import type { ProjectOptions } from './project.ts'

export interface EnsembleCommandOptions extends ProjectOptions {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod
  readonly bands: Bands
  readonly fix: readonly RangeOption[]
  readonly range: readonly RangeOption[]
  readonly over?: OverOption
  readonly year?: Year
}

export interface RangeOption {
  readonly id: string
  readonly range: Range
}

export function addEnsembleOptions(command: Command, t: Translate): Command {
  return addRangeOptions(
    command
      .option('--draws <number>', t('usage.option.draws', { most: mostDraws }), parseWhole, usualDraws)
      .option('--seed <number>', t('usage.option.seed'), parseWhole, 1)
      .addOption(
        new Option('--method <method>', t('usage.option.drawMethod')).default('sobol').choices(drawMethods),
      )
      .addOption(new Option('--bands <bands>', t('usage.option.bands')).default('all').choices(bandKinds)),
    t,
  )
    .option('--over <FILE|NUMBER>', t('usage.option.over'), parseOver)
    .option('--year <year>', t('usage.option.yearOfAnswer'), parseYear)
}

/** Options that change what is drawn, and from which ranges. */
export function addRangeOptions(command: Command, t: Translate): Command {
  const none = t('usage.whenNone.none')
  return command
    .addOption(listOption('--fix <ID=VALUE>', t('usage.option.fix'), none, t, parseFix))
    .addOption(listOption('--range <ID=LOW:CENTRAL:HIGH>', t('usage.option.range'), none, t, parseRange))
}

/** What is drawn from other ranges than the model's, as those options say. */
export function rangesOf({
  fix,
  range,
}: Pick<EnsembleCommandOptions, 'fix' | 'range'>): Result<RangeChanges, Failure> {
  const changes = [...fix, ...range]
  const twice = changes.find(({ id }, index) => changes.findIndex((other) => other.id === id) < index)
  if (twice) return wrongUsage(usageFault('--fix, --range', 'given-twice', { id: twice.id }))
  return ok(Object.fromEntries(changes.map(({ id, range: own }) => [id, own])))
}

function parseFix(text: string): RangeOption {
  const { id, numbers } = parseAssignment(text, 'ID=VALUE', 1)
  const [value = Number.NaN] = numbers
  return { id, range: { low: value, central: value, high: value } }
}

function parseRange(text: string): RangeOption {
  const { id, numbers } = parseAssignment(text, 'ID=LOW:CENTRAL:HIGH', 3)
  const [low = Number.NaN, central = Number.NaN, high = Number.NaN] = numbers
  return { id, range: { low, central, high } }
}

function parseAssignment(text: string, form: string, count: number) {
  const [, id = '', values = ''] = /^([^=]+)=(.*)$/.exec(text) ?? []
  const numbers = values.split(':').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (id === '' || numbers.length !== count || !numbers.every(Number.isFinite)) {
    throw unreadable('not-of-form', { read: text, form })
  }
  return { id, numbers }
}

export function ensemble(
  file: string | undefined,
  options: EnsembleCommandOptions,
  context: Context,
): Outcome {
  const { ground } = context
  const model = ground.built
  const { draws, seed, method, bands, prices, over: asked, year } = options
  const changes = rangesOf(options)
  if (!changes.ok) return changes
  const ranges = changes.value
  const [fault] = [...checkDraws(draws, seed), ...checkRanges(ranges, model)]
  if (fault) return wrongUsage({ option: optionOf(fault, options), problem: fault })
  const files = [file ?? 'baseline', ...(asked?.kind === 'file' ? [asked.file] : [])]
  const scenarios = readAlike(files, options, context)
  if (!scenarios.ok) return scenarios
  const [named, other] = scenarios.value
  if (!named) throw new Error('no scenario was read')
  const chosen = chooseIndicators(options.indicator, [named], options.prices, context)
  if (!chosen.ok) return chosen
  const indicators = chosen.value
  const over: Over | undefined = other
    ? { kind: 'scenario', named: other }
    : asked?.kind === 'target'
      ? asked
      : undefined
  const wrong =
    checkOver(over, indicators) ?? (year === undefined ? undefined : wrongYear(year, scenarios.value))
  if (wrong) return wrongUsage(wrong)
  const settings = { draws, seed, method, ranges, prices, onProgress: progressOf(context) }
  const names = indicators.map(({ id }) => id)
  const { horizon, indicators: own } = named.scenario
  // The same years and own indicators in both, as differences need them.
  const above = other && { scenario: { ...other.scenario, horizon, indicators: own }, names }
  const result = runEnsemble(model, named.scenario, {
    ...settings,
    bands,
    names,
    ...(above ? { above } : {}),
  })
  if (!result) throw new Error('nobody cancelled this')
  const limit: ExceedanceQuestion['over'] | undefined =
    over?.kind === 'scenario' ? { kind: over.kind, scenario: over.named.scenario } : over
  const odds = limit && drawOdds(model, named.scenario, { indicators: names, over: limit, year }, settings)
  const { projected, warnings } = projectAll(scenarios.value, prices, context)
  const [central, beside] = projected
  if (!central) throw new Error('nothing was projected')
  const shared = sharedHorizon(scenarios.value.map(({ scenario }) => scenario))
  const fans: Fans = {
    central,
    beside,
    result,
    changes: ranges,
    indicators,
    over,
    odds,
    oddsYear: year,
    year: year ?? Math.min(ground.model.keyYear, shared),
  }
  return ok(answer(render[context.format](fans, context), warnings))
}

/** One of the options that can cause a fault. */
function optionOf({ path: [key = ''] }: Fault, { fix }: EnsembleCommandOptions): string {
  if (key === 'draws' || key === 'seed') return `--${key}`
  return `${fix.some(({ id }) => id === key) ? '--fix' : '--range'} ${key}`
}

/** Says how far it is, each time another hundredth is done. */
function progressOf({ words, showProgress }: Context): (progress: Progress) => void {
  let shown = ''
  return ({ done, draws, pass }) => {
    const step = `${pass} ${Math.floor((100 * done) / draws)}`
    if (step === shown) return
    shown = step
    showProgress(drawingText(done, draws, pass, words))
  }
}

interface Fans {
  readonly central: Projected
  /** The scenario to be above of, where it is one. */
  readonly beside: Projected | undefined
  readonly result: Ensemble
  /** What was drawn from other ranges than the model's. */
  readonly changes: RangeChanges
  readonly indicators: readonly ShownIndicator[]
  readonly over: Over | undefined
  readonly odds: FoundOdds | undefined
  /** The one year of the odds, where one was asked for. */
  readonly oddsYear: Year | undefined
  /** The year of the answer. */
  readonly year: Year
}

const render = { json: renderJson, csv: renderCsv, table: renderTables }

function fanOf({ result }: Fans, id: string): Fan {
  const fan = result.fans.get(id)
  if (!fan) throw new Error(`no fan of ${id}`)
  return fan
}

function renderJson(fans: Fans, context: Context): string {
  return writeJson(ensembleJson(madeFrom(fans, context), fans.result, fans.odds, context.words))
}

/** What the answer is about: one indicator in one year. */
function surenessOf(fans: Fans, indicator: ShownIndicator, { ground }: Context): Sureness {
  const { central, result, year } = fans
  return {
    indicator,
    year,
    years: result.years,
    fan: fanOf(fans, indicator.id),
    central: valueInYear(central.projection.series.get(indicator.id), year, ground.model),
    why: whyMissing(createProjector(ground.built), central.projection, central.scenario, indicator.id, year),
    draws: result.draws,
    bands: shownBands(result.bands, ground.model),
    above: differenceOf(fans, indicator),
  }
}

/** The difference from the other scenario, in a year that it has. */
function differenceOf({ over, result, year }: Fans, { id }: ShownIndicator): Difference | undefined {
  const fan = result.above.get(id)
  if (!fan || over?.kind !== 'scenario' || year > over.named.scenario.horizon) return undefined
  return { fan, other: over.named.title }
}

/** How much of the difference from the other scenario is prices. */
function partOf({ central, beside, result, year }: Fans, { id }: ShownIndicator, { ground }: Context) {
  return beside && result.prices === 'current'
    ? pricePart(central.projection, beside.projection, id, year, ground.model)
    : undefined
}

function madeFrom(fans: Fans, context: Context): ProvenanceOf<'ensemble'> {
  const { central, result, changes, indicators, over, oddsYear } = fans
  const { prices, draws, seed, method, bands } = result
  const { ground } = context
  const others = over?.kind === 'scenario' ? [over.named] : []
  return provenanceOf(
    { ground, prices },
    [central, ...others].map((named) => subjectOf(named, context)),
    {
      inquiry: {
        kind: 'ensemble',
        indicators: indicators.map(({ id }) => id),
        ...(over?.kind === 'target' ? { over: over.value } : {}),
        ...(over && oddsYear !== undefined ? { year: oddsYear } : {}),
      },
      drawn: { draws, seed, method, bands },
      ranges: changes,
      date: new Date(),
    },
  )
}

/** The odds of one indicator, as they are told. */
function toldOdds({ odds, over }: Fans, { id }: ShownIndicator): Odds | undefined {
  return odds && over && oddsOf(odds, id, over.kind === 'target' ? over.value : over.named.title)
}

function renderCsv(fans: Fans, context: Context): string {
  const { words, ground } = context
  const rows = fans.indicators.flatMap((indicator) => {
    const odds = toldOdds(fans, indicator)
    return surenessCsv(surenessOf(fans, indicator, context), odds, context.words).rows
  })
  const sheet = { columns: surenessColumns, rows }
  return csvWithProvenance(sheet, madeFrom(fans, context), words, ground)
}

function renderTables(fans: Fans, context: Context): string {
  const { words, ground } = context
  const parts = fans.indicators.flatMap((indicator) => {
    const sureness = surenessOf(fans, indicator, context)
    const odds = toldOdds(fans, indicator)
    const part = partOf(fans, indicator, context)
    return [
      [surenessText(sureness, words), ...furtherTexts(odds, part, sureness, words)],
      titleOf(indicator, fans.result.prices, context),
      renderTable(surenessTable(sureness, odds, words)),
    ]
  })
  return blocks(...parts, provenanceLines(madeFrom(fans, context), words, ground))
}
