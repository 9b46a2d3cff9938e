/** `backtest`: a projection beside numbers that were published later. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { tableFileFault } from '../../files/file-fault.ts'
import { createOutcomesReader, maxOutcomesBytes } from '../../files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../files/outcomes/reading.ts'
import { settle } from '../../files/outcomes/settle.ts'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import { breakIds, usualBreaks } from '../../model/analysis/backtest/compared.ts'
import { backtestSteps } from '../../model/analysis/backtest/drawn.ts'
import { walkSpread } from '../../model/analysis/backtest/naive.ts'
import {
  type Errors,
  type Held,
  measureKinds,
  perBand,
  perRival,
  type Score,
  type Scores,
} from '../../model/analysis/backtest/scored.ts'
import { type ScoredKind, scoredKinds } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import { checkDraws, usualDraws } from '../../model/analysis/draws.ts'
import { mostSampled } from '../../model/analysis/samples.ts'
import { shareInterval } from '../../model/analysis/scores.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok, type Result } from '../../model/result.ts'
import type { BreakId, IndicatorId, OutcomesSpec, Scenario, Year } from '../../model/spec.ts'
import {
  answerOf,
  dependenceText,
  inherent,
  leftOutTexts as leftOutOfResult,
  remediable,
} from '../../report/backtest/answer.ts'
import { scoredIn } from '../../report/backtest/kinds.ts'
import { comparedOutcomes, scoredYears } from '../../report/backtest/outcomes.ts'
import { rowsCsv } from '../../report/backtest/rows-csv.ts'
import { bandTable, breakNotes, comparisonTable, scoreTable } from '../../report/backtest/tables.ts'
import { leftOutTexts } from '../../report/faults/table-fault.ts'
import {
  aboutResult,
  csvWithProvenance,
  type Provenance,
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
  outside,
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
  readonly breaks: readonly string[]
  readonly recalled: boolean
  readonly outcomes?: string
  readonly draws: number
  readonly seed: number
}

export function addBacktestOptions(command: Command, t: Translate): Command {
  return command
    .addOption(repeatable('--indicator <id>', t('usage.option.indicatorTested'), t('usage.whenNone.all'), t))
    .addOption(repeatable('--breaks <id>', t('usage.option.breaks'), t('usage.whenNone.breaks'), t))
    .option('--recalled', t('usage.option.recalled'), false)
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
  const { draws, seed, recalled } = options
  const [wrong] = draws === 0 ? [] : checkDraws(draws, seed)
  if (wrong) return wrongUsage({ option: `--${wrong.path.join('.')}`, problem: wrong })
  if (draws > mostSampled) return outside('--draws', draws, 0, mostSampled)
  const read = readScenario(file, options, context)
  if (!read.ok) return read
  const named = read.value
  if (options.indicator.length > 0) {
    const known = chooseIndicators(options.indicator, [], prices, context)
    if (!known.ok) return known
  }
  const breaks = chooseBreaks(options.breaks, ground.outcomes)
  if (!breaks.ok) return breaks
  const compared = readOutcomes(options, context)
  if (!compared.ok) return compared
  const { outcomes, files, remarks } = compared.value
  const drawing = draws === 0 ? undefined : { draws, seed }
  const how = { breaks: breaks.value, recalled, drawing }
  const result = run(named.scenario, outcomes, how, context)
  const warnings = [...remarks, ...leftOutOfResult(result, words, remediable)]
  const last = scoredYears(outcomes, result.knownUntil).at(-1) ?? result.knownUntil
  return ok(answer(render[context.format]({ named, options, result, files, last }, context), warnings))
}

/** Changes of definition that are to be undone: all, none, or those that are named. */
function chooseBreaks(asked: readonly string[], outcomes: OutcomesSpec): Result<readonly BreakId[], Failure> {
  const known = breakIds(outcomes)
  if (asked.length === 0) return ok(usualBreaks(outcomes))
  const unknown = asked.find((id) => id !== everyBreak && id !== noBreak && !known.includes(id))
  if (unknown !== undefined) {
    const details = { read: unknown, known: [everyBreak, noBreak, ...known] }
    return wrongUsage(usageFault('--breaks', 'not-one-of', details))
  }
  return ok(asked.includes(everyBreak) ? known : known.filter((id) => asked.includes(id)))
}

const everyBreak = 'all'
const noBreak = 'none'

