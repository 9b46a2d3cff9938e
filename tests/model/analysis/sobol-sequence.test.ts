import { expect, test } from 'vitest'
import { drawnRanges } from '../../../src/model/analysis/draws.ts'
import { randomUniform } from '../../../src/model/analysis/random.ts'
import { primitivePolynomials } from '../../../src/model/analysis/sobol-directions.ts'
import { sobolColumn, sobolDimensions, sobolInteger } from '../../../src/model/analysis/sobol-sequence.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import { library } from '../../helpers/library.ts'

const dimensions = Array.from({ length: sobolDimensions }, (_, dimension) => dimension)
/** The number of the point that comes at a place of the Gray-code order, in which others publish the sequence. */
const gray = (place: number): number => (place ^ (place >>> 1)) >>> 0

test('there are enough dimensions for two sets of all that the model draws', () => {
  expect(sobolDimensions).toBe(256)
  for (const { built } of library.grounds.all) {
    const ranges = drawnRanges(built, baselineScenario(built.spec, built.baseline))
    expect(2 * ranges.length).toBeLessThan(sobolDimensions)
  }
})

// As SciPy 1.17 has them, from the same table, in whole numbers of 2^-32.
test.each([
  [0, [2147483648, 3221225472, 1073741824, 3758096384, 1879048192, 3355443200, 469762048]],
  [1, [2147483648, 1073741824, 3221225472, 3758096384, 2415919104, 3355443200, 3019898880]],
  [2, [2147483648, 1073741824, 3221225472, 536870912, 805306368, 2818572288, 603979776]],
  [3, [2147483648, 1073741824, 3221225472, 1610612736, 2952790016, 3087007744, 3690987520]],
  [9, [2147483648, 3221225472, 1073741824, 536870912, 268435456, 1476395008, 3154116608]],
  [45, [2147483648, 1073741824, 3221225472, 2684354560, 2415919104, 1207959552, 1006632960]],
  [91, [2147483648, 3221225472, 1073741824, 536870912, 2415919104, 1476395008, 3288334336]],
  [127, [2147483648, 1073741824, 3221225472, 536870912, 3489660928, 1744830464, 4227858432]],
  [131, [2147483648, 1073741824, 3221225472, 1610612736, 1879048192, 1207959552, 3959422976]],
  [200, [2147483648, 3221225472, 1073741824, 536870912, 4026531840, 402653184, 2751463424]],
  [255, [2147483648, 3221225472, 1073741824, 3758096384, 805306368, 1476395008, 3288334336]],
])('the first points of dimension %i are as published', (dimension, points) => {
  expect([1, 2, 3, 5, 11, 29, 47].map((place) => sobolInteger(gray(place), dimension))).toEqual(points)
})

test('the millionth point is as published', () => {
  const point = [0, 1, 45, 127, 255].map((dimension) => sobolInteger(gray(1_000_000), dimension))
  expect(point).toEqual([113709056, 1339682816, 1018867712, 3042775040, 2386980864])
})

test('the table has odd numbers of the right size, and polynomials that are all different and primitive', () => {
  const seen = new Set<number>()
  for (const { coefficients, initial } of primitivePolynomials) {
    const degree = initial.length
    const polynomial = 2 ** degree + 2 * coefficients + 1
    expect(isPrimitive(polynomial, degree), `${polynomial}`).toBe(true)
    expect(initial.every((number, index) => number % 2 === 1 && number < 2 ** (index + 1))).toBe(true)
    seen.add(polynomial)
  }
  expect(seen.size).toBe(primitivePolynomials.length)
})

/** Whether the powers of x modulo a polynomial over GF(2) run through all of 2^degree − 1 values. */
function isPrimitive(polynomial: number, degree: number): boolean {
  let power = 1
  for (let exponent = 1; exponent < 2 ** degree; exponent++) {
    power <<= 1
    if (power >>> degree) power ^= polynomial
    if (power === 1) return exponent === 2 ** degree - 1
  }
  return false
}

test('the points have property A in all dimensions: no two share a half of every coordinate', () => {
  // Sobol's criterion: the leading bits of the first d direction numbers of d dimensions are independent.
  const rows = dimensions.map((dimension) => leadingBits(dimension, sobolDimensions))
  for (let size = 1; size <= sobolDimensions; size++) {
    const mask = (1n << BigInt(size)) - 1n
    expect(isRegular(rows.slice(0, size).map((row) => row & mask)), `${size} dimensions`).toBe(true)
  }
})

