/**
 * What the window shows and what the user has done: one store, changed by functions only.
 *
 * Scenarios stand in it as they are on screen; `saving.ts` brings them to the host. Components read parts of
 * it; charts subscribe to it directly, so that a slider's move reaches them without React.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import type {
  HostError,
  ImportOutcome,
  PanelSettings,
  PickedFile,
  Settings,
  StoredScenario,
  StoreNotice,
  Theme,
} from '../../host/contract.ts'
import {
  type Bands,
  checkDraws,
  checkRanges,
  type DrawMethod,
  drawnRanges,
  type RangeChanges,
  usualDraws,
} from '../../model/analysis/draws.ts'
import type { Ensemble, Fan } from '../../model/analysis/ensemble.ts'
import { type ChartId, chartSubject } from '../../model/chart-subject.ts'
import { faultsHere } from '../../model/computable.ts'
import type { Fault } from '../../model/fault.ts'
import {
  createGrounds,
  type Ground,
  type GroundNames,
  type Grounds,
  keyOf,
  type LibraryData,
} from '../../model/ground.ts'
import type { Model } from '../../model/model.ts'
import {
  createProjector,
  inPrices,
  type Prices,
  type Projection,
  type Projector,
} from '../../model/projection.ts'
import { baselineScenario } from '../../model/scenario.ts'
import type {
  IndicatorId,
  Language,
  LeverId,
  LeverSpec,
  ReadingId,
  Scenario,
  Year,
} from '../../model/spec.ts'
import { whyMissing as missingIn, type NoValueCause } from '../../model/why-no-value.ts'
import { yearWithin } from '../../model/years.ts'
import { type ScenarioColours, withColours } from '../../report/charts/colours.ts'
import { type PricePart, pricePart } from '../../report/compare/price-part.ts'
import type { HelpPage } from '../../report/help/pages.ts'
import type { PassportSubject } from '../../report/passport-subject.ts'
import type { Question } from '../../report/questions.ts'
import type { OutcomesDraft } from './actions/outcome-actions.ts'
import { emptyHistory, type History, record, redo, undo } from './history.ts'

/** Scenarios that can be shown beside the baseline. */
export const mostShown = 4

export const views = ['explore', 'compare', 'analyse', 'baselines', 'model'] as const
export type View = (typeof views)[number]

/** What can be asked of a scenario, in the order in which a planner asks. */

/** How draws are made, in every analysis that draws. */
export interface Drawing {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod
  /** What bands hold; all that is uncertain where it is missing. Odds are of all of it in any case. */
  readonly bands?: Bands
  /** Ranges that the user narrowed, widened or fixed. */
  readonly ranges: RangeChanges
}

export const usualDrawing: Drawing = { draws: usualDraws, seed: 1, method: 'sobol', ranges: {} }

/** The fans of a scenario's indicators, and what they were drawn from. */
export interface DrawnFan {
  readonly scenario: Scenario
  readonly drawing: Drawing
  readonly ensemble: Ensemble
  /** The baseline that differences are from, where any were drawn. */
  readonly above: Scenario | undefined
  /** False for the few draws of some indicators that precede the rest. */
  readonly isWhole: boolean
}

/** A scenario on the desk: the baseline, one that ships (both read-only), or the user's own. */
export interface Document {
  readonly kind: 'baseline' | 'shipped' | 'own'
  readonly scenario: Scenario
  readonly history: History
  /** Moves of levers that stand at their base again, for when they move on: only a reset forgets a schedule. */
  readonly idle: Scenario['levers']
  /** What the store holds of it, if anything; not `scenario` while a change is on its way. */
  readonly saved: StoredScenario | undefined
  /**
   * Why it cannot be computed here, if so: what it stands on is not here, or it says what cannot be computed on it, as
   * one may that another program has stored. Then it is listed, and left as it is.
   */
  readonly missing: Fault | undefined
}

/** A message that stays until it is closed or its time is over, with what can be done about it. */
export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'problem'
  readonly text: string
  /** Lines below it, such as the faults of a file. */
  readonly lines: readonly string[]
  readonly action: { readonly label: string; readonly run: () => void } | undefined
  /** Id of the scenario whose undo takes back what is told: without steps back, that is no longer true. */
  readonly undoneIn?: string
}

