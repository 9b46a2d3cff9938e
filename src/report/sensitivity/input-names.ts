/** Assumptions, base values and shocks that are varied, in words. */
import type { SobolRow } from '../../model/analysis/sobol-indices.ts'
import type { Model } from '../../model/model.ts'
import type { UnitKey } from '../../model/spec.ts'
import { levelsIn } from '../amount.ts'
import { formatPlain } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { withUnit } from '../with-unit.ts'

export interface InputName {
  readonly name: string
  readonly unit: string
  /** The unit that files have its numbers in. */
  readonly unitKey: UnitKey
  /** A value of it. */
  readonly write: (value: number) => string
}

/** An assumption or a lever by its id; all shocks together, where they are one of the inputs. */
type Input = Pick<SobolRow, 'id'> & Partial<Pick<SobolRow, 'kind'>>

/** "R&D intensity (% of GRDP)", with the unit where there is one. */
export function inputTitle(model: Model, input: Input, words: Words): string {
  const { name, unit } = inputName(model, input, words)
  return withUnit(name, unit, words)
}

export function inputName(model: Model, { id, kind }: Input, words: Words): InputName {
  const { t, text, language } = words
  const write = (value: number): string => formatPlain(value, language)
  if (kind === 'shocks') return { name: t('sensitivity.chance'), unit: '', unitKey: '', write }
  const spec = model.assumptions.get(id) ?? model.levers.get(id)
  return spec
    ? { name: text(spec.label), unitKey: spec.unit, ...levelsIn(spec.unit, words) }
    : { name: id, unit: '', unitKey: '', write }
}
