/** What an exported file has, beside what comes of making it again. */
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
export function tableDifferences(
  printed: readonly TableRow[],
  recomputed: readonly (readonly string[])[],
): readonly Difference[] {
  const [heads = []] = recomputed
  const rows = printed.map((row, place) => rowDifferences(row, recomputed[place] ?? [], heads))
  if (printed.length === recomputed.length) return rows.flat()
  // Where a row is missing, all that follow are other rows: the first that differs shows the place.
  const counts = { printed: printed.length - 1, recomputed: recomputed.length - 1 }
  return [{ path: '', ...coded('rows-differ', counts) }, ...(rows.find((found) => found.length > 0) ?? [])]
}

function rowDifferences(
  { line, cells }: TableRow,
  recomputed: readonly string[],
  heads: readonly string[],
): readonly Difference[] {
  const columns = Math.max(cells.length, recomputed.length)
  return Array.from({ length: columns }, (_, column): readonly Difference[] => {
    const [own = '', again = ''] = [cells[column], recomputed[column]]
    if (isSameCell(own, again)) return []
    const values = { printed: own || nothing, recomputed: again || nothing }
    return [{ line, path: heads[column] ?? String(column + 1), ...coded('value-differs', values) }]
  }).flat()
}

/** Values of a JSON file leaf by leaf, where they differ. */
export function jsonDifferences(
  printed: unknown,
  recomputed: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  if (isObject(printed) && isObject(recomputed) && Array.isArray(printed) === Array.isArray(recomputed)) {
    const keys = new Set([...Object.keys(recomputed), ...Object.keys(printed)])
    return [...keys].flatMap((key) => jsonDifferences(printed[key], recomputed[key], [...path, key]))
  }
  if (printed === recomputed) return []
  if (typeof printed === 'number' && typeof recomputed === 'number') {
    if (isPrinted(String(printed), recomputed)) return []
  }
  const values = { printed: leafText(printed), recomputed: leafText(recomputed) }
  return [{ path: path.join('.'), ...coded('value-differs', values) }]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function leafText(value: unknown): string {
  if (value === undefined) return nothing
  return typeof value === 'string' ? value : JSON.stringify(value)
}
