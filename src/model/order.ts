/** The order of names wherever one is needed: by code units, so that it is the same in every language. */
export function byName(
  [a]: readonly [name: string, ...unknown[]],
  [b]: readonly [name: string, ...unknown[]],
): number {
  return a < b ? -1 : a > b ? 1 : 0
}
