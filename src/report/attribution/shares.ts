/** The shares of one year, by size, and the small ones put together. Pure, for the picture, the words, the table. */
import {
  type Attribution,
  type Departure,
  type DepartureEffect,
  type DepartureGroup,
  departureGroups,
} from '../../model/analysis/attribution.ts'
import type { Year } from '../../model/spec.ts'

interface Effect {
  readonly share: number
  /** What it does without any other. */
  readonly alone: number
  /** What would be missing without it. */
  readonly last: number
}

/** What a departure contributes in a year. */
export interface Share extends Effect {
  readonly id: string
  readonly departure: Departure
  /** Standard error of the share; 0 where it is exact. */
  readonly error: number
}

export interface GroupShares extends Effect {
  readonly group: DepartureGroup
  /** The largest first. */
  readonly shares: readonly Share[]
}

export interface YearShares {
  readonly year: Year
  readonly from: number
  readonly to: number
  readonly difference: number
  /** Groups with a departure, in their fixed order. */
  readonly groups: readonly GroupShares[]
}

/** The shares of a year; NaN in years in which a run has no value. */
export function sharesIn(attribution: Attribution, year: Year): YearShares {
  const index = attribution.years.indexOf(year)
  const at = (values: Float64Array): number => values[index] ?? Number.NaN
  const shareOf = ({ departure, share, alone, last, error }: DepartureEffect): Share => ({
    id: departure.id,
    departure,
    share: at(share),
    alone: at(alone),
    last: at(last),
    error: at(error),
  })
  return {
    year,
    from: at(attribution.from),
    to: at(attribution.to),
    difference: at(attribution.difference),
    groups: attribution.groups.map(({ group, share, alone, last }) => ({
      group,
      share: at(share),
      alone: at(alone),
      last: at(last),
      shares: attribution.departures
        .filter(({ departure }) => departure.group === group)
        .map(shareOf)
        .sort((a, b) => sizeOf(b.share) - sizeOf(a.share)),
    })),
  }
}

export const sizeOf = (share: number): number => (Number.isFinite(share) ? Math.abs(share) : 0)

/** Whether several shares all go the way of the difference, so that parts of it are what they seem. */
export function isOneWay({ difference, groups }: YearShares): boolean {
  const all = groups.flatMap(({ shares }) => shares)
  const way = Math.sign(difference)
  return way !== 0 && all.length > 1 && all.every(({ share }) => share === 0 || Math.sign(share) === way)
}

/** What can be put together with others of its group. */
interface Sized {
  readonly id: string
  readonly size: number
}

export interface FoldedGroup<T> {
  readonly kept: readonly T[]
  /** The small ones, which are shown as one: none or at least two. */
  readonly folded: readonly T[]
}

/**
 * Keeps the largest of all groups and puts the small ones of each group together, so that no more than `most`
 * are to be shown. Each group shows something, however little room there is.
 * @param groups each in the order in which it is shown.
 */
export function foldSmall<T extends Sized>(
  groups: readonly (readonly T[])[],
  most: number,
): readonly FoldedGroup<T>[] {
  const bySize = groups.flat().sort((a, b) => b.size - a.size)
  for (let keep = bySize.length; keep > 0; keep--) {
    const large = new Set(bySize.slice(0, keep))
    const folded = groups.map((group) => foldedGroup(group, large))
    if (folded.reduce((sum, group) => sum + shownOf(group), 0) <= most) return folded
  }
  return groups.map((group) => foldedGroup(group, new Set()))
}

function foldedGroup<T>(group: readonly T[], large: ReadonlySet<T>): FoldedGroup<T> {
  const folded = group.filter((each) => !large.has(each))
  // One alone takes no more room under its own name.
  if (folded.length === 1) return { kept: group, folded: [] }
  return { kept: group.filter((each) => large.has(each)), folded }
}

const shownOf = ({ kept, folded }: FoldedGroup<unknown>): number => kept.length + (folded.length > 0 ? 1 : 0)

/**
 * Digits for shares: those of the indicator, and up to two more where all shares are so small that they would
 * show one figure or none.
 */
export function shareDigits({ difference, groups }: YearShares, digits: number): number {
  const all = [difference, ...groups.flatMap(({ shares }) => shares.map(({ share }) => share))]
  const largest = Math.max(...all.map(sizeOf))
  if (largest === 0) return digits
  return Math.max(digits, Math.min(digits + 2, 1 - Math.floor(Math.log10(largest))))
}

/** What all departures make on their own, added up, and what comes or goes because they act together. */
export interface Interplay {
  readonly alone: number
  readonly together: number
}

/** Undefined where there are no two departures that could act together. */
export function interplayOf({ difference, groups }: YearShares): Interplay | undefined {
  const shares = groups.flatMap((group) => group.shares)
  if (shares.length < 2) return undefined
  const alone = shares.reduce((sum, share) => sum + share.alone, 0)
  return { alone, together: difference - alone }
}

/** The groups of departures that are there, each with its members, the largest over all years first. */
export function departuresBySize(attribution: Attribution): readonly (readonly DepartureEffect[])[] {
  const size = ({ share }: DepartureEffect): number => Math.max(...Array.from(share, sizeOf))
  return departureGroups
    .map((group) =>
      attribution.departures
        .filter(({ departure }) => departure.group === group)
        .sort((a, b) => size(b) - size(a)),
    )
    .filter((group) => group.length > 0)
}
