/** `compare`: scenarios beside the first of them, in one year. */

import { fingerprint } from '../../model/fingerprint.ts'
import { modelKey } from '../../model/model.ts'
import { ok } from '../../model/result.ts'
import type { LeverSetting } from '../../model/scenario.ts'
import type { Year } from '../../model/spec.ts'
import { sharedHorizon } from '../../model/years.ts'
import { cautionTexts, pricesText } from '../../report/compare/cautions.ts'
import { valueCsv } from '../../report/compare/csv.ts'
import { assumptionDifferences, compareValues, leverDifferences } from '../../report/compare/differences.ts'
import { pricePart } from '../../report/compare/price-part.ts'
import { assumptionTable, leverTable, valueTable } from '../../report/compare/table.ts'
import { csvText } from '../../report/csv.ts'
import { aboutScenario } from '../../report/provenance.ts'
import { isoDay } from '../../report/text/format.ts'
import { answer, blocks, type Context, type Outcome, writeJson, wrongUsage } from '../command.ts'
import { chooseIndicators, pricedTitle, type ShownIndicator, withSharedIndicators } from '../indicators.ts'
import { commonReading, comparedOf, type ProjectedColumn, projectAll } from '../projections.ts'
import { readScenarios, wrongYear } from '../scenarios.ts'
import { renderTable } from '../table.ts'
import type { ProjectOptions } from './project.ts'

export interface CompareOptions extends ProjectOptions {
  readonly year?: Year
}

interface Comparison {
  readonly year: Year
  readonly options: CompareOptions
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
  const year = options.year ?? Math.min(context.ground.model.keyYear, horizon)
  const wrong = wrongYear(year, scenarios.value, context)
  if (wrong) return wrongUsage(wrong)
  const { projected, warnings } = projectAll(named, options.prices, context)
  const comparison: Comparison = {
    year,
    options,
    indicators: indicators.value,
    compared: projected.map(comparedOf),
  }
  return ok(answer(render[context.format](comparison, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

/** A move with nothing left open. */
const moveOf = (setting: LeverSetting | undefined) =>
  setting ? { ...setting, end: setting.end ?? null } : null

function renderJson({ year, options, compared, indicators }: Comparison, { ground }: Context): string {
  const { model, baseline } = ground
  const scenarios = compared.map(({ scenario }) => scenario)
  const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return writeJson({
    model: modelKey(model),
    baseline: baseline.id,
    reading: commonReading(compared),
    prices: options.prices,
    date: isoDay(new Date()),
    year,
    scenarios: compared.map(({ scenario, fileName }) =>
      aboutScenario(scenario, fileName, fingerprint(scenario, ground.built, { prices: options.prices })),
    ),
    indicators: Object.fromEntries(
      indicators.map((indicator) => {
        const series = compared.map((each) => each.series.get(indicator.id))
        const values = compareValues(series, year, model, indicator)
        return [
          indicator.id,
          values.map(({ value, difference, percent }, index) => ({
            name: scenarios[index]?.name,
            value: orNull(value),
            difference: orNull(difference),
            percent: orNull(percent),
          })),
        ]
      }),
    ),
    levers: Object.fromEntries(
      leverDifferences(scenarios, model).map(({ lever, settings }) => [lever.id, settings.map(moveOf)]),
    ),
    assumptions: Object.fromEntries(
      assumptionDifferences(scenarios, model).map(({ assumption, values }) => [assumption.id, values]),
    ),
  })
}

function renderCsv({ year, options, compared, indicators }: Comparison, { ground, words }: Context): string {
  const { prices } = options
  const asked = { indicators, years: [year], prices, ground }
  return csvText(valueCsv(compared, asked, words), words)
}

function renderText(comparison: Comparison, context: Context): string {
  const { year, options, compared, indicators } = comparison
  const { words, ground } = context
  const { t } = words
  const { model } = ground
  const levers = leverTable(compared, model, words)
  const assumptions = assumptionTable(compared, model, words)
  const title = t('compare.values', { name: compared[0]?.name ?? '' })
  const priced = pricedTitle(String(year), options.prices, context)
  return blocks(
    [...cautionTexts(compared, model, words), ...pricesSaid(comparison, context)],
    `${title} · ${priced}`,
    renderTable(valueTable(compared, indicators, year, model, words)),
    levers ? `${t('compare.levers')}\n\n${renderTable(levers)}` : t('compare.noLevers'),
    assumptions ? `${t('compare.assumptions')}\n\n${renderTable(assumptions)}` : t('compare.noAssumptions'),
  )
}

/** How much of the differences from the first scenario is prices. */
function pricesSaid(
  { year, options, compared, indicators }: Comparison,
  context: Context,
): readonly string[] {
  const { words, ground } = context
  const [first] = compared
  if (!first || options.prices === 'constant') return []
  const said = pricesText(
    compared,
    indicators,
    [year],
    ({ projection }, id) => pricePart(projection, first.projection, id, year, ground.model),
    words,
  )
  return said === undefined ? [] : [said]
}
