/**
 * The built desktop program with its window in Chromium: its own main process, preload script, protocol answers and
 * messages; only what Electron itself does is stood in for. The page comes from an origin that is intercepted.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..', '..')
const preload = join(root, 'out/preload/index.cjs')
const standIn = pathToFileURL(join(import.meta.dirname, 'stand-in.mjs')).href
/** Chromium knows no `app:`; the program is asked as if it did. */
const shown = 'https://qiantang.test'
const shownFault = 'https://fault.qiantang.test'
/** Chromium connects to it ahead of the first request, though every request is answered before. */
export const shownHost = 'qiantang.test:443'
const own = 'app://qiantang'
const ownFault = 'app://fault'
const shownAs = (url: string): string => url.replace(own, shown).replace(ownFault, shownFault)
const ownOf = (url: string): string => url.replace(shownFault, ownFault).replace(shown, own)

interface Told {
  readonly kind: string
  readonly id?: number
  readonly [key: string]: unknown
}

interface DialogOptions {
  readonly message?: string
  readonly defaultPath?: string
}

/** What the user does in the system's dialogs. */
export interface Dialogs {
  open(): readonly string[]
  save(options: DialogOptions): string | undefined
  /** Answers with the place of a button. */
  message(options: DialogOptions): number
}

export interface Desktop {
  /** What is answered to the next dialogs. */
  readonly dialogs: Partial<Dialogs>
}

