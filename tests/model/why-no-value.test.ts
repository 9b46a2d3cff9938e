import { describe, expect, test } from 'vitest'
import type { UserIndicator } from '../../src/model/spec.ts'
import { whyNoValue } from '../../src/model/why-no-value.ts'
import { baseline, projector, scenarioWith } from '../helpers/library.ts'

const own = (...formulas: readonly string[]) =>
  scenarioWith({
    indicators: formulas.map((formula, index): UserIndicator => {
      return { id: `own${index}`, label: `Own ${index}`, formula, unit: '' }
    }),
  })
const whyOf = (year: number, ...formulas: readonly string[]) =>
  whyNoValue(projector, own(...formulas), `own${formulas.length - 1}`, year)

describe('the reason is the first step without a value', () => {
  test.each([
    ['1/(year-2020)', 'division'],
    ['(year-2020)^(0-1)', 'division'],
    ['log((year-2020)^2)', 'logarithm'],
    ['log2(2020-year)', 'logarithm'],
    ['1+sqrt(2019-year)', 'root'],
    ['(2019-year)^0.5', 'power'],
    ['exp(year)', 'overflow'],
    ['10^(year-1000)', 'overflow'],
    ['max(1, -log(year-2020))', 'logarithm'],
    ['year > 2019 ? 1/(year-2020) : sqrt(-1)', 'division'],
    ['clamp(0, log(-1), 1)', 'logarithm'],
  ])('%s', (formula, cause) => {
    expect(whyOf(2020, formula)).toBe(cause)
  })

  test('also through another indicator', () => {
    expect(whyOf(2020, '1/(year-2020)', 'own0 * 2')).toBe('division')
  })

  // Each names the one before it twice: looked for apart, the reason would be looked for 2^49 times.
  test.each(['own* + own*', 'own* + baseline(own*)'])(
    'through fifty indicators, of which each is %s',
    (twice) => {
      const chain = Array.from({ length: 49 }, (_, index) => twice.replaceAll('*', String(index)))
      expect(whyOf(2020, '1/(year-2020)', ...chain)).toBe('division')
    },
  )

  test('in the baseline run', () => {
    expect(whyOf(2020, 'log(year-2020)', 'baseline(own0)')).toBe('logarithm')
  })

  test('of what the model does not define in a year', () => {
    expect(whyNoValue(projector, baseline, 'growthContribution', projector.model.spec.launchYear)).toBe(
      'undefined',
    )
  })
})

test('what has a value needs no reason', () => {
  expect(whyOf(2021, '1/(year-2020)')).toBeUndefined()
  expect(whyOf(2020, '1/(1/(year-2020))')).toBeUndefined()
  expect(whyNoValue(projector, baseline, 'grdp', 2020)).toBeUndefined()
})
