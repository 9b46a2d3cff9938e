/** `seek`: lever values that bring an indicator to a target with the least effort. */
import { randomUUID } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { writeCsv } from '../../files/csv.ts'
import { writeScenarioFile } from '../../files/scenario-text.ts'
import { checkDraws } from '../../model/analysis/draws.ts'
import { exceedance } from '../../model/analysis/ensemble.ts'
import {
  checkSeek,
  type FreeLever,
  type SeekOptions,
  type SeekResult,
  seek,
} from '../../model/analysis/seek.ts'
import type { Fault } from '../../model/fault.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, LeverId, Scenario, Year } from '../../model/spec.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { createWords } from '../../report/text/words.ts'
import { answer, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, describeIndicator, type ShownIndicator } from '../indicators.ts'
import { unitLabel } from '../labels.ts'
import { formatNumber, noValue } from '../language.ts'
import { parseNumber, parseWhole, parseYear } from '../options.ts'
import { describeReading, projectAll } from '../projections.ts'
import { provenanceOf, today } from '../provenance.ts'
import { type NamedScenario, readScenarios, type ScenarioOptions } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'

export interface SeekCommandOptions extends ScenarioOptions {
  readonly prices: Prices
  readonly indicator: IndicatorId
  readonly year: Year
  readonly target: number
  readonly lever: readonly FreeLever[]
  readonly weight: readonly Weight[]
  readonly atLeast?: true
  readonly atMost?: true
  readonly start?: Year
  readonly ramp?: number
  readonly draws: number
  readonly seed: number
  readonly save?: string
}

interface Weight {
  readonly id: LeverId
  readonly weight: number
}

const usualDraws = 4096

export function addSeekOptions(command: Command): Command {
  const list = <T>(flags: string, description: string, parse: (text: string) => T): Option =>
    new Option(flags, `${description}; repeatable`)
      .default([], 'none')
      .argParser((value: string, previous: readonly T[]) => [...previous, parse(value)])
  return command
    .requiredOption('--indicator <id>', 'the indicator, a scenario’s own included')
    .requiredOption('--year <year>', 'the year', parseYear)
    .requiredOption('--target <value>', 'the value to reach', parseNumber)
    .addOption(
      list(
        '--lever <ID[=LOW:HIGH]>',
        'a lever that may move, between bounds',
        parseLever,
      ).makeOptionMandatory(),
    )
    .addOption(list('--weight <ID=WEIGHT>', 'how much a lever’s effort counts (usually 1)', parseWeight))
    .addOption(new Option('--at-least', 'the target is a floor').conflicts('atMost'))
    .addOption(
      new Option('--at-most', 'the target is a ceiling (default: where it lies below the present value)'),
    )
    .option('--start <year>', 'the first year of the moves (default: the model’s)', parseYear)
    .option('--ramp <years>', 'how many years a move takes (default: the model’s)', parseWhole)
    .option('--draws <number>', 'draws for the probability of the target; 0 for none', parseWhole, usualDraws)
    .option('--seed <number>', 'the same seed gives the same probability', parseWhole, 1)
    .option('--save <file>', 'write the answer to FILE as a scenario')
}

function parseLever(text: string): FreeLever {
  const [, id = '', low = '', high = ''] = /^([^=]+)(?:=([^:]*):([^:]*))?$/.exec(text) ?? []
  if (id === '') throw new InvalidArgumentError('It is not of the form ID or ID=LOW:HIGH.')
  return {
    id,
    ...(low === '' ? {} : { low: parseNumber(low) }),
    ...(high === '' ? {} : { high: parseNumber(high) }),
  }
}

