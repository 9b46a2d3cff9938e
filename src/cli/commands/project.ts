/** `project`: trajectories of scenarios. */

import type { Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import {
  csvFile,
  type ProvenanceOf,
  provenanceLines,
  provenanceOf,
  scenariosOn,
} from '../../report/provenance.ts'
import { manners } from '../../report/text/language.ts'
import { trajectoriesJson } from '../../report/trajectories/json.ts'
import {
  commonYears,
  type Trajectory,
  trajectoryOf,
  trajectorySheet,
  trajectoryTable,
} from '../../report/trajectories/trajectories.ts'
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
  /** From the first launch to the longest horizon among the scenarios. */
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
  const trajectories: Trajectories = {
    projected,
    indicators: indicators.value,
    years: commonYears(named),
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
  const { projected, indicators } = trajectories
  const made = madeFrom(trajectories, context)
  return writeJson(trajectoriesJson(made, projected.map(comparedOf), indicators, context.words))
}

function renderCsv(trajectories: Trajectories, context: Context): string {
  const { words } = context
  const { projected, indicators } = trajectories
  const made = madeFrom(trajectories, context)
  return csvFile(trajectorySheet(made, projected.map(comparedOf), indicators, words), made, words)
}

function renderTables(trajectories: Trajectories, context: Context): string {
  const { projected, indicators, prices, years } = trajectories
  const { words } = context
  const [only] = projected
  const whole = madeFrom(trajectories, context)
  const made = scenariosOn(whole).map((scenario) =>
    provenanceLines({ ...whole, scenarios: [scenario] }, words, scenario.ground).join(
      manners[words.language].betweenParts,
    ),
  )
  const columnOf = (heading: string, own: Projected, indicator: ShownIndicator): Trajectory => ({
    heading,
    digits: indicator.digits,
    unitKey: indicator.unitKey,
    launchYear: own.ground.model.launchYear,
    values: trajectoryOf({ ground: own.ground, series: own.projection.series }, indicator),
  })
  if (only && projected.length === 1 && indicators.length > 1) {
    const columns = indicators.map((indicator) =>
      columnOf(`${indicator.short}\n${indicator.unit}`, only, indicator),
    )
    const title = pricedTitle(only.title, prices, context)
    return blocks(title, renderTable(trajectoryTable(years, columns, words)), made)
  }
  const tables = indicators.flatMap((indicator) => {
    const columns = projected.map((own) => columnOf(own.title, own, indicator))
    const title = titleOf(indicator, prices, context, projected)
    return [title, renderTable(trajectoryTable(years, columns, words))]
  })
  return blocks(...tables, made)
}
