/** The loopback shell from its command line to its end. */
import type { HostError } from '../../host/contract.ts'
import { createDispatch, hostError } from '../../host/dispatch.ts'
import { hostErrorText, storeNoticeText } from '../../report/faults/host-error.ts'
import { usageFaultText } from '../../report/faults/usage-text.ts'
import { chooseLanguage, localeOf } from '../../report/text/language.ts'
import { speechOf } from '../../report/text/words.ts'
import { chooseDataDir } from '../data-dir.ts'
import { openDocuments } from '../documents.ts'
import { findRenderer } from '../renderer-folder.ts'
import type { OpenStore } from '../scenario-store.ts'
import { openBrowser } from './open-browser.ts'
import { parseOptions } from './options.ts'
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
  const speech = speechOf(chooseLanguage(undefined, [localeOf(process.env)]))
  const usage = speech.t('shell.usage')
  if (!options.ok) {
    say(`${usageFaultText(options.error, speech)}\n${usage}`)
    return 2
  }
  if (options.value.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const renderer = findRenderer(root)
  if (!renderer.ok) return fail(hostErrorText(renderer.error, speech))
  const documents = openDocuments(root, chooseDataDir(options.value.dataDir), openStore, speech)
  if (!documents.ok) return fail(documents.error)
  const { handlers, notices, close } = documents.value
  for (const notice of notices) say(storeNoticeText(notice, speech))

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
    return fail(hostErrorText(reasonNotToServe(error, options.value.port), speech))
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

function reasonNotToServe(error: unknown, port: number): HostError {
  const { code: reason = '' } = error as NodeJS.ErrnoException
  if (reason === 'EADDRINUSE') return hostError('port-taken', { port })
  if (reason === 'EACCES') return hostError('port-forbidden', { port })
  return hostError('cannot-serve', { port, reason })
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
