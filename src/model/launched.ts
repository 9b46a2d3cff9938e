/** The same equations, started from other figures. */
import { buildModel } from './build-model.ts'
import { faultCodes } from './fault.ts'
import type { Model } from './model.ts'
import type { FigureId } from './spec.ts'

/** @returns the model itself where no figure is changed. */
export function launchedFrom(model: Model, changed: Readonly<Record<FigureId, number>>): Model {
  if (Object.keys(changed).length === 0) return model
  const { spec, units, baseline } = model
  const figures = baseline.figures.map((figure) => ({
    ...figure,
    value: changed[figure.id] ?? figure.value,
  }))
  const built = buildModel(spec, units, { ...baseline, figures })
  // Of figures only names and units can be at fault, and those are as they were.
  if (!built.ok) throw new Error(faultCodes(built.error))
  return built.value
}