/** A panel beside the charts. */
export type PanelName = 'levers' | 'scenarios'

export interface Workspace {
  readonly grounds: Grounds
  /** What the active scenario stands on. */
  readonly ground: Ground
  /** Id of the document that is the baseline there. */
  readonly baseline: string
  /** What the user imported to hold projections against, by file. */
  readonly ownOutcomes: readonly ImportedOutcomes[]
  readonly language: Language
  readonly theme: Theme
  readonly prices: Prices
  readonly view: View
  readonly question: Question
  readonly drawing: Drawing
  /** Whether charts show how sure their lines are. */
  readonly fansShown: boolean
  readonly panels: PanelSettings
  /** The newest fans by the id of their scenario, which may have changed since. */
  readonly fans: ReadonlyMap<string, DrawnFan>
  /** All documents by id: the baselines, those that ship, the user's in the order of the store. */
  readonly documents: ReadonlyMap<string, Document>
  readonly active: string
  /**
   * Ids of the documents shown beside the baseline and the active one, in the order in which they were chosen. Compare
   * shows all of them; charts of the active one's ground draw those that stand on it.
   */
  readonly shown: readonly string[]
  /** The colour that each scenario keeps, by its id. */
  readonly colours: ScenarioColours
  readonly keyYear: Year
  /** In which the window was opened. */
  readonly presentYear: Year
  /** The year under the pointer, where it is over a chart. */
  readonly hoverYear: Year | undefined
  /** True while a slider is dragged: axes hold still, nothing is saved. */
  readonly dragging: boolean
  /** Ids of scenarios of which something is being written that they do not hold yet, as often as it is. */
  readonly drafts: readonly string[]
  /** What the charts show: the large ones, then the small ones. */
  readonly charts: readonly ChartId[]
  /** Why the newest change could not be saved, while it is not. */
  readonly saveProblem: HostError | undefined
  /** Why the store cannot be asked while its files are gone: the user decides what becomes of it. */
  readonly storeGone: HostError | undefined
  readonly notices: readonly Notice[]
  /** Names the state of the host's store that was heard of last. */
  readonly storeMark: string | undefined
  /** What happened when the store was opened, until the user has read it. */
  readonly storeNotices: readonly StoreNotice[]
  /** A file that the host has been reading for a while. */
  readonly reading: { readonly file: string; readonly order: string } | undefined
  /** A file that the user is asked about. */
  readonly importing: Importing | undefined
  /** A scenario of which is shown what becomes of it elsewhere. */
  readonly moving: Moving | undefined
  /** A table of published values on its way in: the user sees how it is read. */
  readonly outcomesDraft: OutcomesDraft | undefined
  /** The passport that is open and those that it was reached through, the first one first; none while it is closed. */
  readonly passports: readonly PassportSubject[]
  /** Whether the sources that the view rests on are listed over it. */
  readonly referencesShown: boolean
  /** What the window is on its way to, until the view in which it stands is shown. */
  readonly destination: PassportSubject | undefined
  /** The page of help that lies over the window. */
  readonly help: HelpPage | undefined
  /** Whether the palette is open, in which everything can be found. */
  readonly palette: boolean
  /** Whether the user has seen or closed what a first start begins with. */
  readonly introduced: boolean
  /** The step of the tour, from 0; undefined while there is none. */
  readonly tour: number | undefined
  /** A result that was dropped on the window: help opens with its check. */
  readonly resultToCheck: PickedFile | undefined
}

/** A scenario that may be moved, and where to. */
export interface Moving {
  readonly id: string
  /** To a newer version of its model, or to another baseline, of which there may be several. */
  readonly to: 'version' | 'baseline'
  readonly ground: Ground
}

/** A file whose scenario is there already with other content, or cannot be computed here. */
export type Importing = { readonly file: PickedFile } & Exclude<
  ImportOutcome,
  { readonly stored: StoredScenario } | { readonly kind: 'ships' }
>

