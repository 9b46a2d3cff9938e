/** Texts of foreign files as they are shown: cut to what one reads, without what would move other writing. */
import { shortened } from './scenario-name.ts'

/** Longer than any key of ours; a hostile file has keys that would fill the screen. */
const longestShown = 60

/** A text that can stand in a message, on one line. */
export function shownText(text: string): string {
  const cut = text.length <= longestShown ? text : `${shortened(text, longestShown)}…`
  return cut.toWellFormed().replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
}
