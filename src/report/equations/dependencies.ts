/** What depends on what in a model: an arrow for each name that stands in a formula. */
import { type Formula, type Reference, walkFormula } from '../../model/formula.ts'
import type { Definition, Model } from '../../model/model.ts'
import type { ReadingId } from '../../model/spec.ts'
import { isComputed, namedThings } from './names.ts'

/** How a formula takes a name: as it is in the year, or as one of the references. */
export type Way = 'now' | Reference

export interface Dependency {
  /** What is taken, and what takes it. */
  readonly from: string
  readonly to: string
  readonly ways: ReadonlySet<Way>
}

export interface Dependencies {
  readonly all: readonly Dependency[]
  /** By what takes it, and by what is taken. */
  readonly takes: ReadonlyMap<string, readonly Dependency[]>
  readonly usedBy: ReadonlyMap<string, readonly Dependency[]>
}

const made = new WeakMap<Model, Map<ReadingId, Dependencies>>()

/** The dependencies of a model in a reading; the same object for the same two. */
export function dependenciesOf(model: Model, reading: ReadingId): Dependencies {
  const own = made.get(model) ?? new Map<ReadingId, Dependencies>()
  made.set(model, own)
  const known = own.get(reading)
  if (known) return known
  const things = namedThings(model)
  const all = [...things.values()]
    .filter(isComputed)
    .flatMap(({ name }) =>
      [...namesIn(formulasIn(model.names.get(name), reading))].flatMap(([from, ways]): Dependency[] =>
        things.has(from) ? [{ from, to: name, ways }] : [],
      ),
    )
  const found = { all, takes: groupedBy(all, ({ to }) => to), usedBy: groupedBy(all, ({ from }) => from) }
  own.set(reading, found)
  return found
}

/** The formulas of a definition in a reading. */
function formulasIn(definition: Definition | undefined, reading: ReadingId): readonly Formula[] {
  const some = (...formulas: readonly (Formula | undefined)[]): readonly Formula[] =>
    formulas.flatMap((formula) => formula ?? [])
  switch (definition?.kind) {
    case 'stock':
      return some(definition.initial.get(reading), definition.next.get(reading))
    case 'auxiliary':
      return some(definition.formula.get(reading))
    case 'indicator':
      return some(definition.formula.get(reading), definition.where)
    default:
      return []
  }
}

function namesIn(formulas: readonly Formula[]): ReadonlyMap<string, ReadonlySet<Way>> {
  const names = new Map<string, Set<Way>>()
  for (const formula of formulas) {
    for (const part of walkFormula(formula)) {
      if (part.kind !== 'name' && part.kind !== 'reference') continue
      const ways = names.get(part.name) ?? new Set<Way>()
      names.set(part.name, ways.add(part.kind === 'name' ? 'now' : part.reference))
    }
  }
  return names
}

function groupedBy(
  all: readonly Dependency[],
  keyOf: (dependency: Dependency) => string,
): ReadonlyMap<string, readonly Dependency[]> {
  const groups = new Map<string, Dependency[]>()
  for (const dependency of all) {
    const group = groups.get(keyOf(dependency)) ?? []
    group.push(dependency)
    groups.set(keyOf(dependency), group)
  }
  return groups
}

/** Whether something is taken of the year before alone: what feeds back from one year into the next. */
export const isFeedback = ({ ways }: Dependency): boolean => ways.has('previous') && !ways.has('now')

/** All that can be reached from some names along arrows, those names included. */
export function reachable(
  from: readonly string[],
  arrows: (name: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set(from)
  // A set that grows while it is walked is walked to its end.
  for (const name of found) for (const next of arrows(name)) found.add(next)
  return found
}

/** Everything that something rests on, itself included. */
export const restsOn = ({ takes }: Dependencies, name: string): ReadonlySet<string> =>
  reachable([name], (at) => (takes.get(at) ?? []).map(({ from }) => from))

/** Everything that something may move, itself included. */
export const movedBy = ({ usedBy }: Dependencies, name: string): ReadonlySet<string> =>
  reachable([name], (at) => (usedBy.get(at) ?? []).map(({ to }) => to))
