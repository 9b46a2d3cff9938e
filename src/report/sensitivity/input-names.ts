/** Assumptions, base values and shocks that are varied, in words. */
import type { SobolRow } from '../../model/analysis/sobol-indices.ts'
import type { Model } from '../../model/model.ts'
import type { Words } from '../text/words.ts'
import { withUnit } from '../with-unit.ts'

export interface InputName {
  readonly name: string
  readonly unit: string
}

/** An assumption or a lever by its id; all shocks together, where they are one of the inputs. */
type Input = Pick<SobolRow, 'id'> & Partial<Pick<SobolRow, 'kind'>>

/** "R&D intensity (% of GRDP)", with the unit where there is one. */
export function inputTitle(model: Model, input: Input, words: Words): string {
  const { name, unit } = inputName(model, input, words)
  return withUnit(name, unit, words)
}

export function inputName(model: Model, { id, kind }: Input, { t, text, unit }: Words): InputName {
  if (kind === 'shocks') return { name: t('sensitivity.chance'), unit: '' }
  const spec = model.assumptions.get(id) ?? model.levers.get(id)
  return spec ? { name: text(spec.label), unit: unit(spec.unit) } : { name: id, unit: '' }
}
