/** What an exported file has, beside what comes of making it again. */
import { excerpt } from '../../files/excerpt.ts'
import { type CodedFault, coded } from '../../files/file-fault.ts'
import type { TableRow } from '../../files/outcomes/cut-table.ts'
import { isRounded, type NumberPair, type Rounding, roundingOf } from './rounding.ts'

/** A difference: where it is, and what it is. */
export type Difference = CodedFault & { readonly line?: number; readonly path: string }

/** What stands where a file has nothing. */
const nothing = '–'

/** A number as files hold it, alone in its cell or leaf. */
function numberOf(text: string): number | undefined {
  const trimmed = text.trim()
  return /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/.test(trimmed) ? Number(trimmed) : undefined
}

/** Both as numbers, where both are. */
function pairOf(printed: string, recomputed: string): NumberPair | undefined {
  const [own, again] = [numberOf(printed), numberOf(recomputed)]
  return own === undefined || again === undefined ? undefined : { printed: own, recomputed: again }
}

/** How each column of a table was rounded. */
function roundingsOf(
  printed: readonly TableRow[],
  recomputed: readonly (readonly string[])[],
): readonly Rounding[] {
  const columns = Math.max(0, ...recomputed.map((row) => row.length))
  return Array.from({ length: columns }, (_, column) =>
    roundingOf(
      printed.flatMap(
        ({ cells }, place) => pairOf(cells[column] ?? '', recomputed[place]?.[column] ?? '') ?? [],
      ),
    ),
  )
}

/** Whether a cell of a file is the one that was made; a number as it was printed. */
function isSameCell(printed: string, recomputed: string, rounding: Rounding | undefined): boolean {
  if (printed === recomputed) return true
  const pair = pairOf(printed, recomputed)
  return pair !== undefined && rounding !== undefined && isRounded(pair, rounding)
}

/** Tables cell by cell; the first row of either has the heads. */
export function* tableDifferences(
  printed: readonly TableRow[],
  recomputed: readonly (readonly string[])[],
): Iterable<Difference> {
  const [heads = []] = recomputed
  const roundings = roundingsOf(printed, recomputed)
  const isAsLong = printed.length === recomputed.length
  // Where a row is missing, all that follow are other rows: the first that differs shows the place.
  if (!isAsLong) yield rowCounts('', printed.length - 1, recomputed.length - 1)
  for (const [place, row] of printed.entries()) {
    let isOther = false
    for (const difference of rowDifferences(row, recomputed[place] ?? [], heads, roundings)) {
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
  roundings: readonly Rounding[],
): Iterable<Difference> {
  const columns = Math.max(cells.length, recomputed.length)
  for (let column = 0; column < columns; column++) {
    const [own = '', again = ''] = [cells[column], recomputed[column]]
    if (isSameCell(own, again, roundings[column])) continue
    const path = heads[column] ?? String(column + 1)
    yield { line, path, ...valuesDiffer(own || nothing, again || nothing) }
  }
}

/** Values of a JSON file leaf by leaf, where they differ. */
export function* jsonDifferences(printed: unknown, recomputed: unknown): Iterable<Difference> {
  const columns = new Map<string, NumberPair[]>()
  for (const { path, pair } of numbersIn(printed, recomputed, [])) {
    const column = columns.get(columnOf(path))
    if (column) column.push(pair)
    else columns.set(columnOf(path), [pair])
  }
  const roundings = new Map([...columns].map(([key, pairs]) => [key, roundingOf(pairs)]))
  yield* valueDifferences(printed, recomputed, roundings, [])
}

type Path = readonly string[]

/** Numbers of a list, and of one key in all entries of a list, are a column. */
const columnOf = (path: Path): string => path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.')

/** Numbers of both files that stand in one place. */
function* numbersIn(
  printed: unknown,
  recomputed: unknown,
  path: Path,
): Iterable<{ readonly path: Path; readonly pair: NumberPair }> {
  if (typeof printed === 'number' && typeof recomputed === 'number') {
    yield { path, pair: { printed, recomputed } }
  } else if (Array.isArray(printed) && Array.isArray(recomputed)) {
    for (const [place, again] of recomputed.entries())
      yield* numbersIn(printed[place], again, [...path, String(place)])
  } else if (isObject(printed) && isObject(recomputed)) {
    for (const [key, again] of Object.entries(recomputed))
      yield* numbersIn(printed[key], again, [...path, excerpt(key)])
  }
}

function* valueDifferences(
  printed: unknown,
  recomputed: unknown,
  roundings: ReadonlyMap<string, Rounding>,
  path: Path,
): Iterable<Difference> {
  if (Array.isArray(printed) && Array.isArray(recomputed)) {
    yield* listDifferences(printed, recomputed, roundings, path)
  } else if (isObject(printed) && isObject(recomputed)) {
    for (const key of new Set([...Object.keys(recomputed), ...Object.keys(printed)])) {
      yield* valueDifferences(printed[key], recomputed[key], roundings, [...path, excerpt(key)])
    }
  } else if (!isSameLeaf(printed, recomputed, roundings.get(columnOf(path)))) {
    yield { path: path.join('.'), ...valuesDiffer(leafText(printed), leafText(recomputed)) }
  }
}

/** As with tables: where lists are of other lengths, the first place that differs is enough. */
function* listDifferences(
  printed: readonly unknown[],
  recomputed: readonly unknown[],
  roundings: ReadonlyMap<string, Rounding>,
  path: Path,
): Iterable<Difference> {
  const isAsLong = printed.length === recomputed.length
  if (!isAsLong) yield rowCounts(path.join('.'), printed.length, recomputed.length)
  for (const [place, again] of recomputed.entries()) {
    if (!isAsLong && place >= printed.length) return
    let isOther = false
    for (const difference of valueDifferences(printed[place], again, roundings, [...path, String(place)])) {
      isOther = true
      yield difference
    }
    if (isOther && !isAsLong) return
  }
}

function isSameLeaf(printed: unknown, recomputed: unknown, rounding: Rounding | undefined): boolean {
  if (printed === recomputed) return true
  if (typeof printed !== 'number' || typeof recomputed !== 'number' || !rounding) return false
  return isRounded({ printed, recomputed }, rounding)
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