/** The leading bits of direction numbers, written apart from the sources, without a limit of 32. */
function leadingBits(dimension: number, count: number): bigint {
  const polynomial = primitivePolynomials[dimension - 1]
  if (!polynomial) return 1n
  const { coefficients, initial } = polynomial
  const degree = initial.length
  const numbers = initial.map(BigInt)
  for (let index = degree; index < count; index++) {
    const oldest = numbers[index - degree] ?? 0n
    let number = oldest ^ (oldest << BigInt(degree))
    for (let term = 1; term < degree; term++) {
      const isSet = Math.floor(coefficients / 2 ** (degree - 1 - term)) % 2 === 1
      if (isSet) number ^= (numbers[index - term] ?? 0n) << BigInt(term)
    }
    numbers.push(number)
  }
  return numbers.reduce((bits, number, index) => bits | ((number >> BigInt(index)) << BigInt(index)), 0n)
}

/** Gauss over GF(2), a row being the bits of a number. */
function isRegular(rows: readonly bigint[]): boolean {
  const pivots: bigint[] = []
  for (const row of rows) {
    let rest = row
    for (const pivot of pivots) if ((rest ^ pivot) < rest) rest ^= pivot
    if (rest === 0n) return false
    pivots.push(rest)
    pivots.sort((a, b) => (a < b ? 1 : -1))
  }
  return true
}

test.each([1, 77])('scrambled by seed %i, the first 2^m points have one in each of 2^m parts', (seed) => {
  for (const dimension of dimensions) {
    for (const size of [16, 1024]) {
      const column = sobolColumn(seed, dimension, 0, size)
      const strata = new Set(column.map((number) => Math.floor(number * size)))
      expect(strata.size, `dimension ${dimension}, ${size} points`).toBe(size)
    }
  }
})

test('scrambling keeps pairs of coordinates even: one point in each cell of 32 × 32', () => {
  // The first two dimensions are a (0, 2)-sequence, so 2^10 points have one in each elementary cell.
  for (const [across, down] of [
    [32, 32],
    [4, 256],
    [512, 2],
  ] as const) {
    const [x, y] = [sobolColumn(9, 0, 0, 1024), sobolColumn(9, 1, 0, 1024)]
    const cells = Array.from(x, (own, index) => [
      Math.floor(own * across),
      Math.floor((y[index] ?? 0) * down),
    ])
    expect(new Set(cells.map(String)).size).toBe(1024)
  }
})

test('a point is the same in any chunk, inside (0, 1), and different for another seed', () => {
  const whole = sobolColumn(3, 5, 0, 1000)
  const parts = [
    [0, 1],
    [1, 255],
    [256, 300],
    [556, 444],
  ].flatMap(([first = 0, count = 0]) => [...sobolColumn(3, 5, first, count)])
  expect(parts).toEqual([...whole])
  expect(whole.every((number) => number > 0 && number < 1)).toBe(true)
  const other = sobolColumn(4, 5, 0, 1000)
  expect(whole.filter((number, index) => number === other[index]).length).toBe(0)
  expect([...sobolColumn(3, 5, 2 ** 32 - 2, 2)].every((number) => number > 0 && number < 1)).toBe(true)
})

test('more coordinates than there are direction numbers are refused', () => {
  expect(() => sobolColumn(1, sobolDimensions, 0, 1)).toThrow(/256/)
})

test('an integral over 46 dimensions is far closer than by chance', () => {
  // The product of 1 + (x − 1/2)/(dimension + 1) has the integral 1.
  const count = 4096
  const integral = (column: (dimension: number) => ArrayLike<number>): number => {
    const product = new Float64Array(count).fill(1)
    for (let dimension = 0; dimension < 46; dimension++) {
      const own = column(dimension)
      for (let index = 0; index < count; index++) {
        product[index] = (product[index] ?? 0) * (1 + ((own[index] ?? 0) - 0.5) / (dimension + 1))
      }
    }
    return product.reduce((sum, value) => sum + value, 0) / count
  }
  const rootMeanSquare = (errors: readonly number[]): number =>
    Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
  const seeds = [1, 2, 3, 4, 5, 6]
  const sobol = seeds.map((seed) => integral((dimension) => sobolColumn(seed, dimension, 0, count)) - 1)
  const random = seeds.map(
    (seed) =>
      integral((dimension) =>
        Array.from({ length: count }, (_, draw) => randomUniform(seed, draw, dimension)),
      ) - 1,
  )
  expect(rootMeanSquare(sobol)).toBeLessThan(rootMeanSquare(random) / 20)
})