/** The desktop program with Electron stood in for: the test does what system and user do. */
export interface StoodIn extends Desktop {
  /** Chooses from the menu. */
  menu(...labels: readonly string[]): Promise<void>
  /** The program is started again, in a folder; what it hands over comes to the one that runs. */
  startAgain(folder: string, ...args: readonly string[]): Promise<void>
  /** The system opens a file as macOS does. */
  openFile(path: string): Promise<void>
  /** The user closes the window. Answers whether it has closed. */
  close(): Promise<boolean>
  /** The page's process ends, the page does not answer, or the program makes a mistake. */
  suffer(what: 'crash' | 'hang' | 'fault'): Promise<void>
  /** The program's exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

const desktops = new WeakMap<Page, Desktop>()
/** The desktop program behind a page, where it is one. */
export const desktopOf = (page: Page): Desktop | undefined => desktops.get(page)
export const standsBehind = (page: Page, desktop: Desktop): void => void desktops.set(page, desktop)

export interface DesktopOptions {
  readonly dataDir: string
  /** The environment beside the test's own. */
  readonly env: NodeJS.ProcessEnv
  readonly imports: readonly string[]
}

/** Starts the program and shows its window in a page. */
export async function openDesktop(page: Page, options: DesktopOptions): Promise<StoodIn> {
  const program = startProgram(options)
  const first = await program.window
  const shownAlready = programs.has(page)
  programs.set(page, program)
  program.onSend((channel, message) => {
    void page.evaluate(
      ([to, event]) => (window as unknown as ElectronPage).electronDeliver(String(to), event),
      [channel, message] as const,
    )
  })
  if (!shownAlready) await joinPage(page)
  const desktop: StoodIn = {
    dialogs: program.dialogs,
    menu: async (...labels) => void (await program.ask({ kind: 'menu', labels })),
    startAgain: async (folder, ...args) =>
      void (await program.ask({ kind: 'secondInstance', data: await startSecond(options, folder, args) })),
    openFile: async (path) => void (await program.ask({ kind: 'openFile', path })),
    close: () => closeWindow(page, program),
    suffer: async (kind) => void (await program.ask({ kind, reason: 'crashed' })),
    ended: program.ended,
  }
  standsBehind(page, desktop)
  const load = async ({ address }: Told): Promise<void> => {
    const url = shownAs(String(address))
    loading.set(page, url)
    await page.goto(url)
    loading.delete(page)
    await program.ask({ kind: 'loaded' })
  }
  program.onLoad((told) => void load(told))
  await load(first)
  return desktop
}

interface Program {
  readonly window: Promise<Told>
  readonly ended: Promise<number | null>
  readonly dialogs: Partial<Dialogs>
  ask(message: Omit<Told, 'id'>): Promise<unknown>
  /** Hears what the program tells its page. */
  onSend(listener: (channel: string, message: unknown) => void): void
  /** Hears that the program loads another page into its window. */
  onLoad(listener: (told: Told) => void): void
  /** Hears that the program closes its window. */
  onClose(listener: () => void): void
  /** Hears that the user, asked, keeps the window open. */
  onStay(listener: () => void): void
}

function forkProgram(
  { dataDir, env, imports }: DesktopOptions,
  { args = [], cwd = root }: { readonly args?: readonly string[]; readonly cwd?: string } = {},
): ChildProcess {
  return fork(join(root, 'out/main/index.js'), ['--data-dir', dataDir, ...args], {
    cwd,
    execArgv: [...imports, standIn].flatMap((each) => ['--import', each]),
    env: { ...process.env, ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
}

/** A second program, which finds the first and ends. Answers with what it has handed over. */
async function startSecond(options: DesktopOptions, cwd: string, args: readonly string[]): Promise<unknown> {
  const env = { ...options.env, QIANTANG_TEST_SECOND: '1' }
  const child = forkProgram({ ...options, env }, { args, cwd })
  const handedOver: unknown[] = []
  child.on('message', (told: Told) => {
    if (told.kind === 'handOver') handedOver.push(told.data)
  })
  await new Promise((resolve) => child.on('exit', resolve))
  return handedOver[0]
}

function startProgram(options: DesktopOptions): Program {
  const child = forkProgram(options)
  let errors = ''
  child.stderr?.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const dialogs: Partial<Dialogs> = {}
  const answers = new Map<number, (told: Told) => void>()
  const listeners = {
    send: (_channel: string, _message: unknown) => {},
    load: (_told: Told) => {},
    close: () => {},
    stay: () => {},
  }
  const window = new Promise<Told>((resolve, reject) => {
    child.on('exit', () => {
      reject(new Error(`the program ended: ${errors}`))
      for (const answer of answers.values()) answer({ kind: 'answer', error: `the program ended: ${errors}` })
    })
    child.on('message', (told: Told) => {
      switch (told.kind) {
        case 'load':
          resolve(told)
          return listeners.load(told)
        case 'failed':
          return reject(new Error(String(told.message)))
        case 'answer':
          return answers.get(told.id ?? -1)?.(told)
        case 'send':
          return listeners.send(String(told.channel), told.message)
        case 'close':
          return listeners.close()
        case 'dialog':
          child.send({
            kind: 'answer',
            id: told.id,
            value: answerDialog(dialogs, told.method, told.options, listeners.stay),
          })
      }
    })
  })
  // The same fault is told to whoever asks next.
  window.catch(() => undefined)
  return {
    window,
    ended,
    dialogs,
    ask: (message) =>
      new Promise((resolve, reject) => {
        const id = answers.size
        answers.set(id, ({ value, error }) =>
          error === undefined ? resolve(value) : reject(new Error(String(error))),
        )
        child.send({ ...message, id })
      }),
    onSend: (listener) => {
      listeners.send = listener
    },
    onLoad: (listener) => {
      listeners.load = listener
    },
    onClose: (listener) => {
      listeners.close = listener
    },
    onStay: (listener) => {
      listeners.stay = listener
    },
  }
}

/** Where the test says nothing, the user gives up. */
export function answerDialog(
  dialogs: Partial<Dialogs>,
  method: unknown,
  options: unknown,
  stay: () => void,
): object {
  const asked = options as DialogOptions
  switch (method) {
    case 'open':
      return { filePaths: dialogs.open?.() ?? [] }
    case 'save':
      return { filePath: dialogs.save?.(asked) ?? '' }
    default: {
      const response = dialogs.message?.(asked) ?? 0
      if (response === 0) stay()
      return { response }
    }
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What runs behind a page now. */
const programs = new WeakMap<Page, Program>()

function programOf(page: Page): Program {
  const program = programs.get(page)
  if (!program) throw new Error('no program runs behind this page')
  return program
}

/** What the program loads into a page now; whatever else the page goes to, it goes to by itself. */
const loading = new WeakMap<Page, string>()

/** Lets the page ask its program: for files, and through the preload script. */
async function joinPage(page: Page): Promise<void> {
  await page.route(/^https:\/\/(?:fault\.)?qiantang\.test\//, async (route) => {
    const request = route.request()
    const url = ownOf(request.url())
    const program = programOf(page)
    const isFollowed = request.isNavigationRequest() && request.url() !== loading.get(page)
    if (isFollowed && (await program.ask({ kind: 'navigate', url }).catch(() => true))) {
      await route.abort('aborted')
      return
    }
    const answer = program.ask({ kind: 'request', url, method: request.method() })
    // A window that closes is answered nothing more.
    const given = (await answer.catch(() => undefined)) as Answer | undefined
    await (given ? route.fulfill({ ...given, body: Buffer.from(given.body) }) : route.abort())
  })
  await page.exposeBinding('electronInvoke', ({ frame }, channel: string, args: readonly unknown[]) =>
    programOf(page).ask({ kind: 'invoke', channel, args, url: ownOf(frame.url()) }),
  )
  await page.addInitScript({ content: asPreload(readFileSync(preload, 'utf8')) })
}

interface ElectronPage {
  electronDeliver(channel: string, event: unknown): void
}

/** The built preload script with what a sandboxed one is given. */
const asPreload = (script: string): string => `(() => {
  if (location.origin !== ${JSON.stringify(shown)}) return
  const listeners = new Map()
  window.electronDeliver = (channel, event) => listeners.get(channel)?.({}, event)
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
    },
    ipcRenderer: {
      on: (channel, listener) => void listeners.set(channel, listener),
      invoke: (channel, ...args) => window.electronInvoke(channel, args),
    },
  }
  const load = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload script has no ' + name)
    return electron
  }
  ;((require) => {
    ${script}
  })(load)
})()`

/**
 * As a window of Electron closes: the page is asked, may keep it open to save, and then closes it itself. The page is asked
 * by the event alone, since Chromium would ask its user too.
 */
async function closeWindow(page: Page, program: Program): Promise<boolean> {
  if (page.url() === 'about:blank') return true
  // Both are listened for before the page is asked: its answer may come sooner than that it has one.
  const leaving = new Promise<true>((resolve) => program.onClose(() => resolve(true)))
  const staying = new Promise<false>((resolve) => program.onStay(() => resolve(false)))
  const mayClose = await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))
  if (!mayClose && !(await Promise.race([leaving, staying]))) return false
  await page.evaluate(() =>
    addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true }),
  )
  await page.goto('about:blank')
  await program.ask({ kind: 'closed' }).catch(() => undefined)
  await program.ended
  return true
}