export interface WorkspaceStore extends StoreApi<Workspace> {
  /** Projects what stands on a scenario's ground; always the same for the same ground. */
  readonly projectorOf: (scenario: GroundNames) => Projector
}

export interface Beginning {
  readonly library: LibraryData
  readonly settings: Settings
  readonly stored: readonly StoredScenario[]
  readonly ownOutcomes: readonly ImportedOutcomes[]
  /** What happened when the store was opened. */
  readonly storeNotices: readonly StoreNotice[]
  /** The system's language, for a user who has chosen none. */
  readonly language: Language
  readonly presentYear: Year
}

export function createWorkspace({
  library,
  settings,
  stored,
  ownOutcomes,
  storeNotices,
  language,
  presentYear,
}: Beginning): WorkspaceStore {
  const grounds = createGrounds(library)
  const documents = firstDocuments(grounds, stored)
  const known = (id: string | undefined): id is string =>
    id !== undefined && documents.get(id)?.missing === undefined && documents.has(id)
  const { first } = grounds
  const shipped = first.shipped.find(({ scenario }) => isOn(first, scenario))
  const usual = shipped?.scenario.id ?? baselineIdOf(first, grounds)
  const active = known(settings.active) ? settings.active : usual
  const ground = groundOf(
    grounds,
    documents.get(active)?.scenario ?? baselineScenario(first.model, first.baseline),
  )
  const baseline = baselineIdOf(ground, grounds)
  const store = createStore<Workspace>(() => ({
    grounds,
    ground,
    baseline,
    ownOutcomes,
    language: settings.language ?? language,
    theme: settings.theme ?? 'system',
    prices: settings.prices ?? 'current',
    view: 'explore',
    question: 'ensemble',
    drawing: knownDrawing(settings.drawing, ground.built),
    fansShown: settings.fansShown ?? true,
    panels: settings.panels ?? { levers: { open: true }, scenarios: { open: true } },
    fans: new Map(),
    documents,
    active,
    shown: (settings.shown ?? [])
      .filter(known)
      .filter((id) => id !== baseline)
      .slice(0, mostShown),
    colours: settings.colours ?? {},
    // A year that was kept may be of another model.
    keyYear: yearWithin(
      settings.keyYear ?? ground.model.keyYear,
      ground.model.launchYear,
      ground.model.horizon.max,
    ),
    presentYear,
    hoverYear: undefined,
    dragging: false,
    drafts: [],
    charts: ground.model.headlines.charts,
    saveProblem: undefined,
    storeGone: undefined,
    storeMark: undefined,
    reading: undefined,
    notices: [],
    storeNotices,
    importing: undefined,
    moving: undefined,
    outcomesDraft: undefined,
    help: undefined,
    passports: [],
    referencesShown: false,
    destination: undefined,
    palette: false,
    // Whoever has scenarios has been here before.
    introduced: settings.introduced ?? stored.length > 0,
    tour: undefined,
    resultToCheck: undefined,
  }))
  keepWhole(store)
  const projectors = new Map<Model, Projector>()
  const projectorOf = (names: GroundNames): Projector => {
    const { built } = groundOf(grounds, names)
    const projector = projectors.get(built) ?? createProjector(built)
    projectors.set(built, projector)
    return projector
  }
  return Object.assign(store, { projectorOf })
}

/** Every baseline under its newest model, what ships, and what is stored with the baselines that it departs from. */
function firstDocuments(grounds: Grounds, stored: readonly StoredScenario[]): Map<string, Document> {
  const own = stored.map((entry) => storedDocument(entry, grounds))
  const stoodOn = own.filter(({ missing }) => !missing).map(({ scenario }) => groundOf(grounds, scenario))
  const documents = new Map<string, Document>()
  for (const ground of new Set([...grounds.all, ...stoodOn])) {
    const id = baselineIdOf(ground, grounds)
    documents.set(id, document('baseline', { ...baselineScenario(ground.model, ground.baseline), id }))
  }
  for (const { scenario } of grounds.first.shipped) {
    documents.set(scenario.id, document('shipped', scenario))
  }
  for (const entry of own) documents.set(entry.scenario.id, entry)
  return documents
}

