/** What an exported file has, beside what comes of making it again. */
import { excerpt } from '../../files/excerpt.ts'
import { type CodedFault, coded } from '../../files/file-fault.ts'
import type { TableRow } from '../../files/outcomes/cut-table.ts'

/** A difference: where it is, and what it is. */
export type Difference = CodedFault & { readonly line?: number; readonly path: string }

/** What stands where a file has nothing. */
const nothing = '–'

/** Digits of which a number that was rounded has kept at least so many: 5 is not 4.7. */
const [fewestDigits, mostDigits] = [4, 17]

/**
 * Whether a printed number is the one that was computed, or that one rounded: spreadsheet programs write fewer digits
 * than they were given.
 */
export function isPrinted(printed: string, recomputed: number): boolean {
  if (!/^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/.test(printed)) return false
  const value = Number(printed)
  if (value === recomputed) return true
  for (let digits = fewestDigits; digits < mostDigits; digits++) {
    if (Number(recomputed.toPrecision(digits)) === value) return true
  }
  return false
}

/** Whether a cell of a file is the one that was made; a number as it was printed. */
function isSameCell(printed: string, recomputed: string): boolean {
  if (printed === recomputed) return true
  return /^[-+]?\d/.test(recomputed) && isPrinted(printed.trim(), Number(recomputed))
}

/** Tables cell by cell; the first row of either has the heads. */
export function* tableDifferences(
  printed: readonly TableRow[],
  recomputed: readonly (readonly string[])[],
): Iterable<Difference> {
  const [heads = []] = recomputed
  const isAsLong = printed.length === recomputed.length
  // Where a row is missing, all that follow are other rows: the first that differs shows the place.
  if (!isAsLong) yield rowCounts('', printed.length - 1, recomputed.length - 1)
  for (const [place, row] of printed.entries()) {
    let isOther = false
    for (const difference of rowDifferences(row, recomputed[place] ?? [], heads)) {
      isOther = true
      yield difference
    }
    if (isOther && !isAsLong) return
  }
}

function* rowDifferences(
  { line, cells }: TableRow,
  recomputed: readonly string[],
  heads: readonly string[],
): Iterable<Difference> {
  const columns = Math.max(cells.length, recomputed.length)
  for (let column = 0; column < columns; column++) {
    const [own = '', again = ''] = [cells[column], recomputed[column]]
    if (isSameCell(own, again)) continue
    const path = heads[column] ?? String(column + 1)
    yield { line, path, ...valuesDiffer(own || nothing, again || nothing) }
  }
}

/** Values of a JSON file leaf by leaf, where they differ. */
export function* jsonDifferences(
  printed: unknown,
  recomputed: unknown,
  path: readonly string[] = [],
): Iterable<Difference> {
  if (Array.isArray(printed) && Array.isArray(recomputed)) {
    yield* listDifferences(printed, recomputed, path)
  } else if (isObject(printed) && isObject(recomputed)) {
    for (const key of new Set([...Object.keys(recomputed), ...Object.keys(printed)])) {
      yield* jsonDifferences(printed[key], recomputed[key], [...path, excerpt(key)])
    }
  } else if (!isSameLeaf(printed, recomputed)) {
    yield { path: path.join('.'), ...valuesDiffer(leafText(printed), leafText(recomputed)) }
  }
}

/** As with tables: where lists are of other lengths, the first place that differs is enough. */
function* listDifferences(
  printed: readonly unknown[],
  recomputed: readonly unknown[],
  path: readonly string[],
): Iterable<Difference> {
  const isAsLong = printed.length === recomputed.length
  if (!isAsLong) yield rowCounts(path.join('.'), printed.length, recomputed.length)
  for (const [place, again] of recomputed.entries()) {
    if (!isAsLong && place >= printed.length) return
    let isOther = false
    for (const difference of jsonDifferences(printed[place], again, [...path, String(place)])) {
      isOther = true
      yield difference
    }
    if (isOther && !isAsLong) return
  }
}

function isSameLeaf(printed: unknown, recomputed: unknown): boolean {
  if (printed === recomputed) return true
  return (
    typeof printed === 'number' && typeof recomputed === 'number' && isPrinted(String(printed), recomputed)
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list or an object is told by its kind: a hostile file would have one of megabytes where a number should be. */
function leafText(value: unknown): string {
  if (value === undefined) return nothing
  if (Array.isArray(value)) return '[…]'
  if (typeof value === 'object' && value !== null) return '{…}'
  return String(value)
}

const valuesDiffer = (printed: string, recomputed: string): CodedFault =>
  coded('value-differs', { printed: excerpt(printed), recomputed: excerpt(recomputed) })

const rowCounts = (path: string, printed: number, recomputed: number): Difference => ({
  path,
  ...coded('rows-differ', { printed, recomputed }),
})
