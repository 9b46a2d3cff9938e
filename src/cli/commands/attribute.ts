/** `attribute`: what each departure contributes to the difference between two scenarios. */
import type { Command } from 'commander'
import { writeCsv } from '../../files/csv.ts'
import {
  type Attribution,
  attribute as attributeDifference,
  type Departure,
  type Effect,
  usualPermutations,
} from '../../model/analysis/attribution.ts'
import { largestSeed } from '../../model/analysis/random.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { valueOrNull } from '../../model/value.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, describeIndicator, type ShownIndicator } from '../indicators.ts'
import { formatNumber } from '../language.ts'
import { parseWhole, parseYear } from '../options.ts'
import { describeReading } from '../projections.ts'
import { provenanceOf, scenarioProvenanceOf } from '../provenance.ts'
import { type NamedScenario, readScenarios, type ScenarioOptions } from '../scenarios.ts'
import { renderTable } from '../table.ts'

export interface AttributeOptions extends ScenarioOptions {
  readonly indicator: IndicatorId
  readonly year: Year
  readonly from: string
  readonly prices: Prices
  readonly permutations: number
  readonly seed: number
}

/** More orders than this take hours and tell nothing more. */
const mostPermutations = 100_000

export function addAttributeOptions(command: Command): Command {
  return command
    .requiredOption('--indicator <id>', 'the indicator, a scenario’s own included')
    .requiredOption('--year <year>', 'the year', parseYear)
    .option('--from <file>', 'the scenario that FILE is set against', 'baseline')
    .option('--permutations <number>', 'orders to sample above 12 departures', parseWhole, usualPermutations)
    .option('--seed <number>', 'the same seed samples the same orders', parseWhole, 1)
}

interface Attributed {
  readonly from: NamedScenario
  readonly to: NamedScenario
  readonly indicator: ShownIndicator
  readonly year: Year
  readonly result: Attribution
}

