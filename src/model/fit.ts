/** Whether numbers are of use to their model: what must hold in the first two years, in any reading. */
import { type Fault, fault } from './fault.ts'
import { conditionName, type Model } from './model.ts'
import { createProjector, type Projector } from './projection.ts'
import { baselineScenario } from './scenario.ts'
import type { ConditionSpec, Scenario } from './spec.ts'

/** Conditions of the model that the baseline breaks, each once; the baseline as a whole is at fault. */
export function checkFit(model: Model): readonly Fault[] {
  return brokenBy(model, {}).map(({ message }) => fault('unfit-baseline', [], { message }))
}

/**
 * Conditions of the model that break by what a scenario takes assumptions to be, each at an assumption without which it
 * holds. Levers stay where they are in these years.
 * @param model one whose baseline keeps all conditions.
 */
export function checkAssumptionsFit({ assumptions }: Scenario, model: Model): readonly Fault[] {
  const entries = Object.entries(assumptions)
  if (entries.length === 0) return []
  return brokenBy(model, assumptions).flatMap((condition) => {
    // Taken out one after the other, up to the one with which the condition breaks no more.
    const culprit = entries.find(
      (_, index) => !brokenBy(model, Object.fromEntries(entries.slice(index + 1))).includes(condition),
    )
    if (!culprit) return []
    const [id, value] = culprit
    return [fault('unfit-assumption', ['assumptions', id], { value, message: condition.message })]
  })
}

function brokenBy(model: Model, assumptions: Scenario['assumptions']): readonly ConditionSpec[] {
  const { spec, baseline } = model
  const conditions = spec.conditions ?? []
  if (conditions.length === 0) return []
  const names = conditions.map((_, index) => conditionName(index))
  const asked = { ...baselineScenario(spec, baseline), assumptions, horizon: spec.launchYear + 1 }
  const projections = baseline.readings.map(({ id: reading }) =>
    projectorOf(model).projectNames({ ...asked, reading }, names),
  )
  return conditions.filter(
    (_, index) =>
      !projections.every(({ series }) => series.get(conditionName(index))?.every((value) => value === 1)),
  )
}

/** Every scenario that is read is asked about: conditions are compiled once for each model. */
const projectors = new WeakMap<Model, Projector>()

function projectorOf(model: Model): Projector {
  const projector = projectors.get(model) ?? createProjector(model)
  projectors.set(model, projector)
  return projector
}