/** What a document of the desk stands on; one of which something is missing is never asked about. */
export function groundOf(grounds: Grounds, names: GroundNames): Ground {
  const ground = grounds.of(names)
  if (!ground.ok) throw new Error(`${names.model} on ${names.baseline}: ${ground.error.code}`)
  return ground.value
}

const isOn = ({ model, baseline }: Ground, scenario: GroundNames): boolean =>
  scenario.model === keyOf(model) && scenario.baseline === baseline.id

/** Whether two scenarios stand on one ground, so that a formula of one means the same in the other. */
export const standTogether = (a: GroundNames, b: GroundNames): boolean =>
  a.model === b.model && a.baseline === b.baseline

/** Grounds on which something on the desk stands, by the id of their baseline document. */
export function groundsInUse({
  documents,
  grounds,
}: Pick<Workspace, 'documents' | 'grounds'>): ReadonlyMap<string, Ground> {
  const baselines = [...documents].filter(([, { kind }]) => kind === 'baseline')
  return new Map(baselines.map(([id, { scenario }]) => [id, groundOf(grounds, scenario)]))
}

/** The id of the baseline that a document departs from; undefined where what it stands on is not here. */
export function baselineOf(
  { grounds }: Pick<Workspace, 'grounds'>,
  { scenario, missing }: Document,
): string | undefined {
  return missing ? undefined : baselineIdOf(groundOf(grounds, scenario), grounds)
}

/** Documents that stand on what the active scenario stands on: those that can be held against it. */
export const documentsHere = ({
  documents,
  ground,
}: Pick<Workspace, 'documents' | 'ground'>): readonly Document[] =>
  [...documents.values()].filter(({ scenario, missing }) => !missing && isOn(ground, scenario))

/** Id of the document that is a ground's baseline. */
function baselineIdOf(ground: Ground, grounds: Grounds): string {
  const { id } = baselineScenario(ground.model, ground.baseline)
  if (ground === grounds.first) return id
  const isUsual = grounds.all.includes(ground)
  return [id, ground.baseline.id, ...(isUsual ? [] : [keyOf(ground.model)])].join(' ')
}

/** Sees to it that whatever is drawn has a colour, and that ground and baseline are the active scenario's. */
function keepWhole(store: StoreApi<Workspace>): void {
  const coloured = (state: Workspace): Workspace => {
    const drawn = comparedDocuments(state).map(({ scenario }) => scenario.id)
    const colours = withColours(state.colours, drawn)
    return colours === state.colours ? state : { ...state, colours }
  }
  const { setState } = store
  store.setState = (change) =>
    setState((state) =>
      coloured(grounded(open({ ...state, ...(typeof change === 'function' ? change(state) : change) }))),
    )
  store.setState({})
}

/** What cannot be computed any more, as another window brought it, is not worked on. */
function open(state: Workspace): Workspace {
  return state.documents.get(state.active)?.missing ? { ...state, active: state.baseline } : state
}

/** Another ground has other indicators, ranges and prices: what was chosen stays as far as it has it. */
function grounded(state: Workspace): Workspace {
  const { scenario } = activeDocument(state)
  if (isOn(state.ground, scenario)) return state
  const ground = groundOf(state.grounds, scenario)
  const { headlines, indicators, deflator } = ground.model
  const isKnown = (id: ChartId): boolean =>
    indicators.some((indicator) => indicator.id === chartSubject(id).indicator)
  const before = state.ground.model.headlines.charts
  return {
    ...state,
    ground,
    baseline: baselineIdOf(ground, state.grounds),
    documents: withBaseline(state, ground),
    drawing: knownDrawing(state.drawing, ground.built),
    prices: deflator === undefined ? 'current' : state.prices,
    charts: headlines.charts.map((usual, place) => {
      const chosen = state.charts[place]
      return chosen !== undefined && chosen !== before[place] && isKnown(chosen) ? chosen : usual
    }),
  }
}

