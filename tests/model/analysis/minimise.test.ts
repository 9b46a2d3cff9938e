import { describe, expect, test } from 'vitest'
import {
  type Box,
  diagonal,
  lastOnWay,
  minimise,
  minimiseSubject,
  type Point,
  withDifferences,
} from '../../../src/model/analysis/minimise.ts'

const box = (low: Point, high: Point): Box => ({ low, high })
const wide = (count: number): Box => box(Array(count).fill(-10), Array(count).fill(10))
const expectPoint = (point: Point, expected: Point, digits = 5): void => {
  for (const [index, x] of expected.entries()) expect(point[index]).toBeCloseTo(x, digits)
}

/** Problems of Hock & Schittkowski 1981, by their numbers, with the published minima. */
describe('in a box', () => {
  const rosenbrock = ([x = 0, y = 0]: Point): number => 100 * (y - x ** 2) ** 2 + (1 - x) ** 2

  test.each<[string, (point: Point) => number, Box, Point, Point, number]>([
    ['1', rosenbrock, box([-10, -1.5], [10, 10]), [-2, 1], [1, 1], 0],
    ['2', rosenbrock, box([-10, 1.5], [10, 10]), [2, 1], [1.2243707, 1.5], 0.0504261879],
    ['4', ([x = 0, y = 0]) => (x + 1) ** 3 / 3 + y, box([1, 0], [10, 10]), [1.125, 0.125], [1, 0], 8 / 3],
    [
      '5',
      ([x = 0, y = 0]) => Math.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1,
      box([-1.5, -3], [4, 3]),
      [0, 0],
      [0.5 - Math.PI / 3, -0.5 - Math.PI / 3],
      -Math.sqrt(3) / 2 - Math.PI / 3,
    ],
    [
      '45',
      (point) => 2 - point.reduce((product, x) => product * x, 1) / 120,
      box([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]),
      [1, 1, 1, 1, 1],
      [1, 2, 3, 4, 5],
      1,
    ],
  ])('problem %s', (_, f, within, start, point, value) => {
    const found = minimise(withDifferences(f, within), within, start)
    expectPoint(found.point, point, 4)
    expect(found.value).toBeCloseTo(value, 7)
  })

  test('never leaves the box, not even to find a slope', () => {
    const within = box([0], [1])
    const f = ([x = 0]: Point): number => {
      if (x < 0 || x > 1) throw new Error(`${x} is outside`)
      return Math.sqrt(x)
    }
    expect(minimise(withDifferences(f, within), within, [7]).point).toEqual([0])
  })

  test('a box of one point holds its minimum', () => {
    const within = box([2, 3], [2, 3])
    expect(minimise(withDifferences(rosenbrock, within), within, [0, 0]).point).toEqual([2, 3])
  })
})

describe('subject to a constraint', () => {
  const solve = (f: (point: Point) => number, c: (point: Point) => number, within: Box, start: Point) =>
    minimiseSubject(withDifferences(f, within), withDifferences(c, within), within, start)

  test.each<[string, (point: Point) => number, (point: Point) => number, Box, Point, number]>([
    [
      '10',
      ([x = 0, y = 0]) => x - y,
      ([x = 0, y = 0]) => -3 * x ** 2 + 2 * x * y - y ** 2 + 1,
      wide(2),
      [-10, 10],
      -1,
    ],
    [
      '11',
      ([x = 0, y = 0]) => (x - 5) ** 2 + y ** 2 - 25,
      ([x = 0, y = 0]) => y - x ** 2,
      wide(2),
      [4.9, 0.1],
      -8.498464223,
    ],
    [
      '12',
      ([x = 0, y = 0]) => x ** 2 / 2 + y ** 2 - x * y - 7 * x - 7 * y,
      ([x = 0, y = 0]) => 25 - 4 * x ** 2 - y ** 2,
      wide(2),
      [0, 0],
      -30,
    ],
    [
      '35',
      ([x = 0, y = 0, z = 0]) =>
        9 - 8 * x - 6 * y - 4 * z + 2 * x ** 2 + 2 * y ** 2 + z ** 2 + 2 * x * y + 2 * x * z,
      ([x = 0, y = 0, z = 0]) => 3 - x - y - 2 * z,
      box([0, 0, 0], [10, 10, 10]),
      [0.5, 0.5, 0.5],
      1 / 9,
    ],
    [
      '65',
      ([x = 0, y = 0, z = 0]) => (x - y) ** 2 + (x + y - 10) ** 2 / 9 + (z - 5) ** 2,
      ([x = 0, y = 0, z = 0]) => 48 - x ** 2 - y ** 2 - z ** 2,
      box([-4.5, -4.5, -5], [4.5, 4.5, 5]),
      [-5, 5, 0],
      0.9535288567,
    ],
  ])('problem %s', (_, f, c, within, start, value) => {
    const found = solve(f, c, within, start)
    expect(found.value).toBeCloseTo(value, 5)
    expect(c(found.point)).toBeGreaterThan(-1e-6)
  })

  test('the nearest point of a curved border, from inside and outside', () => {
    // Nearest to the origin on xy ≥ 1 in the positive quarter: (1, 1).
    const within = box([0, 0], [5, 5])
    const distance = {
      value: (point: Point) => point.reduce((sum, x) => sum + x * x, 0),
      gradient: (point: Point) => point.map((x) => 2 * x),
    }
    const border = withDifferences(([x = 0, y = 0]) => x * y - 1, within)
    for (const start of [
      [0.2, 0.1],
      [5, 5],
      [0.3, 4],
      [4, 0.5],
    ]) {
      const { point } = minimiseSubject(distance, border, within, start, diagonal([2, 2]))
      expectPoint(point, [1, 1], 6)
    }
  })

  test('a border that no straight step reaches at first, in few steps', () => {
    // Nearest to the origin on x + y + 40xy ≥ 12 in the unit square: (√481 − 1)/40 in both. From the origin the
    // border looks as if it lay outside the square.
    const within = box([0, 0], [1, 1])
    let asked = 0
    const border = withDifferences(([x = 0, y = 0]) => {
      asked++
      return (x + y + 40 * x * y - 12) / 12
    }, within)
    const distance = {
      value: (point: Point) => point.reduce((sum, x) => sum + x * x, 0),
      gradient: (point: Point) => point.map((x) => 2 * x),
    }
    const nearest = (Math.sqrt(481) - 1) / 40
    const { point } = minimiseSubject(distance, border, within, [0, 0], diagonal([2, 2]))
    expectPoint(point, [nearest, nearest], 6)
    expect(asked).toBeLessThan(100)
  })

  test('a constraint that holds anyway changes nothing', () => {
    const { point } = solve(
      ([x = 0]) => (x - 2) ** 2,
      () => 1,
      wide(1),
      [-7],
    )
    expectPoint(point, [2])
  })
})

test('the last point on a way is where a condition ends', () => {
  const [x] = lastOnWay(([at = 0]) => at <= Math.SQRT2, [0], [8])
  expect(x).toBeLessThanOrEqual(Math.SQRT2)
  expect(x).toBeCloseTo(Math.SQRT2, 12)
})
