/** The picture of what a lever reaches, or of what an indicator rests on: nodes in layers, and the arrows among them. */
import type { Model } from '../../model/model.ts'
import type { Projector } from '../../model/projection.ts'
import { baselineScenario } from '../../model/scenario.ts'
import type { LeverId, LeverSpec, Scenario, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { type Dependencies, type Dependency, isFeedback, movedBy, restsOn } from './dependencies.ts'
import { type NamedThing, namedThings } from './names.ts'

/** What the picture is of. */
export type PictureSubject =
  | { readonly kind: 'reach'; readonly lever: LeverId }
  | { readonly kind: 'rests'; readonly name: string }

export interface Picture {
  readonly nodes: readonly NamedThing[]
  readonly arrows: readonly Dependency[]
}

/** A value and what it is set against. */
export interface Change {
  readonly value: number
  readonly reference: number
}

/** A difference that is less than this share of the value is what rounding leaves. */
const rounding = 1e-9

const isChange = ({ value, reference }: Change): boolean =>
  Math.abs(value - reference) > rounding * Math.max(1, Math.abs(reference))

/** The move of one lever that is followed: the scenario's, or to the end of the slider that lies further away. */
export function followedMove(scenario: Scenario, lever: LeverSpec): Scenario['levers'][string] {
  const own = scenario.levers[lever.id]
  if (own) return own
  const isBelow = lever.max - lever.base >= lever.base - lever.min
  return { target: isBelow ? lever.max : lever.min }
}

/** The baseline with the move of one lever, all else being as in a scenario's baseline. */
function leverAlone(
  { spec, baseline }: Model,
  scenario: Scenario,
  lever: LeverSpec,
): readonly [Scenario, Scenario] {
  const { reading, horizon, assumptions } = scenario
  const without: Scenario = { ...baselineScenario(spec, baseline), reading, horizon, assumptions }
  return [without, { ...without, levers: { [lever.id]: followedMove(scenario, lever) } }]
}

/** By how much a lever alone moves each thing that it reaches in a year. */
export function leverChanges(
  projector: Projector,
  dependencies: Dependencies,
  scenario: Scenario,
  lever: LeverSpec,
  year: Year,
): ReadonlyMap<string, Change> {
  const { model } = projector
  const things = namedThings(model)
  const names = [...movedBy(dependencies, lever.id)].filter((name) => things.has(name))
  const [without, alone] = leverAlone(model, scenario, lever).map(
    (each) => projector.projectNames(each, names).series,
  )
  const changes = names.map((name) => {
    const [value, reference] = [alone, without].map((series) =>
      valueInYear(series?.get(name), year, model.spec),
    )
    return [name, { value: value ?? Number.NaN, reference: reference ?? Number.NaN }] as const
  })
  return new Map(changes.filter(([name, change]) => name === lever.id || isChange(change)))
}

/** The nodes and arrows among some names, in the order of the files. */
function among(model: Model, { all }: Dependencies, names: ReadonlySet<string>): Picture {
  const nodes = [...namedThings(model).values()].filter(({ name }) => names.has(name))
  const known = new Set(nodes.map(({ name }) => name))
  // What remembers itself is no arrow; what is taken of the baseline is not moved.
  const arrows = all.filter(
    ({ from, to, ways }) =>
      from !== to && known.has(from) && known.has(to) && (ways.has('now') || ways.has('previous')),
  )
  return { nodes, arrows }
}

/** What a lever reaches: the things that it changes. */
export const reachPicture = (
  model: Model,
  dependencies: Dependencies,
  changes: ReadonlyMap<string, Change>,
): Picture => among(model, dependencies, new Set(changes.keys()))

/**
 * What something rests on as far as levers move it, and the levers: starting values, shocks and what is given stand with
 * each equation.
 */
export function restsPicture(model: Model, dependencies: Dependencies, name: string): Picture {
  const moved = new Set(model.spec.levers.flatMap(({ id }) => [...movedBy(dependencies, id)]))
  const found = [...restsOn(dependencies, name)].filter(
    (each) => moved.size === 0 || moved.has(each) || each === name,
  )
  const picture = among(model, dependencies, new Set(found))
  const way = connected(picture, name)
  return {
    nodes: picture.nodes.filter((node) => way.has(node.name)),
    arrows: picture.arrows.filter(({ from, to }) => way.has(from) && way.has(to)),
  }
}

/** Those that lead to a name along the arrows that are drawn. */
function connected({ arrows }: Picture, name: string): ReadonlySet<string> {
  const found = new Set([name])
  for (const at of found) for (const { from, to } of arrows) if (to === at) found.add(from)
  return found
}

/** The arrows on all ways through a node, within the same year and from one into the next. */
export function waysThrough({ arrows }: Picture, name: string): ReadonlySet<Dependency> {
  const walked = arrows.filter((arrow) => !isFeedback(arrow))
  const [before, behind] = [new Set([name]), new Set([name])]
  for (const at of before) for (const { from, to } of walked) if (to === at) before.add(from)
  for (const at of behind) for (const { from, to } of walked) if (from === at) behind.add(to)
  return new Set(
    arrows.filter(
      ({ from, to }) => (before.has(from) && before.has(to)) || (behind.has(from) && behind.has(to)),
    ),
  )
}
