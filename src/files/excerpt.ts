/** Texts of foreign files as faults carry them. */
import { shortened } from './scenario-name.ts'

/** Longer than any key of ours; a hostile file has keys that would fill the screen. */
const longestExcerpt = 60

/** The beginning of a text, as much as one reads. */
export const excerpt = (text: string): string =>
  (text.length <= longestExcerpt ? text : `${shortened(text, longestExcerpt)}…`).toWellFormed()
