/** `project`: trajectories of scenarios. */

import type { Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { longestHorizon, yearsTo } from '../../model/years.ts'
import { csvFile, type ProvenanceOf, provenanceLines, provenanceOf } from '../../report/provenance.ts'
import { manners } from '../../report/text/language.ts'
import { trajectoriesJson } from '../../report/trajectories/json.ts'
import { trajectorySheet, trajectoryTable } from '../../report/trajectories/trajectories.ts'
import { answer, blocks, type Context, type Outcome, writeJson } from '../command.ts'
import {
  chooseIndicators,
  pricedTitle,
  type ShownIndicator,
  titleOf,
  withSharedIndicators,
} from '../indicators.ts'
import { comparedOf, type Projected, projectAll } from '../projections.ts'
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

function madeFrom(
  { projected, indicators, prices }: Trajectories,
  context: Context,
): ProvenanceOf<'project'> {
  const { ground } = context
  return provenanceOf(
    { ground, prices },
    projected.map((each) => subjectOf(each, context)),
    { inquiry: { kind: 'project', indicators: indicators.map(({ id }) => id) }, date: new Date() },
  )
}

function renderJson(trajectories: Trajectories, context: Context): string {
  const { ground, words } = context
  const computed = trajectories.projected.map(comparedOf)
  return writeJson(trajectoriesJson(madeFrom(trajectories, context), computed, ground, words))
}

function renderCsv(trajectories: Trajectories, context: Context): string {
  const { ground, words } = context
  const { projected, indicators } = trajectories
  const made = madeFrom(trajectories, context)
  const sheet = trajectorySheet(made, projected.map(comparedOf), indicators, ground, words)
  return csvFile(sheet, made, words, ground)
}

function renderTables(trajectories: Trajectories, context: Context): string {
  const { projected, indicators, prices, years } = trajectories
  const { words, ground } = context
  const [only] = projected
  const whole = madeFrom(trajectories, context)
  const made = whole.scenarios.map((scenario) =>
    provenanceLines({ ...whole, scenarios: [scenario] }, words, ground).join(
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
