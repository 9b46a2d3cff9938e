/** Details of faults, as they can stand among words. */
import { onOneLine } from '../../files/characters.ts'
import { excerpt } from '../../files/excerpt.ts'
import { manners } from '../text/language.ts'
import type { Speech } from '../text/words.ts'

export type Told = Readonly<Record<string, string | number>>
/** What a detail may be; an object is told by the teller of its code. */
export type Detail = string | number | readonly string[] | object

/** A foreign text: no longer than one reads, and nothing in it steers the words around it. */
export const shown = (text: string): string => onOneLine(excerpt(text))

/** All details that are texts, numbers and lists of texts, as they are. */
export const toldPlainly = (details: object, { language }: Speech): Told =>
  Object.fromEntries(
    Object.entries(details as Readonly<Record<string, Detail>>).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, String(value)]]
      if (typeof value === 'string') return [[name, shown(value)]]
      if (!Array.isArray(value)) return []
      return [[name, value.map(String).map(shown).join(manners[language].betweenItems)]]
    }),
  )
