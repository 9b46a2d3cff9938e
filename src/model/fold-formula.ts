/** Formulas as input methods and word processors write them, folded to the signs of the formula language. */

const signs: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '∙': '*',
  '⋅': '*',
  '÷': '/',
  '∕': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '≤': '<=',
  '≦': '<=',
  '⩽': '<=',
  '≥': '>=',
  '≧': '>=',
  '⩾': '>=',
  '≠': '!=',
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  '、': ',',
  '。': '.',
}

/** Wide forms of ASCII, which lie this far from it. */
const isWide = (code: number): boolean => code >= 0xff01 && code <= 0xff5e
const wideBy = 0xfee0

/** A formula in the signs that the language knows; what is written in them already is as it was. */
export const foldFormula = (text: string): string =>
  [...text]
    .map((character) => {
      const sign = signs[character]
      if (sign !== undefined) return sign
      const code = character.codePointAt(0) ?? 0
      if (isWide(code)) return String.fromCodePoint(code - wideBy)
      return /\s/.test(character) ? ' ' : character
    })
    .join('')

/** A unit as it is compared with those that are known: of one width, in small letters, without blanks. */
export const foldUnit = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
