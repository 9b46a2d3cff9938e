import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  evaluationsOf,
  everyone,
  firstAndLast,
  type Game,
  mostExactPlayers,
  type Shapley,
  shapley,
} from '../../../src/model/analysis/shapley.ts'

const options = { seed: 7, permutations: 400 }
const years = 2

/** A game by its list of values, coalition by coalition. */
const gameOf =
  (values: readonly (readonly number[])[]): Game =>
  (coalition) =>
    Float64Array.from(values[Number(coalition)] ?? [])

const value = fc.double({ min: -1000, max: 1000, noNaN: true })
const anyGame = (players: number) =>
  fc
    .array(fc.array(value, { minLength: years, maxLength: years }), {
      minLength: 2 ** players,
      maxLength: 2 ** players,
    })
    .map(gameOf)
const anyPlayers = fc.integer({ min: 1, max: 6 })
const anySized = anyPlayers.chain((players) =>
  fc.record({ players: fc.constant(players), game: anyGame(players) }),
)

/** Every order of the players, one by one: what the definition says, and slow. */
function byDefinition(game: Game, players: number, year: number): readonly number[] {
  const sums = new Array<number>(players).fill(0)
  let orders = 0
  const walk = (coalition: bigint, gains: readonly (readonly [number, number])[]): void => {
    if (gains.length === players) {
      orders += 1
      for (const [player, gain] of gains) sums[player] = (sums[player] as number) + gain
      return
    }
    for (let player = 0; player < players; player++) {
      const next = coalition | (1n << BigInt(player))
      if (next === coalition) continue
      const gain = (game(next)[year] as number) - (game(coalition)[year] as number)
      walk(next, [...gains, [player, gain]])
    }
  }
  walk(0n, [])
  return sums.map((sum) => sum / orders)
}

const at = (shares: Shapley['shares'], year: number): readonly number[] =>
  shares.map((share) => share[year] as number)
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

