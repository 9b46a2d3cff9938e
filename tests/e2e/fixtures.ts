/**
 * The app as a planner gets it: a built shell, a data folder of its own, a real browser. The shell is the loopback one, or
 * the desktop program with Electron stood in for.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { firstFolder } from '../helpers/first-library.ts'
import { openDesktop, shownHost } from './desktop/desktop.ts'
import { openElectron } from './desktop/electron.ts'
import { test as base } from './offline.ts'

export interface App {
  readonly page: Page
  readonly dataDir: string
  /** The link to another window: the program is started again and prints it. */
  link(): Promise<string>
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

export interface Server {
  /** The link to a window, as the program prints it. It works once. */
  readonly url: string
  stop(): Promise<void>
  /** Resolves when the program has ended by itself. */
  readonly ended: Promise<void>
}

/** Where the repository's files lie. */
export const root = join(import.meta.dirname, '..', '..')

const refuseElsewhere = pathToFileURL(join(import.meta.dirname, 'refuse-elsewhere.mjs')).href
/** Beside a data folder: what programs over it have tried to reach. */
const elsewhereOf = (dataDir: string): string => `${dataDir}.elsewhere`

/**
 * Starts the built loopback shell and waits until it serves.
 * @param ground the folder of the data files, where it is not what ships.
 */
export async function startServer(dataDir: string, port = '0', ground?: string): Promise<Server> {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...['--import', refuseElsewhere, join(root, 'out/main/host.js')],
      ...['--no-open', '--port', port, '--data-dir', dataDir],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // A program that starts hundreds of times is compiled once.
        NODE_COMPILE_CACHE: join(root, 'test-results', 'compile-cache'),
        QIANTANG_TEST_ELSEWHERE: elsewhereOf(dataDir),
        ...(ground === undefined ? {} : { [libraryVariable]: ground }),
      },
    },
  )
  let output = ''
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
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
  const stop = (): Promise<void> => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, stop, ended }
}

interface Served {
  readonly dataDir: string
  /** The server that runs, or ran last. */
  readonly now: () => Server
  /** Starts another in its place, on its port. */
  again(): Promise<Server>
}

/**
 * Of a test that `npm test` leaves to `npm test -- --all`: another way through a task that it tries once, or the same in
 * another language or theme.
 */
export const long = { tag: '@long' }

/** The one of many alike that `npm test` runs is not long. */
export const longUnless = (isShort: boolean) => (isShort ? {} : long)

export type Shell = 'loopback' | 'desktop' | 'electron'

/** Of what a task needs a server for. */
const noServer = (): never => {
  throw new Error('the desktop program has no server')
}

export const test = base.extend<{ app: App; ground: string; served: Served; shell: Shell }>({
  shell: ['loopback', { option: true }],
  /**
   * The folder of the data files: those of version 1, whose numbers most specs know, unless a spec asks for what ships
   * (`shippedFolder`) or for another region.
   */
  ground: [firstFolder, { option: true }],
  served: async ({ ground, shell }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'qiantang-e2e-'))
    let server = shell === 'loopback' ? await startServer(dataDir, '0', ground) : undefined
    await use({
      dataDir,
      now: () => server ?? noServer(),
      async again() {
        server = await startServer(dataDir, new URL((server ?? noServer()).url).port, ground)
        return server
      },
    })
    await server?.stop()
    const elsewhere = elsewhereOf(dataDir)
    const tried = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8') : ''
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(elsewhere, { force: true })
    expect(tried, 'what the program tried to reach').toBe('')
  },
  origin: async ({ served, shell }, use) =>
    use(shell === 'loopback' ? new URL(served.now().url).host : shownHost),
  app: async ({ page, ground, served, shell }, use) => {
    const complaints: string[] = []
    const tolerated: RegExp[] = []
    const watch = (shown: Page): void => {
      shown.setDefaultTimeout(patience)
      shown.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()))
          complaints.push(`${message.type()}: ${message.text()}`)
      })
      shown.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    }
    watch(page)
    const { close, ...ways } = await openShell[shell](page, served, ground)
    if (ways.page !== page) watch(ways.page)
    await use({
      ...ways,
      dataDir: served.dataDir,
      complaints,
      tolerate: (pattern) => tolerated.push(pattern),
    })
    await close()
    // Every task must leave the console silent.
    expect(complaints.filter((line) => !tolerated.some((pattern) => pattern.test(line)))).toEqual([])
  },
})

/** Sooner than the whole task: a control that is not there is said by its name. */
const patience = 60_000

type Ways = Omit<App, 'dataDir' | 'complaints' | 'tolerate'> & { close(): Promise<void> }

async function openLoopback(page: Page, served: Served, ground: string): Promise<Ways> {
  const open = async () => {
    await page.goto(served.now().url)
    await page.getByRole('slider').first().waitFor()
  }
  await open()
  return {
    page,
    async link() {
      const other = await startServer(served.dataDir, '0', ground)
      await other.ended
      return other.url
    },
    async restart() {
      await page.goto('about:blank')
      await served.now().stop()
      await served.again()
      await open()
    },
    stopServer: () => served.now().stop(),
    startServerAgain: async () => (await served.again()).url,
    close: async () => {
      // What is not saved yet is saved as the window closes, and then the server may go.
      if (!page.isClosed()) await page.goto('about:blank')
    },
  }
}

async function openDesktopApp(page: Page, { dataDir }: Served, ground: string): Promise<Ways> {
  const options = {
    dataDir,
    env: { QIANTANG_TEST_ELSEWHERE: elsewhereOf(dataDir), [libraryVariable]: ground },
    imports: [refuseElsewhere],
  }
  const open = async () => {
    const desktop = await openDesktop(page, options)
    await page.getByRole('slider').first().waitFor()
    return desktop
  }
  let desktop = await open()
  return {
    page,
    link: noServer,
    stopServer: noServer,
    startServerAgain: noServer,
    async restart() {
      await desktop.close()
      desktop = await open()
    },
    close: async () => {
      // What the task left unsaved is nobody's.
      desktop.dialogs.message = () => 1
      await desktop.close()
    },
  }
}

/** Electron itself, in a window of its own; the browser's page stays empty. */
async function openElectronApp(_page: Page, { dataDir }: Served, ground: string): Promise<Ways> {
  const env = { [libraryVariable]: ground }
  const desktop = await openElectron({ dataDir, env, imports: [] })
  await desktop.page.getByRole('slider').first().waitFor()
  return {
    page: desktop.page,
    link: noServer,
    stopServer: noServer,
    startServerAgain: noServer,
    restart: async () => test.skip(true, 'after a restart of Electron, the window is another page'),
    close: async () => {
      // What the task left unsaved is nobody's.
      desktop.dialogs.message = () => 1
      await desktop.close()
    },
  }
}

const openShell = {
  loopback: openLoopback,
  desktop: openDesktopApp,
  electron: openElectronApp,
} satisfies Record<Shell, (page: Page, served: Served, ground: string) => Promise<Ways>>

export { expect }