export function attribute(file: string, options: AttributeOptions, context: Context): Outcome {
  const { library, texts } = context
  const { prices, permutations, seed, year } = options
  if (permutations < 4 || permutations > mostPermutations) {
    return wrongUsage(`--permutations: ${permutations} is outside 4 to ${mostPermutations}`)
  }
  if (seed > largestSeed) return wrongUsage(`--seed: ${seed} is outside 0 to ${largestSeed}`)
  const scenarios = readScenarios([options.from, file], options, library, context.language)
  if (!scenarios.ok) return scenarios
  const [from, to] = scenarios.value
  if (!from || !to) throw new Error('two scenarios were not read')
  const indicators = chooseIndicators([options.indicator], scenarios.value, context)
  if (!indicators.ok) return indicators
  const [indicator] = indicators.value
  if (!indicator) throw new Error('no indicator was chosen')
  const { launchYear } = library.model
  const horizon = Math.min(from.scenario.horizon, to.scenario.horizon)
  if (year < launchYear || year > horizon) {
    return wrongUsage(`--year: ${year} is not a year from ${launchYear} to ${horizon}`)
  }
  let shown = -1
  const result = attributeDifference(createProjector(library.built), from.scenario, to.scenario, {
    ...{ indicator: indicator.id, prices, seed, permutations },
    onProgress: (done, total) => {
      const percent = Math.floor((100 * done) / total)
      if (percent === shown) return
      shown = percent
      context.showProgress(texts.attribution.attributing(percent))
    },
  })
  return ok(answer(render[context.format]({ from, to, indicator, year, result }, context)))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** Values in the year that is asked for; null where there is none. */
function inYear({ result, year }: Attributed) {
  const index = result.years.indexOf(year)
  const at = (values: Float64Array): number | null => valueOrNull(values[index])
  return {
    at,
    effect: ({ share, alone, last }: Effect) => ({ share: at(share), alone: at(alone), last: at(last) }),
  }
}

function renderJson(attributed: Attributed, context: Context): string {
  const { from, to, indicator, year, result } = attributed
  const { at, effect } = inYear(attributed)
  const { model, baseline, date } = provenanceOf(to, context)
  const scenarioOf = (named: NamedScenario) => ({
    ...{ id: named.scenario.id, ...scenarioProvenanceOf(named, context) },
  })
  const isSampled = result.method === 'sampled'
  return writeJson({
    ...{ indicator: indicator.id, year, prices: indicator.money ? result.prices : null },
    baseline: at(result.from),
    scenario: at(result.to),
    difference: at(result.difference),
    shares: Object.fromEntries(result.departures.map(({ departure, share }) => [departure.id, at(share)])),
    groups: result.groups.map((group) => ({ group: group.group, ...effect(group) })),
    departures: result.departures.map((departure) => ({
      ...settingsOf(departure.departure),
      ...effect(departure),
      standardError: at(departure.error),
    })),
    method: result.method,
    ...(isSampled ? { permutations: result.permutations, seed: result.seed } : {}),
    runs: result.runs,
    // The names at the top stand for values here.
    about: { model, baseline, from: scenarioOf(from), to: scenarioOf(to), date },
  })
}

const settingsOf = ({ group, id, from, to }: Departure) => ({
  ...{ group, id },
  ...{ from: withoutGaps(from), to: withoutGaps(to) },
})

/** A lever's setting with null for "never", and null where it is not moved. */
function withoutGaps(value: Departure['from']) {
  return typeof value === 'object' ? { ...value, end: value.end ?? null } : (value ?? null)
}

function renderCsv(attributed: Attributed): string {
  const { from, to, indicator, year, result } = attributed
  const { at, effect } = inYear(attributed)
  const start = [
    ...[to.name, to.scenario.reading, from.name, from.scenario.reading],
    ...[indicator.id, indicator.unit, indicator.money ? result.prices : null, year],
  ]
  const rows = result.departures.map((departure) => {
    const { share, alone, last } = effect(departure)
    const { group, id } = departure.departure
    return [...start, group, id, share, alone, last, at(departure.error)]
  })
  const header = ['scenario', 'reading', 'from', 'fromReading', 'indicator', 'unit', 'prices', 'year']
  return writeCsv([...header, 'group', 'departure', 'share', 'alone', 'last', 'standardError'], rows)
}

function renderText(attributed: Attributed, context: Context): string {
  const { from, to, indicator, year, result } = attributed
  const { at } = inYear(attributed)
  const words = context.texts.attribution
  const { digits } = indicator
  const [before, after] = [at(result.from), at(result.to)].map((value) => formatNumber(value, digits))
  const heading = [
    ...[describeIndicator(indicator, result.prices, context), year],
    describeReading([from, to], context),
  ].join(' · ')
  const values = `${from.title} ${before} → ${to.title} ${after}`
  const table = result.departures.length > 0 ? tableOf(attributed, context) : `${words.noDeparture}\n`
  const note =
    result.permutations === undefined ? '' : `\n${words.sampled(result.permutations, result.seed)}\n`
  return `${heading}\n${values}\n\n${table}${note}`
}

/** The difference, under it each group's share, under that each departure's. */
function tableOf(attributed: Attributed, { texts, library, language }: Context): string {
  const { indicator, result } = attributed
  const { at, effect } = inYear(attributed)
  const words = texts.attribution
  const difference = at(result.difference)
  const isSampled = result.method === 'sampled'
  const write = (value: number | null): string => formatNumber(value, indicator.digits, 'always')
  const cells = (name: string, own: Effect, error?: Float64Array): readonly string[] => {
    const { share, alone, last } = effect(own)
    const percent = share === null || !difference ? null : (100 * share) / difference
    const start = [name, write(share), formatNumber(percent, 1), write(alone), write(last)]
    return isSampled ? [...start, error ? formatNumber(at(error), indicator.digits + 1) : ''] : start
  }
  const labels = new Map(
    [...library.model.levers, ...library.model.assumptions].map(({ id, label }) => [id, label[language]]),
  )
  const rows = result.groups.flatMap((group) => [
    cells(words.groups[group.group], group),
    ...result.departures
      .filter(({ departure }) => departure.group === group.group && departure.group !== 'reading')
      .map((own) => cells(`  ${labels.get(own.departure.id) ?? own.departure.id}`, own, own.error)),
  ])
  const total = [texts.difference, write(difference), formatNumber(difference ? 100 : null, 1)]
  return renderTable(
    [
      { heading: words.departure, align: 'left' },
      ...[words.share, words.percent, words.alone, words.last, ...(isSampled ? [words.error] : [])].map(
        (heading) => ({ heading, align: 'right' as const }),
      ),
    ],
    [...rows, total],
  )
}
