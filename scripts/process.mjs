import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A fault the user can do something about: its message is all that is shown. */
export class Fault extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The user asked to stop. */
export class Interruption extends Fault {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super('Interrupted.', signalExitCode(signal))
  }
}

/**
 * The scripts talk on stderr: stdout belongs to the program they start.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a script's task and ends with the exit code it resolves to.
 * @param {() => Promise<number>} task
 */
export async function main(task) {
  try {
    process.exitCode = await task()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    say(error.message)
    process.exitCode = error.exitCode
  }
}

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** How often to look whether npm's shell is still there. */
const lookMilliseconds = 500

/** How long a process that was asked to end may take before it is killed. */
const graceMilliseconds = 5000

/**
 * @typedef {object} Outcome
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal what ended the process, if a signal did
 * @property {NodeJS.Signals | undefined} interruption the signal that was passed on to it
 * @property {boolean} timedOut
 */

/**
 * Starts a process, passes SIGINT, SIGTERM and SIGHUP on to it, and resolves when it has ended.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions,
 *   timeLimit?: number, onStart?: (child: import('node:child_process').ChildProcess) => void }} [options]
 *   `timeLimit` in milliseconds
 * @returns {Promise<Outcome>}
 */
export function run(
  file,
  args,
  { cwd = root, env = process.env, stdio = 'inherit', timeLimit, onStart } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio })
    /** @type {NodeJS.Signals | undefined} */
    let interruption
    let timedOut = false
    /** @type {NodeJS.Timeout[]} */
    const timers = []
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      interruption ??= signal
      child.kill(signal)
    }
    const settle = () => {
      for (const timer of timers) clearTimeout(timer)
      for (const signal of forwarded) process.off(signal, forward)
    }
    for (const signal of forwarded) process.on(signal, forward)
    timers.push(whenOrphaned(() => forward('SIGTERM')))
    if (timeLimit !== undefined) {
      const end = () => {
        timedOut = true
        child.kill('SIGTERM')
        timers.push(setTimeout(() => child.kill('SIGKILL'), graceMilliseconds))
      }
      timers.push(setTimeout(end, timeLimit))
    }
    child.once('error', (error) => {
      settle()
      reject(new Fault(`${file} could not be started: ${error.message}`))
    })
    child.once('exit', (code, signal) => {
      settle()
      resolve({ code, signal, interruption, timedOut })
    })
    onStart?.(child)
  })
}

/**
 * npm passes a SIGTERM on to the shell between it and us, which ends without passing it on in its turn: the
 * loss of that shell is the only sign.
 * @param {() => void} action
 */
function whenOrphaned(action) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return
    clearInterval(timer)
    action()
  }, lookMilliseconds)
  return timer
}

/**
 * Like `run`, for a step on the way: when the user interrupts it, nothing more is done.
 * @param {Parameters<typeof run>} args
 */
export async function runStep(...args) {
  const outcome = await run(...args)
  if (outcome.interruption) throw new Interruption(outcome.interruption)
  return outcome
}

/**
 * The exit code to pass on, as a shell would.
 * @param {Pick<Outcome, 'code' | 'signal'>} outcome
 */
export function exitCodeOf({ code, signal }) {
  return signal ? signalExitCode(signal) : (code ?? 1)
}

/** @param {NodeJS.Signals} signal */
function signalExitCode(signal) {
  return 128 + constants.signals[signal]
}
