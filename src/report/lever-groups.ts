/** Which levers are policy, and what those that are not are called. */
import type { LeverGroupSpec, LeverSpec, ModelSpec } from '../model/spec.ts'
import { formatList } from './text/format.ts'
import type { Words } from './text/words.ts'

type Groups = Pick<ModelSpec, 'leverGroups'>

/** Whether to move a lever is policy; else it says what the world around may be like. */
export const isPolicy = ({ group }: LeverSpec, { leverGroups }: Groups): boolean =>
  leverGroups.some(({ id, policy }) => id === group && policy)

/** The groups of levers that are no policy, named one after another. */
export function worldNames(groups: readonly LeverGroupSpec[], { text, language }: Words): string {
  const names = groups.filter(({ policy }) => !policy).map(({ label }) => text(label))
  return formatList(names, language)
}
