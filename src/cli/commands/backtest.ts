/** `backtest`: a projection beside numbers that were published later. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { tableFileFault } from '../../files/file-fault.ts'
import { createOutcomesReader, maxOutcomesBytes } from '../../files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../files/outcomes/reading.ts'
import { settle } from '../../files/outcomes/settle.ts'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import {
  type Backtest,
  type Band,
  backtest as backtestScenario,
  bandOf,
  naiveRules,
  type Score,
  type Scores,
  untilLast,
} from '../../model/analysis/backtest.ts'
import { checkDraws, usualDraws } from '../../model/analysis/draws.ts'
import { runEnsemble } from '../../model/analysis/ensemble.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok, type Result } from '../../model/result.ts'
import type { IndicatorId, OutcomeSpec, OutcomesSpec, Scenario, Year } from '../../model/spec.ts'
import { answerOf, leftOutTexts as leftOutOfResult } from '../../report/backtest/answer.ts'
import { comparedOutcomes, scoredYears } from '../../report/backtest/outcomes.ts'
import { rowsCsv } from '../../report/backtest/rows-csv.ts'
import { scoreKinds } from '../../report/backtest/scores.ts'
import { breakNotes, comparisonTable, scoreTable } from '../../report/backtest/tables.ts'
import { leftOutTexts } from '../../report/faults/table-fault.ts'
import {
  aboutResult,
  csvWithProvenance,
  type Provenance,
  provenanceLines,
  provenanceOf,
} from '../../report/provenance.ts'
import type { Translate } from '../../report/text/translate.ts'
import {
  answer,
  blocks,
  type Context,
  type Failure,
  type Outcome,
  writeJson,
  wrongInput,
  wrongUsage,
} from '../command.ts'
import { chooseIndicators } from '../indicators.ts'
import { readInput } from '../input-file.ts'
import { parseWhole, repeatable } from '../options.ts'
import { drawingText } from '../progress.ts'
import { type NamedScenario, readScenario, type ScenarioOptions, subjectOf } from '../scenarios.ts'
import { renderTable } from '../table.ts'

export interface BacktestCommandOptions extends ScenarioOptions {
  readonly indicator: readonly IndicatorId[]
  readonly splice: boolean
  readonly outcomes?: string
  readonly draws: number
  readonly seed: number
}

export function addBacktestOptions(command: Command, t: Translate): Command {
  return command
    .addOption(repeatable('--indicator <id>', t('usage.option.indicatorTested'), t('usage.whenNone.all'), t))
    .option('--splice', t('usage.option.splice'), false)
    .option('--outcomes <file>', t('usage.option.outcomes'))
    .option('--draws <number>', t('usage.option.drawsOfBand'), parseWhole, usualDraws)
    .option('--seed <number>', t('usage.option.seed'), parseWhole, 1)
}

interface Tested {
  readonly named: NamedScenario
  readonly options: BacktestCommandOptions
  readonly result: Backtest
  /** The file of each of the user's outcomes by its id. */
  readonly files: ReadonlyMap<string, string>
  /** The last year of which something can be scored. */
  readonly last: Year
}

export function backtest(
  file: string | undefined,
  options: BacktestCommandOptions,
  context: Context,
): Outcome {
  const { ground, words } = context
  const { draws, seed, splice } = options
  const [wrong] = draws === 0 ? [] : checkDraws(draws, seed)
  if (wrong) return wrongUsage({ option: `--${wrong.path.join('.')}`, problem: wrong })
  const read = readScenario(file, options, context)
  if (!read.ok) return read
  const named = read.value
  if (options.indicator.length > 0) {
    const known = chooseIndicators(options.indicator, [], prices, context)
    if (!known.ok) return known
  }
  const compared = readOutcomes(options, context)
  if (!compared.ok) return compared
  const { outcomes, files, remarks } = compared.value
  const result = backtestScenario(createProjector(ground.built), named.scenario, outcomes, {
    splice,
    band: draws === 0 ? {} : drawBand(named.scenario, outcomes.outcomes, options, context),
  })
  const warnings = [...remarks, ...leftOutOfResult(result, named.scenario.horizon, words)]
  const last = scoredYears(outcomes, result.knownUntil).at(-1) ?? result.knownUntil
  return ok(answer(render[context.format]({ named, options, result, files, last }, context), warnings))
}

/** What a projection is held against, and what was passed over on the way. */
interface Compared {
  readonly outcomes: OutcomesSpec
  readonly files: ReadonlyMap<string, string>
  readonly remarks: readonly string[]
}

/**
 * The outcomes that ship, then the user's own; of the indicators that are asked for. Nobody can be asked here:
 * what the window would ask of a table is refused, with its row.
 */
