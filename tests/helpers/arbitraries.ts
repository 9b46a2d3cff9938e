/** Random scenarios, all within what a model allows. */
import fc from 'fast-check'
import type { Model } from '../../src/model/model.ts'
import type { Bases, Shocks } from '../../src/model/projection.ts'
import type { AssumptionSpec, LeverDeparture, LeverSpec, Scenario } from '../../src/model/spec.ts'
import { model, scenarioWith } from './library.ts'

/** A number between two others, never −0, which no file can tell from 0. */
export const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
    { weight: 4, arbitrary: fc.double({ min, max, noNaN: true }).map((value) => value + 0) },
  )

const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })

/** A target within the lever's range, or above `from` where that is given. */
export const targetOf = (lever: LeverSpec, from = lever.min): fc.Arbitrary<number> =>
  lever.whole ? whole(from, lever.max) : between(from, lever.max)

/** A record of a random subset of things, each with a random value. */
function subset<S extends { readonly id: string }, V>(
  specs: readonly S[],
  value: (spec: S) => fc.Arbitrary<V>,
): fc.Arbitrary<Readonly<Record<string, V>>> {
  return fc.tuple(...specs.map((spec) => fc.option(value(spec), { freq: 2 }))).map((values) =>
    Object.fromEntries(
      specs.flatMap((spec, index) => {
        const own = values[index]
        return own === null || own === undefined ? [] : [[spec.id, own] as const]
      }),
    ),
  )
}

export interface Arbitraries {
  readonly anyAssumptions: fc.Arbitrary<Scenario['assumptions']>
  /** A move of a lever with any schedule that ends, or does not, before the last year. */
  departureOf(lever: LeverSpec, last: number): fc.Arbitrary<LeverDeparture>
  /** Moves that begin up to a year. */
  anyLevers(last: number): fc.Arbitrary<Scenario['levers']>
  /** Drawn base values of the levers that have a range of them. */
  readonly anyBases: fc.Arbitrary<Bases>
  /** What chance may bring in any year, some years left out. */
  readonly anyShocks: fc.Arbitrary<Shocks>
  readonly anyHorizon: fc.Arbitrary<number>
  /** A scenario with any levers, assumptions, reading and horizon. */
  readonly anyScenario: fc.Arbitrary<Scenario>
}

/**
 * What may be asked of a model.
 * @param scenario makes a scenario of that model from what departs.
 */
export function arbitrariesOf(
  { spec, baseline }: Pick<Model, 'spec' | 'baseline'>,
  scenario: (changes: Partial<Scenario>) => Scenario,
): Arbitraries {
  const { schedule, horizon, launchYear, shocks = [] } = spec
  const anyAssumptions = subset(spec.assumptions, ({ low, high }: AssumptionSpec) => between(low, high))
  const anyLevers = (last: number) => subset(spec.levers, (lever) => departureOf(lever, last))

  const departureOf = (lever: LeverSpec, last: number): fc.Arbitrary<LeverDeparture> =>
    fc
      .tuple(targetOf(lever), whole(schedule.earliest, last), whole(0, 12), fc.option(whole(0, 20)))
      .map(([target, start, ramp, length]) => ({
        target,
        start,
        ramp,
        ...(length === null ? {} : { end: Math.min(start + length, horizon.max) }),
      }))

  const anyHorizon = whole(schedule.earliest + 1, horizon.max)
  return {
    anyAssumptions,
    departureOf,
    anyLevers,
    anyBases: subset(
      spec.levers.filter((lever) => lever.draw),
      ({ draw }) => (draw ? between(draw.low, draw.high) : fc.constant(0)),
    ),
    anyShocks: subset(shocks, () =>
      fc
        .array(fc.tuple(whole(launchYear, horizon.max), between(-4, 4)), { maxLength: 40 })
        .map((byYear) => Object.fromEntries(byYear)),
    ),
    anyHorizon,
    anyScenario: anyHorizon.chain((last) =>
      fc
        .record({
          reading: fc.constantFrom(...baseline.readings.map(({ id }) => id)),
          levers: anyLevers(last),
          assumptions: anyAssumptions,
        })
        .map((changes) => scenario({ ...changes, horizon: last })),
    ),
  }
}

/** Those of the shipped model. */
export const { anyAssumptions, departureOf, anyLevers, anyBases, anyHorizon, anyScenario } = arbitrariesOf(
  model,
  scenarioWith,
)
