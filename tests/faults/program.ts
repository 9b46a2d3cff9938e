/** The built program over a data folder, started, asked and killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Channel, HostResult, Input, Output } from '../../src/host/contract.ts'
import { ask, enter } from '../main/http.ts'

const host = join(import.meta.dirname, '..', '..', 'out', 'main', 'host.js')
const clock = pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href

export interface Clock {
  /** Milliseconds by which it is wrong. */
  readonly offset: number
  /** How many times as fast it runs. */
  readonly pace: number
}

export interface Surroundings extends Partial<Clock> {
  /** KiB beyond which no file of its own grows. */
  readonly largestFile?: number
}

export interface Program {
  /** Fails where the program is gone before it has answered. */
  ask<K extends Channel>(channel: K, input: Input<K>): Promise<HostResult<Output<K>>>
  /** As a power cut would for this process: nothing is closed. */
  kill(): Promise<void>
}

export interface Starting {
  /** Resolves when it serves; undefined where it has ended before. */
  readonly ready: Promise<Program | undefined>
  /** What it has written so far. */
  output(): string
  kill(): Promise<void>
}

export function start(dataDir: string, { offset = 0, pace = 1, largestFile }: Surroundings = {}): Starting {
  const args = ['--import', clock, host, '--no-open', '--idle', '0', '--data-dir', dataDir]
  // Counted in blocks of 512 bytes.
  const bounded = ['-c', `ulimit -f ${(largestFile ?? 0) * 2}; exec "$0" "$@"`, process.execPath, ...args]
  const child = spawn(
    largestFile === undefined ? process.execPath : 'sh',
    largestFile === undefined ? args : bounded,
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, QIANTANG_TEST_CLOCK: String(offset), QIANTANG_TEST_PACE: String(pace) },
    },
  )
  // A run that fails leaves none behind.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  let output = ''
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    end()
    await ended
    process.off('exit', end)
  }
  const link = new Promise<URL | undefined>((resolve) => {
    const read = (data: Buffer): void => {
      output += data.toString()
      const [, url] = /Qiantang is ready at (http:\S+)/.exec(output) ?? []
      if (url) resolve(new URL(url))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => resolve(undefined))
  })
  return { ready: link.then((url) => url && open(url, kill)), output: () => output, kill }
}

async function open(url: URL, kill: () => Promise<void>): Promise<Program | undefined> {
  const port = Number(url.port)
  const agent = new Agent({ keepAlive: true })
  try {
    const token = await enter(port, url.hash.slice('#code='.length))
    return {
      async ask(channel, input) {
        const { body } = await ask(port, token, channel, input, { agent })
        return JSON.parse(body)
      },
      async kill() {
        await kill()
        agent.destroy()
      },
    }
  } catch {
    // It was killed meanwhile.
    return undefined
  }
}

/** Starts it, and fails where it does not serve. */
export async function running(dataDir: string, at?: Surroundings): Promise<Program> {
  const starting = start(dataDir, at)
  const program = await starting.ready
  if (!program) throw new Error(`the program did not start: ${starting.output()}`)
  return program
}

export function given<T>(answer: HostResult<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
