/**
 * How sure the shares of a difference are: every run of the simulation is shared out by itself.
 *
 * All mixtures of two scenarios are computed with the same runs, so that what is uncertain alike in both is no part of
 * any share. A range of shares is therefore none of differences between ranges.
 */
import type { Model } from '../model.ts'
import type { Projector } from '../projection.ts'
import type { IndicatorId, Scenario, Year } from '../spec.ts'
import { yearsTo } from '../years.ts'
import { commonScenario, type DepartureGroup, departuresBetween, groupsOf, mixture } from './attribution.ts'
import type { Bands } from './draws.ts'
import { createDrawSource, type DrawSettings } from './ensemble.ts'
import { coalitionOf, gameOfGroups, gameWithin, unionOf } from './owen.ts'
import { statisticsOf } from './quantile.ts'
import { type Coalition, everyone, type Game, shapley } from './shapley.ts'

/** Between which values runs lie: 90% of them, half of them, and the middle. */
export interface Spread {
  readonly p5: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
}

export interface ShareRanges {
  readonly indicator: IndicatorId
  readonly year: Year
  readonly draws: number
  readonly bands: Bands
  /** The share of the runs without a value in any mixture. */
  readonly without: number
  /** Undefined where no run has a value. */
  readonly difference: Spread | undefined
  /** By group, and by departure's id; departures of a group with too many members are missing. */
  readonly groups: ReadonlyMap<DepartureGroup, Spread>
  readonly departures: ReadonlyMap<string, Spread>
}

export interface ShareRangeOptions extends DrawSettings {
  readonly indicator: IndicatorId
  /** One that both scenarios reach. */
  readonly year: Year
}

/** Runs that are shared out, at most: each is one of every mixture. */
export const mostSharedDraws = 1024
/** Members of a group up to which every set of them is computed. */
export const mostRangedMembers = 6

/** In steps of a mixture each. */
export function* shareRangeSteps(
  projector: Projector,
  from: Scenario,
  to: Scenario,
  options: ShareRangeOptions,
): Generator<{ readonly done: number; readonly draws: number }, ShareRanges> {
  const { indicator, year, bands = 'all' } = options
  const { model } = projector
  const draws = Math.min(options.draws, mostSharedDraws)
  const departures = departuresBetween(projector, from, to)
  const groups = groupsOf(departures)
  const whole = groups.map(({ indices }) => coalitionOf(indices))
  const shared = commonScenario(from, to, indicator)
  const values = new Map<Coalition, Float64Array>()
  const wanted = coalitionsOf(groups, whole)
  for (const coalition of wanted) {
    const mixed = mixture(shared, to, departures, coalition)
    values.set(coalition, drawsIn(model, mixed, year, { ...options, draws }))
    yield { done: values.size, draws: wanted.length }
  }
  const game: Game = (coalition) => values.get(coalition) ?? new Float64Array(draws).fill(Number.NaN)
  const exactly = (inner: Game, players: number) =>
    shapley(inner, players, { seed: options.seed, permutations: 0 }).shares
  const ofGroups = exactly(gameOfGroups(game, whole), groups.length)
  const [none, all] = [game(0n), game(everyone(departures.length))]
  const difference = all.map((value, run) => value - (none[run] as number))
  return {
    indicator,
    year,
    draws,
    bands,
    without: difference.filter((value) => !Number.isFinite(value)).length / draws,
    difference: spreadOf(difference),
    groups: new Map(groups.flatMap(({ group }, index) => named(group, ofGroups[index]))),
    departures: new Map(
      groups.flatMap(({ indices }, index) => {
        if (indices.length > mostRangedMembers) return []
        const others = whole.filter((_, other) => other !== index)
        const shares = exactly(gameWithin(game, indices, others), indices.length)
        return indices.flatMap((departure, member) => named(departures[departure]?.id ?? '', shares[member]))
      }),
    ),
  }
}

/** What has to be computed: each group with every set of the others, and every set of the members of small ones. */
function coalitionsOf(
  groups: ReturnType<typeof groupsOf>,
  whole: readonly Coalition[],
): readonly Coalition[] {
  const found = new Set<Coalition>(setsOf(whole))
  for (const [index, { indices }] of groups.entries()) {
    if (indices.length > mostRangedMembers) continue
    const contexts = setsOf(whole.filter((_, other) => other !== index))
    for (const own of setsOf(indices.map((departure) => coalitionOf([departure]))))
      for (const present of contexts) found.add(own | present)
  }
  return [...found]
}

/** All unions of some parts. */
const setsOf = (parts: readonly Coalition[]): readonly Coalition[] =>
  Array.from({ length: 2 ** parts.length }, (_, chosen) =>
    unionOf(parts.filter((_, at) => (chosen >> at) & 1)),
  )

function drawsIn(
  model: Model,
  scenario: Scenario,
  year: Year,
  { indicator, ...settings }: ShareRangeOptions,
): Float64Array {
  const place = yearsTo(model.spec, scenario.horizon).indexOf(year)
  const { draws } = settings
  return createDrawSource(model, scenario, settings, [indicator]).chunk(0, draws).of(place).slice()
}

const named = <K>(name: K, values: Float64Array | undefined): readonly (readonly [K, Spread])[] => {
  const spread = values && spreadOf(values)
  return spread ? [[name, spread]] : []
}

function spreadOf(values: Float64Array): Spread | undefined {
  const [p5, p25, p50, p75, p95] = statisticsOf(values, [0.05, 0.25, 0.5, 0.75, 0.95])?.quantiles ?? []
  if (p5 === undefined || p25 === undefined || p50 === undefined) return undefined
  return p75 === undefined || p95 === undefined ? undefined : { p5, p25, p50, p75, p95 }
}
