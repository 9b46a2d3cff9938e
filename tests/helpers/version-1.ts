/**
 * What the program wrote while there was version 1 of the model alone: files, a store, and the numbers that it showed.
 * `fixtures/version-1/make.ts` says what is in them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Projection } from '../../src/model/projection.ts'
import { relativeDifference } from './series.ts'

const folder = join(import.meta.dirname, '..', 'fixtures', 'version-1')

/** The model and the baseline of all of them. */
export const firstNames = { model: 'zhejiang-digital-economy@1', baseline: 'kiep-17-06' } as const

export const firstStore = join(folder, 'store.sqlite')

/** Scenario files by their name. */
export const firstFiles: ReadonlyMap<string, Buffer> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.scenario.json'))
    .map((name) => [name, readFileSync(join(folder, name))]),
)

/** A revision, and what it computed. */
export interface FirstNumbers {
  readonly id: string
  readonly name: string
  readonly fingerprint: string
  readonly series: Readonly<Record<string, readonly (number | null)[]>>
}

/** In the order in which they were saved. */
export const firstNumbers: readonly FirstNumbers[] = JSON.parse(
  readFileSync(join(folder, 'numbers.json'), 'utf8'),
)

const tolerance = 1e-12

/** Where a projection is not what it was, in words. */
export function changedSince({ series }: FirstNumbers, projection: Projection): readonly string[] {
  return Object.entries(series).flatMap(([id, values]) => {
    const now = projection.series.get(id)
    if (now?.length !== values.length) return [`${id}: ${now?.length} years, not ${values.length}`]
    return values.flatMap((value, index) => {
      const is = now[index] ?? Number.NaN
      const isSame = value === null ? Number.isNaN(is) : relativeDifference(is, value) <= tolerance
      return isSame ? [] : [`${id} ${projection.years[index]}: ${is}, not ${value}`]
    })
  })
}
