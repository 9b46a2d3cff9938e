/**
 * What the desktop program says when it, or its window, does not work: never a window that nobody sees, never a page that is
 * loaded again and again by itself. Each is told in the user's language, with a way out.
 */
import type { EventEmitter } from 'node:events'
import { app, type BrowserWindow, dialog } from 'electron'
import type { Speech } from '../../report/text/words.ts'
import { startFailure } from '../failure-page.ts'
import type { Log } from '../log.ts'
import type { Fault, FaultPage } from './fault-page.ts'
import { faultOrigin, isOf, type Origin } from './origin.ts'

export interface FaultTools {
  /** What is said now: the language may change. */
  readonly speech: () => Speech
  readonly log: Log
  readonly page: FaultPage
  readonly isSafe: boolean
  /** Hears of errors of the program's own. */
  readonly report: (error: unknown) => void
  saveDiagnostics(window: BrowserWindow): Promise<void>
  /** Ends the program and starts it again. */
  restart(mode: 'normal' | 'safe'): void
  quit(): void
}

/** The window, as far as it can fail. */
export interface FallibleWindow {
  readonly browserWindow: BrowserWindow
  /** Loads its own page anew. */
  reopen(): void
  /** Shows a fault in place of its page. */
  fail(page: FaultPage, fault: Fault): void
}

type Trouble = 'gone' | 'notLoaded'

/** Why the program could not start; the user may mend it and try again. */
export function tellStartFailure(window: BrowserWindow, message: string, tools: FaultTools): void {
  const speech = tools.speech()
  const { t } = speech
  tools.page.show(window, {
    ...startFailure(message, speech),
    ways: [
      { label: t('shell.trouble.anew'), take: () => tools.restart('normal') },
      { label: t('shell.trouble.diagnostics'), take: () => void tools.saveDiagnostics(window) },
      { label: t('shell.quit'), take: tools.quit },
    ],
  })
}

/** Watches over the window from now on. */
export function watchWindow(main: FallibleWindow, origin: Origin, tools: FaultTools): void {
  const { browserWindow: window } = main
  const contents = window.webContents
  const tell = (trouble: Trouble, reason: string): void => {
    tools.log.note('window', { trouble, reason })
    main.fail(tools.page, faultOf(trouble, reason, main, tools))
  }
  /** Its own end is told by the page of the fault itself. */
  const isFault = (): boolean => isOf(faultOrigin, contents.getURL())

  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    // What the user, or the guards, have broken off is no failure.
    if (isMainFrame && code !== aborted && isOf(origin, url)) tell('notLoaded', description)
  })
  contents.on('preload-error', (_event, _path, error) => {
    tools.log.fault(error)
    tell('notLoaded', error.name)
  })
  const hang = createHang(main, tools)
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (hang.hasEnded()) main.reopen()
    else if (reason !== 'clean-exit' && !isFault()) tell('gone', `${reason}:${exitCode}`)
  })
  window.on('unresponsive', () => void hang.begin())
  window.on('responsive', hang.end)
}

/** Of Chromium's numbers, the one of a load that was broken off. */
const aborted = -3

function faultOf(trouble: Trouble, reason: string, main: FallibleWindow, tools: FaultTools): Fault {
  const { t, language } = tools.speech()
  const safe = { label: t('shell.trouble.restartSafe'), take: () => tools.restart('safe') }
  return {
    language,
    title: t(`shell.trouble.${trouble}`),
    message: t('shell.trouble.reason', { reason }),
    hint: t('shell.trouble.hint'),
    ways: [
      { label: t('shell.trouble.again'), take: main.reopen },
      ...(tools.isSafe ? [] : [safe]),
      { label: t('shell.trouble.diagnostics'), take: () => void tools.saveDiagnostics(main.browserWindow) },
      { label: t('shell.quit'), take: tools.quit },
    ],
  }
}

interface Hang {
  begin(): Promise<void>
  end(): void
  /** Whether the page was ended because the user would not wait; asked once. */
  hasEnded(): boolean
}

/** A page that does not answer: the user is asked, until it does. */
function createHang({ browserWindow: window }: FallibleWindow, tools: FaultTools): Hang {
  let asking: AbortController | undefined
  let isEnded = false
  return {
    begin: async () => {
      if (asking) return
      asking = new AbortController()
      const { signal } = asking
      tools.log.note('window', { trouble: 'hanging' })
      const { t } = tools.speech()
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: t('shell.trouble.hanging'),
        detail: t('shell.trouble.hangingDetail'),
        buttons: [t('shell.trouble.wait'), t('shell.trouble.again'), t('shell.quit')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        signal,
      })
      asking = undefined
      if (signal.aborted || window.isDestroyed()) return
      if (response === 1) {
        isEnded = true
        window.webContents.forcefullyCrashRenderer()
      }
      if (response !== 2) return
      // Asked to close, it would not answer either.
      window.destroy()
      tools.quit()
    },
    end: () => asking?.abort(),
    hasEnded: () => {
      const had = isEnded
      isEnded = false
      return had
    },
  }
}

/** How often the graphics process may end before one speaks of it: Chromium starts it anew by itself. */
const graceOfGpu = 1

/** Hears of a graphics card that fails again and again, and asks whether to do without it. */
export function watchGpu(window: () => BrowserWindow, tools: FaultTools): void {
  let times = 0
  app.on('child-process-gone', async (_event, { type, reason, exitCode }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    times += 1
    tools.log.note('gpu', { reason, exitCode })
    if (tools.isSafe || times !== graceOfGpu + 1 || window().isDestroyed()) return
    const { t } = tools.speech()
    const { response } = await dialog.showMessageBox(window(), {
      type: 'warning',
      message: t('shell.trouble.gpu'),
      detail: t('shell.trouble.gpuDetail'),
      buttons: [t('shell.trouble.goOn'), t('shell.trouble.restartSafe')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) tools.restart('safe')
  })
}

/** Says that the graphics card is not used, and why. */
export async function tellSafeMode(
  window: BrowserWindow,
  wasLeft: boolean,
  tools: FaultTools,
): Promise<void> {
  const { t } = tools.speech()
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: t('shell.trouble.safe'),
    detail: t(wasLeft ? 'shell.trouble.safeAfter' : 'shell.trouble.safeAsked'),
    buttons: [t('shell.trouble.safeOk'), t('shell.trouble.restartNormal')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  if (response === 1) tools.restart('normal')
}

/**
 * Hears of errors that nobody caught. Where there is a window, the user decides whether to go on; else the program could
 * not start.
 * @param program whose errors these are: Node's `process`.
 */
export function watchProgram(
  program: EventEmitter,
  window: () => BrowserWindow | undefined,
  failStart: (message: string) => void,
  tools: FaultTools,
): void {
  let isAsking = false
  const tell = async (error: unknown): Promise<void> => {
    tools.log.fault(error)
    tools.report(error)
    const { t } = tools.speech()
    const shown = window()
    if (!shown) return failStart(t('shell.trouble.own'))
    if (isAsking || shown.isDestroyed()) return
    isAsking = true
    shown.show()
    const { response } = await dialog.showMessageBox(shown, {
      type: 'error',
      message: t('shell.trouble.own'),
      detail: t('shell.trouble.hint'),
      buttons: [t('shell.trouble.goOn'), t('shell.trouble.diagnostics'), t('shell.quit')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) await tools.saveDiagnostics(shown)
    isAsking = false
    if (response === 2) tools.quit()
  }
  for (const event of ['uncaughtException', 'unhandledRejection'])
    program.on(event, (error: unknown) => void tell(error))
}
