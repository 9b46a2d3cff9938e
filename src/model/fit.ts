/** Whether a baseline is of use to its model: what must hold in its first two years, all else being central. */
import { type Fault, fault } from './fault.ts'
import { conditionName, type Model } from './model.ts'
import { createProjector } from './projection.ts'
import { baselineScenario } from './scenario.ts'

/** Conditions of the model that the baseline breaks in any reading, each once; the baseline as a whole is at fault. */
export function checkFit(model: Model): readonly Fault[] {
  const { spec, baseline } = model
  const conditions = spec.conditions ?? []
  if (conditions.length === 0) return []
  const projector = createProjector(model)
  const names = conditions.map((_, index) => conditionName(index))
  const projections = baseline.readings.map(({ id: reading }) =>
    projector.projectNames(
      { ...baselineScenario(spec, baseline), reading, horizon: spec.launchYear + 1 },
      names,
    ),
  )
  return conditions.flatMap(({ message }, index) => {
    const holds = projections.every(({ series }) =>
      series.get(conditionName(index))?.every((value) => value === 1),
    )
    return holds ? [] : [fault('unfit-baseline', [], { message })]
  })
}
