/** What the names of a model stand for, as who reads its equations meets them. */
import type { Model } from '../../model/model.ts'
import { figureOf, namedFigures } from '../../model/resolve-model.ts'
import type { Text, UnitKey } from '../../model/spec.ts'
import type { PassportSubject } from '../passport-subject.ts'
import type { Words } from '../text/words.ts'

export interface NamedThing {
  /** As formulas have it. */
  readonly name: string
  readonly label: Text
  readonly unit: UnitKey
  readonly subject: PassportSubject
}

const made = new WeakMap<Model, ReadonlyMap<string, NamedThing>>()

/** Everything that formulas of a model may name, by its name there, in the order of the files. */
export function namedThings(model: Model): ReadonlyMap<string, NamedThing> {
  const known = made.get(model)
  if (known) return known
  const { spec, baseline } = model
  const thing = (
    kind: 'lever' | 'assumption' | 'equation' | 'indicator',
    { id, label, unit }: { readonly id: string; readonly label: Text; readonly unit: UnitKey },
  ): NamedThing => ({ name: id, label, unit, subject: { kind, id } })
  const all: readonly NamedThing[] = [
    ...spec.levers.map((lever) => thing('lever', lever)),
    ...spec.sections.flatMap(({ equations }) => equations.map((equation) => thing('equation', equation))),
    ...spec.indicators.map((indicator) => thing('indicator', indicator)),
    ...spec.assumptions.map((assumption) => thing('assumption', assumption)),
    ...namedFigures(spec, baseline).map(({ name, figure: { label, unit } }) => ({
      name,
      label,
      unit,
      subject: { kind: 'figure' as const, id: figureOf(requiredNamed(model, name)) },
    })),
  ]
  const things = new Map(all.map((each) => [each.name, each]))
  made.set(model, things)
  return things
}

const requiredNamed = ({ spec }: Model, name: string) =>
  spec.figures.find(({ id }) => id === name) ?? { id: name }

/** Finds the label of anything that a formula names: shocks, and figures that this baseline lacks, among them. */
export function labelsOf(model: Model, { text }: Pick<Words, 'text'>): (name: string) => string {
  const things = namedThings(model)
  const others = new Map<string, Text | undefined>([
    ...model.spec.figures.map(({ id, label }) => [id, label] as const),
    ...(model.spec.shocks ?? []).map(({ id, label }) => [id, label] as const),
  ])
  return (name) => {
    const label = things.get(name)?.label ?? others.get(name)
    return label ? text(label) : name
  }
}

/** Whether a name is worked out by the model, and not given to it. */
export const isComputed = ({ subject: { kind } }: NamedThing): boolean =>
  kind === 'equation' || kind === 'indicator'
