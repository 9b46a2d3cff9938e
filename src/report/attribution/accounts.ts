/** Both scenarios' accounts of a year, side by side. */
import type { Accounting, AccountLine } from '../../model/analysis/accounting.ts'
import type { Year } from '../../model/spec.ts'

export interface AccountRow {
  readonly line: AccountLine
  readonly from: number
  readonly to: number
}

export interface AccountRows {
  readonly total: AccountRow
  /** Terms that are not 0 in both; the largest differences first, then the largest terms. */
  readonly terms: readonly AccountRow[]
  /** How many terms are 0 in both. */
  readonly idle: number
}

/** The accounts of a year; a term that the readings do not share is 0 where it is not. */
export function accountRows(from: Accounting, to: Accounting, year: Year): readonly AccountRows[] {
  const at = (years: readonly Year[], line: AccountLine | undefined): number =>
    line ? (line.values[years.indexOf(year)] ?? Number.NaN) : 0
  return to.accounts.map(({ total, terms }) => {
    const before = from.accounts.find((account) => account.total.id === total.id)
    const rowOf = (line: AccountLine, others: readonly AccountLine[]): AccountRow => ({
      line,
      from: at(
        from.years,
        others.find(({ id }) => id === line.id),
      ),
      to: at(to.years, line),
    })
    const own = terms.map((line) => rowOf(line, before?.terms ?? []))
    const gone = (before?.terms ?? [])
      .filter((line) => !terms.some(({ id }) => id === line.id))
      .map((line): AccountRow => ({ line, from: at(from.years, line), to: 0 }))
    const all = [...own, ...gone]
    const active = all.filter((row) => row.from !== 0 || row.to !== 0)
    return {
      total: rowOf(total, before ? [before.total] : []),
      terms: active.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || size(b) - size(a)),
      idle: all.length - active.length,
    }
  })
}

const size = ({ from, to }: AccountRow): number => Math.max(Math.abs(from), Math.abs(to))
