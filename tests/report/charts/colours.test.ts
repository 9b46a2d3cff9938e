import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ScenarioColours, scenarioColours, withColours } from '../../../src/report/charts/colours.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
/** As many as a chart shows beside the baseline, and one that is only asked about. */
const anyDrawn = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: scenarioColours.length })

test('what is drawn has a colour of its own, and keeps it as long as it is drawn', () => {
  fc.assert(
    fc.property(fc.array(anyDrawn, { minLength: 1, maxLength: 12 }), (steps) => {
      let colours: ScenarioColours = {}
      let before: readonly string[] = []
      for (const drawn of steps) {
        const next = withColours(colours, drawn)
        expect(new Set(drawn.map((id) => next[id])).size).toBe(drawn.length)
        for (const id of drawn.filter((each) => before.includes(each))) expect(next[id]).toBe(colours[id])
        ;[colours, before] = [next, drawn]
      }
    }),
  )
})

test('the order in which scenarios are drawn changes no colour, and nothing new is the same object', () => {
  const colours = withColours({}, ['a', 'b', 'c'])
  expect(colours).toEqual({ a: 1, b: 2, c: 3 })
  expect(withColours(colours, ['c', 'a', 'b'])).toBe(colours)
})

test('a scenario that is drawn again has the colour of before, until another had to take it', () => {
  const alone = withColours(withColours({}, ['a', 'b']), ['a'])
  const other = withColours(alone, ['a', 'c'])
  expect(other).toEqual({ a: 1, b: 2, c: 3 })
  expect(withColours(other, ['a', 'b', 'c'])).toBe(other)
  const many = withColours(other, ['a', 'c', 'd', 'e', 'f'])
  expect(many).toEqual({ a: 1, c: 3, d: 4, e: 5, f: 2 })
})
