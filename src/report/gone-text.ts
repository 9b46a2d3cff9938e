import { formatDay } from './text/format.ts'
import type { Words } from './text/words.ts'

/** From when on no backup holds what was deleted for good. */
export const goneText = (goneAt: string, { t, language }: Words): string =>
  t('erase.gone', { date: formatDay(new Date(goneAt), language) })
