/** Runs the command line for tests: as users do, or, where the process does not matter, in this one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { runProgram } from '../../src/cli/program.ts'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { firstFolder } from '../helpers/first-library.ts'

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

type Environment = Readonly<Record<string, string>>

const entry = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url))

export { firstFolder as dataFolder }

/** Commands know the numbers of version 1 unless a test says otherwise. */
const usual: Environment = { [libraryVariable]: firstFolder }

/** A folder of its own for a test file, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the command line as a process. */
export async function runProcess(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Environment },
): Promise<Run> {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...usual, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, out, error }
}

/** Starts the command line and closes its stdout at once, as `head` may. */
export async function runUnread(args: readonly string[]): Promise<Pick<Run, 'code' | 'error'>> {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...usual },
  })
  child.stdout.destroy()
  const [error, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, error }
}

/** Runs the command line in this process. */
export async function run(args: readonly string[], environment: Environment = {}): Promise<Run> {
  let out = ''
  let error = ''
  const code = await runProgram(args, {
    environment: { ...usual, ...environment },
    writeOut: (text) => {
      out += text
    },
    writeError: (text) => {
      error += text
    },
  })
  return { code, out, error }
}

/** Writes a file and gives its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The head and the rows of a table, without what stands below them. */
export const rowsOf = (csv: string): readonly string[] =>
  csv.split('\r\n').filter((line) => line !== '' && !line.startsWith('# '))
