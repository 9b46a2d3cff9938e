/**
 * Characters that do not stand in a text but steer whatever shows it: the one list for names, files, the terminal
 * and the window's messages.
 */

/** Control characters, and those that turn the direction of all writing after them. */
const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** Besides, what turns the direction at its own place only, or breaks a line unseen. Names hold it harmlessly. */
const eachInvisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f\u2028\u2029]/gu

/** Whether a text can be kept as one line: it has no character that steers, and none that is half of one. */
export const isPlainLine = (text: string): boolean => text.isWellFormed() && !steering.test(text)

/** The same for a text of several lines. */
export const isPlainText = (text: string): boolean => isPlainLine(text.replaceAll(/[\n\r\t]/g, ' '))

/** A text without what cannot be seen, which becomes the given character; half characters count as such too. */
export const withoutInvisible = (text: string, instead: string): string =>
  text.toWellFormed().replaceAll('\ufffd', instead).replaceAll(eachInvisible, instead)

/** A foreign text on one line of a message: what cannot be seen is spelled out, such as `\u202e`. */
export const onOneLine = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(eachInvisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
