/** What a chart of one indicator shows of the workspace. */
import type { Prices } from '../../model/projection.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { longestHorizon } from '../../model/years.ts'
import { withColours } from '../../report/charts/colours.ts'
import { outcomeDots, ownDots, reportDots, sourceYears } from '../../report/charts/dots.ts'
import type { ChartData, ChartDot, ChartFan, ChartLine, LineTone } from '../../report/charts/place.ts'
import { describeIndicator, type IndicatorDescription } from '../../report/indicator.ts'
import type { Words } from '../../report/text/words.ts'
import {
  activeDocument,
  comparableBaseline,
  type Document,
  drawnDocuments,
  fanOf,
  keyYearOf,
  lent,
  projectionOf,
  type Workspace,
  type WorkspaceStore,
} from '../workspace/workspace.ts'

/** Lines of the baseline and of all drawn scenarios, and the figures and outcomes of the indicator. */
export function chartData(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  labelOf: (document: Document) => string,
): ChartData {
  const { prices, ground } = state
  const baseline = state.documents.get(state.baseline)
  if (!baseline) throw new Error('the workspace has no baseline')
  const comparable = comparableBaseline(state)
  const { indicators } = activeDocument(state).scenario
  const values = (scenario: Scenario): ArrayLike<number> =>
    projectionOf(store, lent(scenario, indicators), prices).series.get(indicator) ?? []
  const lines: ChartLine[] = [
    { id: state.baseline, tone: 'baseline', label: labelOf(baseline), values: values(comparable) },
    ...drawnDocuments(state).map((document) => ({
      id: document.scenario.id,
      tone: toneOf(state, document.scenario.id),
      isActive: document.scenario.id === state.active,
      label: labelOf(document),
      values: values(document.scenario),
    })),
  ]
  const { launchYear } = ground.model
  const scenarios = [comparable, ...drawnDocuments(state).map(({ scenario: each }) => each)]
  return {
    axisFrom: sourceYears(ground.baseline, launchYear).first,
    firstYear: launchYear,
    lastYear: longestHorizon(scenarios),
    lines,
    dots: dotsOf(store, state, indicator, comparable),
    fans: chartFans(state, activeDocument(state).scenario, indicator),
  }
}

/** What an indicator of the active scenario is called and how its numbers are written. */
export function indicatorIn(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  words: Words,
): IndicatorDescription {
  const { scenario } = activeDocument(state)
  const { series } = projectionOf(store, scenario, state.prices)
  const shipped = state.ground.model.indicators
  const describe = (id: IndicatorId): IndicatorDescription | undefined =>
    describeIndicator(id, shipped, scenario.indicators, words, series.get(id))
  // A chart of an own indicator hears of another scenario before its panel shows one that this has.
  const found = describe(indicator) ?? describe(shipped[0]?.id ?? '')
  if (!found) throw new Error('the model has no indicators')
  return found
}

/** The fan of a scenario in its line's colour, where it is known. */
export function chartFans(state: Workspace, scenario: Scenario, indicator: IndicatorId): readonly ChartFan[] {
  const fan = fanOf(state, scenario, indicator)
  return fan ? [{ tone: toneOf(state, scenario.id), ...fan }] : []
}

/** The colour of what an analysis finds and is no scenario yet: one that none of those on the charts has. */
export const foundTone = (state: Workspace): LineTone => toneOf(state, '')

/** The colour of a document; one that is not drawn has a colour that none of those has. */
export function toneOf(state: Workspace, id: string): LineTone {
  if (state.documents.get(id)?.kind === 'baseline') return 'baseline'
  const drawn = drawnDocuments(state).map(({ scenario }) => scenario.id)
  const colours = withColours(state.colours, drawn.includes(id) ? drawn : [...drawn, id])
  return `${colours[id] ?? 1}`
}

/**
 * Dots of an indicator: figures of the report, outcomes published later, and the user's own. None where the
 * window shows other prices: amounts of money are published in current ones, and the same numbers mean nothing
 * beside constant ones.
 */
export function dotsOf(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  scenario: Scenario,
): readonly ChartDot[] {
  const { ground, ownOutcomes, prices } = state
  const series = (of: Prices) => projectionOf(store, scenario, of).series.get(indicator)
  if (series(prices) !== series('current')) return []
  return [
    ...reportDots(indicator, ground.baseline, scenario.reading),
    ...outcomeDots(indicator, ground.outcomes.outcomes),
    ...ownOutcomes.flatMap((table) => ownDots(indicator, table)),
  ]
}

/** The year that the crosshair stands at: the one under the pointer, else the key year, within the horizon. */
export function crosshairYear(state: Workspace): number {
  return keyYearOf({ ...state, keyYear: state.hoverYear ?? state.keyYear })
}
