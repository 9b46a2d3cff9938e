/**
 * How wide a text is in the charts' font, without laying out the page.
 *
 * Fonts come in after the first texts are drawn, and in parts: every Chinese character that was not yet seen may
 * bring another. Whoever places something by the width of a text follows this, and places it again.
 */
const context = document.createElement('canvas').getContext('2d')
const widths = new Map<string, number>()
const followers = new Set<() => void>()

/** What a reader sets apart is wider; who does so reloads the page or sees it laid out anew. */
let spacing = { letters: '0px', words: '0px' }
function readSpacing(): void {
  const { letterSpacing, wordSpacing, fontSize } = getComputedStyle(document.body)
  const letters = letterSpacing === 'normal' ? '0px' : letterSpacing
  if (letters === spacing.letters && wordSpacing === spacing.words) return
  spacing = { letters, words: wordSpacing }
  // Fields are as wide as what may be typed into them.
  const share = Number.parseFloat(letters) / Number.parseFloat(fontSize)
  document.documentElement.style.setProperty('--spaced', `${share}em`)
  widths.clear()
}
addEventListener('resize', readSpacing)

document.fonts.addEventListener('loadingdone', () => {
  readSpacing()
  widths.clear()
  placeAgain()
})

/** Has everyone who follows place their texts again, as where the page has another size at once. */
export function placeAgain(): void {
  for (const again of [...followers]) again()
}

/** Width in pixels at the size of a chart's labels. */
export function measureText(text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (!context) return text.length * 7
  context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`
  context.letterSpacing = spacing.letters
  context.wordSpacing = spacing.words
  const { width } = context.measureText(text)
  widths.set(text, width)
  return width
}

/**
 * Calls back whenever texts may have other widths, in the order in which callers came.
 * @returns ends it.
 */
export function followTextWidths(again: () => void): () => void {
  followers.add(again)
  return () => followers.delete(again)
}
