/** The words of a source with the number marked in them. */

export interface MarkedQuote {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** A number as sources print it; in Korean with its trillions, hundreds of millions and ten thousands. */
const printed = /\d[\d,]*(?:\.\d+)?천?(?:(?:조|억|만)(?: ?\d[\d,]*(?:\.\d+)?천?(?:억|만)?)*)?/gu
const sizes: Readonly<Record<string, number>> = { 조: 1e12, 억: 1e8, 만: 1e4, '': 1 }

/** A quote cut around the number that it prints for a value; undefined where it has it in words alone. */
export function markedQuote(quote: string, value: number): MarkedQuote | undefined {
  const found = [...quote.matchAll(printed)].map((match) => ({
    index: match.index,
    text: match[0],
    ...readPrinted(match[0]),
  }))
  const exact = found.find(({ plain, whole }) => isSame(plain, value) || isSame(whole, value))
  const match = exact ?? found.find(({ whole }) => isPowerOfTen(whole / value))
  if (!match || value === 0) return undefined
  const end = match.index + match.text.length
  return { before: quote.slice(0, match.index), marked: match.text, after: quote.slice(end) }
}

/** A number without its marks, and with them. */
function readPrinted(text: string): { readonly plain: number; readonly whole: number } {
  const parts = [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(천?)(조|억|만|)/gu)].map(
    ([, digits = '', thousand, mark = '']) => ({
      number: Number(digits.replaceAll(',', '')),
      size: (thousand ? 1e3 : 1) * (sizes[mark] ?? 1),
    }),
  )
  return {
    plain: parts[0]?.number ?? Number.NaN,
    whole: parts.reduce((sum, { number, size }) => sum + number * size, 0),
  }
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b)

const isPowerOfTen = (ratio: number): boolean => {
  const power = Math.log10(Math.abs(ratio))
  return Number.isFinite(power) && Math.abs(power - Math.round(power)) < 1e-9
}
