/**
 * Characters that do not stand in a text but steer or hide in it: the one list for names, files, the terminal and the
 * window's messages.
 */

/** Control characters but breaks and tabs, halves of characters, and what turns the direction of all writing after it. */
const steering = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

/**
 * What a reader does not see, or sees as something else: control characters, marks of direction, characters without
 * width, fillers, tags, selectors. What joins letters or picks a form is left alone where it does that: in emoji, and
 * between letters of scripts that join.
 */
const hidden =
  /[\p{Cc}\p{Cs}\u2028\u2029\u2800\ufff9-\ufffb\u{13430}-\u{1345f}]|(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|(?<!\p{Extended_Pictographic}\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}]|(?!\p{Default_Ignorable_Code_Point})[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?!\p{Extended_Pictographic}|(?!\p{Default_Ignorable_Code_Point})[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])|(?<!\p{Extended_Pictographic})(?!\ufe0e\u20e3|\ufe0f\u20e3)(?:\ufe0e|\ufe0f)/gu

/** Zero width non-joiner and joiner. */
const joiners = /[\u200c\u200d]/g

/** Marks that stand on one letter; no language has more. */
const mostMarks = 4
/** More of them, or marks without a letter, which stand on whatever is before the text. */
const strayMarks = /^\s*\p{M}(?:[\p{M}\s]|\u200c|\u200d)*|\p{M}{5,}/gu

/** A character as one looks it up: `U+200B`. */
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The first character of a text of several lines that is not seen in it or steers; undefined where there is none. */
export const unseenIn = (text: string): string | undefined => unshowableIn(text.replaceAll(/[\n\r\t]/g, ' '))

/** The first character of a name that it may not have, as `U+200B`; undefined where it can be kept as it is. */
export function unshowableIn(line: string): string | undefined {
  const [found] = line.match(hidden) ?? line.match(strayMarks) ?? []
  return found && codeOf(found.trim() || found)
}

/** Whether a text can be kept as a name: one line in which everything is seen and nothing steers. */
export const isPlainLine = (text: string): boolean => unshowableIn(text) === undefined

/** The first character of a text of several lines that turns the writing around it or is no text at all. */
export function steeringIn(text: string): string | undefined {
  const [found] = text.match(steering) ?? []
  return found && codeOf(found)
}

/** A text of several lines without what steers in it. */
export const tidyText = (text: string): string => text.replaceAll(steering, '')

/** A text without what cannot be seen, which becomes the given character; half characters count as such too. */
export function withoutInvisible(text: string, instead: string): string {
  const clean = (part: string): string =>
    withFewMarks(part.normalize('NFC').replaceAll(hidden, instead).normalize('NFC'))
  const seen = clean(text)
  // Marks that came together have another order now: a joiner may stand beside one that it does not join.
  return clean(seen) === seen ? seen : clean(seen.replaceAll(joiners, instead))
}

/**
 * A name as it is kept: on one line, in composed characters (한 for ㅎ, ㅏ and ㄴ, as macOS has it), without what nobody
 * sees in it.
 */
export const tidyLine = (text: string): string =>
  withoutInvisible(text.replaceAll(/\s+/g, ' ').trim(), '').replaceAll(/ +/g, ' ').trim()

/** Marks as far as they are read. */
const withFewMarks = (text: string, rest = ''): string =>
  text.replaceAll(strayMarks, (marks, at: number) => (at === 0 ? rest : marks.slice(0, mostMarks) + rest))

/** A foreign text on one line of a message: what cannot be seen is spelled out, such as `\u202e`. */
export const onOneLine = (text: string): string =>
  withFewMarks(text.replaceAll(/\s+/g, ' '), '…').replaceAll(hidden, spelled)

/** As JSON and JavaScript spell it. */
const spelled = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  return code.length > 4 ? `\\u{${code}}` : `\\u${code}`
}
