/**
 * Shapley values of players in groups that are never broken up (Owen 1977): what the groups achieve is shared out over
 * them, then each group's share over its members.
 */
import type { Coalition, Game } from './shapley.ts'

/** The groups as players, each with all of its members. */
export const gameOfGroups =
  (game: Game, groups: readonly Coalition[]): Game =>
  (coalition) =>
    game(unionOf(groups.filter((_, index) => isIn(coalition, index))))

/**
 * What members of a group achieve, averaged over the sets of other groups, each as likely as it is to have
 * joined before the group. Its Shapley values are the Owen values of the members.
 */
export function gameWithin(game: Game, indices: readonly number[], others: readonly Coalition[]): Game {
  const orders = factorial(others.length + 1)
  const contexts = Array.from({ length: 2 ** others.length }, (_, chosen) => {
    const present = others.filter((_, other) => (chosen >> other) & 1)
    const weight = (factorial(present.length) * factorial(others.length - present.length)) / orders
    return { present: unionOf(present), weight }
  })
  return (coalition) => {
    const own = coalitionOf(indices.filter((_, member) => isIn(coalition, member)))
    const sum = new Float64Array(game(0n).length)
    for (const { present, weight } of contexts) {
      for (const [index, value] of game(present | own).entries()) {
        sum[index] = (sum[index] as number) + weight * value
      }
    }
    return sum
  }
}

export const isIn = (coalition: Coalition, player: number): boolean =>
  ((coalition >> BigInt(player)) & 1n) === 1n
export const coalitionOf = (players: readonly number[]): Coalition =>
  unionOf(players.map((player) => 1n << BigInt(player)))
export const unionOf = (coalitions: readonly Coalition[]): Coalition =>
  coalitions.reduce((union, coalition) => union | coalition, 0n)
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