/** The documents, with the baseline of a ground that nothing stood on before. */
function withBaseline({ documents, grounds }: Workspace, ground: Ground): Workspace['documents'] {
  const id = baselineIdOf(ground, grounds)
  if (documents.has(id)) return documents
  const baseline = document('baseline', { ...baselineScenario(ground.model, ground.baseline), id })
  return new Map([[id, baseline], ...documents])
}

/** A drawing that was kept; what the model does not know any more is left out. */
function knownDrawing(kept: Drawing | undefined, model: Model): Drawing {
  if (!kept || checkDraws(kept.draws, kept.seed).length > 0) return usualDrawing
  const ranges = Object.entries(kept.ranges).filter(
    ([id, range]) => checkRanges({ [id]: range }, model).length === 0,
  )
  return { ...kept, ranges: Object.fromEntries(ranges) }
}

function document(kind: Document['kind'], scenario: Scenario): Document {
  return { kind, scenario, history: emptyHistory, idle: {}, saved: undefined, missing: undefined }
}

/** A document from the store. */
export function storedDocument(saved: StoredScenario, grounds: Grounds): Document {
  const [missing] = faultsHere(saved.scenario, grounds)
  return { ...document('own', saved.scenario), saved, missing }
}

/** A new scenario of the user's, which the store does not hold yet. */
export function ownDocument(scenario: Scenario): Document {
  return document('own', scenario)
}

/** Whether everything in a document is in the store. */
export const isSaved = (document: Document): boolean => document.saved?.scenario === document.scenario

/** The document that levers move. */
export function activeDocument(state: Workspace): Document {
  const active = state.documents.get(state.active) ?? state.documents.get(state.baseline)
  if (!active) throw new Error('the workspace has no baseline')
  return active
}

/** The baseline as it is to be drawn beside a scenario, the active one unless said otherwise: same reading, same horizon. */
export function comparableBaseline(state: Workspace, document = activeDocument(state)): Scenario {
  const { reading, horizon } = document.scenario
  const baseline = state.documents.get(baselineOf(state, document) ?? state.baseline)?.scenario
  if (!baseline) throw new Error('the workspace has no baseline')
  return baseline.reading === reading && baseline.horizon === horizon
    ? baseline
    : kept(baseline, reading, horizon)
}

/** The document whose value a source card tells: the active one, where none is said or the one that is cannot be computed. */
export function documentMeant(state: Workspace, subject: PassportSubject): Document {
  const named = 'scenario' in subject ? state.documents.get(subject.scenario ?? '') : undefined
  return named && !named.missing ? named : activeDocument(state)
}

/** The same object for the same reading and horizon, so that its projection is found again. */
const variants = new WeakMap<Scenario, Map<string, Scenario>>()
function kept(baseline: Scenario, reading: ReadingId, horizon: Year): Scenario {
  const own = variants.get(baseline) ?? new Map<string, Scenario>()
  variants.set(baseline, own)
  const key = `${reading} ${horizon}`
  const variant = own.get(key) ?? { ...baseline, reading, horizon }
  own.set(key, variant)
  return variant
}

/**
 * What is shown beside the active scenario: as many as there is room for, the first chosen first. Its own baseline is
 * shown in any case; that of another ground may be chosen.
 */
export function shownBeside(
  { documents, grounds }: Pick<Workspace, 'documents' | 'grounds'>,
  active: string,
  shown: readonly string[],
): readonly string[] {
  const document = documents.get(active)
  const baseline = document && baselineOf({ grounds }, document)
  const room = document?.kind === 'baseline' ? mostShown : mostShown - 1
  return shown.filter((id) => id !== active && id !== baseline).slice(0, room)
}

/** Documents compared with the baseline: the active one first, then the others that were chosen, on whatever ground. */
export function comparedDocuments(state: Workspace): readonly Document[] {
  const ids = [state.active, ...state.shown.filter((id) => id !== state.active)]
  return ids.flatMap((id) => {
    const found = id === state.baseline ? undefined : state.documents.get(id)
    return found && !found.missing ? [found] : []
  })
}

/** Those of them that stand on the active one's ground: only they are drawn on its charts. */
export const drawnDocuments = (state: Workspace): readonly Document[] =>
  comparedDocuments(state).filter(({ scenario }) => isOn(state.ground, scenario))

