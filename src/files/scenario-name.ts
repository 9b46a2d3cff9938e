/** Names of scenarios: how long they may be, and how a free one is found. */

/** In UTF-16 code units, as a file's schema counts. */
export const longestName = 120

/** What a reader takes for one character: with its accents, and of emoji the whole. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text's beginning, with no character cut in two.
 * @param sizeOf what counts, of which there may be so many; UTF-16 code units where nothing else is given.
 */
export function shortened(
  text: string,
  most: number,
  sizeOf = (part: string): number => part.length,
): string {
  let end = 0
  let size = 0
  for (const { index, segment } of characters.segment(text)) {
    size += sizeOf(segment)
    if (size > most) return text.slice(0, end).trimEnd()
    end = index + segment.length
  }
  return text
}

/** The name itself where it is free, else with the first free number from 2; never too long. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const whole = shortened(name, longestName)
  if (!taken.has(whole)) return whole
  const plain = whole.replace(/ \(\d+\)$/, '')
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`
    const candidate = `${shortened(plain, longestName - suffix.length)}${suffix}`
    if (!taken.has(candidate)) return candidate
  }
}
