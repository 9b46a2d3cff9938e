/** Every departure of a year with its share and what it owes to the others. */
import { formatDifference, formatNumber } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { formatError } from './answer.ts'
import { departureName, type Naming } from './names.ts'
import { isOneWay, type Share, shareDigits, type YearShares } from './shares.ts'

interface Tabled {
  readonly year: YearShares
  /** Of the indicator. */
  readonly digits: number
  readonly isSampled: boolean
}

/** The columns of numbers; a share of the difference in per cent is there only where all go its way. */
export const shareColumns = (year: YearShares) =>
  (['share', 'percent', 'alone', 'last', 'owed'] as const).filter(
    (column) => column !== 'percent' || isOneWay(year),
  )

/** Groups with their members below them, and the difference as the last row. */
export function shareTable(
  { year, digits: own, isSampled }: Tabled,
  naming: Naming,
  words: Words,
): TextTable {
  const { t, language } = words
  const digits = shareDigits(year, own)
  const columns = shareColumns(year)
  const write = (value: number): string => formatDifference(value, digits, language) ?? t('key.same')
  const numbers = ({ share, alone, last }: Pick<Share, 'share' | 'alone' | 'last'>): readonly string[] => {
    const cells = {
      share: write(share),
      percent: formatNumber((100 * share) / year.difference, 1, language),
      alone: write(alone),
      last: write(last),
      owed: write(share - alone),
    }
    return columns.map((column) => cells[column])
  }
  const hasSeveral = year.groups.length > 1
  const member = (share: Share, indent: string): readonly string[] => {
    const { name, move } = departureName(share.departure, naming, words)
    const error = share.error > 0 ? formatError(share.error, digits, language) : '–'
    return [`${indent}${name}`, move, ...numbers(share), ...(isSampled ? [error] : [])]
  }
  const whole = isOneWay(year) ? [formatNumber(100, 1, language)] : []
  return {
    columns: [
      left(t('attribution.column.what')),
      left(t('attribution.column.move')),
      ...columns.map((column) => right(t(`attribution.column.${column}`))),
      ...(isSampled ? [right(t('attribution.column.error'))] : []),
    ],
    rows: [
      ...year.groups.flatMap((group) => {
        const isTitled = hasSeveral && group.group !== 'reading'
        const title = [t(`attribution.group.${group.group}`), '', ...numbers(group)]
        return [
          ...(isTitled ? [title] : []),
          ...group.shares.map((share) => member(share, isTitled ? '  ' : '')),
        ]
      }),
      [t('attribution.difference'), '', write(year.difference), ...whole],
    ],
  }
}
