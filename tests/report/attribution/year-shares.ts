/** Shares of a year made up for a test. */
import type { DepartureGroup } from '../../../src/model/analysis/attribution.ts'
import type { GroupShares, Share, YearShares } from '../../../src/report/attribution/shares.ts'
import { ground } from '../../helpers/library.ts'

/** Levers by their place in the model, each with a share. */
export function leverShares(shares: readonly number[], changes: Partial<Share> = {}): readonly Share[] {
  return shares.map((share, index): Share => {
    const { id, base, max } = ground.model.levers[index] ?? { id: `lever${index}`, base: 0, max: 1 }
    const departure = {
      group: 'levers',
      id,
      from: undefined,
      to: { target: max === base ? max - 1 : max, start: 2018, ramp: 1, end: undefined },
    } as const
    return { id, departure, share, alone: share, last: share, error: 0, ...changes }
  })
}

export function assumptionShares(shares: readonly number[]): readonly Share[] {
  return shares.map((share, index): Share => {
    const { id, central, high } = ground.model.assumptions[index] ?? { id: `a${index}`, central: 0, high: 1 }
    const departure = { group: 'assumptions', id, from: central, to: high } as const
    return { id, departure, share, alone: share, last: share, error: 0 }
  })
}

export const readingShare = (share: number): readonly Share[] => [
  {
    id: 'reading',
    departure: { group: 'reading', id: 'reading', from: 'share', to: 'level' },
    share,
    alone: share,
    last: share,
    error: 0,
  },
]

/** A year of groups, each the largest first, that adds up. */
export function yearOf(
  groups: { readonly [G in DepartureGroup]?: readonly Share[] },
  from = 1000,
): YearShares {
  const made = (['assumptions', 'reading', 'levers'] as const).flatMap((group): readonly GroupShares[] => {
    const shares = groups[group]
    if (!shares) return []
    const sorted = [...shares].sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
    const share = sorted.reduce((sum, each) => sum + each.share, 0)
    return [{ group, share, alone: share, last: share, shares: sorted }]
  })
  const difference = made.reduce((sum, { share }) => sum + share, 0)
  return { year: 2030, from, to: from + difference, difference, groups: made }
}
