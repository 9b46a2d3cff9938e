import { parseArgs } from 'node:util'
import { Fault } from './process.mjs'

const usage = `Usage: npm test -- [options] [FILE…]
  --unit   only the unit, property and contract tests
  --e2e    only the end-to-end tests
  --all    of the end-to-end tests also the long ones: other ways through a task, other languages, themes and shells
  --watch  the unit tests again whenever a file changes, until Ctrl+C
  FILE     with one of these, only the test files whose path holds it`

/**
 * @param {string[]} args
 * @throws {Fault} for options that do not go together.
 */
export function parseTestOptions(args) {
  try {
    const flag = /** @type {const} */ ({ type: 'boolean', default: false })
    const { values, positionals: files } = parseArgs({
      args,
      options: { unit: flag, e2e: flag, all: flag, watch: flag },
      allowPositionals: true,
    })
    const { unit, e2e, all, watch: isWatching } = values
    if (isWatching && e2e) throw new Error('--watch is for the unit tests')
    if (all && (isWatching || unit) && !e2e) throw new Error('--all is for the end-to-end tests')
    if (files.length > 0 && unit === e2e && !isWatching) throw new Error('FILE goes with --unit or --e2e')
    // Who names a file means all of it.
    return { unit, e2e, isLong: all || files.length > 0, isWatching, files }
  } catch (error) {
    throw new Fault(`${/** @type {Error} */ (error).message}\n${usage}`, 2)
  }
}
