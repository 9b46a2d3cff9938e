/** The loopback shell from its command line to its end. */
import type { HostError } from '../../host/contract.ts'
import { createDispatch, hostError } from '../../host/dispatch.ts'
import { hostErrorText, storeNoticeText } from '../../report/faults/host-error.ts'
import { usageFaultText } from '../../report/faults/usage-text.ts'
import { chooseLanguage, localeOf } from '../../report/text/language.ts'
import { type Speech, speechOf } from '../../report/text/words.ts'
import { chooseDataDir } from '../data-dir.ts'
import { openDocuments } from '../documents.ts'
import { failurePage, startFailure } from '../failure-page.ts'
import { noting, openLog } from '../log.ts'
import { readRelease } from '../program.ts'
import { findRenderer } from '../renderer-folder.ts'
import type { OpenStore } from '../scenario-store.ts'
import { createAccess, tokenOf } from './access.ts'
import { askForLink, awaitLink, type Link, openDoor } from './door.ts'
import { forgetFailure, leadingTo, openFailure, openPage } from './open-browser.ts'
import { parseOptions } from './options.ts'
import { createPresence, type Later, type Presence } from './presence.ts'
import { type LoopbackServer, startServer } from './server.ts'

export interface ShellOptions {
  /** The folder that holds `data` and `out`. */
  readonly root: string
  readonly args: readonly string[]
  readonly openStore: OpenStore
  /** Waits until no window has been there for long. */
  readonly later?: Later
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Serves until it is told to stop, or no window has been there for long; where another run serves the data folder,
 * opens another window of that one.
 * @returns the exit code: 0 stopped when told to, 1 could not serve, 2 wrong usage.
 */
export async function runLoopbackShell({ root, args, openStore, later }: ShellOptions): Promise<number> {
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
  const { port, open, idleMinutes } = options.value
  const dataDir = chooseDataDir(options.value.dataDir)
  const log = openLog(dataDir)
  /** Tells on the terminal and, where the user looks at no terminal, in his browser. */
  const fail = (message: string): number => {
    say(message)
    if (open) openFailure(failurePage(startFailure(message, speech)))
    return 1
  }
  const link = await askForLink(dataDir)
  if (link) return joinRunning(link, open, speech)
  const renderer = findRenderer(root)
  if (!renderer.ok) return fail(hostErrorText(renderer.error, speech))
  const documents = openDocuments(root, dataDir, openStore, speech, log)
  if (!documents.ok) return fail(documents.error)
  const { handlers, notices, close } = documents.value
  const isRead = notices.some(({ code }) => code === 'read-only')
  const late = isRead ? await awaitLink(dataDir) : undefined
  if (late) {
    close()
    return joinRunning(late, open, speech)
  }
  for (const notice of notices) say(storeNoticeText(notice, speech))

  const end = endOfShell(idleMinutes, later)
  const access = createAccess(tokenOf(process.env))
  const reportAndNote = (error: unknown): void => {
    log.fault(error)
    report(error)
  }
  const dispatch = noting(createDispatch(handlers, reportAndNote), log)
  const rendererFolder = renderer.value
  let server: LoopbackServer
  try {
    const { presence } = end
    server = await startServer({ port, rendererFolder, access, dispatch, report: reportAndNote, presence })
  } catch (error) {
    close()
    const reason = reasonNotToServe(error, port)
    log.note('not-served', { code: reason.code })
    return fail(hostErrorText(reason, speech))
  }
  const closeDoor = openDoor(dataDir, { port: server.port, token: access.token })
  const linkTo = (): Link => {
    const { code, used } = access.newCode()
    return { port: server.port, code, used: () => used }
  }
  forgetFailure()
  log.note('start', { version: readRelease(root).version, node: process.versions.node, shell: 'browser' })
  announce(linkTo())
  const forget = open ? openInBrowser(linkTo()) : () => undefined

  await end.told
  forget()
  closeDoor()
  await server.close()
  close()
  log.note('stop')
  return 0
}

/** Opens another window of the program that runs already; its browser has come in, or does not, when this ends. */
async function joinRunning(link: Link, open: boolean, speech: Speech): Promise<number> {
  say(speech.t('shell.another'))
  announce(link)
  if (!open) return 0
  const forget = openInBrowser(link)
  await link.used()
  forget()
  return 0
}

const addressOf = ({ port, code }: Link): string => `http://127.0.0.1:${port}/#code=${code}`

const announce = (link: Link): void => {
  process.stdout.write(`Qiantang is ready at ${addressOf(link)}\n`)
}

/** @returns what takes the way in away again, where the browser has not used it. */
function openInBrowser(link: Link): () => void {
  const forget = openPage(leadingTo(addressOf(link)))
  void link.used().then(forget)
  return forget
}

/** What ends the shell: a signal, once, as who asks a second time is not made to wait; or that nobody is there. */
function endOfShell(
  idleMinutes: number,
  later: Later | undefined,
): { readonly told: Promise<void>; readonly presence: Presence } {
  const { promise: told, resolve } = Promise.withResolvers<void>()
  const presence = createPresence(idleMinutes * 60_000, resolve, later)
  for (const signal of stopSignals) process.on(signal, resolve)
  void told.then(() => {
    presence.stop()
    for (const signal of stopSignals) process.off(signal, resolve)
  })
  return { told, presence }
}

function reasonNotToServe(error: unknown, port: number): HostError {
  const { code: reason = '' } = error as NodeJS.ErrnoException
  if (reason === 'EADDRINUSE') return hostError('port-taken', { port })
  if (reason === 'EACCES') return hostError('port-forbidden', { port })
  return hostError('cannot-serve', { port, reason })
}

const report = (error: unknown): void =>
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))

const say = (message: string): void => {
  process.stderr.write(`qiantang: ${message}\n`)
}
