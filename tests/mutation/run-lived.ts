/** Puts the faults of the table in, one after the other, and sees that the test that is named fails. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Lived, lived } from './lived.ts'

const root = join(import.meta.dirname, '..', '..')
const results = join(root, 'test-results', 'mutation')

/** @returns how many live. */
export function runLived(): number {
  mkdirSync(results, { recursive: true })
  const alive = lived.filter((fault, at) => {
    const isDead = dies(fault, at)
    console.log(`${isDead ? 'dies ' : 'LIVES'}  ${fault.name} (${fault.file}, by ${fault.test})`)
    return !isDead
  })
  console.log(`${lived.length} faults that once lived: ${alive.length} live`)
  return alive.length
}

/** Whether a test fails by what it expects; one that cannot be read, or does not end, notices nothing. */
function dies({ test }: Lived, at: number): boolean {
  const report = join(results, 'lived.json')
  rmSync(report, { force: true })
  const config = join(import.meta.dirname, 'vitest.lived.config.ts')
  const args = [
    'run',
    '--bail=1',
    '--config',
    config,
    '--reporter=json',
    `--outputFile=${report}`,
    `tests/${test}`,
  ]
  spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, QIANTANG_FAULT: String(at) },
    stdio: 'ignore',
    timeout: 10 * 60_000,
  })
  try {
    return JSON.parse(readFileSync(report, 'utf8')).numFailedTests > 0
  } catch {
    return false
  }
}
