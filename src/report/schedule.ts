/** When a lever moves, in words. */
import { manners } from './text/language.ts'
import type { Words } from './text/words.ts'

/** "from 2018 over 3 years until 2025" in the user's language. */
export function scheduleSentence(words: Words, start: number, ramp: number, end: number | undefined): string {
  return [
    words.t('levers.from', { start }),
    ramp <= 1 ? words.t('levers.atOnce') : words.t('levers.over', { count: ramp }),
    ...(end === undefined ? [] : [words.t('levers.until', { end })]),
    // Chinese sets no blank between clauses; where it sets none between sentences, none stands here.
  ].join(manners[words.language].betweenSentences === '' ? manners[words.language].betweenParts : ' ')
}
