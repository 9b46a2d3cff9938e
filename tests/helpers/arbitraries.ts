/** Random scenarios of the shipped model, all within what it allows. */
import fc from 'fast-check'
import type { Bases } from '../../src/model/projection.ts'
import type { AssumptionSpec, LeverDeparture, LeverSpec, Scenario } from '../../src/model/spec.ts'
import { model, readings, scenarioWith } from './library.ts'

const { schedule, horizon } = model.spec

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

/** A move of a lever with any schedule that ends, or does not, before the last year. */
export function departureOf(lever: LeverSpec, last: number): fc.Arbitrary<LeverDeparture> {
  return fc
    .tuple(targetOf(lever), whole(schedule.earliest, last), whole(0, 12), fc.option(whole(0, 20)))
    .map(([target, start, ramp, length]) => ({
      target,
      start,
      ramp,
      ...(length === null ? {} : { end: Math.min(start + length, horizon.max) }),
    }))
}

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

export const anyAssumptions: fc.Arbitrary<Scenario['assumptions']> = subset(
  model.spec.assumptions,
  ({ low, high }: AssumptionSpec) => between(low, high),
)

export const anyLevers = (last: number): fc.Arbitrary<Scenario['levers']> =>
  subset(model.spec.levers, (lever) => departureOf(lever, last))

/** Drawn base values of growth levers. */
export const anyBases: fc.Arbitrary<Bases> = subset(
  model.spec.levers.filter((lever) => lever.draw),
  ({ draw }) => (draw ? between(draw.low, draw.high) : fc.constant(0)),
)

export const anyHorizon = whole(schedule.earliest + 1, horizon.max)

/** A scenario with any levers, assumptions, reading and horizon. */
export const anyScenario: fc.Arbitrary<Scenario> = anyHorizon.chain((last) =>
  fc
    .record({
      reading: fc.constantFrom(...readings),
      levers: anyLevers(last),
      assumptions: anyAssumptions,
    })
    .map((changes) => scenarioWith({ ...changes, horizon: last })),
)
