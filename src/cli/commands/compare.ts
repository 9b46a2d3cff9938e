/** `compare`: scenarios beside the first of them, in one year. */

import { ok } from '../../model/result.ts'
import type { Year } from '../../model/spec.ts'
import { lastLaunch, sharedHorizon } from '../../model/years.ts'
import { cautionTexts, pricesText } from '../../report/compare/cautions.ts'
import { valueCsv } from '../../report/compare/csv.ts'
import { comparisonJson } from '../../report/compare/json.ts'
import { pricePart } from '../../report/compare/price-part.ts'
import { assumptionTable, leverTable, valueTable } from '../../report/compare/table.ts'
import { csvFile, type ProvenanceOf, provenanceLines, provenanceOf } from '../../report/provenance.ts'
import { answer, blocks, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, pricedTitle, type ShownIndicator, withSharedIndicators } from '../indicators.ts'
import { comparedOf, type Projected, type ProjectedColumn, projectAll } from '../projections.ts'
import { readScenarios, subjectOf, wrongYear } from '../scenarios.ts'
import { renderTable } from '../table.ts'
import type { ProjectOptions } from './project.ts'

export interface CompareOptions extends ProjectOptions {
  readonly year?: Year
}

interface Comparison {
  readonly year: Year
  readonly options: CompareOptions
  readonly projected: readonly Projected[]
  readonly compared: readonly ProjectedColumn[]
  readonly indicators: readonly ShownIndicator[]
}

export function compare(files: readonly string[], options: CompareOptions, context: Context): Outcome {
  const scenarios = readScenarios(files, options, context)
  if (!scenarios.ok) return scenarios
  const named = withSharedIndicators(scenarios.value, true, context)
  const indicators = chooseIndicators(options.indicator, named, options.prices, context)
  if (!indicators.ok) return indicators
  const horizon = sharedHorizon(scenarios.value.map(({ scenario }) => scenario))
  const launch = lastLaunch(scenarios.value.map(({ ground }) => ground.model))
  const year = options.year ?? Math.min(Math.max(context.ground.model.keyYear, launch), horizon)
  const wrong = wrongYear(year, scenarios.value)
  if (wrong) return wrongUsage(wrong)
  const { projected, warnings } = projectAll(named, options.prices, context)
  const comparison: Comparison = {
    year,
    options,
    indicators: indicators.value,
    projected,
    compared: projected.map(comparedOf),
  }
  return ok(answer(render[context.format](comparison, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function madeFrom(
  { year, options, projected, indicators }: Comparison,
  context: Context,
): ProvenanceOf<'compare'> {
  const { ground } = context
  return provenanceOf(
    { ground, prices: options.prices },
    projected.map((each) => subjectOf(each, context)),
    {
      inquiry: { kind: 'compare', indicators: indicators.map(({ id }) => id), years: [year] },
      date: new Date(),
    },
  )
}

function renderJson(comparison: Comparison, context: Context): string {
  const { compared, indicators } = comparison
  return writeJson(comparisonJson(madeFrom(comparison, context), compared, indicators, context.words))
}

function renderCsv(comparison: Comparison, context: Context): string {
  const { compared, indicators } = comparison
  const { words } = context
  const made = madeFrom(comparison, context)
  return csvFile(valueCsv(made, compared, indicators, words), made, words)
}

function renderText(comparison: Comparison, context: Context): string {
  const { year, options, compared, indicators } = comparison
  const { prices } = options
  const { words } = context
  const { t } = words
  const levers = leverTable(compared, words)
  const assumptions = assumptionTable(compared, words)
  const title = t('compare.values', { name: compared[0]?.name ?? '' })
  const priced = pricedTitle(String(year), prices, context, compared)
  return blocks(
    [...cautionTexts(compared, { indicators, prices }, words), ...pricesSaid(comparison, context)],
    `${title} · ${priced}`,
    renderTable(valueTable(compared, indicators, year, words)),
    levers ? `${t('compare.levers')}\n\n${renderTable(levers)}` : t('compare.noLevers'),
    assumptions ? `${t('compare.assumptions')}\n\n${renderTable(assumptions)}` : t('compare.noAssumptions'),
    provenanceLines(madeFrom(comparison, context), words, context.ground),
  )
}

/** How much of the differences from the first scenario is prices. */
function pricesSaid(
  { year, options, compared, indicators }: Comparison,
  context: Context,
): readonly string[] {
  const { words } = context
  const [first] = compared
  if (!first || options.prices === 'constant') return []
  const alike = compared.filter(({ ground }) => ground === first.ground)
  const said = pricesText(
    alike,
    indicators,
    [year],
    ({ projection, ground }, id) => pricePart(projection, first.projection, id, year, ground.model),
    words,
  )
  return said === undefined ? [] : [said]
}
