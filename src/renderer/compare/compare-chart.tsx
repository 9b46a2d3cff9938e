/** One cell of the comparison: a scenario's line beside the reference's, on the axis that its row shares. */
import type { SharedIndicator } from '../../model/own-indicators.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { longestHorizon, valueInYear } from '../../model/years.ts'
import { sourceYears } from '../../report/charts/dots.ts'
import { type ChartData, domainOf } from '../../report/charts/place.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import { formatCompact, formatNumber } from '../../report/text/format.ts'
import { withUnit } from '../../report/with-unit.ts'
import { chartFans, crosshairYear } from '../charts/chart-data.ts'
import { PlainChart } from '../charts/plain-chart.tsx'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

interface Props {
  readonly indicator: IndicatorDescription
  readonly columns: readonly Column[]
  /** Of an own indicator, the id that it has in the scenarios that hold it: only those have a fan of it. */
  readonly ids: SharedIndicator['ids'] | undefined
  /** Id of the column that this cell shows. */
  readonly shown: string
}

export function CompareChart({ indicator: described, columns, ids, shown }: Props) {
  const { id: indicator, label, unit, digits } = described
  const words = useWords()
  const actions = useActions()
  const state = useWorkspace((all) => all)
  const { launchYear } = state.ground.model
  const lastYear = longestHorizon(columns.map(({ scenario }) => scenario))
  const lines = columns.map((column) => ({
    id: column.id,
    label: column.name,
    tone: column.tone,
    values: column.series.get(indicator) ?? [],
  }))
  const idIn = (scenario: Scenario): IndicatorId => (ids ? (ids.get(scenario.id) ?? '') : indicator)
  const fans = new Map(
    columns.map(({ id, scenario }) => [id, chartFans(state, scenario, idIn(scenario))] as const),
  )
  const [reference] = lines
  const own = lines.find((line) => line.id === shown)
  const year = crosshairYear(state)
  const value = valueInYear(own?.values, year, state.ground.model)
  const text = formatNumber(value, digits, words.language)
  if (!own || !reference) return null

  const row: ChartData = {
    axisFrom: launchYear,
    firstYear: launchYear,
    lastYear,
    lines,
    dots: [],
    fans: [...fans.values()].flat(),
  }
  const cell = { ...row, lines: own === reference ? [own] : [reference, own], fans: fans.get(shown) ?? [] }
  return (
    <div className="compare-cell">
      <PlainChart
        small
        data={cell}
        domain={domainOf(row)}
        label={`${own.label}, ${label}, ${year}: ${withUnit(text, unit, words)}`}
        formatTick={(tick, step) => formatCompact(tick, step, words.language)}
        shade={{ from: launchYear, to: sourceYears(state.ground.baseline, launchYear).last, label: '' }}
        year={year}
        onHover={actions.hover}
      />
      <span className="compare-value">
        {year} <strong>{text}</strong>
      </span>
    </div>
  )
}
