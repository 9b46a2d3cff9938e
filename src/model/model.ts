/** A model that has passed every check: what formulas may name, and what each name stands for. */
import type { Formula } from './formula.ts'
import type {
  AssumptionSpec,
  BaselineSpec,
  EquationSpec,
  LeverSpec,
  ModelSpec,
  PlausibilitySpec,
  ReadingId,
  UnitsSpec,
} from './spec.ts'
import type { Unit, Units } from './unit.ts'

/** Formulas of one quantity by reading. */
export type Formulas = ReadonlyMap<ReadingId, Formula>

/** What a name in a formula stands for. */
export type Definition =
  | { readonly kind: 'year' | 'launchYear' }
  | { readonly kind: 'figure'; readonly value: number; readonly unit: Unit }
  | { readonly kind: 'lever'; readonly spec: LeverSpec; readonly unit: Unit }
  | { readonly kind: 'assumption'; readonly spec: AssumptionSpec; readonly unit: Unit }
  | {
      readonly kind: 'stock'
      readonly spec: EquationSpec
      readonly unit: Unit
      readonly initial: Formulas
      readonly next: Formulas
    }
  | {
      readonly kind: 'auxiliary'
      readonly spec: EquationSpec
      readonly unit: Unit
      readonly formula: Formulas
    }
  | {
      readonly kind: 'indicator'
      readonly id: string
      readonly unit: Unit
      readonly formula: Formulas
      readonly where: Formula | undefined
    }

export interface Plausibility {
  readonly spec: PlausibilitySpec
  readonly holds: Formula
}

export interface Model {
  readonly spec: ModelSpec
  readonly baseline: BaselineSpec
  readonly units: UnitsSpec
  /** The units, read. */
  readonly unitsByKey: Units
  /** Every name that a formula may use. */
  readonly names: ReadonlyMap<string, Definition>
  readonly levers: ReadonlyMap<string, LeverSpec>
  readonly assumptions: ReadonlyMap<string, AssumptionSpec>
  readonly plausibility: readonly Plausibility[]
}

/** `id@version`, as scenarios name their model. */
export const modelKey = (spec: ModelSpec): string => `${spec.id}@${spec.version}`

/** Whether chance comes in anywhere. */
export const hasShocks = ({ shocks = [] }: Pick<ModelSpec, 'shocks'>): boolean => shocks.length > 0

/** All equations of a model, in the order of the file. */
export const equationsOf = (spec: ModelSpec): readonly EquationSpec[] =>
  spec.sections.flatMap((section) => section.equations)

/** The name under which a condition on baselines is projected; no formula can write it. */
export const conditionName = (index: number): string => `fit ${index}`

/** The name under which a plausibility condition is projected; no formula can write it. */
export const plausibilityName = (index: number): string => `plausible ${index}`

/** Every formula of a definition: those of the launch year, of later years, or both. */
export function formulasOf(
  definition: Definition | undefined,
  phase?: 'initial' | 'next',
): readonly Formula[] {
  switch (definition?.kind) {
    case 'stock':
      return phase
        ? [...definition[phase].values()]
        : [...definition.initial.values(), ...definition.next.values()]
    case 'auxiliary':
      return [...definition.formula.values()]
    case 'indicator':
      return [...definition.formula.values(), ...(definition.where ? [definition.where] : [])]
    default:
      return []
  }
}
