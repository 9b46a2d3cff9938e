/**
 * Own indicators of several scenarios: which of them are the same, and how one goes from one scenario to another.
 *
 * Each scenario holds the definitions that it uses, under ids that mean something in it alone. So what an indicator is
 * follows from its content: its label, formula and unit, and those of the own indicators that the formula names.
 */
import { withIndicators } from './build-model.ts'
import { foldFormula } from './fold-formula.ts'
import { reservedNames } from './formula.ts'
import type { Model } from './model.ts'
import type { IndicatorId, Scenario, UserIndicator } from './spec.ts'

type Owner = Pick<Scenario, 'id' | 'indicators'>

/** One indicator of some scenarios. */
export interface SharedIndicator {
  /** With an id, and names in its formula, by which all of them are told apart. */
  readonly indicator: UserIndicator
  /** The id that it has in each scenario that holds it. */
  readonly ids: ReadonlyMap<Scenario['id'], IndicatorId>
}

/** What stands for a name in a formula; of 1e5 no letter does. */
const name = /(?<![A-Za-z0-9_.])[a-z][A-Za-z0-9]*/g

/** A formula with other names; its signs are folded to those of the formula language. */
export const replacedNames = (formula: string, other: (id: string) => string): string =>
  foldFormula(formula).replaceAll(name, other)

/** What stands for a name in a formula, in its order. */
export const namesIn = (formula: string): readonly string[] =>
  [...foldFormula(formula).matchAll(name)].map(([id]) => id)

/** The own indicators that a formula names. */
const namedIn = (
  { formula }: UserIndicator,
  indicators: readonly UserIndicator[],
): readonly UserIndicator[] =>
  namesIn(formula).flatMap((id) => indicators.find((each) => each.id === id) ?? [])

/** An indicator under other names. */
function renamed(indicator: UserIndicator, names: ReadonlyMap<IndicatorId, string>): UserIndicator {
  const formula = replacedNames(indicator.formula, (id) => names.get(id) ?? id)
  return { ...indicator, id: names.get(indicator.id) ?? indicator.id, formula }
}

/**
 * An indicator after those that its formula needs, each once.
 * @param indicators those among which it stands, or is to stand last: only those before it can be named.
 */
export function withNeeds(
  indicator: UserIndicator,
  indicators: readonly UserIndicator[],
): readonly UserIndicator[] {
  const found = new Set<UserIndicator>()
  const meet = (each: UserIndicator, before: readonly UserIndicator[]): void => {
    // What is named twice, here or on the way, is met once: its own names would double with every step.
    if (found.has(each)) return
    for (const named of namedIn(each, before)) meet(named, before.slice(0, before.indexOf(named)))
    found.add(each)
  }
  const place = indicators.indexOf(indicator)
  meet(indicator, place < 0 ? indicators : indicators.slice(0, place))
  return [...found]
}

/** What an indicator says, whatever it and those it needs are called: equal for those that are the same. */
export function contentOf(indicator: UserIndicator, indicators: readonly UserIndicator[]): string {
  const needed = withNeeds(indicator, indicators)
  const names = new Map(needed.map(({ id }, place) => [id, `#${place}`]))
  return JSON.stringify(
    needed.map((each) => {
      const { label, formula, unit } = renamed(each, names)
      return [label, formula.replaceAll(/\s+/g, ''), unit]
    }),
  )
}

/** A list that indicators of several scenarios come together in. */
interface Pool {
  readonly list: UserIndicator[]
  /** The id of each by its content. */
  readonly known: Map<string, IndicatorId>
  readonly isTaken: (id: IndicatorId) => boolean
}

/** @param taken ids that none may get, though none in the list has them. */
function createPool(
  list: readonly UserIndicator[],
  models: readonly Pick<Model, 'names'>[],
  taken: ReadonlySet<IndicatorId> = new Set(),
): Pool {
  const known = new Map(list.map((each) => [contentOf(each, list), each.id]))
  const own = [...list]
  const isTaken = (id: IndicatorId): boolean =>
    models.some(({ names }) => names.has(id)) ||
    reservedNames.has(id) ||
    taken.has(id) ||
    own.some((each) => each.id === id)
  return { list: own, known, isTaken }
}

