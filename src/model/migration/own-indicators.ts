/** Own indicators on another ground: their formulas name what is there, or they are left out and told. */
import { withIndicator } from '../build-model.ts'
import type { Fault } from '../fault.ts'
import { fault } from '../fault.ts'
import { foldFormula } from '../fold-formula.ts'
import { reservedNames } from '../formula.ts'
import type { Ground } from '../ground.ts'
import { equationsOf, type Model } from '../model.ts'
import { freeId, namesIn, replacedNames } from '../own-indicators.ts'
import { figureOf } from '../resolve-model.ts'
import { failed, type Result } from '../result.ts'
import type { IndicatorId, UserIndicator } from '../spec.ts'
import type { Change, MovedIndicator } from './change.ts'
import { type CarriedPart, carried, type Way } from './table.ts'

export interface MovedIndicators {
  readonly indicators: readonly UserIndicator[]
  readonly changes: readonly Change[]
  readonly pairs: readonly MovedIndicator[]
}

/** Those that can be computed there, in their order. */
export function moveIndicators(indicators: readonly UserIndicator[], way: Way): MovedIndicators {
  const names = new Map(modelNames(way))
  const moved: UserIndicator[] = []
  const changes: Change[] = []
  const pairs: MovedIndicator[] = []
  let model: Model = way.to.built
  const isTaken = (id: IndicatorId): boolean => model.names.has(id) || reservedNames.has(id)
  for (const indicator of indicators) {
    const { id } = indicator
    const after = freeId(id, isTaken)
    const formula = replacedNames(indicator.formula, (name) => names.get(name) ?? name)
    const larger = added(model, { ...indicator, id: after, formula }, namesIn(indicator.formula), names)
    pairs.push({ before: id, after: larger.ok ? after : undefined })
    // What names it where it is broken names nothing.
    names.set(id, larger.ok ? after : null)
    if (!larger.ok) {
      const [why] = larger.error
      changes.push({
        part: 'own',
        id,
        kind: 'broken',
        from: indicator.formula,
        to: null,
        ...(why ? { fault: why } : {}),
      })
      continue
    }
    model = larger.value
    const isRewritten = formula !== foldFormula(indicator.formula)
    moved.push({ ...indicator, id: after, formula: isRewritten ? formula : indicator.formula })
    if (after !== id) changes.push({ part: 'own', id, kind: 'renamed', from: id, to: after })
    if (isRewritten)
      changes.push({ part: 'own', id, kind: 'rewritten', from: indicator.formula, to: formula })
  }
  return { indicators: moved, changes, pairs }
}

/** The model with an indicator, or why it cannot have it. */
function added(
  model: Model,
  indicator: UserIndicator,
  named: readonly string[],
  names: ReadonlyMap<string, string | null>,
): Result<Model, readonly Fault[]> {
  const gone = named.find((name) => names.get(name) === null)
  if (gone !== undefined) return failed([fault('name-unknown', ['formula'], { name: gone })])
  return withIndicator(model, indicator)
}

/**
 * What a formula's names are there; null for those that are gone, or whose values are told in another unit: a formula
 * would give another number under them.
 */
function modelNames({ from, to, route }: Way): readonly (readonly [string, string | null])[] {
  const ofPart = (part: CarriedPart, ids: readonly string[]) =>
    ids.map((id) => {
      const { to: name, factor } = carried(route, part, id)
      return [id, factor === 1 ? name : null] as const
    })
  const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id)
  const { levers, assumptions, indicators } = from.model
  return [
    ...figureNames(from, to),
    ...ofPart('levers', idsOf(levers)),
    ...ofPart('assumptions', idsOf(assumptions)),
    ...ofPart('indicators', idsOf(indicators)),
    ...ofPart('equations', idsOf(equationsOf(from.model))),
  ]
}

/** The same figure of a baseline may have another name in the formulas of another model. */
function figureNames(from: Ground, to: Ground): readonly (readonly [string, string])[] {
  const there = new Map(to.model.figures.map((figure) => [figureOf(figure), figure.id]))
  return from.model.figures.flatMap((figure) => {
    const name = there.get(figureOf(figure))
    return name === undefined ? [] : [[figure.id, name] as const]
  })
}
