/**
 * What a step of the tests came to.
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * A step that passes or fails as a whole.
 * @param {boolean} passed
 * @returns {Tally}
 */
export function checkTally(passed) {
  return passed ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * @param {VitestReport | undefined} report what vitest's JSON reporter wrote, if it wrote anything
 * @param {boolean} succeeded whether vitest ended with 0
 * @returns {Tally}
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */
export function vitestTally(report, succeeded) {
  if (!report) return checkTally(false)
  // A file that could not be loaded fails without a test that does.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return withCrash(succeeded, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/**
 * @param {PlaywrightReport | undefined} report what Playwright's JSON reporter wrote, if it wrote anything
 * @param {boolean} succeeded whether Playwright ended with 0
 * @returns {Tally}
 * @typedef {{ projectName: string, status: string }} PlaywrightTest
 * @typedef {{ specs?: { tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {PlaywrightSuite[]} suites
 */
export function playwrightTally(report, succeeded) {
  if (!report) return checkTally(false)
  const { expected, unexpected, flaky, skipped } = report.stats
  // A test that passed at its second try, which CI allows on a busy machine, is named by `flakyNote`.
  return withCrash(succeeded, { passed: expected + flaky, failed: unexpected, skipped })
}

/**
 * What to say of tests that passed only at the second try.
 * @param {PlaywrightReport | undefined} report
 * @returns {string | undefined}
 */
export function flakyNote(report) {
  const flaky = report?.stats.flaky ?? 0
  return flaky > 0 ? `${flaky} end-to-end tests passed only at the second try: look at them.` : undefined
}

/**
 * In which projects (shells) of Playwright's a test really ran.
 * @param {PlaywrightReport | undefined} report
 * @returns {string[]}
 */
export function projectsRun(report) {
  /** @type {(suite: PlaywrightSuite) => PlaywrightTest[]} */
  const testsIn = ({ specs = [], suites = [] }) => [
    ...specs.flatMap((spec) => spec.tests),
    ...suites.flatMap(testsIn),
  ]
  const ran = (report?.suites ?? []).flatMap(testsIn).filter((test) => test.status !== 'skipped')
  return [...new Set(ran.map((test) => test.projectName))]
}

/**
 * A runner that fails although none of its tests did has crashed, or found no test.
 * @param {boolean} succeeded
 * @param {Tally} tally
 */
function withCrash(succeeded, tally) {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * The last line of a test run.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * The exit code of a test run: to have run no test is no success.
 * @param {Tally} tally
 */
export function verdict({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1
}
