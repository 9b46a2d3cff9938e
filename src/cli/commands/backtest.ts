/** `backtest`: a projection beside numbers that were published later. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { writeCsv } from '../../files/csv.ts'
import { tableFileFault } from '../../files/file-fault.ts'
import { createOutcomesReader, maxOutcomesBytes } from '../../files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../files/outcomes/reading.ts'
import { settle } from '../../files/outcomes/settle.ts'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import {
  type Backtest,
  type BacktestRow,
  type Band,
  backtest as backtestScenario,
  bandOf,
  naiveRules,
  type Score,
  type Scores,
} from '../../model/analysis/backtest.ts'
import { checkDraws } from '../../model/analysis/draws.ts'
import { runEnsemble } from '../../model/analysis/ensemble.ts'
import { createProjector, moneyAmong, type Prices } from '../../model/projection.ts'
import { ok, type Result } from '../../model/result.ts'
import type { IndicatorId, OutcomeSpec, OutcomesSpec, Scenario } from '../../model/spec.ts'
import { comparedOutcomes } from '../../report/backtest/outcomes.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { leftOutTexts } from '../../report/faults/table-fault.ts'
import { createWords } from '../../report/text/words.ts'
import {
  answer,
  type Context,
  type Failure,
  type Outcome,
  writeJson,
  wrongInput,
  wrongUsage,
} from '../command.ts'
import { chooseIndicators } from '../indicators.ts'
import { readInput } from '../input-file.ts'
import { unitLabel } from '../labels.ts'
import { formatGiven, formatNumber } from '../language.ts'
import { parseWhole, repeatable } from '../options.ts'
import { describeReading } from '../projections.ts'
import { provenanceOf } from '../provenance.ts'
import { type NamedScenario, readScenarios, type ScenarioOptions } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'

export interface BacktestCommandOptions extends ScenarioOptions {
  readonly indicator: readonly IndicatorId[]
  readonly splice: boolean
  readonly outcomes?: string
  readonly draws: number
  readonly seed: number
}

export function addBacktestOptions(command: Command): Command {
  return command
    .addOption(repeatable('--indicator <id>', 'an indicator to test'))
    .option('--splice', 'divide figures that follow a wider definition by the factor of its change', false)
    .option('--outcomes <file>', 'a table of your own published values, beside those that ship')
    .option('--draws <number>', 'draws for the 80 % band; 0 for none', parseWhole, 4096)
    .option('--seed <number>', 'the same seed gives the same draws', parseWhole, 1)
}

interface Tested {
  readonly named: NamedScenario
  readonly options: BacktestCommandOptions
  readonly result: Backtest
}

export function backtest(
  file: string | undefined,
  options: BacktestCommandOptions,
  context: Context,
): Outcome {
  const { library, language, texts } = context
  const { draws, seed, splice } = options
  const [wrong] = draws === 0 ? [] : checkDraws(draws, seed)
  if (wrong) return wrongUsage(`--${wrong.path.join('.')}: ${faultText(wrong, createWords(context))}`)
  const scenarios = readScenarios(file === undefined ? [] : [file], options, library, language)
  if (!scenarios.ok) return scenarios
  const [named] = scenarios.value
  if (!named) throw new Error('no scenario was read')
  if (options.indicator.length > 0) {
    const known = chooseIndicators(options.indicator, [], context)
    if (!known.ok) return known
  }
  const compared = readOutcomes(options, context)
  if (!compared.ok) return compared
  const { outcomes, remarks } = compared.value
  const result = backtestScenario(createProjector(library.built), named.scenario, outcomes, {
    splice,
    band: draws === 0 ? {} : drawBand(named.scenario, outcomes.outcomes, options, context),
  })
  const leftOut = result.leftOut.map(({ label, year }) => texts.backtest.leftOut(label[language], year))
  const warnings = [...remarks, ...leftOut]
  return ok(answer(render[context.format]({ named, options, result }, context), warnings))
}

/** What a projection is held against, and what was passed over on the way. */
interface Compared {
  readonly outcomes: OutcomesSpec
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
  const { library, language } = context
  const imported: ImportedOutcomes[] = []
  let remarks: readonly string[] = []
  if (file !== undefined) {
    const bytes = readInput(file, maxOutcomesBytes)
    if (!bytes.ok) return wrongInput(bytes.error)
    const reading = createOutcomesReader(library.built).read(basename(file), bytes.value, language)
    const settled = settle(reading, noAnswers)
    if (!settled.ok) return wrongInput(settled.error.map((fault) => tableFileFault(file, fault)))
    imported.push({ file, importedAt: '', outcomes: settled.value })
    const words = createWords({ language, library })
    remarks = leftOutTexts(reading, library.model, words).map((text) => `${file}: ${text}`)
  }
  const { spec } = comparedOutcomes(library.outcomes, imported, library.model.indicators)
  const outcomes = spec.outcomes.filter(
    ({ indicator: id }) => id !== undefined && (indicator.length === 0 || indicator.includes(id)),
  )
  return ok({ outcomes: { ...spec, outcomes }, remarks })
}

