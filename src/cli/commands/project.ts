/** `project`: trajectories of scenarios. */

import { writeCsv } from '../../files/csv.ts'
import { modelKey } from '../../model/model.ts'
import type { Prices } from '../../model/projection.ts'
import { ok } from '../../model/result.ts'
import { fingerprint } from '../../model/scenario.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { yearsTo } from '../../model/years.ts'
import { answer, type Context, type Outcome, writeJson } from '../command.ts'
import { chooseIndicators, describeIndicator, type ShownIndicator, valuesOf } from '../indicators.ts'
import { formatNumber } from '../language.ts'
import { commonReading, describeReading, type Projected, projectAll } from '../projections.ts'
import { today } from '../provenance.ts'
import { readScenarios, type ScenarioOptions } from '../scenarios.ts'
import { type Column, renderTable } from '../table.ts'

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
  const scenarios = readScenarios(files, options, context.library, context.language)
  if (!scenarios.ok) return scenarios
  const indicators = chooseIndicators(options.indicator, scenarios.value, context)
  if (!indicators.ok) return indicators
  const { projected, warnings } = projectAll(scenarios.value, options.prices, context)
  const horizon = Math.max(...scenarios.value.map(({ scenario }) => scenario.horizon))
  const trajectories: Trajectories = {
    projected,
    indicators: indicators.value,
    years: yearsTo(context.library.model, horizon),
    prices: options.prices,
  }
  return ok(answer(render[context.format](trajectories, context), warnings))
}

const render = { json: renderJson, csv: renderCsv, table: renderTables }

function renderJson({ projected, indicators, years, prices }: Trajectories, { library }: Context): string {
  return writeJson({
    model: modelKey(library.model),
    baseline: library.baseline.id,
    reading: commonReading(projected),
    prices,
    date: today(),
    years,
    scenarios: projected.map(({ scenario, projection }) => ({
      name: scenario.name,
      id: scenario.id,
      fingerprint: fingerprint(scenario, library.model),
      reading: scenario.reading,
      horizon: scenario.horizon,
      series: Object.fromEntries(indicators.map(({ id }) => [id, valuesOf(projection, id, years)])),
    })),
  })
}

function renderCsv({ projected, indicators, prices }: Trajectories): string {
  const rows = projected.flatMap(({ name, scenario, projection }) =>
    indicators
      .filter(({ id }) => projection.series.has(id))
      .flatMap(({ id, unit, money }) =>
        valuesOf(projection, id, projection.years).map((value, index) => [
          ...[name, scenario.reading, id, unit, money ? prices : null],
          ...[projection.years[index] ?? null, value],
        ]),
      ),
  )
  return writeCsv(['scenario', 'reading', 'indicator', 'unit', 'prices', 'year', 'value'], rows)
}

function renderTables(trajectories: Trajectories, context: Context): string {
  const { projected, indicators, prices } = trajectories
  const [only] = projected
  if (only && projected.length === 1 && indicators.length > 1) {
    const heading = [
      only.title,
      context.texts.prices(prices, context.library.model.launchYear),
      describeReading(projected, context),
    ].join(' · ')
    return `${heading}\n\n${tableOfScenario(only, trajectories, context)}`
  }
  return indicators
    .map((indicator) => {
      const heading = [describeIndicator(indicator, prices, context), describeReading(projected, context)]
      return `${heading.join(' · ')}\n\n${tableOfIndicator(indicator, trajectories, context)}`
    })
    .join('\n')
}

/** Years down, indicators across. */
function tableOfScenario(
  { projection }: Projected,
  { indicators, years }: Trajectories,
  { texts }: Context,
): string {
  const columns = indicators.map(
    ({ short, unitLabel }): Column => ({
      heading: `${short}\n(${unitLabel})`,
      align: 'right',
    }),
  )
  return tableByYear(
    texts.year,
    years,
    columns,
    indicators.map(({ id, digits }) =>
      valuesOf(projection, id, years).map((value) => formatNumber(value, digits)),
    ),
  )
}

/** Years down, scenarios across. */
function tableOfIndicator(
  { id, digits }: ShownIndicator,
  { projected, years }: Trajectories,
  { texts }: Context,
): string {
  const columns = projected.map(({ title }): Column => ({ heading: title, align: 'right' }))
  return tableByYear(
    texts.year,
    years,
    columns,
    projected.map(({ projection }) =>
      valuesOf(projection, id, years).map((value) => formatNumber(value, digits)),
    ),
  )
}

function tableByYear(
  heading: string,
  years: readonly Year[],
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
): string {
  return renderTable(
    [{ heading, align: 'left' }, ...columns],
    years.map((year, index) => [String(year), ...cells.map((column) => column[index] ?? '')]),
  )
}
