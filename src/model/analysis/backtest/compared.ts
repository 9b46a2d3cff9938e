/** Which outcomes a projection is held against, and what of their definition is undone. */
import type {
  BreakId,
  DefinitionBreak,
  IndicatorId,
  OutcomeSpec,
  OutcomesSpec,
  Scenario,
  Year,
} from '../../spec.ts'
import { vintages } from '../../spec.ts'

/**
 * Why an outcome is not compared. `recalled`: nobody has found it in print again, and nobody has asked for it;
 * `laterVintage`: an earlier release of the same number is, whose definition is nearer to the baseline's.
 */
export type LeftOutReason = 'beforeLaunch' | 'pastHorizon' | 'recalled' | 'laterVintage' | 'noValue'

export interface LeftOut {
  readonly outcome: OutcomeSpec
  readonly reason: LeftOutReason
}

/** The ids of breaks, each once, in the order of the outcomes' file. */
export const breakIds = ({ breaks }: Pick<OutcomesSpec, 'breaks'>): readonly BreakId[] => [
  ...new Set(breaks.map(({ id }) => id)),
]

/** Those that are undone unless somebody says otherwise. */
export const usualBreaks = ({ breaks }: Pick<OutcomesSpec, 'breaks'>): readonly BreakId[] =>
  breakIds({ breaks: breaks.filter(({ on }) => on) })

/** Changes of an indicator's definition after a year up to another, the first first. */
export const breaksBetween = (
  breaks: readonly DefinitionBreak[],
  indicator: IndicatorId,
  after: Year,
  upTo: Year,
): readonly DefinitionBreak[] =>
  breaks
    .filter((each) => each.indicator === indicator && each.year > after && each.year <= upTo)
    .toSorted((a, b) => a.year - b.year)

/** What levels on the definition after some breaks are divided by; each change comes on top of those before it. */
export const factorOf = (breaks: readonly DefinitionBreak[]): number =>
  breaks.reduce((product, { factor }) => product * factor, 1)

/** Why outcomes are not compared, whatever the projection says of them; undefined for those that are. */
export function unwanted(
  outcomes: readonly OutcomeSpec[],
  { horizon }: Pick<Scenario, 'horizon'>,
  launchYear: Year,
  recalled: boolean,
): (outcome: OutcomeSpec) => LeftOutReason | undefined {
  const reasonOf = ({ year, quality }: OutcomeSpec): LeftOutReason | undefined => {
    if (year < launchYear) return 'beforeLaunch'
    if (year > horizon) return 'pastHorizon'
    return quality === 'recalled' && !recalled ? 'recalled' : undefined
  }
  const firstReleases = new Map<string, number>()
  for (const outcome of outcomes) {
    if (reasonOf(outcome) || outcome.vintage === undefined) continue
    const key = numberOf(outcome)
    firstReleases.set(key, Math.min(releaseOf(outcome), firstReleases.get(key) ?? vintages.length))
  }
  return (outcome) => {
    const reason = reasonOf(outcome)
    if (reason || outcome.vintage === undefined) return reason
    return releaseOf(outcome) > (firstReleases.get(numberOf(outcome)) ?? 0) ? 'laterVintage' : undefined
  }
}

/** The same for all releases of one number. */
const numberOf = ({ indicator, year, measure }: OutcomeSpec): string => `${indicator} ${year} ${measure}`

const releaseOf = ({ vintage = 'first' }: OutcomeSpec): number => vintages.indexOf(vintage)
