/**
 * Own indicators of several scenarios: which of them are the same, and how one goes from one scenario to another.
 *
 * Each scenario holds the definitions that it uses, under ids that mean something in it alone. So what an indicator is
 * follows from its content: its label, formula and unit, and those of the own indicators that the formula names.
 */
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

/** The own indicators that a formula names. */
const namedIn = (
  { formula }: UserIndicator,
  indicators: readonly UserIndicator[],
): readonly UserIndicator[] =>
  [...foldFormula(formula).matchAll(name)].flatMap(([id]) => indicators.find((each) => each.id === id) ?? [])

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
  const place = indicators.indexOf(indicator)
  const before = place < 0 ? indicators : indicators.slice(0, place)
  return [...new Set([...namedIn(indicator, before).flatMap((each) => withNeeds(each, before)), indicator])]
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

function createPool(list: readonly UserIndicator[], { names }: Model): Pool {
  const known = new Map(list.map((each) => [contentOf(each, list), each.id]))
  const own = [...list]
  const isTaken = (id: IndicatorId): boolean =>
    names.has(id) || reservedNames.has(id) || own.some((each) => each.id === id)
  return { list: own, known, isTaken }
}

/** Puts an indicator after those it needs into the pool, as far as they are not there. */
function addTo({ list, known, isTaken }: Pool, needed: readonly UserIndicator[]): IndicatorId {
  const names = new Map<IndicatorId, IndicatorId>()
  let last: IndicatorId = ''
  for (const indicator of needed) {
    const content = contentOf(indicator, needed)
    last = known.get(content) ?? freeId(indicator.id, isTaken)
    names.set(indicator.id, last)
    if (known.has(content)) continue
    known.set(content, last)
    list.push(renamed(indicator, names))
  }
  return last
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
  const pool = createPool(list, model)
  addTo(pool, withNeeds(indicator, indicators))
  return pool.list
}

/** The id, or the first one like it that is free: `own2` for `own1`. */
export function freeId(id: IndicatorId, isTaken: (id: IndicatorId) => boolean): IndicatorId {
  if (!isTaken(id)) return id
  const stem = id.replace(/\d+$/, '')
  let number = 2
  while (isTaken(`${stem}${number}`)) number++
  return `${stem}${number}`
}

/** The own indicators of scenarios, each once: in one list, in which each may name those before it. */
export function sharedIndicators(scenarios: readonly Owner[], model: Model): readonly SharedIndicator[] {
  const pool = createPool([], model)
  const ids = new Map<IndicatorId, Map<Scenario['id'], IndicatorId>>()
  for (const { id: scenario, indicators } of scenarios) {
    for (const indicator of indicators) {
      const id = addTo(pool, withNeeds(indicator, indicators))
      ids.set(id, (ids.get(id) ?? new Map()).set(scenario, indicator.id))
    }
  }
  return pool.list.map((indicator) => ({ indicator, ids: ids.get(indicator.id) ?? new Map() }))
}
