/** Units as tables name them: a unit of the data files in any language, or a scale word with one. */
import type { Model } from '../../model/model.ts'
import type { UnitKey } from '../../model/spec.ts'
import { type Unit, withoutCounted } from '../../model/unit.ts'
import { narrow } from './fold.ts'
import { scaleAt, scaleBehind } from './table-number.ts'

/** A unit as it was said; without dimensions where only a scale was: 亿. */
export type SaidUnit = Unit | { readonly ten: number; readonly powers: undefined }

export interface UnitReader {
  /** The unit that a text names, or undefined. */
  read(text: string): SaidUnit | undefined
  /**
   * The power of ten that makes a number in a unit one in the unit of a key; undefined where the two do not
   * measure the same.
   */
  tenBetween(said: SaidUnit, key: UnitKey): number | undefined
}

/** Longer than any unit. */
const longestUnit = 60

export function createUnitReader({ units: spec, unitsByKey }: Model): UnitReader {
  const named = new Map<string, Unit>()
  for (const [key, { label }] of Object.entries(spec.units)) {
    const unit = unitsByKey.get(key)
    if (!unit) continue
    for (const name of [key, ...Object.values(label)]) named.set(folded(name), unit)
  }
  /** A scale word makes sense with a unit that has no scale of its own. */
  const scaled = (scale: ReturnType<typeof scaleAt>): SaidUnit | undefined => {
    if (!scale) return undefined
    if (scale.rest === '') return { ten: scale.ten, powers: undefined }
    const unit = named.get(scale.rest)
    return unit && unit.ten === 0 ? { ten: scale.ten, powers: unit.powers } : undefined
  }
  return {
    read(text) {
      if (text.length > longestUnit) return undefined
      const name = folded(text)
      return named.get(name) ?? scaled(scaleAt(name)) ?? scaled(scaleBehind(name))
    },
    tenBetween(said, key) {
      const own = unitsByKey.get(key)
      if (!own) return undefined
      const isPlain = Object.keys(own.powers).length === 0
      if (said.powers === undefined) return isPlain ? undefined : rounded(said.ten - own.ten)
      const bare = withoutCounted(own, spec.counted)
      const fits = samePowers(said, own) || (Object.keys(bare.powers).length > 0 && samePowers(said, bare))
      // Of plain numbers (indices, shares, ranks) none is turned into another.
      return fits && (!isPlain || said.ten === own.ten) ? rounded(said.ten - own.ten) : undefined
    },
  }
}

/** Without width, case and spaces; a unit's signs tell it from others. */
const folded = (text: string): string => narrow(text).toLowerCase().replaceAll(' ', '')

/** A unit without the brackets that stand around it; the reader takes spaces away. */
export const bareUnit = (text: string): string =>
  text
    .trim()
    .replace(/^[(（[]/, '')
    .replace(/[)）\]]$/, '')

const rounded = (ten: number): number => Math.round(ten)

function samePowers(a: Unit, b: Unit): boolean {
  const names = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)])
  return [...names].every((name) => (a.powers[name] ?? 0) === (b.powers[name] ?? 0))
}
