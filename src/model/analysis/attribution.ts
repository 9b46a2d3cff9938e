/**
 * Who did it: shares the difference between two scenarios in an indicator out over their departures.
 *
 * A departure is whatever the second scenario has otherwise than the first: a lever with its whole setting
 * (target, start, ramp, end), an assumption, the reading. The horizon is none; the years that both have are
 * compared. Departures of one kind form a group, and groups are never broken up: the difference is shared out
 * over the groups by their Shapley values, then each group's share over its members. What members do together
 * is counted with every set of the other groups, each weighted as in the group's own Shapley value. This is the
 * Owen value (Owen 1977), the one extension of Shapley's that keeps the shares of members adding up to the
 * share of their group, and it is the Shapley value where there is one group.
 *
 * Shares of groups are exact. Shares of members are exact in a group of up to twelve, else sampled with a
 * standard error.
 */
import { kept } from '../kept.ts'
import { inPrices, type Prices, type Projector, withDeflator } from '../projection.ts'
import { assumedIn, type LeverSetting, movedSetting } from '../scenario.ts'
import type { AssumptionId, IndicatorId, LeverId, ReadingId, Scenario, Year } from '../spec.ts'
import { dropInfinite } from '../value.ts'
import { sharedHorizon, yearsTo } from '../years.ts'
import { coalitionOf, gameOfGroups, gameWithin, isIn } from './owen.ts'
import {
  type Coalition,
  evaluationsOf,
  everyone,
  firstAndLast,
  type Game,
  type Shapley,
  shapley,
} from './shapley.ts'

export type DepartureGroup = 'assumptions' | 'reading' | 'levers'
export const departureGroups: readonly DepartureGroup[] = ['assumptions', 'reading', 'levers']

/** One thing that the second scenario has otherwise; a lever's setting is undefined where it is not moved. */
export type Departure =
  | {
      readonly group: 'levers'
      readonly id: LeverId
      readonly from: LeverSetting | undefined
      readonly to: LeverSetting | undefined
    }
  | { readonly group: 'assumptions'; readonly id: AssumptionId; readonly from: number; readonly to: number }
  | { readonly group: 'reading'; readonly id: 'reading'; readonly from: ReadingId; readonly to: ReadingId }

/** Parts of the difference, by year; NaN in years in which a run has no value. */
export interface Effect {
  /** The share; all shares add up to the difference, members' shares to that of their group. */
  readonly share: Float64Array
  /** What it does without any other departure: `share - alone` is what it owes to the others. */
  readonly alone: Float64Array
  /** What would be missing if it were taken away from the second scenario. */
  readonly last: Float64Array
}

export interface GroupEffect extends Effect {
  readonly group: DepartureGroup
}

export interface DepartureEffect extends Effect {
  readonly departure: Departure
  /** Standard error of the share; 0 where it is exact. */
  readonly error: Float64Array
}

export interface Attribution {
  readonly indicator: IndicatorId
  readonly prices: Prices
  readonly years: readonly Year[]
  /** The indicator in the first and in the second scenario. */
  readonly from: Float64Array
  readonly to: Float64Array
  readonly difference: Float64Array
  /** Groups with a departure, in their fixed order. */
  readonly groups: readonly GroupEffect[]
  /** By group, then in the order of the model. */
  readonly departures: readonly DepartureEffect[]
  /** `sampled` where the shares of any group are. */
  readonly method: Shapley['method']
  readonly seed: number
  /** Orders sampled; undefined where all shares are exact. */
  readonly permutations: number | undefined
  /** Projections made. */
  readonly runs: number
}

export interface AttributionOptions {
  /** An indicator of the model, or one of the user's in either scenario. */
  readonly indicator: IndicatorId
  readonly prices?: Prices
  readonly seed?: number
  /** Orders to sample in a group with more than twelve members. */
  readonly permutations?: number
  readonly onProgress?: (done: number, total: number) => void
}

/** Orders that are sampled where nobody asks for another number, and the fewest; more than the most tell nothing more. */
export const [usualPermutations, fewestPermutations, mostPermutations] = [400, 4, 100_000]
/** Projections kept for coalitions that come again. */
const mostKept = 2 ** 14