function run(
  scenario: Scenario,
  outcomes: OutcomesSpec,
  how: Parameters<typeof backtestSteps>[3],
  { ground, words, showProgress }: Context,
): Backtest {
  const steps = backtestSteps(createProjector(ground.built), scenario, outcomes, how)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.result
    const { done, draws, pass } = step.value
    showProgress(drawingText(done, draws, pass, words))
  }
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

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** Levels are published, and so projected, in current prices. */
const prices: Prices = 'current'

function renderJson(tested: Tested, context: Context): string {
  const { named, options, result } = tested
  const { rows, leftOut, scores, outcomes, breaks, recalled, knownUntil } = result
  const { draws, seed } = options
  const { launchYear } = context.ground.model
  const met = new Set(rows.flatMap((row) => row.breaks))
  return writeJson({
    ...aboutResult(madeFrom(tested, context), named.scenario, named.name),
    prices,
    outcomes,
    knownUntil,
    fittedUntil: result.tested?.fittedUntil ?? null,
    seenUntil: result.tested?.seenUntil ?? null,
    fan: draws === 0 ? null : { draws, seed, method: 'sobol' },
    randomWalk: { from: launchYear + 1, drift: [launchYear, launchYear + 1], spread: walkSpread },
    rows: rows.map(({ outcome, breaks: _, undone, rivals: said, ...row }) => ({
      ...row,
      undone: undone.map(({ id, factor }) => ({ id, factor })),
      rivals: perRival((rival) => said[rival]),
      unit: outcome.unit,
      derived: outcome.derived,
      quality: outcome.quality ?? null,
      vintage: outcome.vintage ?? null,
      source: outcome.source,
    })),
    coverage: perBand((share) => perKind((kind) => heldOf(scores[kind].all.levels?.held?.[share]))),
    crps: perKind((kind) => scores[kind].all.levels?.crps ?? null),
    scores: perKind((kind) => {
      const { all, indicators } = scores[kind]
      const own = Object.entries(indicators).map(([id, each]) => [id, scoresOf(each)] as const)
      return { all: scoresOf(all), indicators: Object.fromEntries(own) }
    }),
    breaks: [...met].map(({ id, indicator, year, factor, low, high, basis, note }) => ({
      id,
      indicator,
      year,
      factor,
      low: low ?? null,
      high: high ?? null,
      undone: breaks.includes(id),
      basis: basis.en,
      note: note.en,
    })),
    recalled,
    leftOut: leftOut.map(({ outcome: { indicator, year, measure, value, source }, reason }) => ({
      indicator,
      year,
      measure,
      value,
      reason,
      source,
    })),
  })
}

const perKind = <T>(of: (kind: ScoredKind) => T): Readonly<Record<ScoredKind, T>> => {
  const [fitted, seen, blind] = scoredKinds
  return { [fitted]: of(fitted), [seen]: of(seen), [blind]: of(blind) }
}

/** A count with the 95 % interval of what it is a sample of. */
const heldOf = (held: Held | undefined) => held && { ...held, ...shareInterval(held.inside, held.count) }

const scoresOf = ({ levels, growth }: Scores) => ({
  levels: levels && scoreOf(levels, 'mape'),
  growth: growth && scoreOf(growth, 'meanAbsoluteError'),
})

/** A score with its mean error under the name that its unit gives it. */
function scoreOf({ held, rivals: others, ...own }: Score, name: string) {
  const errorsOf = ({ count, meanAbsolute, bias, crps }: Errors) => ({
    count,
    [name]: meanAbsolute,
    bias,
    crps,
  })
  return {
    ...errorsOf(own),
    held: held && perBand((share) => heldOf(held[share])),
    rivals: perRival((rival) => {
      const theirs = others[rival]
      return theirs && { ...errorsOf(theirs), scenario: errorsOf(theirs.scenario) }
    }),
  }
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
  const bands = measureKinds.flatMap((measured) => bandTable(result, measured, words) ?? [])
  const scores = scoredIn(result).flatMap((kind) =>
    measureKinds.flatMap((measured) => scoreTable(result, kind, measured, words) ?? []),
  )
  return blocks(
    answerOf(result, last, words).text,
    dependenceText(result, words),
    result.rows.length === 0
      ? undefined
      : renderTable(comparisonTable(result, files, ground.model.indicators, words)),
    ...[...bands, ...scores].map(renderTable),
    ...breakNotes(result, words),
    leftOutOfResult(result, words, inherent),
    result.tested && words.text(result.tested.note).trim(),
    provenanceLines(madeFrom(tested, context), words, ground),
  )
}
