/**
 * Shares a difference out fairly (Shapley 1953).
 *
 * Players join one after another, in every order; a player's share is what it adds on average over all orders.
 * The shares add up to what all players achieve together, players that do the same get the same, and a player
 * that never changes anything gets nothing. A value is a list of numbers (one a year), shared out number by
 * number, so that one set of runs serves all years. NaN where any run that is needed has no value.
 */
import { randomUniform } from './random.ts'

/** Which players take part: player i does where bit i is set. */
export type Coalition = bigint

/** What a coalition achieves; always as many numbers. */
export type Game = (coalition: Coalition) => Float64Array

/** Up to so many players every coalition is evaluated; with more, orders are sampled. */
export const mostExactPlayers = 12

export interface ShapleyOptions {
  readonly seed: number
  /** Orders that are sampled where there are too many players; they come in pairs, at least two of them. */
  readonly permutations: number
}

export interface Shapley {
  readonly method: 'exact' | 'sampled'
  /** For each player; they add up to the difference between all and none, but for the last bit. */
  readonly shares: readonly Float64Array[]
  /** Standard errors of the shares; 0 where they are exact. */
  readonly errors: readonly Float64Array[]
}

/** What each player adds to nobody, and what it adds to all others. */
export interface FirstAndLast {
  readonly alone: readonly Float64Array[]
  readonly last: readonly Float64Array[]
}

const single = (player: number): Coalition => 1n << BigInt(player)
/** The coalition of all players. */
export const everyone = (players: number): Coalition => (1n << BigInt(players)) - 1n

/** How often `shapley` asks for the value of a coalition. */
export function evaluationsOf(players: number, permutations: number): number {
  if (players <= mostExactPlayers) return 2 ** players
  return 2 + 2 * pairsOf(permutations) * (players - 1)
}

/** Shares out what all players achieve. */
export function shapley(game: Game, players: number, options: ShapleyOptions): Shapley {
  return players <= mostExactPlayers ? exact(game, players) : sampled(game, players, options)
}

function exact(game: Game, players: number): Shapley {
  const values = Array.from({ length: 2 ** players }, (_, coalition) => game(BigInt(coalition)))
  const length = values[0]?.length ?? 0
  const shares = Array.from({ length: players }, () => new Float64Array(length))
  // The part of all orders in which one given player comes right after `size` given others.
  const weights = [1 / Math.max(1, players)]
  for (let size = 1; size < players; size++) {
    weights.push(((weights[size - 1] as number) * size) / (players - size))
  }
  for (const [coalition, without] of values.entries()) {
    const weight = weights[bitCount(coalition)] as number
    for (const [player, share] of shares.entries()) {
      const added = values[coalition | (1 << player)] as Float64Array
      if (added !== without) addTo(share, added, without, weight)
    }
  }
  settle(shares, values.at(-1), values[0])
  return { method: 'exact', shares, errors: shares.map((share) => new Float64Array(share.length)) }
}

/**
 * Samples orders in antithetic pairs: an order and its reverse. Who comes early in one comes late in the other,
 * so that what depends on the others mostly cancels; the pairs are independent and give the standard errors.
 */
function sampled(game: Game, players: number, { seed, permutations }: ShapleyOptions): Shapley {
  const [none, all] = [game(0n), game(everyone(players))]
  const lists = () => Array.from({ length: players }, () => new Float64Array(none.length))
  const [means, squares] = [lists(), lists()]
  const pairs = pairsOf(permutations)
  for (let pair = 0; pair < pairs; pair++) {
    const order = orderOf(players, seed, pair)
    const added = lists()
    walk(game, order, none, all, added)
    walk(game, order.toReversed(), none, all, added)
    for (const [player, mean] of means.entries()) {
      const own = added[player] as Float64Array
      const square = squares[player] as Float64Array
      for (const [index, twice] of own.entries()) {
        // Welford's running mean and sum of squares.
        const deviation = twice / 2 - (mean[index] as number)
        mean[index] = (mean[index] as number) + deviation / (pair + 1)
        square[index] = (square[index] as number) + deviation * (twice / 2 - (mean[index] as number))
      }
    }
  }
  settle(means, all, none)
  const errors = squares.map((square) => square.map((sum) => Math.sqrt(sum / (pairs - 1) / pairs)))
  return { method: 'sampled', shares: means, errors }
}

/** Lets players join in an order, and adds to each player's list what it adds. */
function walk(
  game: Game,
  order: readonly number[],
  none: Float64Array,
  all: Float64Array,
  added: readonly Float64Array[],
): void {
  let coalition: Coalition = 0n
  let before = none
  for (const [index, player] of order.entries()) {
    coalition |= single(player)
    const after = index === order.length - 1 ? all : game(coalition)
    addTo(added[player] as Float64Array, after, before, 1)
    before = after
  }
}

/** What each player adds as the first of all, and as the last. */
export function firstAndLast(game: Game, players: number): FirstAndLast {
  const whole = everyone(players)
  const [none, all] = [game(0n), game(whole)]
  const difference = (a: Float64Array, b: Float64Array) =>
    a.map((value, index) => value - (b[index] as number))
  const each = Array.from({ length: players }, (_, player) => single(player))
  return {
    alone: each.map((player) => difference(game(player), none)),
    last: each.map((player) => difference(all, game(whole ^ player))),
  }
}

const pairsOf = (permutations: number): number => Math.max(2, Math.ceil(permutations / 2))

/** A shuffled order (Fisher and Yates); a function of the seed and the number of the pair alone. */
function orderOf(players: number, seed: number, pair: number): readonly number[] {
  const order = Array.from({ length: players }, (_, player) => player)
  for (let place = players - 1; place > 0; place--) {
    const other = Math.floor(randomUniform(seed, pair, place) * (place + 1))
    const moved = order[place] as number
    order[place] = order[other] as number
    order[other] = moved
  }
  return order
}

function addTo(sum: Float64Array, after: Float64Array, before: Float64Array, weight: number): void {
  for (let index = 0; index < sum.length; index++) {
    const added = (after[index] as number) - (before[index] as number)
    sum[index] = (sum[index] as number) + weight * added
  }
}

/** Gives what rounding left over to the largest share, where it is least felt. */
function settle(shares: readonly Float64Array[], all?: Float64Array, none?: Float64Array): void {
  for (let index = 0; index < (all?.length ?? 0); index++) {
    let largest = shares[0]
    let sum = 0
    for (const share of shares) {
      sum += share[index] as number
      if (largest && Math.abs(share[index] as number) > Math.abs(largest[index] as number)) largest = share
    }
    const rest = (all?.[index] as number) - (none?.[index] as number) - sum
    if (largest) largest[index] = (largest[index] as number) + rest
  }
}

function bitCount(coalition: number): number {
  let count = 0
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count += 1
  return count
}
