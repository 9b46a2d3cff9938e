/**
 * What chance brings: a standard normal number for each shock, year and draw.
 *
 * Numbers come by counter: the seed, the draw, the place of the shock in the model file and the years since the launch
 * decide alone. So neither a longer horizon nor a lever, another scenario or what else is asked for changes one, and
 * the columns that were made are kept: they come again for every scenario and all the while a lever is dragged.
 */
import type { Model } from '../model.ts'
import type { ShockId, Year } from '../spec.ts'
import type { DrawOptions } from './draws.ts'
import { randomNormal } from './normal.ts'

export interface ShockInYear {
  readonly name: ShockId
  readonly year: Year
}

/** Dimensions of each shock, one for each year; those of what else is drawn are as many, before the first shock's. */
const ownDimensions = 2 ** 16

/** Numbers that are kept at most: 10,000 draws of eight shocks for 35 years are fewer. */
const mostKept = 2 ** 22

/** Columns of some draws by dimension. */
type Columns = Map<number, Float64Array>

/** By seed and draws; those that were asked for last stand last. */
const kept = new Map<string, Columns>()
let keptNumbers = 0

/**
 * The numbers of some draws: for each of the shocks in a year a column, with one number a draw.
 * The columns are shared with whoever else asks for them and must stay as they are.
 */
export function shockColumns(
  shocks: readonly ShockInYear[],
  { spec }: Pick<Model, 'spec'>,
  { seed, first, count }: Pick<DrawOptions, 'seed' | 'first' | 'count'>,
): readonly Float64Array[] {
  if (shocks.length === 0) return []
  const places = new Map(spec.shocks?.map(({ id }, place) => [id, place]))
  const columns = columnsOf(`${seed} ${first} ${count}`)
  const wanted = shocks.map(({ name, year }): Float64Array => {
    const place = places.get(name)
    if (place === undefined) throw new Error(`${name} is no shock`)
    const dimension = ownDimensions * (1 + place) + (year - spec.launchYear)
    const existing = columns.get(dimension)
    if (existing) return existing
    const made = Float64Array.from({ length: count }, (_, index) =>
      randomNormal(seed, first + index, dimension),
    )
    columns.set(dimension, made)
    keptNumbers += count
    return made
  })
  dropOldest()
  return wanted
}

/** What is kept of some draws, which are now the last that were asked for. */
function columnsOf(key: string): Columns {
  const columns = kept.get(key) ?? new Map<number, Float64Array>()
  kept.delete(key)
  kept.set(key, columns)
  return columns
}

function dropOldest(): void {
  for (const [key, columns] of kept) {
    if (keptNumbers <= mostKept) return
    kept.delete(key)
    for (const column of columns.values()) keptNumbers -= column.length
  }
}
