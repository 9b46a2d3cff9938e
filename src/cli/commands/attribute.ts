/** `attribute`: what each departure contributes to the difference between two scenarios. */

import { type Command, Option } from 'commander'
import {
  type Attribution,
  attribute as attributeDifference,
  fewestPermutations,
  mostPermutations,
  usualPermutations,
} from '../../model/analysis/attribution.ts'
import { largestSeed } from '../../model/analysis/random.ts'
import { createProjector, type Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { type NoValueCause, whyMissing } from '../../model/why-no-value.ts'
import { answerText, furtherTexts } from '../../report/attribution/answer.ts'
import { attributionCsv } from '../../report/attribution/attribution-csv.ts'
import { attributionJson } from '../../report/attribution/json.ts'
import type { Naming } from '../../report/attribution/names.ts'
import { sharesIn } from '../../report/attribution/shares.ts'
import { shareTable } from '../../report/attribution/table.ts'
import { type PricePart, pricePart } from '../../report/compare/price-part.ts'
import { columnOf } from '../../report/indicator.ts'
import {
  csvWithProvenance,
  type ProvenanceOf,
  provenanceLines,
  provenanceOf,
} from '../../report/provenance.ts'
import type { Translate } from '../../report/text/translate.ts'
import { answer, blocks, type Context, type Outcome, outside, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicator, type ShownIndicator, titleOf } from '../indicators.ts'
import { parseWhole, parseYear } from '../options.ts'
import { type NamedScenario, readAlike, type ScenarioOptions, subjectOf, wrongYear } from '../scenarios.ts'
import { renderTable } from '../table.ts'

export interface AttributeOptions extends ScenarioOptions {
  readonly indicator: IndicatorId
  readonly year: Year
  readonly from: string
  readonly prices: Prices
  readonly permutations: number
  readonly seed: number
}

export function addAttributeOptions(command: Command, t: Translate): Command {
  return command
    .requiredOption('--indicator <id>', t('usage.option.indicator'))
    .requiredOption('--year <year>', t('usage.option.year'), parseYear)
    .addOption(
      new Option('--from <file>', t('usage.option.from')).default('baseline', t('usage.whenNone.baseline')),
    )
    .option('--permutations <number>', t('usage.option.permutations'), parseWhole, usualPermutations)
    .option('--seed <number>', t('usage.option.seed'), parseWhole, 1)
}

interface Attributed {
  readonly from: NamedScenario
  readonly to: NamedScenario
  readonly indicator: ShownIndicator
  readonly year: Year
  readonly result: Attribution
  /** How much of the difference is prices, where they differ. */
  readonly part: PricePart | undefined
  /** Why either has no value, where it is known. */
  readonly why: NoValueCause | undefined
}

export function attribute(file: string, options: AttributeOptions, context: Context): Outcome {
  const { ground, words } = context
  const { prices, permutations, seed, year } = options
  if (permutations < fewestPermutations || permutations > mostPermutations) {
    return outside('--permutations', permutations, fewestPermutations, mostPermutations)
  }
  if (seed > largestSeed) return outside('--seed', seed, 0, largestSeed)
  const scenarios = readAlike([options.from, file], options, context)
  if (!scenarios.ok) return scenarios
  const [from, to] = scenarios.value
  if (!from || !to) throw new Error('two scenarios were not read')
  const chosen = chooseIndicator(options.indicator, [to, from], prices, context)
  if (!chosen.ok) return chosen
  const indicator = chosen.value
  const wrong = wrongYear(year, [from, to])
  if (wrong) return wrongUsage(wrong)
  let shown = -1
  const projector = createProjector(ground.built)
  const result = attributeDifference(projector, from.scenario, to.scenario, {
    indicator: indicator.id,
    prices,
    seed,
    permutations,
    onProgress: (done, total) => {
      const percent = Math.floor((100 * done) / total)
      if (percent === shown) return
      shown = percent
      context.showProgress(words.t('key.percent', { percent }))
    },
  })
  const part =
    prices === 'current'
      ? pricePart(
          projector.project(to.scenario),
          projector.project(from.scenario),
          indicator.id,
          year,
          ground.model,
        )
      : undefined
  const [why] = [from, to].flatMap(({ scenario }) => {
    const projection = projector.project(scenario)
    return whyMissing(projector, projection, scenario, indicator.id, year) ?? []
  })
  return ok(answer(render[context.format]({ from, to, indicator, year, result, part, why }, context)))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(attributed: Attributed, context: Context): string {
  const { indicator, year, result } = attributed
  const made = madeFrom(attributed, context, year)
  return writeJson(attributionJson(made, result, { year, isMoney: indicator.money }, context.words))
}

const namingOf = ({ ground: { model, baseline } }: Context): Naming => ({ model, baseline })

/** @param year the one that an answer is of; missing where it is of all. */
function madeFrom(
  { from, to, indicator, result }: Attributed,
  context: Context,
  year?: Year,
): ProvenanceOf<'attribute'> {
  const { ground } = context
  const { prices, seed = 0, permutations } = result
  return provenanceOf(
    { ground, prices },
    [to, from].map((named) => subjectOf(named, context)),
    {
      inquiry: { kind: 'attribute', indicator: indicator.id, ...(year === undefined ? {} : { year }) },
      ...(permutations === undefined ? {} : { drawn: { method: 'permutations', draws: permutations, seed } }),
      date: new Date(),
    },
  )
}

function renderCsv(attributed: Attributed, context: Context): string {
  const { words, ground } = context
  const sheet = attributionCsv(attributed.result, attributed.indicator, namingOf(context), words)
  return csvWithProvenance(sheet, madeFrom(attributed, context), words, ground)
}

function renderText(attributed: Attributed, context: Context): string {
  const { from, to, indicator, year, result, part, why } = attributed
  const { words, ground } = context
  const naming = namingOf(context)
  const shares = sharesIn(result, year)
  const isSampled = result.method === 'sampled'
  const names = { from: from.title, to: to.title }
  const { text } = answerText({ year: shares, indicator, isSampled, why, ...names }, naming, words)
  const table = shareTable({ year: shares, indicator, isSampled }, naming, words)
  const ends = [[from, shares.from] as const, [to, shares.to] as const].map(
    ([{ title }, value]) => `${title} ${columnOf(indicator, words).write(value)}`,
  )
  return blocks(
    [text, ...furtherTexts(shares, indicator, part, words)],
    [titleOf(indicator, result.prices, context), ends.join(' → ')],
    result.departures.length > 0 ? renderTable(table) : undefined,
    provenanceLines(madeFrom(attributed, context), words, ground),
  )
}