function parseWeight(text: string): Weight {
  const [, id = '', weight = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (id === '') throw new InvalidArgumentError('It is not of the form ID=WEIGHT.')
  return { id, weight: parseNumber(weight) }
}

interface Sought {
  readonly named: NamedScenario
  readonly shown: ShownIndicator
  readonly options: SeekCommandOptions
  readonly result: SeekResult
  /** The share of draws in which the answer reaches the target; null where it was not asked for. */
  readonly probability: number | null
}

export function seekTarget(file: string | undefined, options: SeekCommandOptions, context: Context): Outcome {
  const { library } = context
  const model = library.built
  const { indicator, year, target, prices, draws, seed } = options
  const free = options.lever.map((lever) => ({
    ...lever,
    weight: options.weight.findLast(({ id }) => id === lever.id)?.weight ?? 1,
  }))
  if (free.length === 0) return wrongUsage('--lever: no lever may move; name one or more')
  const stray = options.weight.find(({ id }) => !free.some((lever) => lever.id === id))
  if (stray) return wrongUsage(`--weight: ${stray.id} is not one of the levers that may move`)
  const [wrongDraws] = checkDraws(Math.max(draws, 1), seed)
  if (wrongDraws)
    return wrongUsage(`--${wrongDraws.path.join('.')}: ${faultText(wrongDraws, createWords(context))}`)
  const scenarios = readScenarios(file === undefined ? [] : [file], options, library, context.language)
  if (!scenarios.ok) return scenarios
  const [named] = scenarios.value
  if (!named) throw new Error('no scenario was read')
  const chosen = chooseIndicators([indicator], scenarios.value, context)
  if (!chosen.ok) return chosen
  const [shown] = chosen.value
  if (!shown) throw new Error('no indicator was chosen')
  const asked: SeekOptions = {
    ...{ indicator, year, target, prices, levers: free },
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.ramp === undefined ? {} : { ramp: options.ramp }),
    ...(options.atLeast ? { sense: 'atLeast' } : options.atMost ? { sense: 'atMost' } : {}),
  }
  const [wrong] = checkSeek(model, named.scenario, asked)
  if (wrong) return wrongUsage(describeFault(wrong, free, context))
  const result = seek(createProjector(model), named.scenario, asked)
  const probability = draws === 0 ? null : probabilityOf(result, asked, options, context)
  const sought: Sought = { named, shown, options, result, probability }
  const { warnings } = projectAll([{ ...named, scenario: result.scenario }], prices, context)
  return ok({
    ...answer(render[context.format](sought, context), warnings),
    isUnreached: !result.reached,
    ...(options.save === undefined
      ? {}
      : { file: { path: options.save, text: writeScenarioFile(savedScenario(sought, context)) } }),
  })
}

/** A fault as the option that can cause it. */
function describeFault(fault: Fault, levers: readonly FreeLever[], context: Context): string {
  const [key, index, part] = fault.path
  const text = faultText(fault, createWords(context))
  if (key !== 'levers') return `--${key}: ${text}`
  const { id } = levers[Number(index)] ?? { id: '' }
  const option = part === 'weight' ? '--weight' : '--lever'
  return `${option} ${id}: ${text}`
}

function probabilityOf(
  { scenario, sense }: SeekResult,
  { indicator, year, target }: SeekOptions,
  { draws, seed, prices }: SeekCommandOptions,
  { library, texts, showProgress }: Context,
): number | null {
  const question = { indicator, over: { kind: 'target', value: target } } as const
  const until = { ...scenario, horizon: year }
  const found = exceedance(library.built, until, question, {
    ...{ draws, seed, prices },
    onProgress: ({ done }) => showProgress(texts.drawing(formatNumber(done, 0), formatNumber(draws, 0), 1)),
  })
  const probability = found?.probability.at(-1) ?? null
  return probability === null || sense === 'atLeast' ? probability : 1 - probability
}

