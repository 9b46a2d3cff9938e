/** The scenarios of a recipe as the core computes them. */
import type { Recipe } from '../../files/recipe.ts'
import type { Scenario } from '../../model/spec.ts'

export interface AskedScenario {
  readonly name: string
  /** What its fingerprint is of. */
  readonly own: Scenario
  /** The same with the own indicators that it was computed with. */
  readonly computed: Scenario
}

export const scenariosOf = ({ scenarios }: Pick<Recipe, 'scenarios'>): readonly AskedScenario[] =>
  scenarios.map(({ name, scenario, lent }) => {
    const own = { ...scenario, name, notes: '' }
    return { name, own, computed: lent ? { ...own, indicators: lent } : own }
  })