test('is the average over all orders', () => {
  fc.assert(
    fc.property(anySized, ({ game, players }) => {
      const { shares } = shapley(game, players, options)
      for (let year = 0; year < years; year++) {
        for (const [player, expected] of byDefinition(game, players, year).entries()) {
          expect(shares[player]?.[year]).toBeCloseTo(expected, 9)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('efficiency: shares add up to the difference between all and none', () => {
  fc.assert(
    fc.property(anySized, ({ game, players }) => {
      const { shares } = shapley(game, players, options)
      for (let year = 0; year < years; year++) {
        const difference = (game(everyone(players))[year] as number) - (game(0n)[year] as number)
        expect(Math.abs(sum(at(shares, year)) - difference)).toBeLessThan(1e-11)
      }
    }),
  )
})

test('symmetry: players that do the same get the same', () => {
  const swapped = (coalition: bigint): bigint =>
    (coalition & ~3n) | ((coalition & 1n) << 1n) | ((coalition >> 1n) & 1n)
  fc.assert(
    fc.property(anyGame(4), (game) => {
      const symmetric: Game = (coalition) => {
        const other = game(swapped(coalition))
        return game(coalition).map((own, year) => own + (other[year] as number))
      }
      const { shares } = shapley(symmetric, 4, options)
      for (let year = 0; year < years; year++) {
        expect(shares[0]?.[year]).toBeCloseTo(shares[1]?.[year] as number, 9)
      }
    }),
  )
})

test('null player: one that changes nothing gets exactly nothing', () => {
  fc.assert(
    fc.property(anyGame(4), (game) => {
      const without: Game = (coalition) => game(coalition & ~4n)
      const { shares, errors } = shapley(without, 4, options)
      expect([...(shares[2] as Float64Array)].every((share) => share === 0)).toBe(true)
      expect([...(errors[2] as Float64Array)]).toEqual([0, 0])
    }),
  )
})

test('additivity: shares of a sum of games are sums of shares', () => {
  fc.assert(
    fc.property(anyGame(4), anyGame(4), (one, other) => {
      const both: Game = (coalition) =>
        one(coalition).map((own, year) => own + (other(coalition)[year] as number))
      const [a, b, c] = [one, other, both].map((game) => shapley(game, 4, options).shares)
      for (let player = 0; player < 4; player++) {
        expect(c?.[player]?.[0]).toBeCloseTo((a?.[player]?.[0] as number) + (b?.[player]?.[0] as number), 9)
      }
    }),
  )
})

test('asks each coalition once where it is exact, none at all without players', () => {
  let asked = 0
  const game: Game = (coalition) => {
    asked += 1
    return Float64Array.of(Number(coalition))
  }
  expect(shapley(game, 5, options).method).toBe('exact')
  expect(asked).toBe(32)
  expect(evaluationsOf(5, 400)).toBe(32)
  expect(shapley(game, 0, options).shares).toEqual([])
})

/** Fifteen players whose effects multiply and cross, so that no order tells the share. */
const many = mostExactPlayers + 3
const crossing: Game = (coalition) => {
  let [product, pairs] = [1, 0]
  for (let player = 0; player < many; player++) {
    if (((coalition >> BigInt(player)) & 1n) === 0n) continue
    product *= 1 + player / 40
    if (((coalition >> BigInt((player + 1) % many)) & 1n) === 1n) pairs += player % 3
  }
  return Float64Array.of(100 * product, pairs)
}

/** The exact shares of the same game by its definition over subsets. */
function exactly(): readonly number[] {
  const values = Array.from({ length: 2 ** many }, (_, coalition) => crossing(BigInt(coalition))[0] as number)
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
  const bits = (coalition: number): number => (coalition === 0 ? 0 : 1 + bits(coalition & (coalition - 1)))
  const weights = Array.from(
    { length: many },
    (_, size) => (factorial(size) * factorial(many - size - 1)) / factorial(many),
  )
  return Array.from({ length: many }, (_, player) =>
    values.reduce((total, without, coalition) => {
      if ((coalition >> player) & 1) return total
      const gain = (values[coalition | (1 << player)] as number) - without
      return total + (weights[bits(coalition)] as number) * gain
    }, 0),
  )
}

test('samples within four standard errors of what is exact, and adds up', () => {
  const { method, shares, errors } = shapley(crossing, many, { seed: 1, permutations: 400 })
  expect(method).toBe('sampled')
  for (const [player, expected] of exactly().entries()) {
    const error = errors[player]?.[0] as number
    expect(error).toBeLessThan(0.05 * expected + 0.01)
    expect(Math.abs((shares[player]?.[0] as number) - expected)).toBeLessThanOrEqual(4 * error + 1e-9)
  }
  const [all, none] = [crossing(everyone(many)), crossing(0n)]
  for (const year of [0, 1]) {
    const difference = (all[year] as number) - (none[year] as number)
    expect(Math.abs(sum(at(shares, year)) - difference)).toBeLessThan(1e-10)
  }
})

test('the same seed gives the same bits, another seed others', () => {
  const few = { seed: 3, permutations: 20 }
  const [one, same, other] = [few, few, { ...few, seed: 4 }].map((each) => shapley(crossing, many, each))
  expect(same).toEqual(one)
  expect(other?.shares).not.toEqual(one?.shares)
})

test('standard errors shrink with the root of the number of orders', () => {
  const error = (permutations: number): number =>
    sum(shapley(crossing, many, { seed: 5, permutations }).errors.map((each) => each[0] as number))
  expect(error(1600) / error(100)).toBeGreaterThan(0.18)
  expect(error(1600) / error(100)).toBeLessThan(0.35)
})

test('asks as often as it says where it samples', () => {
  let asked = 0
  const counted: Game = (coalition) => {
    asked += 1
    return crossing(coalition)
  }
  shapley(counted, many, { seed: 0, permutations: 30 })
  expect(asked).toBe(evaluationsOf(many, 30))
})

test('tells what a player adds as the first and as the last', () => {
  const { alone, last } = firstAndLast(gameOf([[0], [3], [5], [20]]), 2)
  expect(alone.map((each) => each[0])).toEqual([3, 5])
  expect(last.map((each) => each[0])).toEqual([15, 17])
})

test('has no share where a run has no value, and shares in other years all the same', () => {
  const { shares } = shapley(
    gameOf([
      [0, 0],
      [1, Number.NaN],
      [2, 2],
      [4, 4],
    ]),
    2,
    options,
  )
  expect(at(shares, 0)).toEqual([1.5, 2.5])
  expect(at(shares, 1).every(Number.isNaN)).toBe(true)
})
