/** Names of scenarios: how long they may be, and how a free one is found. */

/** In UTF-16 code units, as a file's schema counts. */
export const longestName = 120

/** A text of no more than so many UTF-16 code units, with no character cut in two. */
export function shortened(text: string, most: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > most) return short.trimEnd()
    short += character
  }
  return short
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
