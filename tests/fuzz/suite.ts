/** A kind of file, and what has to hold whatever is in one. */
import type { Random } from './random.ts'

/** Whether a file was read or refused. */
export type Outcome = 'read' | 'refused'

export interface Suite {
  /** A hostile file. */
  make(random: Random): Uint8Array
  /**
   * Reads it.
   * @throws where something does not hold: what is read must be usable, what is refused must say why.
   */
  read(bytes: Uint8Array): Outcome
}

export class Broken extends Error {}

/** @throws unless it holds. */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Broken(what)
}
