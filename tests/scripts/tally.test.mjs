import { describe, expect, test } from 'vitest'
import {
  checkTally,
  closingLine,
  flakyNote,
  playwrightTally,
  projectsRun,
  total,
  verdict,
  vitestTally,
} from '../../scripts/tally.mjs'

const crash = { passed: 0, failed: 1, skipped: 0 }

describe('vitest', () => {
  const report = (counts, testResults = []) => ({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults,
    ...counts,
  })

  test('counts its tests; a test still to be written is skipped', () => {
    const counts = { numPassedTests: 7, numPendingTests: 2, numTodoTests: 1 }
    expect(vitestTally(report(counts), true)).toEqual({ passed: 7, failed: 0, skipped: 3 })
  })

  test('counts a file that could not be loaded as a failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    const counts = { numPassedTests: 1, numFailedTests: 1 }
    expect(vitestTally(report(counts, files), false)).toEqual({ passed: 1, failed: 2, skipped: 0 })
  })

  test('counts an error outside every test as a failure', () => {
    expect(vitestTally(report({ numPassedTests: 3 }), false)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })

  test('without results has failed', () => {
    expect(vitestTally(undefined, false)).toEqual(crash)
    expect(vitestTally(undefined, true)).toEqual(crash)
  })

  test('without tests has failed', () => {
    expect(vitestTally(report({}), false)).toEqual(crash)
  })
})

describe('Playwright', () => {
  const report = (stats, suites = []) => ({
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
    suites,
  })

  test('counts its tests; one that passes only the second time is told', () => {
    const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightTally(report(stats), false)).toEqual({ passed: 10, failed: 1, skipped: 2 })
    expect(flakyNote(report(stats))).toMatch(/^1 end-to-end test/)
    expect(flakyNote(report({ expected: 9 }))).toBeUndefined()
  })

  test('that fails without a failed test, or writes nothing, has failed', () => {
    expect(playwrightTally(report({}), false)).toEqual(crash)
    expect(playwrightTally(undefined, true)).toEqual(crash)
  })

  test('tells in which shells a test ran', () => {
    const run = (projectName, status) => ({ tests: [{ projectName, status }] })
    const suites = [
      { specs: [run('loopback', 'expected')], suites: [{ specs: [run('electron', 'skipped')] }] },
      { suites: [{ suites: [{ specs: [run('loopback', 'unexpected')] }] }] },
    ]
    expect(projectsRun(report({}, suites))).toEqual(['loopback'])
    expect(projectsRun(undefined)).toEqual([])
  })
})

describe('the closing line and the exit code', () => {
  test.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed', 0],
    [{ passed: 12, failed: 1, skipped: 0 }, '12 passed, 1 failed', 1],
    [{ passed: 12, failed: 0, skipped: 3 }, '12 passed, 0 failed, 3 skipped', 0],
    [{ passed: 0, failed: 0, skipped: 3 }, '0 passed, 0 failed, 3 skipped', 1],
    [{ passed: 0, failed: 0, skipped: 0 }, '0 passed, 0 failed', 1],
  ])('%o', (tally, line, exitCode) => {
    expect(closingLine(tally)).toBe(line)
    expect(verdict(tally)).toBe(exitCode)
  })

  test('add up the steps', () => {
    const tests = { passed: 5, failed: 0, skipped: 1 }
    expect(total([checkTally(true), checkTally(false), tests])).toEqual({ passed: 6, failed: 1, skipped: 1 })
    expect(total([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
  })
})
