import { expect, test } from 'vitest'
import { Fault } from '../../scripts/process.mjs'
import { parseTestOptions } from '../../scripts/test-options.mjs'

const nothing = { unit: false, e2e: false, isWatching: false, files: [] }

test.each([
  [[], nothing],
  [['--unit'], { ...nothing, unit: true }],
  [['--unit', 'tests/model', 'csv'], { ...nothing, unit: true, files: ['tests/model', 'csv'] }],
  [['--e2e', 'saves'], { ...nothing, e2e: true, files: ['saves'] }],
  [['--watch'], { ...nothing, isWatching: true }],
  [['--unit', '--watch', 'csv'], { ...nothing, unit: true, isWatching: true, files: ['csv'] }],
])('%j is understood', (args, wanted) => {
  expect(parseTestOptions(args)).toEqual(wanted)
})

// A run that leaves most tests out is never taken for a whole one.
test.each([[['csv']], [['--unit', '--e2e', 'csv']], [['--e2e', '--watch']], [['--fast']]])(
  '%j is refused with the usage',
  (args) => {
    expect(() => parseTestOptions(args)).toThrow(Fault)
    expect(() => parseTestOptions(args)).toThrow(/Usage: npm test/)
  },
)
