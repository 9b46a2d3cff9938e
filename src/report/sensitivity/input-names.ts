/** Assumptions and base values that are varied, in words. */
import type { DrawnInput } from '../../model/analysis/evaluate.ts'
import type { Model } from '../../model/model.ts'
import type { Words } from '../text/words.ts'
import { withUnit } from '../with-unit.ts'

export interface InputName {
  readonly name: string
  readonly unit: string
}

/** "R&D intensity (% of GRDP)", with the unit where there is one. */
export function inputTitle(model: Model, input: Pick<DrawnInput, 'id'>, words: Words): string {
  const { name, unit } = inputName(model, input, words)
  return withUnit(name, unit, words)
}

export function inputName(model: Model, { id }: Pick<DrawnInput, 'id'>, { text, unit }: Words): InputName {
  const spec = model.assumptions.get(id) ?? model.levers.get(id)
  return spec ? { name: text(spec.label), unit: unit(spec.unit) } : { name: id, unit: '' }
}
