/** The app as a planner gets it: the built loopback shell, a data folder of its own, a real browser. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { firstFolder } from '../helpers/first-library.ts'

export interface App {
  readonly page: Page
  readonly dataDir: string
  /** The link to a window, as the server prints it. */
  link(): string
  /** Stops the server and starts it again on the same data folder, then opens the window anew. */
  restart(): Promise<void>
  /** Stops the server; the window stays open. */
  stopServer(): Promise<void>
  /** Starts the server on the port of before, without touching the window. Answers with the new link. */
  startServerAgain(): Promise<string>
  /** Lines that the browser's console had no business to print. */
  readonly complaints: readonly string[]
  /** Lets the console print lines of this kind: what the browser says by itself of a server that is gone. */
  tolerate(pattern: RegExp): void
}

interface Server {
  readonly url: string
  stop(): Promise<void>
}

/** Where the repository's files lie. */
export const root = join(import.meta.dirname, '..', '..')

/**
 * Starts the built loopback shell and waits until it serves.
 * @param ground the folder of the data files, where it is not what ships.
 */
export async function startServer(dataDir: string, port = '0', ground?: string): Promise<Server> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'out/main/host.js'), '--no-open', '--port', port, '--data-dir', dataDir],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(ground === undefined ? {} : { [libraryVariable]: ground }) },
    },
  )
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data.toString()
      const ready = /Qiantang is ready at (http:\S+)/.exec(output)
      if (ready?.[1]) resolve(ready[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.removeAllListeners('exit')
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

export const test = base.extend<{ app: App; ground: string }>({
  /**
   * The folder of the data files: those of version 1, whose numbers most specs know, unless a spec asks for what ships
   * (`shippedFolder`) or for another region.
   */
  ground: [firstFolder, { option: true }],
  app: async ({ page, ground }, use) => {
    // Sooner than the whole task: a control that is not there is said by its name.
    page.setDefaultTimeout(60_000)
    const dataDir = mkdtempSync(join(tmpdir(), 'qiantang-e2e-'))
    const complaints: string[] = []
    const tolerated: RegExp[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    let server = await startServer(dataDir, '0', ground)
    const open = async () => {
      await page.goto(server.url)
      await page.getByRole('slider').first().waitFor()
    }
    await open()
    await use({
      page,
      dataDir,
      complaints,
      link: () => server.url,
      async restart() {
        await page.goto('about:blank')
        await server.stop()
        server = await startServer(dataDir, '0', ground)
        await open()
      },
      stopServer: () => server.stop(),
      async startServerAgain() {
        server = await startServer(dataDir, new URL(server.url).port, ground)
        return server.url
      },
      tolerate: (pattern) => tolerated.push(pattern),
    })
    // What is not saved yet is saved as the window closes, and then the server may go.
    if (!page.isClosed()) await page.goto('about:blank')
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
    // Every task must leave the console silent.
    expect(complaints.filter((line) => !tolerated.some((pattern) => pattern.test(line)))).toEqual([])
  },
})

export { expect }
