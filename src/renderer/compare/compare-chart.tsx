/** One cell of the comparison: a scenario's line beside the reference's, on the axis that its row shares. */
import type { Year } from '../../model/spec.ts'
import { valueInYear, yearWithin } from '../../model/years.ts'
import { amountText, numberText } from '../../report/amount.ts'
import { sourceYears } from '../../report/charts/dots.ts'
import type { ChartData, ValueAxis } from '../../report/charts/place.ts'
import { compareValues } from '../../report/compare/differences.ts'
import { shortDifference } from '../../report/difference.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import type { Words } from '../../report/text/words.ts'
import { trajectoryOf } from '../../report/trajectories/trajectories.ts'
import { PlainChart } from '../charts/plain-chart.tsx'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { keyYearOf, type Workspace } from '../workspace/workspace.ts'
import type { Column } from './column.ts'
import { type ComparedRow, dotsIn } from './row.ts'

interface Props {
  readonly row: ComparedRow
  /** Of all rows. */
  readonly axes: readonly ValueAxis[]
  readonly columns: readonly Column[]
  /** The column that this cell shows. */
  readonly shown: Column
}

export function CompareChart({ row: { indicator, chart, domain, formatTick }, axes, columns, shown }: Props) {
  const words = useWords()
  const actions = useActions()
  const state = useWorkspace((all) => all)
  const { label, unitKey, digits } = indicator
  const { launchYear } = shown.ground.model
  const values = trajectoryOf(shown, indicator)
  if (values === undefined) return <p className="compare-cell empty">{words.t('compare.notOffered')}</p>

  const [reference] = columns
  const beside = reference && reference !== shown && isPricedAlike(reference, shown, state) ? [reference] : []
  const lines = [...beside, shown].flatMap(({ id }) => chart.lines.find((line) => line.id === id) ?? [])
  const fans = chart.fans.filter(({ tone }) => tone === shown.tone)
  const year = yearOf(state, chart)
  const value = valueInYear(values, year, { launchYear })
  const change = changeText(columns, shown, year, indicator, words)
  return (
    <div className="compare-cell">
      <PlainChart
        small
        data={{ ...chart, lines, fans, dots: dotsIn(shown, indicator, state) }}
        domain={domain}
        alongside={axes}
        label={`${shown.name}, ${label}, ${year}: ${amountText(value, digits, unitKey, words)}`}
        formatTick={formatTick}
        shade={{ from: launchYear, to: sourceYears(shown.ground.baseline, launchYear).last, label: '' }}
        year={year}
        onHover={actions.hover}
      />
      <span className="compare-value">
        {change !== undefined && <span className="compare-change">{change}</span>} {year}{' '}
        <strong>{numberText(value, digits, unitKey, words)}</strong>
      </span>
    </div>
  )
}

/** The difference from the first column, where there is one. */
function changeText(
  columns: readonly Column[],
  shown: Column,
  year: Year,
  indicator: IndicatorDescription,
  words: Words,
): string | undefined {
  const values = compareValues(columns, year, indicator)
  const [reference] = values
  const own = values[columns.indexOf(shown)]
  if (!own || !reference || own === reference || !Number.isFinite(own.difference)) return undefined
  return shortDifference(own.difference, reference.value, indicator, words) ?? words.t('key.same')
}

/** Where the crosshair stands: a pointer goes as far as the axis does. */
const yearOf = (state: Workspace, { firstYear, lastYear }: ChartData): number =>
  state.hoverYear === undefined ? keyYearOf(state) : yearWithin(state.hoverYear, firstYear, lastYear)

/** Whether amounts of two columns are in the same prices: constant ones are those of a launch year. */
const isPricedAlike = (one: Column, other: Column, { prices }: Workspace): boolean =>
  prices === 'current' || one.ground.model.launchYear === other.ground.model.launchYear
