// npm start: installs and builds what is missing, then opens the window.
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { getElectron, hindrance } from './electron.mjs'
import { exitCodeOf, Fault, main, root, run, say } from './process.mjs'
import { runOnNode, setUp, userFolder } from './setup.mjs'
import { parseStartOptions, usage } from './start-options.mjs'

await main(async () => {
  const options = parseStartOptions(process.argv.slice(2), userFolder('start'))
  if (options.help) {
    say(usage)
    return 0
  }
  const node = await setUp()
  await ensureBuilt(node)
  return (await openElectron(node, options)) ?? serveLoopback(node, options)
})

/**
 * Opens the window in Electron where that can be done; says why where it cannot.
 * @param {string} node
 * @param {import('./start-options.mjs').StartOptions} options
 * @returns {Promise<number | undefined>} its exit code, or undefined if there was no window
 */
async function openElectron(node, options) {
  const obstacle = options.loopbackOption ? `${options.loopbackOption} was given` : hindrance()
  if (obstacle) return noWindow(`Not opening Electron: ${obstacle}`)
  const electron = await getElectron(node)
  if ('reason' in electron) return noWindow(`No Electron binary could be had (${electron.reason})`)

  say('Opening the window in Electron.')
  const started = Date.now()
  // Set by some editors' terminals, it would make Electron behave as plain Node.
  const { ELECTRON_RUN_AS_NODE, ...env } = process.env
  try {
    const outcome = await run(electron.binary, [root, ...options.windowArgs, ...options.electronArgs], {
      env,
    })
    const failure = failureToStart(outcome, Date.now() - started)
    return failure ? noWindow(`Electron did not start (${failure})`) : exitCodeOf(outcome)
  } catch (error) {
    if (error instanceof Fault) return noWindow(error.message)
    throw error
  }
}

/**
 * Tells an Electron that the system would not let run (a library is missing, the sandbox is forbidden) from
 * one that ran and ended.
 * @param {import('./process.mjs').Outcome} outcome
 * @param {number} milliseconds
 */
function failureToStart({ code, signal, interruption }, milliseconds) {
  if (interruption || milliseconds > 10_000) return undefined
  if (code === 126 || code === 127) return `code ${code}`
  return signal ?? undefined
}

/** @param {string} why */
function noWindow(why) {
  say(`${why}; serving the same window to your browser.`)
  return undefined
}

/**
 * @param {string} node
 * @param {import('./start-options.mjs').StartOptions} options
 */
async function serveLoopback(node, options) {
  const host = join(root, 'out', 'main', 'host.js')
  const args = [...options.windowArgs, ...options.loopbackArgs]
  return exitCodeOf(await runOnNode(node, host, args, { stdio: ['ignore', 'inherit', 'inherit'] }))
}