/** Those that cannot be computed, though they stand on what is here: by a fault of the program. */
export function failingDocuments(store: WorkspaceStore): readonly Document[] {
  const state = store.getState()
  return comparedDocuments(state).filter(({ scenario }) => {
    try {
      projectionOf(store, scenario, state.prices)
      return false
    } catch {
      return true
    }
  })
}

/** Projections by scenario; a scenario is never changed, so neither is its projection. */
const projections = new WeakMap<Scenario, { [prices in Prices]?: Projection }>()

/** The projection of a scenario in the window's prices. */
export function projectionOf(store: WorkspaceStore, scenario: Scenario, prices: Prices): Projection {
  const own = projections.get(scenario) ?? {}
  projections.set(scenario, own)
  own.current ??= store.projectorOf(scenario).project(scenario)
  if (prices === 'current') return own.current
  own.constant ??= inPrices(own.current, 'constant', store.projectorOf(scenario).model)
  return own.constant
}

/** Whether the active scenario moves a lever; in a drag the base is a place on the way. */
export const isMoved = (state: Workspace, lever: LeverSpec): boolean => {
  const departure = activeDocument(state).scenario.levers[lever.id]
  return departure !== undefined && (state.dragging || departure.target !== lever.base)
}

/** The key year within the horizon of a scenario: the active one, unless another is meant. */
export const keyYearOf = (
  state: Workspace,
  { horizon }: Pick<Scenario, 'horizon'> = activeDocument(state).scenario,
): Year => yearWithin(state.keyYear, state.ground.model.launchYear, horizon)

/** How much of a difference in a year is prices; none where the window shows constant ones. */
export function pricePartOf(
  store: WorkspaceStore,
  prices: Prices,
  [own, reference]: readonly [own: Scenario, reference: Scenario],
  indicator: IndicatorId,
  year: Year,
): PricePart | undefined {
  if (prices === 'constant' || !standTogether(own, reference)) return undefined
  const inCurrent = (scenario: Scenario): Projection => projectionOf(store, scenario, 'current')
  return pricePart(inCurrent(own), inCurrent(reference), indicator, year, store.projectorOf(own).model.spec)
}

/**
 * A scenario with another's own indicators in place of its own, whose ids may mean something else; the same object for
 * the same two, so that its projection is found again.
 */
export function lent(scenario: Scenario, indicators: Scenario['indicators']): Scenario {
  if (indicators.length === 0 || indicators === scenario.indicators) return scenario
  const own = lentScenarios.get(scenario) ?? new WeakMap<Scenario['indicators'], Scenario>()
  lentScenarios.set(scenario, own)
  const existing = own.get(indicators)
  if (existing) return existing
  const made = { ...scenario, indicators }
  own.set(indicators, made)
  return made
}
const lentScenarios = new WeakMap<Scenario, WeakMap<Scenario['indicators'], Scenario>>()

/** Why a scenario has no value of an indicator in a year; undefined where it has one or nobody knows. */
export function whyMissing(
  store: WorkspaceStore,
  scenario: Scenario,
  indicator: IndicatorId,
  year: Year,
): NoValueCause | undefined {
  return missingIn(
    store.projectorOf(scenario),
    projectionOf(store, scenario, 'current'),
    scenario,
    indicator,
    year,
  )
}

/** A fan as charts show it. */
export interface ShownFan {
  readonly quantiles: Fan
  /** False while its successor is on its way: it was drawn of what the scenario was a moment ago. */
  readonly isCurrent: boolean
}

/**
 * The newest fan of an indicator of a scenario, where charts show fans; it may lag behind a lever by a moment.
 * One for other prices, another ground, reading or horizon says nothing of what is shown.
 */
export function fanOf(state: Workspace, scenario: Scenario, indicator: IndicatorId): ShownFan | undefined {
  const fan = drawnFanOf(state, scenario)
  const quantiles = fan?.drawn.ensemble.fans.get(indicator)
  return fan && quantiles && { quantiles, isCurrent: fan.isCurrent }
}