/**
 * Puts indicators, each after those that it needs, into the pool, as far as they are not there.
 * @returns the ids that they have in it.
 */
function addTo(
  { list, known, isTaken }: Pool,
  needed: readonly UserIndicator[],
): ReadonlyMap<IndicatorId, IndicatorId> {
  const names = new Map<IndicatorId, IndicatorId>()
  for (const indicator of needed) {
    const content = contentOf(indicator, needed)
    const id = known.get(content) ?? freeId(indicator.id, isTaken)
    names.set(indicator.id, id)
    if (known.has(content)) continue
    known.set(content, id)
    list.push(renamed(indicator, names))
  }
  return names
}

/**
 * Puts an indicator, with those that it needs, into a list; what the list holds already is not put there twice, and
 * what has an id that is taken gets another one.
 * @param indicators those among which it stands.
 */
export function addedTo(
  list: readonly UserIndicator[],
  indicator: UserIndicator,
  indicators: readonly UserIndicator[],
  model: Model,
): readonly UserIndicator[] {
  const pool = createPool(list, [model])
  addTo(pool, withNeeds(indicator, indicators))
  return pool.list
}

/** The id, or the first one like it that is free: `own2` for `own1`. */
export function freeId(id: IndicatorId, isTaken: (id: IndicatorId) => boolean): IndicatorId {
  if (!isTaken(id)) return id
  let end = id.length
  while (/\d/.test(id.charAt(end - 1))) end -= 1
  const stem = id.slice(0, end)
  let number = 2
  while (isTaken(`${stem}${number}`)) number++
  return `${stem}${number}`
}

/**
 * The own indicators of scenarios, each once: in one list, in which each may name those before it.
 * @param models of the scenarios: what one of them has a name for has none of these ids.
 */
export function sharedIndicators(
  scenarios: readonly Owner[],
  ...models: readonly Model[]
): readonly SharedIndicator[] {
  const pool = createPool([], models)
  const ids = new Map<IndicatorId, Map<Scenario['id'], IndicatorId>>()
  for (const { id: scenario, indicators } of scenarios) {
    for (const [own, id] of addTo(pool, indicators)) {
      ids.set(id, (ids.get(id) ?? new Map()).set(scenario, own))
    }
  }
  return pool.list.map((indicator) => ({ indicator, ids: ids.get(indicator.id) ?? new Map() }))
}

/** What becomes of an indicator of a scenario; undefined where it goes. */
export interface Edit {
  readonly before: UserIndicator
  readonly after: UserIndicator | undefined
}

/** The indicators of the scenario in which edits were made, before and after them. */
export interface Edited {
  readonly before: readonly UserIndicator[]
  readonly after: readonly UserIndicator[]
}

/**
 * The indicators of another scenario after the same edits; undefined where others of its own cannot do with them.
 * What an indicator needs now comes with it, under a free id where its own is taken.
 */
export function followed(
  list: readonly UserIndicator[],
  edits: readonly Edit[],
  { before, after }: Edited,
  model: Model,
): readonly UserIndicator[] | undefined {
  const wanted = new Map(edits.map((edit) => [contentOf(edit.before, before), edit]))
  const pool = createPool([], [model], new Set(list.map(({ id }) => id)))
  const names = new Map<IndicatorId, IndicatorId>()
  for (const entry of list) {
    const edit = wanted.get(contentOf(entry, list))
    if (edit && !edit.after) continue
    const next = edit?.after ? inPlaceOf(entry, edit.before, edit.after, after, pool) : renamed(entry, names)
    names.set(entry.id, next.id)
    pool.list.push(next)
    pool.known.set(contentOf(next, pool.list), next.id)
  }
  return withIndicators(model, pool.list).ok ? pool.list : undefined
}

/** What was edited as another scenario has it: what it needs is put into the pool, and it keeps its id there. */
function inPlaceOf(
  entry: UserIndicator,
  before: UserIndicator,
  after: UserIndicator,
  indicators: readonly UserIndicator[],
  pool: Pool,
): UserIndicator {
  const names = addTo(pool, withNeeds(after, indicators).slice(0, -1))
  const isNamedAnew = after.id !== before.id && entry.id === before.id
  const id = isNamedAnew ? freeId(after.id, pool.isTaken) : entry.id
  return renamed(after, new Map([...names, [after.id, id]]))
}
