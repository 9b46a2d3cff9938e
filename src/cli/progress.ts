/** How far a long computation is, in words. */
import { formatNumber } from '../report/text/format.ts'
import type { Words } from '../report/text/words.ts'

export function drawingText(done: number, draws: number, pass: number, { t, language }: Words): string {
  const said = { done: formatNumber(done, 0, language), draws: formatNumber(draws, 0, language) }
  return pass > 1 ? t('cli.drawingAgain', { ...said, pass }) : t('cli.drawing', said)
}
