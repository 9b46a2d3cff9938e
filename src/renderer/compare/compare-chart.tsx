/** One cell of the comparison: a scenario's line beside the reference's, on the axis that its row shares. */
import type { SharedIndicator } from '../../model/own-indicators.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { valueInYear, yearWithin } from '../../model/years.ts'
import { sourceYears } from '../../report/charts/dots.ts'
import { type ChartData, type ChartLine, domainOf } from '../../report/charts/place.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { formatCompact, formatNumber } from '../../report/text/format.ts'
import { commonYears, trajectoryOf } from '../../report/trajectories/trajectories.ts'
import { withUnit } from '../../report/with-unit.ts'
import { chartFans } from '../charts/chart-data.ts'
import { PlainChart } from '../charts/plain-chart.tsx'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { keyYearOf, type Workspace } from '../workspace/workspace.ts'
import type { Column } from './column.ts'

interface Props {
  readonly indicator: IndicatorDescription
  readonly columns: readonly Column[]
  /** Of an own indicator, the id that it has in the scenarios that hold it: only those have a fan of it. */
  readonly ids: SharedIndicator['ids'] | undefined
  /** The column that this cell shows. */
  readonly shown: Column
}

export function CompareChart({ indicator, columns, ids, shown }: Props) {
  const words = useWords()
  const actions = useActions()
  const state = useWorkspace((all) => all)
  const { label, unit, digits } = indicator
  const { launchYear } = shown.ground.model
  const values = trajectoryOf(shown, indicator)
  if (values === undefined) return <p className="compare-cell empty">{words.t('compare.notOffered')}</p>

  const row = rowOf(columns, indicator, ids, state)
  const [reference] = columns
  const beside = reference && reference !== shown && isPricedAlike(reference, shown, state) ? [reference] : []
  const lines = [...beside, shown].flatMap(({ id }) => row.lines.find((line) => line.id === id) ?? [])
  const fans = row.fans.filter(({ tone }) => tone === shown.tone)
  const year = yearOf(state, row)
  const text = formatNumber(valueInYear(values, year, { launchYear }), digits, words.language)
  return (
    <div className="compare-cell">
      <PlainChart
        small
        data={{ ...row, lines, fans }}
        domain={domainOf(row)}
        label={`${shown.name}, ${label}, ${year}: ${withUnit(text, unit, words)}`}
        formatTick={(tick, step) => formatCompact(tick, step, words.language)}
        shade={{ from: launchYear, to: sourceYears(shown.ground.baseline, launchYear).last, label: '' }}
        year={year}
        onHover={actions.hover}
      />
      <span className="compare-value">
        {year} <strong>{text}</strong>
      </span>
    </div>
  )
}

/** All lines and fans of a row: they decide the axes that its cells share, which begin with the first launch. */
function rowOf(
  columns: readonly Column[],
  indicator: IndicatorDescription,
  ids: Props['ids'],
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

/** Where the crosshair stands: a pointer goes as far as the axis does. */
const yearOf = (state: Workspace, { firstYear, lastYear }: ChartData): number =>
  state.hoverYear === undefined ? keyYearOf(state) : yearWithin(state.hoverYear, firstYear, lastYear)

/** Whether amounts of two columns are in the same prices: constant ones are those of a launch year. */
const isPricedAlike = (one: Column, other: Column, { prices }: Workspace): boolean =>
  prices === 'current' || one.ground.model.launchYear === other.ground.model.launchYear
