/** Names of units in the reader's language. */
import type { UnitKey } from '../model/spec.ts'
import type { Context } from './command.ts'

/** A unit's label, or its key where the units file does not know it (a user's own unit). */
export function unitLabel(
  unit: UnitKey,
  { library, language }: Pick<Context, 'library' | 'language'>,
): string {
  return library.units.units[unit]?.label[language] ?? unit
}
