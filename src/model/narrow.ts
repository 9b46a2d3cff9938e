/** Wide forms of ASCII, which input methods of Chinese and Korean write, lie this far from it. */
const wideBy = 0xfee0

/** A text with wide letters, digits and signs as narrow ones; other look-alikes, such as ², mean something else. */
export const narrowed = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - wideBy))
