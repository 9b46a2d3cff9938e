/** `sensitivity`: which assumption matters, one at a time or with all that are uncertain together. */

import { type Command, Option } from 'commander'
import { checkRanges, isUncertain, type RangeChanges } from '../../model/analysis/draws.ts'
import { largestSeed } from '../../model/analysis/random.ts'
import {
  fewestSamples,
  mostSamples,
  type SobolResult,
  sobolIndices,
  usualSamples,
} from '../../model/analysis/sobol-indices.ts'
import { type Tornado, tornado } from '../../model/analysis/tornado.ts'
import { hasShocks } from '../../model/model.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { whyMissing } from '../../model/why-no-value.ts'
import { columnOf } from '../../report/indicator.ts'
import {
  csvWithProvenance,
  type ProvenanceOf,
  provenanceLines,
  provenanceOf,
} from '../../report/provenance.ts'
import {
  type Asked,
  sensitivityCsv,
  shareTable,
  shareText,
  swingTable,
  swingText,
} from '../../report/sensitivity/answer.ts'
import { sensitivityJson } from '../../report/sensitivity/json.ts'
import { formatNumber } from '../../report/text/format.ts'
import type { Translate } from '../../report/text/translate.ts'
import { answer, blocks, type Context, type Outcome, outside, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicator, type ShownIndicator, titleOf } from '../indicators.ts'
import { parseWhole, parseYear } from '../options.ts'
import { drawingText } from '../progress.ts'
import { projectAll } from '../projections.ts'
import { type NamedScenario, readScenario, type ScenarioOptions, subjectOf, wrongYear } from '../scenarios.ts'
import { renderTable } from '../table.ts'
import { addRangeOptions, type RangeOption, rangesOf } from './ensemble.ts'

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

export function addSensitivityOptions(command: Command, t: Translate): Command {
  const own = command
    .requiredOption('--indicator <id>', t('usage.option.indicator'))
    .requiredOption('--year <year>', t('usage.option.year'), parseYear)
    .addOption(
      new Option('--method <method>', t('usage.option.method'))
        .default('tornado')
        .choices(sensitivityMethods),
    )
    .option('--samples <number>', t('usage.option.samples', { most: mostSamples }), parseWhole, usualSamples)
    .option('--seed <number>', t('usage.option.seed'), parseWhole, 1)
  return addRangeOptions(own, t)
}

interface Analysis {
  readonly named: NamedScenario
  readonly shown: ShownIndicator
  readonly options: SensitivityOptions
  readonly ranges: RangeChanges
  readonly tornado: Tornado
  /** Undefined where only one input was varied at a time. */
  readonly sobol: SobolResult | undefined
}

export function sensitivity(
  file: string | undefined,
  options: SensitivityOptions,
  context: Context,
): Outcome {
  const { ground, words } = context
  const model = ground.built
  const { indicator, year, prices, samples, seed } = options
  if (samples < fewestSamples || samples > mostSamples) {
    return outside('--samples', samples, fewestSamples, mostSamples)
  }
  if (seed > largestSeed) return outside('--seed', seed, 0, largestSeed)
  const changes = rangesOf(options)
  if (!changes.ok) return changes
  const ranges = changes.value
  const [wrong] = checkRanges(ranges, model)
  if (wrong) return wrongUsage({ option: `--fix, --range: ${wrong.path[0]}`, problem: wrong })
  const read = readScenario(file, options, context)
  if (!read.ok) return read
  const named = read.value
  const wrongly = wrongYear(year, [named])
  if (wrongly) return wrongUsage(wrongly)
  const shown = chooseIndicator(indicator, [named], prices, context)
  if (!shown.ok) return shown
  const asked = { indicator, year, prices, ranges }
  const onProgress = (done: number): void => context.showProgress(drawingText(done, samples, 1, words))
  const analysis: Analysis = {
    named,
    shown: shown.value,
    options,
    ranges,
    tornado: tornado(model, named.scenario, asked),
    sobol:
      options.method === 'sobol'
        ? sobolIndices(model, named.scenario, { ...asked, samples, seed, onProgress })
        : undefined,
  }
  const { warnings } = projectAll([named], prices, context)
  return ok(answer(render[context.format](analysis, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(analysis: Analysis, context: Context): string {
  const { tornado: swings, sobol } = analysis
  return writeJson(sensitivityJson(madeFrom(analysis, context), swings, sobol, context.words))
}

function madeFrom(
  { named, options, ranges, sobol }: Analysis,
  context: Context,
): ProvenanceOf<'sensitivity'> {
  const { ground } = context
  const { indicator, year, prices, samples, seed } = options
  return provenanceOf({ ground, prices }, [subjectOf(named, context)], {
    inquiry: { kind: 'sensitivity', indicator, year },
    ...(sobol ? { drawn: { draws: samples, seed, method: 'sobol' } } : {}),
    ranges,
    date: new Date(),
  })
}

function askedOf({ named: { scenario }, shown, options: { year } }: Analysis, { ground }: Context): Asked {
  const projector = createProjector(ground.built)
  const why = whyMissing(projector, projector.project(scenario), scenario, shown.id, year)
  return { indicator: shown, year, model: ground.built, why }
}

function renderCsv(analysis: Analysis, context: Context): string {
  const { words, ground } = context
  const { tornado: swings, sobol } = analysis
  const sheet = sensitivityCsv(swings, undefined, sobol, askedOf(analysis, context), words)
  return csvWithProvenance(sheet, madeFrom(analysis, context), words, ground)
}

function renderText(analysis: Analysis, context: Context): string {
  const { words, ground } = context
  const { shown, options, tornado: swings, sobol } = analysis
  const { t, language } = words
  const asked = askedOf(analysis, context)
  const central = t('sensitivity.central', { value: columnOf(shown, words).write(swings.central) })
  const made = provenanceLines(madeFrom(analysis, context), words, ground)
  if (!isUncertain(ground.model)) {
    return blocks(t('analyse.unaskable.noInputs'), titleOf(shown, options.prices, context), central, made)
  }
  const runs = formatNumber(sobol?.evaluations ?? 0, 0, language)
  return blocks(
    [swingText(swings, asked, words), ...(sobol ? [shareText(sobol, asked, words)] : [])],
    titleOf(shown, options.prices, context),
    renderTable(sobol ? shareTable(sobol, asked, words) : swingTable(swings, asked, words)),
    sobol ? t('sensitivity.estimator', { runs, estimator: t('cell.estimator') }) : central,
    ...(!sobol && hasShocks(ground.model) ? [t('sensitivity.chanceApart')] : []),
    made,
  )
}
