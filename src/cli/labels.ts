/** Names of units and regions in the reader's language. */
import type { RegionId, UnitKey } from '../model/spec.ts'
import type { Context } from './command.ts'

/** A unit's label, or its key where the units file does not know it (a user's own unit). */
export function unitLabel(
  unit: UnitKey,
  { library, language }: Pick<Context, 'library' | 'language'>,
): string {
  return library.units.units[unit]?.label[language] ?? unit
}

/** The name of a region that figures speak of. */
export function regionLabel(
  id: RegionId,
  { library, language }: Pick<Context, 'library' | 'language'>,
): string {
  return library.baseline.regions.find((region) => region.id === id)?.label[language] ?? id
}
