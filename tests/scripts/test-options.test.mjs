import { expect, test } from 'vitest'
import { Fault } from '../../scripts/process.mjs'
import { parseTestOptions } from '../../scripts/test-options.mjs'

const nothing = { unit: false, e2e: false, isLong: false, isWatching: false, files: [] }

test.each([
  [[], nothing],
  [['--unit'], { ...nothing, unit: true }],
  [['--unit', 'tests/model', 'csv'], { ...nothing, unit: true, isLong: true, files: ['tests/model', 'csv'] }],
  [['--e2e', 'saves'], { ...nothing, e2e: true, isLong: true, files: ['saves'] }],
  [['--watch'], { ...nothing, isWatching: true }],
  [['--unit', '--watch', 'csv'], { ...nothing, unit: true, isWatching: true, isLong: true, files: ['csv'] }],
  [['--e2e'], { ...nothing, e2e: true }],
  [['--all'], { ...nothing, isLong: true }],
  [['--e2e', '--all'], { ...nothing, e2e: true, isLong: true }],
])('%j is understood', (args, wanted) => {
  expect(parseTestOptions(args)).toEqual(wanted)
})

// A run that leaves most tests out is never taken for a whole one.
test.each([
  [['csv']],
  [['--unit', '--e2e', 'csv']],
  [['--e2e', '--watch']],
  [['--unit', '--all']],
  [['--watch', '--all']],
  [['--fast']],
])('%j is refused with the usage', (args) => {
  expect(() => parseTestOptions(args)).toThrow(Fault)
  expect(() => parseTestOptions(args)).toThrow(/Usage: npm test/)
})
