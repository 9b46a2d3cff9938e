/** `backtest`: a projection beside numbers that were published later. */

import { basename } from 'node:path'
import type { Command } from 'commander'
import { tableFileFault } from '../../files/file-fault.ts'
import { createOutcomesReader, maxOutcomesBytes } from '../../files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../files/outcomes/reading.ts'
import { settle } from '../../files/outcomes/settle.ts'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import type { BroughtOutcomes } from '../../files/recipe.ts'
import { breakIds, usualBreaks } from '../../model/analysis/backtest/compared.ts'
import { backtestSteps } from '../../model/analysis/backtest/drawn.ts'
import { measureKinds } from '../../model/analysis/backtest/scored.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import { checkDraws, usualDraws } from '../../model/analysis/draws.ts'
import { mostSampled } from '../../model/analysis/samples.ts'
import { outcomesDigest } from '../../model/fingerprint.ts'
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
import { backtestJson } from '../../report/backtest/json.ts'
import { scoredIn } from '../../report/backtest/kinds.ts'
import { comparedOutcomes, outcomesOf, scoredYears } from '../../report/backtest/outcomes.ts'
import { rowsCsv } from '../../report/backtest/rows-csv.ts'
import {
  type SealedScored,
  sealedOf,
  sealedScore,
  sealedTable,
  sealText,
} from '../../report/backtest/sealed.ts'
import {
  bandTable,
  breakNotes,
  comparisonTable,
  scoreTable,
  smallPrintText,
} from '../../report/backtest/tables.ts'
import { leftOutTexts } from '../../report/faults/table-fault.ts'
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
  readonly brought: readonly BroughtOutcomes[]
  /** The last year of which something can be scored. */
  readonly last: Year
  /** What was foretold before anybody had the numbers. */
  readonly sealed: readonly SealedScored[]
}

export function backtest(
  file: string | undefined,
  options: BacktestCommandOptions,
  context: Context,
): Outcome {
  const { library, ground, words } = context
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
  const { outcomes, files, brought, remarks } = compared.value
  const drawing = draws === 0 ? undefined : { draws, seed }
  const how = { breaks: breaks.value, recalled, drawing }
  const result = run(named.scenario, outcomes, how, context)
  const warnings = [...remarks, ...leftOutOfResult(result, words, remediable)]
  const last = scoredYears(outcomes, result.knownUntil).at(-1) ?? result.knownUntil
  const sealed = sealedOf(library.data.sealed, ground.baseline, outcomes, how)
  const tested = { named, options, result, files, brought, last, sealed }
  return ok(answer(render[context.format](tested, context), warnings))
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
  readonly brought: readonly BroughtOutcomes[]
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
  const brought = imported.map(({ file: name, outcomes }) => ({ file: name, outcomes }))
  return ok({ outcomes: outcomesOf(spec, indicator), files, brought, remarks })
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** Levels are published, and so projected, in current prices. */
const prices: Prices = 'current'

function renderJson(tested: Tested, context: Context): string {
  const made = madeFrom(tested, context)
  return writeJson(backtestJson(made, tested.result, context.ground, context.words))
}

function madeFrom(
  { named, options, result, brought, last }: Tested,
  context: Context,
): ProvenanceOf<'backtest'> {
  const { ground } = context
  const { draws, seed, indicator: indicators } = options
  const { breaks, recalled } = result
  return provenanceOf({ ground, prices }, [subjectOf(named, context)], {
    inquiry: {
      kind: 'backtest',
      indicators,
      until: last,
      breaks,
      recalled,
      brought,
      outcomes: outcomesDigest(ground.outcomes),
    },
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
  const { result, files, last, sealed } = tested
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
    smallPrintText(result, words),
    ...breakNotes(result, words),
    leftOutOfResult(result, words, inherent),
    result.tested && words.text(result.tested.note).trim(),
    ...sealed.flatMap((each) => [
      renderTable(sealedTable(each, words)),
      [sealedScore(each, words), sealText(each, words)],
    ]),
    provenanceLines(madeFrom(tested, context), words, ground),
  )
}
