/** `project`: trajectories of scenarios. */

import { fingerprint } from '../../model/fingerprint.ts'
import { modelKey } from '../../model/model.ts'
import type { Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { longestHorizon, yearsTo } from '../../model/years.ts'
import { csvText } from '../../report/csv.ts'
import { provenanceLines, provenanceOf } from '../../report/provenance.ts'
import { isoDay } from '../../report/text/format.ts'
import { manners } from '../../report/text/language.ts'
import { trajectorySheet, trajectoryTable } from '../../report/trajectories/trajectories.ts'
import { answer, blocks, type Context, type Outcome, writeJson } from '../command.ts'
import {
  chooseIndicators,
  pricedTitle,
  type ShownIndicator,
  titleOf,
  valuesOf,
  withSharedIndicators,
} from '../indicators.ts'
import { commonReading, comparedOf, type Projected, projectAll } from '../projections.ts'
import { readScenarios, type ScenarioOptions, subjectOf } from '../scenarios.ts'
import { renderTable } from '../table.ts'

export interface ProjectOptions extends ScenarioOptions {
  readonly prices: Prices
  readonly indicator: readonly IndicatorId[]
}

interface Trajectories {
  readonly projected: readonly Projected[]
  readonly indicators: readonly ShownIndicator[]
  /** To the longest horizon among the scenarios. */
  readonly years: readonly Year[]
  readonly prices: Prices
}

export function project(files: readonly string[], options: ProjectOptions, context: Context): Outcome {
  const scenarios = readScenarios(files, options, context)
  if (!scenarios.ok) return scenarios
  const named = withSharedIndicators(scenarios.value, false, context)
  const indicators = chooseIndicators(options.indicator, named, options.prices, context)
  if (!indicators.ok) return indicators
  const { projected, warnings } = projectAll(named, options.prices, context)
  const horizon = longestHorizon(scenarios.value.map(({ scenario }) => scenario))
  const trajectories: Trajectories = {
    projected,
    indicators: indicators.value,
    years: yearsTo(context.ground.model, horizon),
    prices: options.prices,
  }
  return ok(answer(render[context.format](trajectories, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderTables }

function renderJson({ projected, indicators, years, prices }: Trajectories, { ground }: Context): string {
  return writeJson({
    model: modelKey(ground.model),
    baseline: ground.baseline.id,
    reading: commonReading(projected),
    prices,
    date: isoDay(new Date()),
    years,
    scenarios: projected.map(({ scenario, own, projection }) => ({
      name: scenario.name,
      id: scenario.id,
      fingerprint: fingerprint(own, ground.built, { prices }),
      reading: scenario.reading,
      horizon: scenario.horizon,
      series: Object.fromEntries(
        indicators.map(({ id }) => [id, valuesOf(projection, id, years, ground.model)]),
      ),
    })),
  })
}

function renderCsv({ projected, indicators, prices }: Trajectories, { ground, words }: Context): string {
  const sheet = trajectorySheet(projected.map(comparedOf), indicators, { ground, prices }, words)
  return csvText(sheet, words)
}

function renderTables(trajectories: Trajectories, context: Context): string {
  const { projected, indicators, prices, years } = trajectories
  const { words, ground } = context
  const [only] = projected
  const basis = { ground, prices }
  const made = projected.map((each) =>
    provenanceLines(provenanceOf(basis, subjectOf(each), { date: new Date() }), words, ground).join(
      manners[words.language].betweenParts,
    ),
  )
  if (only && projected.length === 1 && indicators.length > 1) {
    const columns = indicators.map(({ id, short, unit, digits }) => ({
      heading: `${short}\n${unit}`,
      digits,
      values: only.projection.series.get(id),
    }))
    const title = pricedTitle(only.title, prices, context)
    return blocks(title, renderTable(trajectoryTable(years, columns, words)), made)
  }
  const tables = indicators.flatMap((indicator) => {
    const columns = projected.map(({ title, projection }) => ({
      heading: title,
      digits: indicator.digits,
      values: projection.series.get(indicator.id),
    }))
    return [titleOf(indicator, prices, context), renderTable(trajectoryTable(years, columns, words))]
  })
  return blocks(...tables, made)
}