/** What was drawn of a scenario last, in the prices, the reading and to the horizon that are shown. */
function drawnFanOf(
  state: Workspace,
  scenario: Scenario,
): { readonly drawn: DrawnFan; readonly isCurrent: boolean } | undefined {
  const drawn = state.fansShown ? state.fans.get(scenario.id) : undefined
  if (!drawn || drawn.ensemble.prices !== state.prices) return undefined
  const { reading, horizon } = drawn.scenario
  if (
    !standTogether(drawn.scenario, scenario) ||
    reading !== scenario.reading ||
    horizon !== scenario.horizon
  )
    return undefined
  const isCurrent =
    sameNumbers(drawn.scenario, scenario) &&
    sameDrawing({ ...drawn.drawing, draws: state.drawing.draws }, drawingOn(state, scenario))
  return { drawn, isCurrent }
}

/** The newest fan of what a scenario adds to an indicator beside the baseline that is shown. */
export function addedFanOf(
  state: Workspace,
  scenario: Scenario,
  indicator: IndicatorId,
): ShownFan | undefined {
  const fan = drawnFanOf(state, scenario)
  const quantiles = fan?.drawn.ensemble.above.get(indicator)
  if (!fan || !quantiles || !fan.drawn.above) return undefined
  const baseline = comparableBaseline(state)
  return { quantiles, isCurrent: fan.isCurrent && sameNumbers(fan.drawn.above, baseline) }
}

/**
 * How draws of a scenario are made. What the user changed of ranges is said of the active scenario's ground; on another
 * it holds where the two have the same range to begin with: a baseline's own figures have theirs.
 */
export function drawingOn({ drawing, ground, grounds }: Workspace, scenario: Scenario): Drawing {
  if (isOn(ground, scenario)) return drawing
  const own = drawings.get(drawing) ?? new Map<string, Drawing>()
  drawings.set(drawing, own)
  const other = groundOf(grounds, scenario)
  const key = [ground, other].map(({ model, baseline }) => `${keyOf(model)} ${baseline.id}`).join(', ')
  const known = own.get(key) ?? { ...drawing, ranges: rangesOn(drawing.ranges, ground, other) }
  own.set(key, known)
  return known
}

/** The same object for the same drawing and grounds, so that fans drawn with it are found again. */
const drawings = new WeakMap<Drawing, Map<string, Drawing>>()

function rangesOn(ranges: RangeChanges, from: Ground, to: Ground): RangeChanges {
  const all = Object.entries(ranges)
  const usual = ({ built, model, baseline }: Ground): ReadonlyMap<string, string> =>
    new Map(drawnRanges(built, baselineScenario(model, baseline)).map((own) => [own.id, JSON.stringify(own)]))
  const [own, theirs] = [usual(from), usual(to)]
  const shared = all.filter(([id]) => own.has(id) && own.get(id) === theirs.get(id))
  return shared.length < all.length ? Object.fromEntries(shared) : ranges
}

/** Whether two states of a scenario have the same numbers: a name or a note changes none. Compares by identity. */
export const sameNumbers = (a: Scenario, b: Scenario): boolean =>
  standTogether(a, b) &&
  a.levers === b.levers &&
  a.assumptions === b.assumptions &&
  a.indicators === b.indicators &&
  a.reading === b.reading &&
  a.horizon === b.horizon

export const sameDrawing = (a: Drawing, b: Drawing): boolean =>
  a.draws === b.draws &&
  a.seed === b.seed &&
  a.method === b.method &&
  a.bands === b.bands &&
  a.ranges === b.ranges

/** Replaces one document, or adds it at the end. */
export function withDocument(
  documents: Workspace['documents'],
  id: string,
  next: Document,
): Workspace['documents'] {
  return new Map([...documents, [id, next]])
}

/** How a change is made and remembered. */
export interface Change {
  /** What is changed, such as `lever rdIntensity`: changes of one thing in one drag are one undo step. */
  readonly subject: string
  readonly apply: (scenario: Scenario) => Scenario
  /** Levers whose schedules are not kept for when they move again. */
  readonly forgets?: (lever: LeverId) => boolean
}

