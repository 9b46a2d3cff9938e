/** How wide a text is in the charts' font, without laying out the page. */
const context = document.createElement('canvas').getContext('2d')
const widths = new Map<string, number>()

/** Width in pixels at the size of a chart's labels. */
export function measureText(text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (!context) return text.length * 7
  context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`
  const { width } = context.measureText(text)
  widths.set(text, width)
  return width
}

/** Forgets all widths; called when a font has come in. */
export function forgetWidths(): void {
  widths.clear()
}
