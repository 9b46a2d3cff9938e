/** Details of faults, as they can stand among words. */
import { onOneLine } from '../../files/characters.ts'
import { excerpt } from '../../files/excerpt.ts'
import { manners } from '../text/language.ts'
import type { Speech } from '../text/words.ts'

export type Told = Readonly<Record<string, string | number>>
export type Detail = string | number | readonly string[]

/** A foreign text: no longer than one reads, and nothing in it steers the words around it. */
export const shown = (text: string): string => onOneLine(excerpt(text))

/** All details as they are. */
export const toldPlainly = (details: object, { language }: Speech): Told =>
  Object.fromEntries(
    Object.entries(details as Readonly<Record<string, Detail>>).map(([name, value]) => {
      if (typeof value === 'number') return [name, String(value)]
      return [
        name,
        typeof value === 'string' ? shown(value) : value.map(shown).join(manners[language].betweenItems),
      ]
    }),
  )