/** The documents, and which of them are drawn. */
export type Desktop = Pick<Workspace, 'documents' | 'active' | 'shown' | 'baseline'>

/** Takes a document away; where it was active, the first one drawn beside it is, else the baseline. */
export function withoutScenario(state: Desktop, id: string): Desktop {
  const shown = state.shown.filter((other) => other !== id)
  const gone = state.documents.get(id)
  const next = shown.find((other) => {
    const document = state.documents.get(other)
    return gone && document && standTogether(document.scenario, gone.scenario)
  })
  return {
    documents: new Map([...state.documents].filter(([own]) => own !== id)),
    shown,
    baseline: state.baseline,
    active: state.active === id ? (next ?? state.baseline) : state.active,
  }
}

/** What is kept of a scenario's moves once some of them are gone. */
export function idleMoves(
  idle: Scenario['levers'],
  before: Scenario,
  after: Scenario,
  forgets: (lever: LeverId) => boolean = () => false,
): Scenario['levers'] {
  if (before.levers === after.levers) return idle
  const known = Object.entries({ ...idle, ...before.levers })
  return Object.fromEntries(known.filter(([id]) => after.levers[id] === undefined && !forgets(id)))
}

/** Makes new ids and names for copies, and tells the time: what a pure function cannot. */
export interface Outside {
  readonly newId: () => string
  readonly now: () => number
  readonly copyName: (document: Document) => string
}

/**
 * Changes the active scenario. In the baseline or in one that ships a copy is started, which then is active.
 * @returns the new state's difference, and whether a copy was started.
 */
export function changeActive(
  state: Workspace,
  change: Change,
  outside: Outside,
): { readonly next: Partial<Workspace>; readonly copied: boolean } {
  const active = activeDocument(state)
  const { scenario } = active
  const changed = change.apply(scenario)
  if (changed === scenario) return { next: {}, copied: false }
  if (active.kind !== 'own') {
    const id = outside.newId()
    const copy: Document = {
      ...ownDocument({ ...changed, id, name: outside.copyName(active) }),
      idle: idleMoves(active.idle, scenario, changed, change.forgets),
      history: record(
        emptyHistory,
        { ...scenario, id, name: outside.copyName(active) },
        change.subject,
        outside.now(),
        false,
      ),
    }
    return {
      next: {
        documents: withDocument(state.documents, id, copy),
        active: id,
        shown: shownBeside(
          state,
          id,
          state.shown.filter((shown) => shown !== state.active),
        ),
      },
      copied: true,
    }
  }
  const next = changedDocument(active, changed, change, outside, state.dragging)
  return { next: { documents: withDocument(state.documents, state.active, next) }, copied: false }
}

/** One of the user's documents after a change, which is remembered with it. */
function changedDocument(
  document: Document,
  changed: Scenario,
  { subject, forgets }: Change,
  outside: Outside,
  dragging: boolean,
): Document {
  const { scenario, idle, history } = document
  return {
    ...document,
    scenario: changed,
    idle: idleMoves(idle, scenario, changed, forgets),
    history: record(history, scenario, subject, outside.now(), dragging),
  }
}

/** Changes one of the user's scenarios, whichever is active. */
export function changeOwn(
  state: Workspace,
  id: string,
  change: Change,
  outside: Outside,
): Pick<Workspace, 'documents'> {
  const document = state.documents.get(id)
  const changed = document && change.apply(document.scenario)
  if (document?.kind !== 'own' || !changed || changed === document.scenario) return state
  return {
    documents: withDocument(state.documents, id, changedDocument(document, changed, change, outside, false)),
  }
}

/** Takes the newest change of the active scenario back, or makes it again. */
export function stepActive(state: Workspace, direction: 'undo' | 'redo'): Partial<Workspace> {
  const active = activeDocument(state)
  const step = (direction === 'undo' ? undo : redo)(active.history, active.scenario)
  if (!step) return {}
  const [history, scenario] = step
  return { documents: withDocument(state.documents, state.active, { ...active, history, scenario }) }
}
