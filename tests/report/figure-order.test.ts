import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureOrders, orderedFigures } from '../../src/report/figure-order.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const { figures } = ground.baseline
const words = createWords({ language: 'en', ground })

test('without an order figures stay as the source has them', () => {
  expect(orderedFigures(figures, undefined, words)).toBe(figures)
})

test('each order has every figure once; the other way round, what differs is reversed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...figureOrders), fc.shuffledSubarray([...figures]), (by, some) => {
      const up = orderedFigures(some, { by, isDescending: false }, words)
      const down = orderedFigures(some, { by, isDescending: true }, words)
      expect(new Set(up)).toEqual(new Set(some))
      expect(up.length).toBe(some.length)
      if (by === 'value')
        expect(up.map(({ value }) => value)).toEqual(down.map(({ value }) => value).toReversed())
    }),
  )
})

test.each([
  ['value', figures.map(({ value }) => value).toSorted((a, b) => a - b)],
  ['year', figures.map(({ year }) => year).toSorted((a, b) => a - b)],
] as const)('%s goes from the smallest on', (by, wanted) => {
  expect(orderedFigures(figures, { by, isDescending: false }, words).map((figure) => figure[by])).toEqual(
    wanted,
  )
})

test('tables stand in the order of their numbers', () => {
  const places = orderedFigures(figures, { by: 'quote', isDescending: false }, words).map(
    ({ place }) => place,
  )
  const { compare } = new Intl.Collator('en', { numeric: true })
  expect(places).toEqual(places.toSorted(compare))
})