function drawBand(
  scenario: Scenario,
  outcomes: readonly OutcomeSpec[],
  { draws, seed }: BacktestCommandOptions,
  { library, texts, showProgress }: Context,
): Band {
  const levels = outcomes.filter(({ measure }) => measure === 'level')
  const names = [...new Set(levels.flatMap(({ indicator }) => indicator ?? []))]
  if (names.length === 0) return {}
  // Later years cannot change earlier ones.
  const last = Math.max(library.model.launchYear + 1, ...levels.map(({ year }) => year))
  const until = { ...scenario, horizon: Math.min(scenario.horizon, last) }
  const ensemble = runEnsemble(library.built, until, {
    ...{ draws, seed, names },
    onProgress: ({ done, pass }) =>
      showProgress(texts.drawing(formatNumber(done, 0), formatNumber(draws, 0), pass)),
  })
  if (!ensemble) throw new Error('nobody cancelled this')
  return bandOf(ensemble)
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** Levels are published, and so projected, in current prices. */
const prices: Prices = 'current'

function renderJson({ named, options, result }: Tested, context: Context): string {
  const { rows, leftOut, scores, outcomes, splice, knownUntil } = result
  const { draws, seed } = options
  const indicators = Object.entries(scores.indicators).map(([id, own]) => [id, scoresOf(own)])
  const breaks = new Set(rows.flatMap(({ definitionBreak }) => definitionBreak ?? []))
  return writeJson({
    ...{ ...provenanceOf(named, context), prices, outcomes, splice, knownUntil },
    band: draws === 0 ? null : { draws, seed, method: 'sobol', low: 0.1, high: 0.9 },
    rows: rows.map(({ outcome, definitionBreak, ...row }) => ({
      ...{ indicator: row.indicator, year: row.year, measure: row.measure },
      ...{ projected: row.projected, published: row.published, percent: row.percent },
      ...{ comparable: row.comparable, difference: row.difference, spliced: row.spliced },
      definitionBreak: definitionBreak?.year ?? null,
      ...{ inSample: row.inSample, inBand: row.inBand, naive: row.naive },
      ...{ unit: outcome.unit, derived: outcome.derived, source: outcome.source },
    })),
    scores: { all: scoresOf(scores.all), indicators: Object.fromEntries(indicators) },
    breaks: [...breaks].map(({ indicator, year, factor, note }) => ({
      ...{ indicator, year, factor, note: note.en },
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

function renderCsv({ named, result }: Tested, { library }: Context): string {
  const isMoney = ({ indicator, measure }: BacktestRow): boolean =>
    measure === 'level' && moneyAmong([indicator], library.built).size > 0
  const flag = (value: boolean | null): string | null => (value === null ? null : String(value))
  const rows = result.rows.map((row) => [
    ...[named.name, result.reading, row.indicator, row.outcome.unit, isMoney(row) ? prices : null],
    ...[row.measure, row.year],
    ...[row.projected, row.published, row.percent, row.comparable, row.difference],
    ...[flag(row.spliced), flag(row.inSample), flag(row.inBand)],
    ...[row.naive.growthKept, row.naive.shareKept, row.outcome.source],
  ])
  const header = ['scenario', 'reading', 'indicator', 'unit', 'prices', 'measure', 'year']
  const rest = [
    'projected',
    'published',
    'percent',
    'comparable',
    'difference',
    'spliced',
    'inSample',
    'inBand',
    ...naiveRules,
    'source',
  ]
  return writeCsv([...header, ...rest], rows)
}

function renderText(tested: Tested, context: Context): string {
  const { named, options, result } = tested
  const { texts, language, library } = context
  const heading = [
    ...[named.title, texts.prices(prices, library.model.launchYear), describeReading([named], context)],
    ...(options.draws === 0 ? [] : [texts.draws(formatNumber(options.draws, 0), 'sobol', options.seed)]),
  ].join(' · ')
  const notes = new Set(
    result.rows.flatMap(({ definitionBreak }) => definitionBreak?.note[language].trim() ?? []),
  )
  if (result.rows.length === 0) return `${heading}\n\n${texts.backtest.nothing}\n`
  return [
    `${heading}\n`,
    rowTable(tested, context),
    ...(['levels', 'growth'] as const).flatMap((kind) => scoreTable(kind, tested, context)),
    ...[...notes].map((note) => `${note}\n`),
  ].join('\n')
}

/** Rows of each indicator and measure under its name. */
function rowTable({ result }: Tested, context: Context): string {
  const { texts } = context
  const words = texts.backtest
  const titled = Map.groupBy(result.rows, (row) => titleOf(row, context))
  const rows = [...titled].flatMap(([title, own]) => [[title], ...own.map((row) => cellsOf(row, context))])
  return renderTable(
    [
      { heading: texts.year, align: 'left' },
      ...[words.projected, words.published, words.error, ...naiveRules.map((rule) => words.rules[rule])].map(
        (heading): Column => ({ heading, align: 'right' }),
      ),
      { heading: words.remark, align: 'left' },
    ],
    rows,
  )
}

function titleOf({ indicator, measure, outcome }: BacktestRow, context: Context): string {
  const label = labelOf(indicator, context)
  return measure === 'level'
    ? `${label} (${unitLabel(outcome.unit, context)})`
    : `${label}, ${context.texts.backtest.measures[measure]}`
}

const labelOf = (id: IndicatorId, { library, language }: Context): string =>
  library.model.indicators.find((indicator) => indicator.id === id)?.label[language] ?? id

function cellsOf(row: BacktestRow, { library, texts, language }: Context): readonly string[] {
  const words = texts.backtest
  const spec = library.model.indicators.find(({ id }) => id === row.indicator)
  const digits = row.measure === 'level' ? (spec?.digits ?? 0) : 1
  const write = (value: number | null): string => formatNumber(value, digits)
  const error =
    row.measure === 'level'
      ? `${formatNumber(row.percent, 1, 'always')} %`
      : `${formatNumber(row.difference, 1, 'always')} ${words.points}`
  const { definitionBreak, spliced, inSample, inBand } = row
  const remarks = [
    inSample && words.inSample(library.baseline.source.name[language]),
    definitionBreak &&
      (spliced ? words.spliced(formatGiven(definitionBreak.factor)) : words.changed(definitionBreak.year)),
    inBand === false && words.outside,
  ].filter(Boolean)
  const naive = naiveRules.map((rule) => write(row.naive[rule]))
  const published = formatNumber(row.published, digits)
  return [`  ${row.year}`, write(row.projected), published, error, ...naive, remarks.join('; ')]
}

/** The model's mean errors beside those of the rules; nothing where no outcome of the kind is scored. */
function scoreTable(kind: keyof Scores, { result }: Tested, context: Context): readonly string[] {
  const { texts } = context
  const words = texts.backtest
  const { all, indicators } = result.scores
  if (!all[kind]) return []
  const cells = (name: string, score: Score | null): readonly (readonly string[])[] => {
    if (!score) return []
    const numbers = [
      score.meanAbsolute,
      score.bias,
      ...naiveRules.map((rule) => score.naive[rule]?.meanAbsolute),
    ]
    const [error, bias, ...naive] = numbers.map((value, index) =>
      formatNumber(value ?? null, 1, index === 1 ? 'always' : 'negative'),
    )
    const band = kind === 'levels' ? [`${formatNumber(score.inBand, 0)} %`] : []
    return [[name, String(score.count), error ?? '', bias ?? '', ...naive, ...band]]
  }
  const headings = [
    ...[words.count, words.meanAbsolute, words.bias, ...naiveRules.map((rule) => words.rules[rule])],
    ...(kind === 'levels' ? [words.inBand] : []),
  ]
  const table = renderTable(
    [
      { heading: words[kind], align: 'left' },
      ...headings.map((heading): Column => ({ heading, align: 'right' })),
    ],
    [
      ...Object.entries(indicators).flatMap(([id, own]) => cells(labelOf(id, context), own[kind])),
      ...cells(words.all, all[kind]),
    ],
  )
  return [table]
}
