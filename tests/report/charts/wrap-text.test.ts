import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapText } from '../../../src/report/charts/wrap-text.ts'

const measure = (text: string): number => [...text].length

test.each([
  ['Fusion fields', 20, 2, ['Fusion fields']],
  ['Rest-of-economy trend growth', 16, 2, ['Rest-of-economy', 'trend growth']],
  ['Rest-of-economy trend growth', 10, 2, ['Rest-of-ec', 'onomy tre…']],
  ['其他部门趋势增长', 5, 2, ['其他部门趋', '势增长']],
  ['A name that goes on and on', 10, 1, ['A name th…']],
  ['𠮷𠮷𠮷𠮷', 3, 1, ['𠮷𠮷…']],
])('“%s” in a width of %s and %s lines', (text, room, lines, wanted) => {
  expect(wrapText(text, room, lines, measure)).toEqual(wanted)
})

test('lines fit, there are no more than allowed, and nothing is lost without an ellipsis', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ''),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (text, room, most) => {
        const lines = wrapText(text, room, most, measure)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(room)
        const bare = (all: string): string => all.replaceAll(/\s/g, '')
        const kept = bare(lines.join(''))
        if (kept.endsWith('…') && !text.includes('…'))
          expect(bare(text).startsWith(kept.slice(0, -1))).toBe(true)
        else if (!text.includes('…')) expect(kept).toBe(bare(text))
      },
    ),
  )
})
