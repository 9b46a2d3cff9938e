/**
 * Keeps the fans of the charts in step with the workspace.
 *
 * While a lever is held, a fan of few draws follows it; once it is let go, the full one is drawn. One fan of a
 * scenario is on its way at a time, and the newest wish wins. The fan that is shown stays until its successor
 * is there, so nothing flickers.
 */

import type { AnalysisFailureCode } from '../../analyst/analysis-failure.ts'
import type { Analyst } from '../../analyst/analyst.ts'
import { isUncertain } from '../../model/analysis/draws.ts'
import type { Above } from '../../model/analysis/ensemble.ts'
import { chartSubject } from '../../model/chart-subject.ts'
import type { Prices } from '../../model/projection.ts'
import type { IndicatorId, Scenario } from '../../model/spec.ts'
import {
  activeDocument,
  comparableBaseline,
  comparedDocuments,
  type Drawing,
  type DrawnFan,
  drawingOn,
  groundOf,
  lent,
  sameDrawing,
  sameNumbers,
  type Workspace,
  type WorkspaceStore,
} from '../workspace/workspace.ts'
import { failureCode } from './failure-code.ts'

/** Draws of the fan that follows a lever, and the most that charts show: more cannot be told apart by eye. */
export const previewDraws = 1000
export const mostShownDraws = 10_000

/** A fan that charts want. */
export interface FanWish {
  readonly scenario: Scenario
  readonly drawing: Drawing
  readonly prices: Prices
  /** All indicators where it is missing. */
  readonly names?: readonly IndicatorId[]
  /** The baseline, and indicators of which charts show what the scenario adds to it. */
  readonly above?: Above
}

/** The fans that the charts of the present view want next; the active scenario's comes first. */
export function wishedFans(state: Workspace): readonly FanWish[] {
  if (!state.fansShown) return []
  const isDrawable = (scenario: Scenario): boolean => isUncertain(groundOf(state.grounds, scenario).model)
  const scenarios = scenariosOf(state).filter(isDrawable)
  return scenarios.flatMap((scenario): FanWish[] => {
    const { prices, dragging } = state
    const asked = drawingOn(state, scenario)
    const whole = { ...asked, draws: Math.min(mostShownDraws, asked.draws) }
    const drawn = state.fans.get(scenario.id)
    const isDrawn =
      drawn &&
      sameNumbers(drawn.scenario, scenario) &&
      isLike(drawn, whole, prices) &&
      hasAbove(drawn, aboveOf(state, scenario).above)
    if (isDrawn && (drawn.isWhole || dragging)) return []
    const above = aboveOf(state, scenario)
    if (isDrawn) return [{ scenario, drawing: whole, prices, ...above }]
    // A few draws of what is seen at once; the rest when nothing is newer.
    const drawing = { ...whole, draws: Math.min(previewDraws, whole.draws) }
    return [{ scenario, drawing, prices, names: seenIndicators(state, scenario), ...above }]
  })
}

function scenariosOf(state: Workspace): readonly Scenario[] {
  const { scenario } = activeDocument(state)
  switch (state.view) {
    case 'explore':
      return [scenario]
    case 'compare': {
      const all = [
        scenario,
        comparableBaseline(state),
        ...comparedDocuments(state).map((each) => each.scenario),
      ]
      return [...new Set(all)]
    }
    default:
      return []
  }
}

/** Indicators of the charts, as far as a scenario has them: another one's own indicators are not among its. */
function seenIndicators(state: Workspace, scenario: Scenario): readonly IndicatorId[] {
  const { model } = groundOf(state.grounds, scenario)
  const known = new Set([...model.indicators, ...scenario.indicators].map(({ id }) => id))
  const charted = state.charts.map(chartSubject).filter(({ isAdded }) => !isAdded)
  return [...new Set(charted.map(({ indicator }) => indicator))].filter((id) => known.has(id))
}

/** What charts show of the active scenario beside the baseline. */
function aboveOf(state: Workspace, scenario: Scenario): { readonly above?: Above } {
  const active = activeDocument(state)
  if (state.view !== 'explore' || active.kind === 'baseline' || active.scenario !== scenario) return {}
  const { indicators } = scenario
  const known = new Set([...state.ground.model.indicators, ...indicators].map(({ id }) => id))
  const added = state.charts
    .map(chartSubject)
    .filter(({ isAdded, indicator }) => isAdded && known.has(indicator))
  if (added.length === 0) return {}
  const names = [...new Set(added.map(({ indicator }) => indicator))]
  return { above: { scenario: lent(comparableBaseline(state), indicators), names } }
}

