/** A name or a number with its unit behind it; alone where there is none, as of a ratio. */
import type { Words } from './text/words.ts'

export const withUnit = (name: string, unit: string, { t }: Pick<Words, 't'>): string =>
  unit === '' ? name : t('table.titled', { name, unit })
