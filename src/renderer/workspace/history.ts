/** Undo and redo: the states of one scenario before and after the present one. */
import type { Scenario } from '../../model/spec.ts'

export interface History {
  readonly past: readonly Scenario[]
  readonly future: readonly Scenario[]
  /** What the newest change was to, and when, so that one drag is one step. */
  readonly last: { readonly subject: string; readonly at: number } | undefined
}

export const emptyHistory: History = { past: [], future: [], last: undefined }

/** Whether there is a step back or forward. */
export const hasSteps = ({ past, future }: History): boolean => past.length + future.length > 0

const mostSteps = 200
/** Changes of the same thing that follow this fast, in milliseconds, are one step. */
const together = 700

/**
 * Notes a change.
 * @param before the scenario before it.
 * @param subject what was changed, such as `lever rdIntensity`.
 * @param at the time in milliseconds; a drag gives that of its beginning.
 * @param continues true inside a drag, which is one step however long it takes.
 */
export function record(
  history: History,
  before: Scenario,
  subject: string,
  at: number,
  continues: boolean,
): History {
  const { last } = history
  const same = last !== undefined && last.subject === subject && (continues || at - last.at < together)
  return {
    past: same ? history.past : [...history.past, before].slice(-mostSteps),
    future: [],
    last: { subject, at },
  }
}

/** Before a drag: what was changed a while ago is a step of its own, even where the drag moves the same thing. */
export function settled(history: History, at: number): History {
  const { last } = history
  return last && at - last.at >= together ? { ...history, last: undefined } : history
}

/** One step back, or undefined where there is none. */
export function undo(history: History, present: Scenario): readonly [History, Scenario] | undefined {
  const before = history.past.at(-1)
  if (!before) return undefined
  return [{ past: history.past.slice(0, -1), future: [present, ...history.future], last: undefined }, before]
}

/** One step forward, or undefined where there is none. */
export function redo(history: History, present: Scenario): readonly [History, Scenario] | undefined {
  const [next, ...future] = history.future
  if (!next) return undefined
  return [{ past: [...history.past, present], future, last: undefined }, next]
}
