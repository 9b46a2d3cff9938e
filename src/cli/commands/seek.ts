/** `seek`: lever values that bring an indicator to a target with the least effort. */

import { randomUUID } from 'node:crypto'
import { type Command, Option } from 'commander'
import { longestName, shortened } from '../../files/scenario-name.ts'
import { writeScenarioFile } from '../../files/scenario-text.ts'
import { checkDraws, usualDraws } from '../../model/analysis/draws.ts'
import { exceedance } from '../../model/analysis/ensemble.ts'
import {
  checkSeek,
  type FreeLever,
  type SeekOptions,
  type TargetSense,
} from '../../model/analysis/seek/question.ts'
import { seek } from '../../model/analysis/seek.ts'
import type { Fault } from '../../model/fault.ts'
import { modelKey } from '../../model/model.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, LeverId, Scenario, Year } from '../../model/spec.ts'
import { whyMissing } from '../../model/why-no-value.ts'
import {
  csvWithProvenance,
  type ProvenanceOf,
  provenanceLines,
  provenanceOf,
} from '../../report/provenance.ts'
import { unaskable } from '../../report/questions.ts'
import {
  furtherTexts,
  keptName,
  keptNotes,
  reachedShare,
  type Sought,
  soughtCsv,
  soughtTable,
  soughtText,
  type TargetOdds,
} from '../../report/seek/answer.ts'
import { seekInquiry, soughtJson } from '../../report/seek/json.ts'
import type { Translate } from '../../report/text/translate.ts'
import { usageFault } from '../../report/usage-fault.ts'
import { answer, blocks, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicator, type ShownIndicator, titleOf } from '../indicators.ts'
import { listOption, parseNumber, parseWhole, parseYear } from '../options.ts'
import { drawingText } from '../progress.ts'
import { projectAll } from '../projections.ts'
import { type NamedScenario, readScenario, type ScenarioOptions, subjectOf } from '../scenarios.ts'
import { renderTable } from '../table.ts'
import { unreadable } from '../wrong-usage.ts'

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

export function addSeekOptions(command: Command, t: Translate): Command {
  const none = t('usage.whenNone.none')
  return command
    .requiredOption('--indicator <id>', t('usage.option.indicator'))
    .requiredOption('--year <year>', t('usage.option.year'), parseYear)
    .requiredOption('--target <value>', t('usage.option.target'), parseNumber)
    .addOption(
      listOption(
        '--lever <ID[=LOW:HIGH]>',
        t('usage.option.lever'),
        none,
        t,
        parseLever,
      ).makeOptionMandatory(),
    )
    .addOption(listOption('--weight <ID=WEIGHT>', t('usage.option.weight'), none, t, parseWeight))
    .option('--start <year>', t('usage.option.start'), parseYear)
    .option('--ramp <years>', t('usage.option.ramp'), parseWhole)
    .addOption(new Option('--at-least', t('usage.option.atLeast')).conflicts('atMost'))
    .addOption(new Option('--at-most', t('usage.option.atMost')))
    .option('--draws <number>', t('usage.option.drawsOfTarget'), parseWhole, usualDraws)
    .option('--seed <number>', t('usage.option.seed'), parseWhole, 1)
    .option('--save <file>', t('usage.option.save'))
}

function parseLever(text: string): FreeLever {
  const [, id = '', low = '', high = ''] = /^([^=]+)(?:=([^:]*):([^:]*))?$/.exec(text) ?? []
  if (id === '') throw unreadable('not-of-form', { read: text, form: 'ID, ID=LOW:HIGH' })
  return {
    id,
    ...(low === '' ? {} : { low: parseNumber(low) }),
    ...(high === '' ? {} : { high: parseNumber(high) }),
  }
}

