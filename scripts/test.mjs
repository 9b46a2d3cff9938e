// npm test: installs what is missing, then runs every check, and ends with one line of counts.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { whyNoElectron } from './electron.mjs'
import { exitCodeOf, Fault, Interruption, main, root, runStep } from './process.mjs'
import { environment, isSupported, runOnNode, setUp } from './setup.mjs'
import {
  checkTally,
  closingLine,
  flakyNote,
  playwrightTally,
  projectsRun,
  total,
  verdict,
  vitestTally,
} from './tally.mjs'
import { parseTestOptions } from './test-options.mjs'

const minute = 60_000
const results = join(root, 'test-results')
/** @typedef {import('./tally.mjs').Tally} Tally */

/** @type {{ name: string, tally: Tally, seconds: number }[]} */
const done = []
/** @type {string[]} */
const notes = []

await main(async () => {
  const { unit, e2e, isLong, isWatching, files } = parseTestOptions(process.argv.slice(2))
  const all = unit === e2e
  const node = await prepare()
  if (node && isWatching) return watchUnitTests(node, files)
  if (node) {
    if (all) await step('types', () => check(node, 'typescript/bin/tsc', ['--noEmit'], 5 * minute))
    if (all) await step('lint and format', () => lint(node))
    const built = await step('build', () => ensureBuilt(node))
    if (all || unit) await step('unit', () => unitTests(node, files))
    if (all || e2e) await step('end to end', () => endToEndTests(node, built, isLong, files))
  }
  return report()
})

/**
 * Runs one step and notes what it came to. A fault in it is a failed check and does not keep the next steps
 * from running; a step without a tally of its own counts only when it fails.
 * @param {string} name
 * @param {() => Promise<Tally | void>} task
 * @returns {Promise<boolean>} whether all went well
 */
async function step(name, task) {
  console.log(`\n── ${name} ──`)
  const started = Date.now()
  const tally = (await task().catch(failedCheck)) ?? total([])
  done.push({ name, tally, seconds: (Date.now() - started) / 1000 })
  return tally.failed === 0
}

/**
 * @param {unknown} error
 * @returns {Tally}
 */
function failedCheck(error) {
  if (error instanceof Interruption) throw error
  console.log(error instanceof Fault ? error.message : error)
  return checkTally(false)
}

/**
 * Installs what is missing.
 * @returns {Promise<string | undefined>} the Node to test on, if all is ready
 */
async function prepare() {
  let node = ''
  const ready = await step('set-up', async () => {
    node = await setUp()
    assertSupported(node)
  })
  return ready ? node : undefined
}

/**
 * better-sqlite3 crashes without a word on an older Node: see that the tests do run on a supported one.
 * @param {string} node
 */
function assertSupported(node) {
  const version = execFileSync(node, ['-p', 'process.version'], { encoding: 'utf8' }).trim()
  console.log(`Node ${version} at ${node}`)
  if (!isSupported(version)) throw new Fault(`The tests would run on Node ${version}, which is too old.`)
}

/**
 * Until it is told to stop. The build is that of the start: tests of the programs in `out` do not see what changes.
 * @param {string} node
 * @param {string[]} files
 */
async function watchUnitTests(node, files) {
  await ensureBuilt(node)
  const runner = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  return exitCodeOf(await runOnNode(node, runner, ['watch', ...files]))
}

/** @param {string} node */
function lint(node) {
  // Biome colours its output even where no terminal shows it.
  const colors = process.stdout.isTTY ? [] : ['--colors=off']
  return check(node, '@biomejs/biome/bin/biome', ['ci', ...colors, '.'], 2 * minute)
}

/**
 * @param {string} node
 * @param {string[]} files
 */
async function unitTests(node, files) {
  const file = join(results, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...files]
  const succeeded = await tool(node, 'vitest/vitest.mjs', args, 60 * minute, file)
  return vitestTally(readReport(file), succeeded)
}

/**
 * @param {string} node
 * @param {boolean} built
 * @param {boolean} isLong
 * @param {string[]} files
 */
async function endToEndTests(node, built, isLong, files) {
  if (!built) throw new Fault('The end-to-end tests need the build, which failed.')
  const browser = await ensureBrowser(node)
  const file = join(results, 'e2e.json')
  const args = ['test', ...(isLong ? [] : ['--grep-invert', '@long']), ...files]
  const succeeded = await tool(node, '@playwright/test/cli.js', args, 80 * minute, file)
  const report = readReport(file)
  notes.push(shellsNote(projectsRun(report), browser))
  const flaky = flakyNote(report)
  if (flaky) notes.push(flaky)
  if (!isLong) notes.push('Long end-to-end tests were left out: npm test -- --all runs them too.')
  return playwrightTally(report, succeeded)
}

/**
 * @param {string} node
 * @param {string} file
 * @param {string[]} args
 * @param {number} timeLimit
 */
async function check(node, file, args, timeLimit) {
  return checkTally(await tool(node, file, args, timeLimit))
}

/**
 * Runs a development tool; tells whether it ended with 0.
 * @param {string} node
 * @param {string} file inside node_modules
 * @param {string[]} args
 * @param {number} timeLimit
 * @param {string} [reportFile] which it writes; an older run's is not taken for this one's
 */
async function tool(node, file, args, timeLimit, reportFile) {
  if (reportFile) {
    mkdirSync(results, { recursive: true })
    rmSync(reportFile, { force: true })
  }
  const { code, timedOut } = await runStep(node, [join(root, 'node_modules', file), ...args], {
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    timeLimit,
  })
  if (timedOut) console.log(`Ended after ${timeLimit / minute} minutes without a result.`)
  return code === 0
}

/** @param {string} file */
function readReport(file) {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string[]} projects
 * @param {string} browser
 */
function shellsNote(projects, browser) {
  const names = {
    loopback: `the browser's window (${browser})`,
    desktop: 'the desktop program (Electron stood in for)',
  }
  const ran = projects.map((project) => ({ ...names, electron: 'Electron' })[project] ?? project)
  const why = whyNoElectron()
  return `End-to-end tests ran in: ${ran.join(', ') || 'no shell'}${why ? `; not in Electron itself: ${why}` : ''}`
}

/** @returns {number} the exit code */
function report() {
  console.log('\n── summary ──')
  for (const { name, tally, seconds } of done) {
    const counts = tally.passed + tally.failed + tally.skipped > 0 ? closingLine(tally) : 'done'
    console.log(`${name.padEnd(16)} ${counts} (${seconds.toFixed(1)} s)`)
  }
  for (const note of notes) console.log(note)
  const sum = total(done.map(({ tally }) => tally))
  console.log(closingLine(sum))
  return verdict(sum)
}
