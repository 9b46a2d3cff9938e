/** The questions that can be asked of a scenario, and why one cannot be asked where a model leaves out its subject. */
import { isUncertain } from '../model/analysis/draws.ts'
import type { ModelSpec } from '../model/spec.ts'

export const questions = ['ensemble', 'sensitivity', 'attribution', 'seek', 'backtest'] as const
export type Question = (typeof questions)[number]

/** Why a question cannot be asked, a key of the texts. */
export type Unaskable = 'noInputs' | 'noLevers' | 'noOther'

/**
 * Why a question cannot be asked of any scenario; undefined where it can.
 * @param scenarios how many there are, the baseline included.
 */
export function unaskable(
  question: Question,
  spec: Pick<ModelSpec, 'assumptions' | 'levers'>,
  scenarios: number,
): Unaskable | undefined {
  switch (question) {
    case 'ensemble':
    case 'sensitivity':
      return isUncertain(spec) ? undefined : 'noInputs'
    case 'attribution':
      return scenarios > 1 ? undefined : 'noOther'
    case 'seek':
      return spec.levers.length > 0 ? undefined : 'noLevers'
    case 'backtest':
      return undefined
  }
}
