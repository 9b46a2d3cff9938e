/** The target that stands in the question: what the user typed, else one that makes sense to begin with. */
import type { TargetSense } from '../../model/analysis/seek/question.ts'

/** A tenth more than what is projected, or less where the target is a ceiling; two digits are easily said. */
const tenth = 0.1

/** @returns undefined where nothing is projected, so that no target suggests itself. */
export function suggestedTarget(projected: number, sense: TargetSense, digits: number): number | undefined {
  if (!Number.isFinite(projected)) return undefined
  const towards = sense === 'atLeast' ? 1 : -1
  // Of nothing there is no tenth.
  if (projected === 0) return towards * 10 ** (1 - digits)
  return Number((projected + towards * tenth * Math.abs(projected)).toPrecision(2))
}

/** How far an arrow key moves a target: a step of its second digit. */
export function targetStep(target: number): number {
  return target === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(target))) - 1)
}
