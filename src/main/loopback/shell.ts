/** The loopback shell from its command line to its end. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { formatFault } from '../../files/file-fault.ts'
import { createDispatch } from '../../host/dispatch.ts'
import { chooseDataDir, prepareDataDir } from '../data-dir.ts'
import { readLibraryFrom } from '../data-folder.ts'
import { createHandlers } from '../handlers.ts'
import type { OpenStore } from '../scenario-store.ts'
import { openBrowser } from './open-browser.ts'
import { parseOptions, usage } from './options.ts'
import { type LoopbackServer, startServer } from './server.ts'
import { createToken } from './token.ts'

export interface ShellOptions {
  /** The folder that holds `data` and `out`. */
  readonly root: string
  readonly args: readonly string[]
  readonly openStore: OpenStore
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Serves until it is told to stop.
 * @returns the exit code: 0 stopped when told to, 1 could not serve, 2 wrong usage.
 */
export async function runLoopbackShell({ root, args, openStore }: ShellOptions): Promise<number> {
  const options = parseOptions(args)
  if (!options.ok) {
    say(`${options.error}\n${usage}`)
    return 2
  }
  if (options.value.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const rendererFolder = join(root, 'out', 'renderer')
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    return fail(`the window is not built (no index.html in ${rendererFolder}); npm start builds it`)
  }
  const library = readLibraryFrom(join(root, 'data'))
  if (!library.ok) return fail(library.error.map(formatFault).join('\n'))
  const dataDir = prepareDataDir(chooseDataDir(options.value.dataDir))
  if (!dataDir.ok) return fail(dataDir.error)
  const store = openStore(dataDir.value)
  if (!store.ok) return fail(`the scenarios in ${dataDir.value} cannot be opened: ${store.error.message}`)

  const told = stopSignal()
  const token = createToken()
  let server: LoopbackServer
  try {
    const dispatch = createDispatch(createHandlers(library.value, store.value), report)
    server = await startServer({ port: options.value.port, rendererFolder, token, dispatch, report })
  } catch (error) {
    store.value.close()
    return fail(reasonNotToServe(error, options.value.port))
  }
  const url = `http://127.0.0.1:${server.port}/#token=${token}`
  process.stdout.write(`Qiantang is ready at ${url}\n`)
  if (options.value.open) openBrowser(url)

  await told
  await server.close()
  store.value.close()
  return 0
}

/** Once: who asks a second time is not made to wait. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of stopSignals) process.off(signal, stop)
      resolve()
    }
    for (const signal of stopSignals) process.on(signal, stop)
  })

function reasonNotToServe(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port, or 0 for any`
  if (code === 'EACCES') return `port ${port} may not be used; choose another with --port, or 0 for any`
  return `cannot serve on port ${port}: ${message}`
}

function fail(message: string): number {
  say(message)
  return 1
}

const report = (error: unknown): void =>
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))

const say = (message: string): void => {
  process.stderr.write(`qiantang: ${message}\n`)
}
