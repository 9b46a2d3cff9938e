/** Every departure of a year with its share and what it owes to the others. */
import { type Column, columnIn } from '../amount.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { formatNumber } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { roundedUp } from './answer.ts'
import { departureName, type Naming } from './names.ts'
import { isOneWay, type Share, shareDigits, type YearShares } from './shares.ts'

interface Tabled {
  readonly year: YearShares
  readonly indicator: Pick<IndicatorDescription, 'unitKey' | 'digits'>
  readonly isSampled: boolean
}

/** The columns of numbers; a share of the difference in per cent is there only where all go its way. */
export const shareColumns = (year: YearShares) =>
  (['share', 'percent', 'alone', 'last', 'owed'] as const).filter(
    (column) => column !== 'percent' || isOneWay(year),
  )

/** How a table has the shares of a year. */
export const shareColumn = (
  year: YearShares,
  { unitKey, digits }: Pick<IndicatorDescription, 'unitKey' | 'digits'>,
  words: Words,
): Column => columnIn(unitKey, shareDigits(year, digits), words)

/** A standard error in such a table; a dash where a share is exact. */
export const errorText = (error: number, { scaled, digits, writeScaled }: Column): string =>
  error > 0 && Number.isFinite(error) ? writeScaled(roundedUp(scaled(error), digits)) : '–'

/** Groups with their members below them, and the difference as the last row. */
export function shareTable({ year, indicator, isSampled }: Tabled, naming: Naming, words: Words): TextTable {
  const { t, language } = words
  const column = shareColumn(year, indicator, words)
  const columns = shareColumns(year)
  const write = (value: number): string => column.change(value) ?? t('key.same')
  const numbers = ({ share, alone, last }: Pick<Share, 'share' | 'alone' | 'last'>): readonly string[] => {
    const cells = {
      share: write(share),
      percent: formatNumber((100 * share) / year.difference, 1, language),
      alone: write(alone),
      last: write(last),
      owed: write(share - alone),
    }
    return columns.map((own) => cells[own])
  }
  const hasSeveral = year.groups.length > 1
  const member = (share: Share, indent: string): readonly string[] => {
    const { name, move } = departureName(share.departure, naming, words)
    const error = errorText(share.error, column)
    return [`${indent}${name}`, move, ...numbers(share), ...(isSampled ? [error] : [])]
  }
  const whole = isOneWay(year) ? [formatNumber(100, 1, language)] : []
  return {
    columns: [
      left(t('attribution.column.what')),
      left(t('attribution.column.move')),
      ...columns.map((own) => right(t(`attribution.column.${own}`))),
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