/** Shares out `to` less `from`; both scenarios have passed `checkScenario`. */
export function attribute(
  projector: Projector,
  from: Scenario,
  to: Scenario,
  options: AttributionOptions,
): Attribution {
  const { indicator, prices = 'current', seed = 0, permutations = usualPermutations, onProgress } = options
  const { model } = projector
  const departures = departuresBetween(projector, from, to)
  const members = groupsOf(departures)
  const shared = commonScenario(from, to, indicator)
  const names = prices === 'current' ? [indicator] : withDeflator([indicator], model.spec)
  const known = new Map<string, Float64Array>()
  let runs = 0
  const game: Game = (coalition) =>
    kept(known, coalition.toString(36), mostKept, () => {
      runs += 1
      const mixed = mixture(shared, to, departures, coalition)
      const projection = inPrices(projector.projectNames(mixed, names), prices, model)
      const values = projection.series.get(indicator)
      if (!values) throw new Error(`there is no indicator ${indicator}`)
      // A projection's trajectories are cut from one array, which would be kept with them.
      return values.slice()
    })

  const whole = members.map(({ indices }) => coalitionOf(indices))
  const total = members.reduce((sum, { indices }) => sum + evaluationsOf(indices.length, permutations), 0)
  let done = 0
  const counted =
    (inner: Game): Game =>
    (coalition) => {
      const values = inner(coalition)
      done += 1
      onProgress?.(done, total)
      return values
    }

  /** The groups as players, each with all of its members. */
  const quotient = gameOfGroups(game, whole)
  const quotientShares = shapley(quotient, members.length, { seed, permutations })
  const quotientEnds = firstAndLast(quotient, members.length)
  const ends = firstAndLast(game, departures.length)
  const years = yearsTo(model.spec, shared.horizon)
  const nothing = new Float64Array(years.length)

  const inner = members.map(({ indices }, index) => {
    const others = whole.filter((_, other) => other !== index)
    return shapley(counted(gameWithin(game, indices, others)), indices.length, { seed, permutations })
  })
  const [valuesFrom, valuesTo] = [game(0n), game(everyone(departures.length))]
  const isSampled = inner.some(({ method }) => method === 'sampled')
  return {
    indicator,
    prices,
    years,
    from: valuesFrom,
    to: valuesTo,
    difference: dropInfinite(valuesTo.map((value, index) => value - (valuesFrom[index] as number))),
    groups: members.map(({ group }, index) => ({
      group,
      share: quotientShares.shares[index] ?? nothing,
      alone: quotientEnds.alone[index] ?? nothing,
      last: quotientEnds.last[index] ?? nothing,
    })),
    departures: members.flatMap(({ indices }, group) =>
      indices.flatMap((index, member): DepartureEffect[] => {
        const departure = departures[index]
        if (!departure) return []
        return [
          {
            departure,
            share: inner[group]?.shares[member] ?? nothing,
            error: inner[group]?.errors[member] ?? nothing,
            alone: ends.alone[index] ?? nothing,
            last: ends.last[index] ?? nothing,
          },
        ]
      }),
    ),
    method: isSampled ? 'sampled' : 'exact',
    seed,
    permutations: isSampled ? permutations : undefined,
    runs,
  }
}

/** What the second scenario has otherwise, by group and in the order of the model. */
export function departuresBetween({ model }: Projector, from: Scenario, to: Scenario): readonly Departure[] {
  const { levers, assumptions, schedule } = model.spec
  return [
    ...assumptions.flatMap((assumption): Departure[] => {
      const { id } = assumption
      const [before, after] = [assumedIn(from, assumption), assumedIn(to, assumption)]
      return before === after ? [] : [{ group: 'assumptions', id, from: before, to: after }]
    }),
    ...(from.reading === to.reading
      ? []
      : [{ group: 'reading', id: 'reading', from: from.reading, to: to.reading } as const]),
    ...levers.flatMap((lever): Departure[] => {
      const [before, after] = [movedSetting(from, lever, schedule), movedSetting(to, lever, schedule)]
      return sameSetting(before, after) ? [] : [{ group: 'levers', id: lever.id, from: before, to: after }]
    }),
  ]
}

/** Departures by kind, as indices among all of them: the groups that are never broken up. */
export const groupsOf = (
  departures: readonly Departure[],
): readonly { readonly group: DepartureGroup; readonly indices: readonly number[] }[] =>
  departureGroups
    .map((group) => ({ group, indices: indicesOf(departures, group) }))
    .filter(({ indices }) => indices.length > 0)

function sameSetting(a: LeverSetting | undefined, b: LeverSetting | undefined): boolean {
  if (!a || !b) return a === b
  return a.target === b.target && a.start === b.start && a.ramp === b.ramp && a.end === b.end
}

/** The first scenario, with the years that both have and the indicators of the one that has the wanted one. */
export function commonScenario(from: Scenario, to: Scenario, indicator: IndicatorId): Scenario {
  const owner = [to, from].find(({ indicators }) => indicators.some(({ id }) => id === indicator))
  return {
    ...from,
    horizon: sharedHorizon([from, to]),
    indicators: owner?.indicators ?? [],
  }
}

/** The first scenario with some of the departures. */
export function mixture(
  from: Scenario,
  to: Scenario,
  departures: readonly Departure[],
  coalition: Coalition,
): Scenario {
  const levers = { ...from.levers }
  const assumptions = { ...from.assumptions }
  let { reading } = from
  for (const [index, departure] of departures.entries()) {
    if (!isIn(coalition, index)) continue
    switch (departure.group) {
      case 'levers': {
        const move = to.levers[departure.id]
        if (move) levers[departure.id] = move
        else delete levers[departure.id]
        break
      }
      case 'assumptions':
        assumptions[departure.id] = departure.to
        break
      case 'reading':
        reading = departure.to
    }
  }
  return { ...from, levers, assumptions, reading }
}

const indicesOf = (departures: readonly Departure[], group: DepartureGroup): readonly number[] =>
  departures.flatMap((departure, index) => (departure.group === group ? [index] : []))
