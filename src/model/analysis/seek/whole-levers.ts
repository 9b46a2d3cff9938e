/** Levers that are whole numbers: branch and bound over a search that knows nothing of them. */
import type { LeverSpec } from '../../spec.ts'
import type { Box, Point } from '../minimise.ts'
import { coordinateOf, levelOf, type Mover } from './coordinates.ts'

export interface Candidate {
  readonly point: Point
  readonly cost: number
}

/** A best point of a box, if it holds one; `hint` is a point nearby. */
export type Search = (within: Box, hint: Point) => Candidate | undefined

/** Boxes that are tried. */
const mostBoxes = 200

/** The best point at which every whole lever is whole: a box is cut where one of them is between two numbers. */
export function bestWhole(
  movers: readonly Mover[],
  all: Box,
  hint: Point,
  search: Search,
): Point | undefined {
  let least: Candidate | undefined
  const parts = [{ within: all, hint }]
  for (let count = 0; count < mostBoxes; count++) {
    const part = parts.pop()
    if (!part) break
    const found = search(part.within, part.hint)
    if (!found || (least && found.cost >= least.cost)) continue
    const levels = movers.map(({ lever }, index) => levelOf(lever, found.point[index] as number))
    const broken = movers.findIndex(({ lever }, index) => lever.whole && !Number.isInteger(levels[index]))
    const { lever } = movers[broken] ?? {}
    if (!lever) {
      least = found
      continue
    }
    const sides = cut(part.within, broken, lever, levels[broken] as number)
    parts.push(...sides.map((within) => ({ within, hint: found.point })))
  }
  return least?.point
}

/** The two parts of a box below and above a level; the nearer side is searched first, and so comes last. */
function cut(within: Box, index: number, lever: LeverSpec, level: number): readonly Box[] {
  const [down, up] = [Math.floor(level), Math.ceil(level)]
  const below: Box = { ...within, high: within.high.with(index, coordinateOf(lever, down)) }
  const above: Box = { ...within, low: within.low.with(index, coordinateOf(lever, up)) }
  return level - down < 0.5 ? [above, below] : [below, above]
}
