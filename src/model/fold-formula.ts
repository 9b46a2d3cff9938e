/** Formulas as input methods and word processors write them, folded to the signs of the formula language. */
import { narrowed } from './narrow.ts'

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

/** A formula in the signs that the language knows; what is written in them already is as it was. */
export const foldFormula = (text: string): string =>
  [...narrowed(text)]
    .map((character) => signs[character] ?? (/\s/.test(character) ? ' ' : character))
    .join('')

/** A unit as it is compared with those that are known: of one width, in small letters, without blanks. */
export const foldUnit = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
