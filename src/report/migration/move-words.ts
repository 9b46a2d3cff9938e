/** The words of both sides of a move: each has labels, units and a source of its own. */
import type { Moved } from '../../model/migration/move.ts'
import type { Language } from '../../model/spec.ts'
import { createWords, type Words } from '../text/words.ts'

export interface MoveWords {
  readonly before: Words
  readonly after: Words
}

export const moveWords = ({ from, to }: Pick<Moved, 'from' | 'to'>, language: Language): MoveWords => ({
  before: createWords({ language, ground: from }),
  after: createWords({ language, ground: to }),
})