/** The answer as a scenario of its own, which says where it comes from. */
function savedScenario(sought: Sought, context: Context): Scenario {
  const { named, shown, options, result } = sought
  const { texts } = context
  const what = `${shown.label} ${formatNumber(options.target, shown.digits)} (${options.year})`
  return {
    ...result.scenario,
    id: randomUUID(),
    name: `${texts.target}: ${what}`.slice(0, 120),
    notes: [
      texts.soughtFrom(named.title, today()),
      result.reached ? '' : texts.unreached(formatNumber(result.value, shown.digits)),
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson({ named, options, result, probability }: Sought, context: Context): string {
  const { indicator, year, target, prices, draws, seed } = options
  const { reached, sense, present, value, effort, levers, binding, single, scenario } = result
  return writeJson({
    ...{ ...provenanceOf(named, context), prices, indicator, year, target, sense },
    ...{ reached, present, value, effort, levers },
    closest: reached ? null : { value, difference: value - target, levers, binding },
    binding,
    single,
    ...{ probability, draws, seed, method: 'sobol' },
    moves: scenario.levers,
  })
}

function renderCsv({ named, shown, options, result }: Sought): string {
  const { year, target, prices } = options
  const { reached, value, levers, single, binding } = result
  const rows = single.map((alone) => [
    ...[named.name, named.scenario.reading, shown.id, shown.unit, shown.money ? prices : null, year],
    ...[target, String(reached), value, alone.lever, levers[alone.lever] ?? null],
    binding.find(({ lever }) => lever === alone.lever)?.bound ?? null,
    ...[String(alone.reached), alone.level, alone.value],
  ])
  const head = ['scenario', 'reading', 'indicator', 'unit', 'prices', 'year', 'target', 'reached', 'value']
  return writeCsv([...head, 'lever', 'level', 'bound', 'aloneReached', 'aloneLevel', 'aloneValue'], rows)
}

function renderText({ named, shown, options, result, probability }: Sought, context: Context): string {
  const { texts } = context
  const { year, target, prices, draws, seed } = options
  const write = (value: number): string => formatNumber(value, shown.digits)
  const heading = [
    ...[named.title, describeIndicator(shown, prices, context), String(year)],
    describeReading([named], context),
  ]
  const goal = texts.goal(result.sense, write(target), write(result.present))
  const outcome = result.reached ? texts.reached(write(result.value)) : texts.unreached(write(result.value))
  const names = result.binding.map(({ lever, bound, value }) =>
    texts.bound(leverLabel(lever, context).name, bound, formatLevel(value)),
  )
  const notes = [
    ...(names.length > 0 ? [texts.bindingBounds(names)] : []),
    ...(probability === null
      ? []
      : [texts.probability(formatNumber(100 * probability, 1), formatNumber(draws, 0), seed)]),
  ]
  return [
    `${heading.join(' · ')}\n`,
    `${goal} ${outcome}\n`,
    leverTable({ named, shown, result }, context),
    ...(notes.length > 0 ? [`${notes.join('\n')}\n`] : []),
  ].join('\n')
}

function leverTable(
  { named, shown, result }: Pick<Sought, 'named' | 'shown' | 'result'>,
  context: Context,
): string {
  const { texts, library } = context
  const right = (heading: string): Column => ({ heading, align: 'right' })
  return renderTable(
    [
      { heading: texts.lever, align: 'left' },
      ...[texts.present, texts.needed, texts.neededAlone, texts.value].map(right),
    ],
    result.single.map(({ lever, reached, level, value }) => {
      const present = named.scenario.levers[lever]?.target ?? library.built.levers.get(lever)?.base
      return [
        leverLabel(lever, context).full,
        present === undefined ? noValue : formatLevel(present),
        formatLevel(result.levers[lever] ?? Number.NaN),
        reached ? formatLevel(level) : texts.notAlone(formatLevel(level)),
        formatNumber(value, shown.digits),
      ]
    }),
  )
}

/** Enough digits to choose a level by; JSON and CSV have them all. */
const formatLevel = (value: number): string =>
  Number.isFinite(value)
    ? new Intl.NumberFormat('en', { maximumSignificantDigits: 5 }).format(value)
    : noValue

function leverLabel(id: LeverId, context: Context): { readonly name: string; readonly full: string } {
  const lever = context.library.built.levers.get(id)
  const name = lever?.label[context.language] ?? id
  return { name, full: lever ? `${name} (${unitLabel(lever.unit, context)})` : name }
}
