import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { exitCodeOf, Fault, run } from '../../scripts/process.mjs'

const node = process.execPath
const quiet = { stdio: 'ignore' }

test('passes on an exit code', async () => {
  expect(exitCodeOf(await run(node, ['-e', 'process.exit(3)'], quiet))).toBe(3)
})

test('passes on a death by signal as a shell would', async () => {
  expect(exitCodeOf(await run(node, ['-e', 'process.kill(process.pid, "SIGKILL")'], quiet))).toBe(137)
})

test('ends what takes too long', async () => {
  const outcome = await run(node, ['-e', 'setInterval(() => {}, 1000)'], { ...quiet, timeLimit: 300 })
  expect(outcome).toMatchObject({ timedOut: true, signal: 'SIGTERM', interruption: undefined })
})

test('tells what could not be started', async () => {
  await expect(run('/nowhere/electron', [], quiet)).rejects.toThrow(Fault)
})

/** A script that runs a process which ends with 5 when it is asked to end, and tells when it does. */
function waitingScript() {
  const end = 'process.on("SIGTERM", () => { console.log("ending"); process.exit(5) })'
  const child = `${end}; setInterval(() => {}, 1000); console.log("ready")`
  const module = new URL('../../scripts/process.mjs', import.meta.url).href
  return `import { run, exitCodeOf } from ${JSON.stringify(module)}
    process.exitCode = exitCodeOf(await run(process.execPath, ['-e', ${JSON.stringify(child)}]))`
}

const nodeArgs = ['--input-type=module', '-e', waitingScript()]

test('passes a signal on, and waits for the process to end in its own way', async () => {
  const parent = spawn(node, nodeArgs, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(parent.stdout, 'data')
  parent.kill('SIGTERM')
  expect(await once(parent, 'exit')).toEqual([5, null])
})

test.skipIf(process.platform === 'win32')('ends when npm’s shell was ended', async () => {
  const shell = spawn('sh', ['-c', '"$@"; true', 'sh', node, ...nodeArgs], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  expect(String(await once(shell.stdout, 'data'))).toBe('ending\n')
})
