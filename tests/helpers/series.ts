/** Trajectories in tests: values by year, and comparison to the last bit. */
import type { Projection } from '../../src/model/projection.ts'

/** A value of a projection; throws where the name or the year is not in it. */
export function valueIn({ series, years }: Projection, name: string, year: number): number {
  const value = series.get(name)?.[years.indexOf(year)]
  if (value === undefined) throw new Error(`no ${name} in ${year}`)
  return value
}

export const relativeDifference = (a: number, b: number): number =>
  Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b))

/** Where two sets of trajectories differ in any bit (as far as both reach), in words; empty where nowhere. */
export function differences(a: Projection['series'], b: Projection['series']): readonly string[] {
  const names = [...new Set([...a.keys(), ...b.keys()])]
  return names.flatMap((name) => {
    const [one, other] = [a.get(name), b.get(name)]
    if (!one || !other) return [`${name} is missing`]
    const common = Math.min(one.length, other.length)
    const index = one.subarray(0, common).findIndex((value, at) => !Object.is(value, other[at]))
    return index < 0 ? [] : [`${name} at ${index}: ${one[index]} and ${other[index]}`]
  })
}