function parseWeight(text: string): Weight {
  const [, id = '', weight = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (id === '') throw unreadable('not-of-form', { read: text, form: 'ID=WEIGHT' })
  return { id, weight: parseNumber(weight) }
}

interface SoughtHere {
  readonly named: NamedScenario
  readonly options: SeekCommandOptions
  readonly sought: Sought & { readonly indicator: ShownIndicator }
  readonly odds: TargetOdds
}

export function seekTarget(file: string | undefined, options: SeekCommandOptions, context: Context): Outcome {
  const { ground } = context
  const model = ground.built
  const { indicator, year, target, prices, draws, seed } = options
  const free = options.lever.map((lever) => ({
    ...lever,
    weight: options.weight.findLast(({ id }) => id === lever.id)?.weight ?? 1,
  }))
  const impossible = unaskable('seek', ground.model, ground.shipped.length + 1)
  if (impossible) return wrongUsage(usageFault('', 'unaskable', { why: impossible }))
  if (free.length === 0) return wrongUsage(usageFault('--lever', 'no-lever', {}))
  const stray = options.weight.find(({ id }) => !free.some((lever) => lever.id === id))
  if (stray) return wrongUsage(usageFault('--weight', 'not-free', { id: stray.id }))
  const [wrongDraws] = checkDraws(Math.max(draws, 1), seed)
  if (wrongDraws) return wrongUsage({ option: `--${wrongDraws.path.join('.')}`, problem: wrongDraws })
  const read = readScenario(file, options, context)
  if (!read.ok) return read
  const named = read.value
  const shown = chooseIndicator(indicator, [named], prices, context)
  if (!shown.ok) return shown
  const asked: SeekOptions = {
    indicator,
    year,
    target,
    prices,
    levers: free,
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.ramp === undefined ? {} : { ramp: options.ramp }),
    ...(options.atLeast ? { sense: 'atLeast' } : options.atMost ? { sense: 'atMost' } : {}),
  }
  const [wrong] = checkSeek(model, named.scenario, asked)
  if (wrong) return wrongUsage({ option: optionOf(wrong, free), problem: wrong })
  const projector = createProjector(model)
  const result = seek(projector, named.scenario, asked)
  const odds = {
    answer: probabilityOf(result.scenario, result.sense, options, context),
    present: probabilityOf(named.scenario, result.sense, options, context),
  }
  const job = { scenario: named.scenario, options: asked }
  const sought: SoughtHere = {
    named,
    options,
    odds,
    sought: {
      job,
      result,
      indicator: shown.value,
      spec: model.spec,
      why: whyMissing(projector, projector.project(named.scenario), named.scenario, indicator, year),
    },
  }
  const { warnings } = projectAll([{ ...named, scenario: result.scenario }], prices, context)
  return ok({
    ...answer(render[context.format](sought, context), warnings),
    isUnreached: !result.reached,
    ...(options.save === undefined
      ? {}
      : { files: [{ path: options.save, content: writeScenarioFile(savedScenario(sought, context)) }] }),
  })
}

/** The option that can cause a fault. */
function optionOf({ path: [key, index, part] }: Fault, levers: readonly FreeLever[]): string {
  if (key !== 'levers') return `--${key}`
  const { id } = levers[Number(index)] ?? { id: '' }
  return `${part === 'weight' ? '--weight' : '--lever'} ${id}`
}

/** The share of draws in which a scenario reaches the target; undefined where nothing is to be drawn. */
function probabilityOf(
  scenario: Scenario,
  sense: TargetSense,
  { indicator, year, target, draws, seed, prices }: SeekCommandOptions,
  { ground, words, showProgress }: Context,
): number | undefined {
  if (draws === 0) return undefined
  const question = { indicator, over: { kind: 'target', value: target } } as const
  const until = { ...scenario, horizon: year }
  const found = exceedance(ground.built, until, question, {
    draws,
    seed,
    prices,
    onProgress: ({ done }) => showProgress(drawingText(done, draws, 1, words)),
  })
  return found && reachedShare(found, year, sense)
}

/** The answer as a scenario of its own, which says where it comes from. */
function savedScenario({ named, sought }: SoughtHere, { ground, words }: Context): Scenario {
  const origin = { scenarioName: named.title, model: modelKey(ground.model), date: new Date() }
  return {
    ...sought.result.scenario,
    id: randomUUID(),
    name: shortened(keptName(sought, words), longestName),
    notes: keptNotes(sought, origin, words),
  }
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(here: SoughtHere, context: Context): string {
  return writeJson(soughtJson(madeFrom(here, context), here.sought, here.odds, context.words))
}

function madeFrom({ named, options, sought }: SoughtHere, context: Context): ProvenanceOf<'seek'> {
  const { ground } = context
  const { prices, draws, seed } = options
  return provenanceOf({ ground, prices }, [subjectOf(named, context)], {
    inquiry: seekInquiry(sought),
    ...(draws > 0 ? { drawn: { draws, seed, method: 'sobol', bands: 'all' }, ranges: {} } : {}),
    date: new Date(),
  })
}

function renderCsv(here: SoughtHere, context: Context): string {
  const { words, ground } = context
  const sheet = soughtCsv(here.sought, here.odds, words)
  return csvWithProvenance(sheet, madeFrom(here, context), words, ground)
}

function renderText(here: SoughtHere, context: Context): string {
  const { words, ground } = context
  const { sought, odds, options } = here
  return blocks(
    [soughtText(sought, words).text, ...furtherTexts(sought, odds, words)],
    titleOf(sought.indicator, options.prices, context),
    renderTable(soughtTable(sought, words)),
    provenanceLines(madeFrom(here, context), words, ground),
  )
}
