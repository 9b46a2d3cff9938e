/** A stand-in for `electron`: what the shell tells it is kept, what it would do is done by the test. */
import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  Rectangle,
  WebFrameMain,
} from 'electron'
import { vi } from 'vitest'

type Invoke = (event: unknown, ...args: unknown[]) => unknown
type Handler = (...args: never[]) => unknown

class WebContents extends EventEmitter {
  readonly sent: (readonly [string, unknown])[] = []
  windowOpenHandler: ((details: object) => { action: string }) | undefined
  address = ''
  readonly forcefullyCrashRenderer = vi.fn()
  getURL(): string {
    return this.address
  }
  send(channel: string, message: unknown): void {
    this.sent.push([channel, structuredClone(message)])
  }
  setWindowOpenHandler(handler: (details: object) => { action: string }): void {
    this.windowOpenHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new WebContents()
  normalBounds: Rectangle = { x: 10, y: 20, width: 1000, height: 700 }
  readonly isMaximized = vi.fn(() => false)
  readonly isMinimized = vi.fn(() => false)
  readonly isDestroyed = vi.fn(() => false)
  readonly maximize = vi.fn()
  readonly restore = vi.fn()
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly close = vi.fn()
  readonly destroy = vi.fn()
  readonly isVisible = vi.fn(() => this.show.mock.calls.length > 0)

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  getNormalBounds(): Rectangle {
    return this.normalBounds
  }
  get address(): string {
    return this.webContents.address
  }
  /** Fails where the test says so, as a page does that cannot be loaded. */
  readonly loadURL = vi.fn(async (address: string): Promise<void> => {
    this.webContents.address = address
  })
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  paths: new Map<string, string>(),
  languages: ['en-US'],
  isFirst: true,
  enableSandbox: vi.fn(),
  quit: vi.fn(),
  relaunch: vi.fn(),
  disableHardwareAcceleration: vi.fn(),
  exit: vi.fn(),
  whenReady: vi.fn(async () => undefined),
  addRecentDocument: vi.fn(),
  clearRecentDocuments: vi.fn(),
  setPath: (name: string, path: string): void => void app.paths.set(name, path),
  getPath: (name: string): string => app.paths.get(name) ?? `/usual/${name}`,
  getPreferredSystemLanguages: (): string[] => app.languages,
  requestSingleInstanceLock: vi.fn((_data: unknown): boolean => app.isFirst),
})

export const ipcMain = {
  handlers: new Map<string, Invoke>(),
  handle(channel: string, handler: Invoke): void {
    if (ipcMain.handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
    ipcMain.handlers.set(channel, handler)
  },
}

export const dialog = {
  showOpenDialog: vi.fn(),
  showSaveDialog: vi.fn(),
  showMessageBox: vi.fn(),
  showErrorBox: vi.fn(),
}

export const Menu = {
  current: [] as MenuItemConstructorOptions[],
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: MenuItemConstructorOptions[]): void => {
    Menu.current = template
  },
}

export const protocol = {
  privileged: [] as CustomScheme[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged: (schemes: CustomScheme[]): void => void protocol.privileged.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void =>
    void protocol.handlers.set(scheme, handler),
}

type SessionHandler = 'request' | 'check' | 'device' | 'display' | 'spelling' | 'load' | 'will-download'

export const session = {
  handlers: new Map<SessionHandler, unknown>(),
  defaultSession: {
    setPermissionRequestHandler: (handler: Handler) => session.handlers.set('request', handler),
    setPermissionCheckHandler: (handler: Handler) => session.handlers.set('check', handler),
    setDevicePermissionHandler: (handler: Handler) => session.handlers.set('device', handler),
    setDisplayMediaRequestHandler: (handler: Handler | null) => session.handlers.set('display', handler),
    setSpellCheckerEnabled: (enabled: boolean) => session.handlers.set('spelling', enabled),
    on: (event: 'will-download', handler: Handler) => session.handlers.set(event, handler),
    webRequest: { onBeforeRequest: (handler: Handler) => session.handlers.set('load', handler) },
  },
}

export const screen = {
  workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Rectangle[],
  getAllDisplays: () => screen.workAreas.map((workArea) => ({ workArea })),
}

export const contextBridge = { exposeInMainWorld: vi.fn() }
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn() })

/** Forgets everything, as before a start. */
export function reset(): void {
  vi.clearAllMocks()
  app.removeAllListeners()
  ipcRenderer.removeAllListeners()
  Object.assign(app, { isFirst: true, languages: ['en-US'] })
  for (const map of [app.paths, ipcMain.handlers, protocol.handlers, session.handlers]) map.clear()
  BrowserWindow.all = []
  Menu.current = []
  protocol.privileged = []
  screen.workAreas = [{ x: 0, y: 0, width: 1920, height: 1040 }]
}

export const page = (url: string, parent: object | null = null) =>
  ({ url, parent }) as unknown as WebFrameMain
export const ownPage = page('app://qiantang/')

/** Asks as a page does through the preload script: what is sent and what comes back are copies. */
export async function invoke(
  senderFrame: WebFrameMain | null,
  channel: string,
  ...args: unknown[]
): Promise<unknown> {
  const handler = ipcMain.handlers.get(channel)
  if (!handler) throw new Error(`there is no handler for ${channel}`)
  return structuredClone(await handler({ senderFrame }, ...structuredClone(args)))
}
