/** What a chart of one indicator shows of the workspace. */
import { type ChartId, chartIdOf, chartSubject } from '../../model/chart-subject.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import { longestHorizon } from '../../model/years.ts'
import { withColours } from '../../report/charts/colours.ts'
import { axisStart, drawnDots, type Observed } from '../../report/charts/dots.ts'
import type { ChartData, ChartFan, ChartLine, LineTone } from '../../report/charts/place.ts'
import { describeIndicator, type IndicatorDescription } from '../../report/indicator.ts'
import type { Words } from '../../report/text/words.ts'
import {
  activeDocument,
  addedFanOf,
  comparableBaseline,
  comparedDocuments,
  type Document,
  drawnDocuments,
  fanOf,
  groundOf,
  keyYearOf,
  lent,
  projectionOf,
  type Workspace,
  type WorkspaceStore,
} from '../workspace/workspace.ts'

/**
 * Lines of the baseline and of all drawn scenarios, and the figures and outcomes of the indicator; or what the scenarios
 * add to it.
 */
export function chartData(
  store: WorkspaceStore,
  state: Workspace,
  chart: ChartId,
  labelOf: (document: Document) => string,
): ChartData {
  const { indicator, isAdded, isGrowth } = chartSubject(chart)
  if (isAdded) return addedData(store, state, indicator, labelOf)
  if (isGrowth) return growthData(store, state, indicator, labelOf)
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
    axisFrom: axisStart(ground.baseline, ground.outcomes, ground.model),
    firstYear: launchYear,
    lastYear: longestHorizon(scenarios),
    presentYear: state.presentYear,
    lines,
    dots: drawnDots(indicator, observedIn(state, comparable), prices),
    fans: chartFans(state, activeDocument(state).scenario, indicator),
  }
}

/** By how much the drawn scenarios lie above the baseline; of that nothing was published. */
function addedData(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  labelOf: (document: Document) => string,
): ChartData {
  const whole = chartData(store, state, indicator, labelOf)
  const [baseline, ...others] = whole.lines
  const { scenario } = activeDocument(state)
  const fan = addedFanOf(state, scenario, indicator)
  return {
    ...whole,
    axisFrom: whole.firstYear,
    lines: others.map((line) => ({ ...line, values: differenceOf(line.values, baseline?.values ?? []) })),
    dots: [],
    fans: fan ? [{ tone: toneOf(state, scenario.id), ...fan }] : [],
  }
}

/** By how many per cent each line grows; what is published of an indicator is no growth, and fans are of its values. */
function growthData(
  store: WorkspaceStore,
  state: Workspace,
  indicator: IndicatorId,
  labelOf: (document: Document) => string,
): ChartData {
  const whole = chartData(store, state, indicator, labelOf)
  return {
    ...whole,
    axisFrom: whole.firstYear,
    lines: whole.lines.map((line) => ({ ...line, values: growthOf(line.values) })),
    dots: [],
    fans: [],
  }
}

/** The same object for the same trajectory, so that the path of its line is found again. */
const growths = new WeakMap<ArrayLike<number>, ArrayLike<number>>()
function growthOf(values: ArrayLike<number>): ArrayLike<number> {
  const known =
    growths.get(values) ??
    Float64Array.from(values, (value, index) => {
      const before = values[index - 1] ?? Number.NaN
      // Of nothing, and of less, there is no growth in per cent.
      return before > 0 ? 100 * (value / before - 1) : Number.NaN
    })
  growths.set(values, known)
  return known
}

/** The same object for the same two trajectories, so that the path of its line is found again. */
const differences = new WeakMap<ArrayLike<number>, WeakMap<ArrayLike<number>, ArrayLike<number>>>()
function differenceOf(own: ArrayLike<number>, from: ArrayLike<number>): ArrayLike<number> {
  const known = differences.get(own) ?? new WeakMap<ArrayLike<number>, ArrayLike<number>>()
  differences.set(own, known)
  const difference =
    known.get(from) ?? Float64Array.from(own, (value, index) => value - (from[index] ?? Number.NaN))
  known.set(from, difference)
  return difference
}

/** The difference of an indicator from the baseline, as it is described; of a percentage, in percentage points. */
export const addedDescription = (own: IndicatorDescription, { t }: Words): IndicatorDescription => ({
  ...own,
  id: chartIdOf({ indicator: own.id, isAdded: true, isGrowth: false }),
  label: t('chart.added', { name: own.label }),
  unit: t('chart.above', { unit: own.isPercentage ? t('chart.points') : own.unit }),
  axisUnit: t('chart.above', { unit: own.isPercentage ? t('chart.points') : own.axisUnit }),
})

/** The growth of an indicator per year, as it is described; its unit is none of the data files'. */
export const growthDescription = (own: IndicatorDescription, { t }: Words): IndicatorDescription => ({
  ...own,
  id: chartIdOf({ indicator: own.id, isAdded: false, isGrowth: true }),
  label: t('chart.growth', { name: own.label }),
  unit: t('chart.perYear'),
  axisUnit: t('chart.perYear'),
  unitKey: t('chart.perYear'),
  digits: 1,
  isPercentage: true,
})

/** What an indicator of the active scenario is called and how its numbers are written. */
export function indicatorIn(
  store: WorkspaceStore,
  state: Workspace,
  chart: ChartId,
  words: Words,
): IndicatorDescription {
  const { indicator, isAdded, isGrowth } = chartSubject(chart)
  const { scenario } = activeDocument(state)
  const { series } = projectionOf(store, scenario, state.prices)
  const shipped = state.ground.model.indicators
  const describe = (id: IndicatorId): IndicatorDescription | undefined =>
    describeIndicator(id, shipped, scenario.indicators, words, series.get(id))
  // A chart of an own indicator hears of another scenario before its panel shows one that this has.
  const found = describe(indicator) ?? describe(shipped[0]?.id ?? '')
  if (!found) throw new Error('the model has no indicators')
  if (isGrowth) return growthDescription(found, words)
  return isAdded ? addedDescription(found, words) : found
}

/** The fan of a scenario in its line's colour, where it is known. */
export function chartFans(state: Workspace, scenario: Scenario, indicator: IndicatorId): readonly ChartFan[] {
  const fan = fanOf(state, scenario, indicator)
  if (!fan) return []
  const { launchYear } = groundOf(state.grounds, scenario).model
  return [{ tone: toneOf(state, scenario.id), firstYear: launchYear, ...fan }]
}

/** The colour of what an analysis finds and is no scenario yet: one that none of those on the charts has. */
export const foundTone = (state: Workspace): LineTone => toneOf(state, '')

/** The colour of a document, the baselines of other grounds among them; one that is not drawn has a colour that none of those has. */
export function toneOf(state: Workspace, id: string): LineTone {
  if (id === state.baseline) return 'baseline'
  const drawn = comparedDocuments(state).map(({ scenario }) => scenario.id)
  const colours = withColours(state.colours, drawn.includes(id) ? drawn : [...drawn, id])
  return `${colours[id] ?? 1}`
}

/** What the window knows of observed values, beside a scenario of the active ground. */
export const observedIn = (
  { ground, ownOutcomes }: Pick<Workspace, 'ground' | 'ownOutcomes'>,
  { reading }: Pick<Scenario, 'reading'>,
): Observed => ({ ground, reading, ownOutcomes })

/** The year that the crosshair stands at: the one under the pointer, else the key year, within the horizon. */
export function crosshairYear(state: Workspace): number {
  return keyYearOf({ ...state, keyYear: state.hoverYear ?? state.keyYear })
}
