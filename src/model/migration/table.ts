/**
 * What becomes of the names of a model in a newer one, by the tables that the newer files hold.
 *
 * A table speaks of one step, from the version before. Over several versions it is followed from file to file, so that
 * a version that stands between two others need not serve the same baselines.
 */
import { type Fault, fault } from '../fault.ts'
import { type Ground, type GroundNames, type Grounds, keyOf } from '../ground.ts'
import type { ModelFile } from '../model-file.ts'
import type { Text } from '../spec.ts'

/** What a table speaks of. */
export const carriedParts = ['levers', 'assumptions', 'indicators', 'equations'] as const
export type CarriedPart = (typeof carriedParts)[number]

/** The files of the versions that follow a model, in their order, to the one that is gone to; none to go nowhere. */
export type Route = readonly ModelFile[]

/** Where a scenario goes, and by which tables. */
export interface Way {
  readonly from: Ground
  readonly to: Ground
  /** Between the two models. */
  readonly route: Route
}

/** What a name stands for at the end of a route. */
export interface Carried {
  /** Its name there; null where it is gone. */
  readonly to: string | null
  /** What its values are multiplied by. */
  readonly factor: number
  /** What is said of it on the way. */
  readonly notes: readonly Text[]
}

/** Follows a name along a route. */
export const carried = (route: Route, part: CarriedPart, id: string): Carried =>
  route.reduce<Carried>(
    (before, file) => {
      if (before.to === null) return before
      const { to, factor, notes } = step(file, part, before.to)
      return { to, factor: before.factor * factor, notes: [...before.notes, ...notes] }
    },
    { to: id, factor: 1, notes: [] },
  )

/** What a file makes of a name of the version before: what its table says, else the same name, where it has one. */
function step(file: ModelFile, part: CarriedPart, id: string): Carried {
  const table = file.from?.[part] ?? {}
  const entry = Object.hasOwn(table, id) ? table[id] : undefined
  if (entry) return { to: entry.to, factor: entry.factor ?? 1, notes: entry.note ? [entry.note] : [] }
  return { to: hasName(file, part, id) ? id : null, factor: 1, notes: [] }
}

const namesOf = (file: ModelFile, part: CarriedPart): readonly string[] => {
  const own = part === 'equations' ? file.sections.flatMap(({ equations }) => equations) : file[part]
  return own.map(({ id }) => id)
}

const hasName = (file: ModelFile, part: CarriedPart, id: string): boolean => namesOf(file, part).includes(id)

/** The way from one model to another, by their keys; undefined where there is none. */
export function routeTo(models: readonly ModelFile[], from: string, to: string): Route | undefined {
  const route: ModelFile[] = []
  for (let key = to; key !== from; ) {
    const file = models.find((each) => keyOf(each) === key)
    if (!file?.from || route.includes(file)) return undefined
    route.unshift(file)
    key = file.from.model
  }
  return route
}

/** The grounds of later versions on the same baseline, the newest first. */
export function newerGrounds(names: GroundNames, grounds: Pick<Grounds, 'data' | 'of'>): readonly Ground[] {
  const { models } = grounds.data
  return models
    .flatMap((file) => {
      const route = routeTo(models, names.model, keyOf(file))
      const ground = grounds.of({ model: keyOf(file), baseline: names.baseline })
      return route && route.length > 0 && ground.ok ? [{ length: route.length, ground: ground.value }] : []
    })
    .toSorted((a, b) => b.length - a.length)
    .map(({ ground }) => ground)
}

/** The newest version that a scenario can be moved to where it stands; undefined where it is of that one. */
export const newestGround = (names: GroundNames, grounds: Pick<Grounds, 'data' | 'of'>): Ground | undefined =>
  newerGrounds(names, grounds)[0]

/**
 * Grounds on other baselines that a scenario can be moved to: each under the scenario's own model, where that can stand
 * on it, else under the newest version that does.
 */
export function otherGrounds(names: GroundNames, grounds: Pick<Grounds, 'data' | 'of'>): readonly Ground[] {
  const others = grounds.data.packs.flatMap(({ baselines }) =>
    baselines.filter(({ id }) => id !== names.baseline),
  )
  return others.flatMap(({ id }) => {
    const same = grounds.of({ model: names.model, baseline: id })
    if (same.ok) return [same.value]
    return newestGround({ model: names.model, baseline: id }, grounds) ?? []
  })
}

/**
 * Checks the table of a model file against the file itself, and against the version before, where that is here.
 * @returns all faults, each with the path of keys in the file.
 */
export function checkTable(file: ModelFile, models: readonly ModelFile[]): readonly Fault[] {
  const { from } = file
  if (!from) return []
  if (isCircle(file, models)) {
    return [fault('cycle', ['from', 'model'], { path: `${keyOf(file)} → ${from.model}` })]
  }
  const before = models.find((each) => keyOf(each) === from.model)
  return carriedParts.flatMap((part) => [
    ...Object.entries(from[part] ?? {}).flatMap(([id, { to }]) => [
      ...(to === null || hasName(file, part, to) ? [] : [unknown(part, ['from', part, id, 'to'], to)]),
      ...(before && !hasName(before, part, id) ? [unknown(part, ['from', part, id], id)] : []),
    ]),
    ...joined(file, part, before),
  ])
}

function isCircle(file: ModelFile, models: readonly ModelFile[]): boolean {
  const met = new Set<ModelFile>()
  for (let each: ModelFile | undefined = file; each; ) {
    if (met.has(each)) return true
    met.add(each)
    const before: string | undefined = each.from?.model
    each = models.find((other) => keyOf(other) === before)
  }
  return false
}

/** Two things that would become one: a scenario that says both would lose one of them unheard. */
function joined(file: ModelFile, part: CarriedPart, before: ModelFile | undefined): readonly Fault[] {
  const ids = new Set([...Object.keys(file.from?.[part] ?? {}), ...(before ? namesOf(before, part) : [])])
  const met = new Set<string>()
  return [...ids].flatMap((id) => {
    const { to } = step(file, part, id)
    if (to === null) return []
    const isMet = met.has(to)
    met.add(to)
    return isMet ? [fault('stands-twice', ['from', part], { name: to })] : []
  })
}

function unknown(part: CarriedPart, path: Fault['path'], id: string): Fault {
  switch (part) {
    case 'levers':
      return fault('unknown-lever', path, { id })
    case 'assumptions':
      return fault('unknown-assumption', path, { id })
    case 'indicators':
      return fault('not-an-indicator', path, { name: id })
    case 'equations':
      return fault('name-unknown', path, { name: id })
  }
}
