/**
 * Standard normal numbers, each made of one uniform number.
 *
 * The inverse of the normal distribution function by rational approximations, as Wichura published them in 1988
 * ("Algorithm AS 241: the percentage points of the normal distribution", PPND16; relative error about 1e-16). One
 * number from one: a method that rejects some would make a draw depend on those before it.
 */
import { log } from '../elementary.ts'
import { randomUniform } from './random.ts'

/** Where the approximations meet: a distance from the median and its square, and one in the tails. */
const [middle, middleSquare, tail] = [0.425, 0.180625, 5]

/** A polynomial by its coefficients, the constant first; with all the digits that were printed. */
const polynomial = (coefficients: string): Float64Array => Float64Array.from(coefficients.split(' '), Number)

/** Of both fractions' numerator and denominator: in the middle, in the tails, and at their far ends. */
const middleTop = polynomial(
  '3.3871328727963666080e0 1.3314166789178437745e2 1.9715909503065514427e3 1.3731693765509461125e4 ' +
    '4.5921953931549871457e4 6.7265770927008700853e4 3.3430575583588128105e4 2.5090809287301226727e3',
)
const middleBottom = polynomial(
  '1 4.2313330701600911252e1 6.8718700749205790830e2 5.3941960214247511077e3 ' +
    '2.1213794301586595867e4 3.9307895800092710610e4 2.8729085735721942674e4 5.2264952788528545610e3',
)
const tailTop = polynomial(
  '1.42343711074968357734e0 4.63033784615654529590e0 5.76949722146069140550e0 3.64784832476320460504e0 ' +
    '1.27045825245236838258e0 2.41780725177450611770e-1 2.27238449892691845833e-2 7.74545014278341407640e-4',
)
const tailBottom = polynomial(
  '1 2.05319162663775882187e0 1.67638483018380384940e0 6.89767334985100004550e-1 ' +
    '1.48103976427480074590e-1 1.51986665636164571966e-2 5.47593808499534494600e-4 1.05075007164441684324e-9',
)
const farTop = polynomial(
  '6.65790464350110377720e0 5.46378491116411436990e0 1.78482653991729133580e0 2.96560571828504891230e-1 ' +
    '2.65321895265761230930e-2 1.24266094738807843860e-3 2.71155556874348757815e-5 2.01033439929228813265e-7',
)
const farBottom = polynomial(
  '1 5.99832206555887937690e-1 1.36929880922735805310e-1 1.48753612908506148525e-2 ' +
    '7.86869131145613259100e-4 1.84631831751005468180e-5 1.42151175831644588870e-7 2.04426310338993978564e-15',
)

/** The number below which a standard normal one lies with a probability between 0 and 1. */
export function inverseNormal(probability: number): number {
  const distance = probability - 0.5
  if (Math.abs(distance) <= middle) {
    const x = middleSquare - distance * distance
    return (distance * valueAt(x, middleTop)) / valueAt(x, middleBottom)
  }
  const x = Math.sqrt(-log(Math.min(probability, 1 - probability)))
  const size =
    x <= tail
      ? valueAt(x - 1.6, tailTop) / valueAt(x - 1.6, tailBottom)
      : valueAt(x - tail, farTop) / valueAt(x - tail, farBottom)
  return distance < 0 ? -size : size
}

function valueAt(x: number, coefficients: Float64Array): number {
  let value = 0
  for (let power = coefficients.length - 1; power >= 0; power--) {
    value = value * x + (coefficients[power] as number)
  }
  return value
}

/** A standard normal number of a draw; seed, draw and dimension as of `randomUniform`. */
export const randomNormal = (seed: number, draw: number, dimension: number): number =>
  inverseNormal(randomUniform(seed, draw, dimension))
