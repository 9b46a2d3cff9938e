/**
 * Keys that go from row to row of a long list in groups, from the button at the head of each row.
 *
 * Everything of a row stays in the order of Tab as well, where who sees the list looks for it; the keys are the short
 * way to any row.
 */
import type { KeyboardEvent } from 'react'

/** Marks the button of a row that the keys lead to. */
export const rowStop = { 'data-row-stop': '' } as const
const stops = `[${Object.keys(rowStop).join()}]`

/**
 * Which row a key leads to, round the ends; undefined where the key is none of these.
 * @param groups of each row, the group that it is in.
 */
export function rowAfter(groups: readonly number[], from: number, key: string): number | undefined {
  const { length } = groups
  if (length === 0) return undefined
  const firsts = groups.flatMap((group, row) => (row === 0 || groups[row - 1] !== group ? [row] : []))
  const own = firsts.findLastIndex((first) => first <= from)
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % length
    case 'ArrowUp':
      return (from + length - 1) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    case 'PageDown':
      return firsts[(own + 1) % firsts.length]
    case 'PageUp':
      return firsts[(own + firsts.length - 1) % firsts.length]
    default:
      return undefined
  }
}

/** Rows of a list, each by the button at its head; its groups are sections and lists. */
function rowsIn(list: Element): {
  readonly rows: readonly HTMLElement[]
  readonly groups: readonly number[]
} {
  const rows = [...list.querySelectorAll<HTMLElement>(stops)]
  const parents = rows.map((row) => row.closest('section, ul'))
  const known = [...new Set(parents)]
  return { rows, groups: parents.map((parent) => known.indexOf(parent)) }
}

/** Hears the keys of a list, at the list itself. */
export function roveRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const { rows, groups } = rowsIn(event.currentTarget)
  const from = rows.indexOf(event.target as HTMLElement)
  const next = from < 0 ? undefined : rows[rowAfter(groups, from, event.key) ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** Leads from a search field into the list below it. */
export function enterRows(event: KeyboardEvent<HTMLElement>, list: Element | null): void {
  if (event.key !== 'ArrowDown' || !list) return
  const [first] = rowsIn(list).rows
  if (!first) return
  event.preventDefault()
  first.focus()
}
