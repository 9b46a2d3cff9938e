/** A row of the comparison: one indicator in every column, on the axes that the cells share. */
import type { SharedIndicator } from '../../model/own-indicators.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { tickFormat } from '../../report/amount.ts'
import { drawnDots } from '../../report/charts/dots.ts'
import {
  type ChartData,
  type ChartDot,
  type ChartLine,
  domainOf,
  type ValueAxis,
} from '../../report/charts/place.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { formatCompact } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { commonYears, trajectoryOf } from '../../report/trajectories/trajectories.ts'
import { chartFans, observedIn } from '../charts/chart-data.ts'
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
  const seen = chart.dots.filter(({ year }) => year >= chart.axisFrom && year <= chart.lastYear)
  const formatTick = tickFormat(indicator.unitKey, words, formatCompact)
  return { indicator, chart, domain: domainOf({ ...chart, dots: seen }), formatTick }
}

/** What was observed where a column stands, as far as its prices allow. */
export const dotsIn = (
  { ground, scenario }: Pick<Column, 'ground' | 'scenario'>,
  { id }: Pick<IndicatorDescription, 'id'>,
  state: Pick<Workspace, 'ownOutcomes' | 'prices'>,
): readonly ChartDot[] => drawnDots(id, observedIn({ ...state, ground }, scenario), state.prices)

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
    presentYear: state.presentYear,
    dots: columns.flatMap((column) => dotsIn(column, indicator, state)),
    fans: offering.flatMap(({ scenario }) => chartFans(state, scenario, idIn(scenario))),
  }
}