function readOutcomes(
  { outcomes: file, indicator }: BacktestCommandOptions,
  context: Context,
): Result<Compared, Failure> {
  const { ground, words } = context
  const imported: ImportedOutcomes[] = []
  let remarks: readonly string[] = []
  if (file !== undefined) {
    const bytes = readInput(file, maxOutcomesBytes)
    if (!bytes.ok) return wrongInput(bytes.error)
    const reading = createOutcomesReader(ground.built).read(basename(file), bytes.value, words.language)
    const settled = settle(reading, noAnswers)
    if (!settled.ok) return wrongInput(settled.error.map((fault) => tableFileFault(file, fault)))
    imported.push({ file, importedAt: '', outcomes: settled.value })
    remarks = leftOutTexts(reading, ground.model, words).map((text) => `${file}: ${text}`)
  }
  const { spec, files } = comparedOutcomes(ground.outcomes, imported, ground.model.indicators)
  const outcomes = spec.outcomes.filter(
    ({ indicator: id }) => id !== undefined && (indicator.length === 0 || indicator.includes(id)),
  )
  return ok({ outcomes: { ...spec, outcomes }, files, remarks })
}

function drawBand(
  scenario: Scenario,
  outcomes: readonly OutcomeSpec[],
  { draws, seed }: BacktestCommandOptions,
  { ground, words, showProgress }: Context,
): Band {
  const levels = outcomes.filter(({ measure }) => measure === 'level')
  const names = [...new Set(levels.flatMap(({ indicator }) => indicator ?? []))]
  if (names.length === 0) return {}
  const { scenario: until } = untilLast(scenario, levels, ground.model)
  const ensemble = runEnsemble(ground.built, until, {
    draws,
    seed,
    names,
    onProgress: ({ done, pass }) => showProgress(drawingText(done, draws, pass, words)),
  })
  if (!ensemble) throw new Error('nobody cancelled this')
  return bandOf(ensemble)
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** Levels are published, and so projected, in current prices. */
const prices: Prices = 'current'

function renderJson(tested: Tested, context: Context): string {
  const { named, options, result } = tested
  const { rows, leftOut, scores, outcomes, splice, knownUntil } = result
  const { draws, seed } = options
  const indicators = Object.entries(scores.indicators).map(([id, own]) => [id, scoresOf(own)])
  const breaks = new Set(rows.flatMap(({ definitionBreak }) => definitionBreak ?? []))
  return writeJson({
    ...aboutResult(madeFrom(tested, context), named.scenario, named.name),
    prices,
    outcomes,
    splice,
    knownUntil,
    band: draws === 0 ? null : { draws, seed, method: 'sobol', low: 0.1, high: 0.9 },
    rows: rows.map(({ outcome, definitionBreak, ...row }) => ({
      indicator: row.indicator,
      year: row.year,
      measure: row.measure,
      projected: row.projected,
      published: row.published,
      percent: row.percent,
      comparable: row.comparable,
      difference: row.difference,
      spliced: row.spliced,
      definitionBreak: definitionBreak?.year ?? null,
      inSample: row.inSample,
      inBand: row.inBand,
      naive: row.naive,
      unit: outcome.unit,
      derived: outcome.derived,
      source: outcome.source,
    })),
    scores: { all: scoresOf(scores.all), indicators: Object.fromEntries(indicators) },
    breaks: [...breaks].map(({ indicator, year, factor, note }) => ({
      indicator,
      year,
      factor,
      note: note.en,
    })),
    leftOut: leftOut.map(({ indicator, year, value, source }) => ({ indicator, year, value, source })),
  })
}

const scoresOf = ({ levels, growth }: Scores) => ({
  levels: levels && scoreOf(levels, 'mape', 'modelMape'),
  growth: growth && scoreOf(growth, 'meanAbsoluteError', 'modelMeanAbsoluteError'),
})

/** A score with its mean error under the name that its unit gives it. */
function scoreOf({ count, meanAbsolute, bias, inBand, naive }: Score, error: string, modelError: string) {
  const rules = naiveRules.map((rule) => {
    const own = naive[rule]
    const { count, meanAbsolute, bias, modelMeanAbsolute } = own ?? {}
    return [rule, own && { count, [error]: meanAbsolute, bias, [modelError]: modelMeanAbsolute }] as const
  })
  return { count, [error]: meanAbsolute, bias, inBand, naive: Object.fromEntries(rules) }
}

function madeFrom({ named, options }: Tested, { ground }: Context): Provenance {
  const { draws, seed } = options
  return provenanceOf({ ground, prices }, subjectOf(named), {
    ...(draws === 0 ? {} : { drawn: { draws, seed, method: 'sobol', bands: 'all' }, ranges: {} }),
    date: new Date(),
  })
}

function renderCsv(tested: Tested, context: Context): string {
  const { words, ground } = context
  const sheet = rowsCsv(tested.result, undefined, tested.files, words)
  return csvWithProvenance(sheet, madeFrom(tested, context), words, ground)
}

function renderText(tested: Tested, context: Context): string {
  const { result, files, last } = tested
  const { words, ground } = context
  const scores = scoreKinds.flatMap((kind) => scoreTable(result, kind, words) ?? [])
  return blocks(
    answerOf(result, last, words).text,
    result.rows.length === 0
      ? undefined
      : renderTable(comparisonTable(result, files, ground.model.indicators, words)),
    ...scores.map(renderTable),
    ...breakNotes(result, words),
    provenanceLines(madeFrom(tested, context), words, ground),
  )
}