/** Whether what is wanted of differences was drawn from the same baseline. */
function hasAbove({ above, ensemble }: DrawnFan, wanted: Above | undefined): boolean {
  if (!wanted) return true
  return (
    above !== undefined &&
    sameNumbers(above, wanted.scenario) &&
    wanted.names.every((name) => ensemble.above.has(name))
  )
}

/** Whether a fan was drawn as is wished now; one of few draws may precede the whole one. */
const isLike = ({ drawing, ensemble, isWhole }: DrawnFan, wanted: Drawing, prices: Prices): boolean =>
  sameDrawing({ ...drawing, draws: isWhole ? drawing.draws : wanted.draws }, wanted) &&
  ensemble.prices === prices

/** Fans that could not be drawn are remembered, so that none of them is asked for again at once. */
const mostFailed = 32

/**
 * Draws fans until the returned function is called.
 * @param onProblem told why a fan cannot be drawn, once for each reason; the others go on being drawn.
 */
export function followFans(
  store: WorkspaceStore,
  analyst: Analyst,
  onProblem: (failure: AnalysisFailureCode) => void,
): () => void {
  let running: { readonly wish: FanWish; readonly stop: AbortController } | undefined
  let failed: readonly FanWish[] = []
  const told = new Set<AnalysisFailureCode>()

  const next = (): void => {
    const state = store.getState()
    const wish = wishedFans(state).find((each) => !failed.some((other) => sameWish(each, other)))
    if (running) {
      // A fan of few draws is there before it could be stopped.
      const isOld = running.wish.drawing.draws > previewDraws && !sameWish(running.wish, wish)
      if (!isOld) return
      running.stop.abort()
      running = undefined
    }
    if (wish) draw(wish)
  }

  const draw = (wish: FanWish): void => {
    const { scenario, drawing, prices, names, above } = wish
    const stop = new AbortController()
    const own = { wish, stop }
    running = own
    const options = { ...drawing, prices, ...(names ? { names } : {}), ...(above ? { above } : {}) }
    analyst.ask({ kind: 'ensemble', scenario, options }, { signal: stop.signal }).then(
      (ensemble) => {
        if (running === own) running = undefined
        const { fans, documents } = store.getState()
        const kept = [...fans].filter(([id]) => documents.has(id))
        const isWhole = names === undefined
        const fan: DrawnFan = { scenario, drawing, ensemble, above: above?.scenario, isWhole }
        store.setState({ fans: new Map([...kept, [scenario.id, fan]]) })
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        if (running === own) running = undefined
        failed = [...failed, wish].slice(-mostFailed)
        // What was drawn of the scenario before is not of what it is now, and has no successor.
        store.setState({ fans: new Map([...store.getState().fans].filter(([id]) => id !== scenario.id)) })
        const failure = failureCode(error)
        if (!told.has(failure)) onProblem(failure)
        told.add(failure)
        next()
      },
    )
  }

  const unsubscribe = store.subscribe((state, before) => {
    const isSame = wishKeys.every((key) => state[key] === before[key])
    if (!isSame) next()
  })
  next()
  return () => {
    unsubscribe()
    running?.stop.abort()
  }
}

/** Parts of the workspace that wishes depend on. */
const wishKeys = [
  ...(['documents', 'active', 'shown', 'prices', 'dragging', 'view'] as const),
  ...(['drawing', 'fansShown', 'fans', 'charts'] as const),
] satisfies readonly (keyof Workspace)[]

const sameWish = (a: FanWish, b: FanWish | undefined): boolean =>
  b !== undefined &&
  sameNumbers(a.scenario, b.scenario) &&
  a.prices === b.prices &&
  sameAbove(a.above, b.above) &&
  sameDrawing(a.drawing, b.drawing)

const sameAbove = (a: Above | undefined, b: Above | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    sameNumbers(a.scenario, b.scenario) &&
    a.names.join() === b.names.join())
