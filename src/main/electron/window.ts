/** The one window. */
import { join } from 'node:path'
import { BrowserWindow, dialog, screen } from 'electron'
import type { HostEvent } from '../../host/contract.ts'
import type { Translate } from '../../report/text/translate.ts'
import type { Fault, FaultPage } from './fault-page.ts'
import type { Memory } from './memory.ts'
import { addressOf, isOf, type Origin } from './origin.ts'
import { windowOptions } from './window-options.ts'
import { choosePlace } from './window-place.ts'

export interface MainWindow {
  readonly browserWindow: BrowserWindow
  /** Tells the page; as long as it is not loaded, events wait. */
  send(event: HostEvent): void
  /** Brings it to the front. */
  show(): void
  /**
   * Closes it, though the page has just kept it open to save.
   * @param t where something could not be saved: the words in which the user is asked before.
   * @returns false where the user keeps it open.
   */
  leave(t: Translate | undefined): Promise<boolean>
  /** Loads its page anew. */
  reopen(): void
  /** Shows a fault in place of its page. */
  fail(page: FaultPage, fault: Fault): void
}

export interface MainWindowOptions {
  /** The folder that holds `out`. */
  readonly root: string
  readonly origin: Origin
  readonly memory: Memory
  readonly isDevelopment: boolean
  /** Hears that the page could not be loaded. */
  readonly report: (error: unknown) => void
  /** Hears that its page is drawn for the first time. */
  readonly onDrawn: () => void
}

/** How long a page may take to be drawn before its window is shown without: nobody can close what he does not see. */
const patience = 20_000

export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { root, origin, memory, isDevelopment, report, onDrawn } = options
  const displays = screen.getAllDisplays().map((display) => display.workArea)
  const place = choosePlace(memory.place, displays)
  const preload = join(root, 'out', 'preload', 'index.cjs')
  const window = new BrowserWindow(windowOptions({ preload, place, isDevelopment }))
  let isLoaded = false
  let isFailing = false
  let isLeaving = false
  let isAsking = false
  const waiting: HostEvent[] = []
  const deliver = (event: HostEvent): void => {
    if (!window.isDestroyed()) window.webContents.send('host:event', event)
  }

  const show = (): void => {
    clearTimeout(late)
    if (window.isDestroyed() || window.isVisible()) return
    if (place.isMaximized) window.maximize()
    window.show()
  }
  const late = setTimeout(show, patience).unref()
  window.once('ready-to-show', () => {
    show()
    onDrawn()
  })
  const load = (): void => {
    isLoaded = false
    isFailing = false
    window.loadURL(addressOf(origin)).catch(report)
  }
  window.on('close', () =>
    memory.keepPlace({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }),
  )
  window.webContents.on('will-prevent-unload', (event) => {
    // Here, to prevent is to close all the same.
    if (isLeaving) event.preventDefault()
  })
  window.webContents.on('did-finish-load', () => {
    if (!isOf(origin, window.webContents.getURL())) return
    isLoaded = true
    for (const event of waiting.splice(0)) deliver(event)
  })
  load()
  return {
    browserWindow: window,
    send: (event) => {
      if (isLoaded) deliver(event)
      // What is chosen from the menu is meant for what one sees; a file can wait.
      else if (event.kind === 'file' || !isFailing) waiting.push(event)
    },
    show: () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    leave: async (t) => {
      // The page tells of its second closing, too.
      if (isAsking || isLeaving) return true
      isAsking = true
      isLeaving = !t || (await mayLose(window, t))
      isAsking = false
      if (isLeaving && !window.isDestroyed()) window.close()
      return isLeaving
    },
    reopen: load,
    fail: (page, fault) => {
      isLoaded = false
      isFailing = true
      show()
      page.show(window, fault)
    },
  }
}

/** Asks whether the window may be closed though something in it is not saved; the careful answer is the usual one. */
async function mayLose(window: BrowserWindow, t: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('shell.unsaved'),
    detail: t('shell.unsavedDetail'),
    buttons: [t('shell.stay'), t('shell.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
