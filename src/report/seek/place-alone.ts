/** Where a lever's values lie on its own range, in per cent of it, as plain values. */
import type { LeverMove } from './answer.ts'

export interface AloneBar {
  readonly present: number
  /** What the answer needs of it together with the others. */
  readonly together: number
  readonly allowed: Stretch
  /** From the present value to the level it would need alone, or to the closest it can come. */
  readonly fill: Stretch
}

export interface Stretch {
  readonly from: number
  readonly length: number
}

export function placeAlone({ lever, low, high, present, needed, alone }: LeverMove): AloneBar {
  const at = (value: number): number => (100 * (value - lever.min)) / (lever.max - lever.min)
  return {
    present: at(present),
    together: at(needed),
    allowed: stretch(at(low), at(high)),
    fill: stretch(at(present), at(alone.level)),
  }
}

const stretch = (a: number, b: number): Stretch => ({ from: Math.min(a, b), length: Math.abs(b - a) })
