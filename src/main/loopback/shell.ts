/** The loopback shell from its command line to its end. */
import { createDispatch } from '../../host/dispatch.ts'
import { chooseDataDir } from '../data-dir.ts'
import { openDocuments } from '../documents.ts'
import { findRenderer } from '../renderer-folder.ts'
import type { OpenStore } from '../scenario-store.ts'
import { openBrowser } from './open-browser.ts'
import { parseOptions, usage } from './options.ts'
import { type LoopbackServer, startServer } from './server.ts'
import { tokenOf } from './token.ts'

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
  const renderer = findRenderer(root)
  if (!renderer.ok) return fail(renderer.error)
  const documents = openDocuments(root, chooseDataDir(options.value.dataDir), openStore)
  if (!documents.ok) return fail(documents.error)
  const { handlers, notices, close } = documents.value
  for (const notice of notices) say(notice)

  const told = stopSignal()
  const token = tokenOf(process.env)
  let server: LoopbackServer
  try {
    const dispatch = createDispatch(handlers, report)
    server = await startServer({
      port: options.value.port,
      rendererFolder: renderer.value,
      token,
      dispatch,
      report,
    })
  } catch (error) {
    close()
    return fail(reasonNotToServe(error, options.value.port))
  }
  const url = `http://127.0.0.1:${server.port}/#token=${token}`
  process.stdout.write(`Qiantang is ready at ${url}\n`)
  if (options.value.open) openBrowser(url)

  await told
  await server.close()
  close()
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
