/** A row of the comparison: one indicator in every column, on the axes that the cells share. */
import type { SharedIndicator } from '../../model/own-indicators.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { tickFormat } from '../../report/amount.ts'
import { type ChartData, type ChartLine, domainOf, type ValueAxis } from '../../report/charts/place.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { formatCompact } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { commonYears, trajectoryOf } from '../../report/trajectories/trajectories.ts'
import { chartFans } from '../charts/chart-data.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Column } from './column.ts'

export interface ComparedRow extends ValueAxis {
  readonly indicator: IndicatorDescription
  /** What all cells together show: it decides their axes. */
  readonly chart: ChartData
}

/** @param ids of an own indicator, those that it has in the scenarios that hold it: only they have a fan of it. */
export function comparedRow(
  columns: readonly Column[],
  indicator: IndicatorDescription,
  ids: SharedIndicator['ids'] | undefined,
  state: Workspace,
  words: Words,
): ComparedRow {
  const chart = chartOf(columns, indicator, ids, state)
  const formatTick = tickFormat(indicator.unitKey, words, formatCompact)
  return { indicator, chart, domain: domainOf(chart), formatTick }
}

/** All lines and fans of a row, whose axes begin with the first launch. */
function chartOf(
  columns: readonly Column[],
  indicator: IndicatorDescription,
  ids: SharedIndicator['ids'] | undefined,
  state: Workspace,
): ChartData {
  const idIn = (scenario: Scenario): IndicatorId => (ids ? (ids.get(scenario.id) ?? '') : indicator.id)
  const offering = columns.filter((column) => trajectoryOf(column, indicator) !== undefined)
  const years = commonYears(columns)
  const firstYear = years[0] ?? state.ground.model.launchYear
  return {
    axisFrom: firstYear,
    firstYear,
    lastYear: years.at(-1) ?? firstYear,
    lines: offering.map(
      (column): ChartLine => ({
        id: column.id,
        label: column.name,
        tone: column.tone,
        firstYear: column.ground.model.launchYear,
        values: trajectoryOf(column, indicator) ?? [],
      }),
    ),
    dots: [],
    fans: offering.flatMap(({ scenario }) => chartFans(state, scenario, idIn(scenario))),
  }
}
