// A stand-in for the module `electron` in the process of the built desktop program. What the program does with Electron is
// told to the test, which shows the page in Chromium; what page and system do is told to the program from there.
import { EventEmitter } from 'node:events'

/** @type {(message: object) => void} */
const tell = (message) => void process.send?.(message)

/** Questions to the test that wait for their answers. */
const asked = new Map()
const ask = (message) =>
  new Promise((resolve) => {
    const id = asked.size
    asked.set(id, resolve)
    tell({ ...message, id })
  })

/** The one window. */
let main

class WebContents extends EventEmitter {
  address = ''
  getURL() {
    return this.address
  }
  /** The page is gone, and with it whatever it was doing. */
  forcefullyCrashRenderer() {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 })
  }
  send(channel, message) {
    tell({ kind: 'send', channel, message })
  }
  setWindowOpenHandler() {}
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents()
  gone = false
  constructor(options) {
    super()
    this.options = options
    main = this
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(address) {
    this.webContents.address = address
    tell({ kind: 'load', address, preload: this.options.webPreferences.preload })
  }
  close() {
    tell({ kind: 'close' })
  }
  isDestroyed = () => this.gone
  isMaximized = () => false
  isMinimized = () => false
  getNormalBounds = () => ({ x: 0, y: 0, width: 1280, height: 800 })
  maximize() {}
  restore() {}
  focus() {}
  visible = false
  isVisible = () => this.visible
  show() {
    this.visible = true
  }
  destroy() {
    heard.closed()
  }
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  paths: new Map(),
  enableSandbox() {},
  exit: (code) => process.exit(code),
  quit() {
    // A window of our own page is asked by the test, as Chromium asks its page.
    if (main && !main.gone && main.webContents.address.startsWith('app://fault/')) return heard.closed()
    if (main && !main.gone) return main.close()
    app.emit('before-quit')
    let isPrevented = false
    app.emit('will-quit', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) process.exit(0)
  },
  relaunch: (options) => tell({ kind: 'relaunch', ...options }),
  disableHardwareAcceleration() {},
  whenReady: async () => undefined,
  addRecentDocument() {},
  clearRecentDocuments() {},
  setPath: (name, path) => app.paths.set(name, path),
  getPath: (name) => app.paths.get(name) ?? process.cwd(),
  getPreferredSystemLanguages: () => [process.env.QIANTANG_TEST_LANGUAGE ?? 'en-US'],
  /** A second program hands its data over, and is refused. */
  requestSingleInstanceLock(data) {
    if (!process.env.QIANTANG_TEST_SECOND) return true
    tell({ kind: 'handOver', data })
    return false
  },
})

const invoked = new Map()
export const ipcMain = { handle: (channel, handler) => void invoked.set(channel, handler) }

let answerFor
export const protocol = {
  registerSchemesAsPrivileged() {},
  handle: (_scheme, answer) => {
    answerFor = answer
  },
}

export const dialog = {
  showOpenDialog: (_window, options) => ask({ kind: 'dialog', method: 'open', options }),
  showSaveDialog: (_window, options) => ask({ kind: 'dialog', method: 'save', options }),
  showMessageBox: (_window, options) => ask({ kind: 'dialog', method: 'message', options }),
  showErrorBox: (_title, message) => tell({ kind: 'failed', message }),
}

let menu = []
export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => {
    menu = template
  },
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setDisplayMediaRequestHandler() {},
    setSpellCheckerEnabled() {},
    on() {},
    webRequest: { onBeforeRequest() {} },
  },
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] }

const heard = {
  /** The page asks for a file of the window. */
  async request({ url, method }) {
    const response = await answerFor(new Request(url, { method }))
    const body = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: Object.fromEntries(response.headers), body }
  },
  /** The page asks through the preload script. */
  async invoke({ channel, args, url }) {
    const handler = invoked.get(channel)
    if (!handler) throw new Error(`nobody hears ${channel}`)
    return handler({ senderFrame: { url, parent: null } }, ...args)
  },
  /** The page is about to follow a link. Answers whether it is kept from it. */
  navigate({ url }) {
    let isPrevented = false
    main.webContents.emit('will-navigate', { url, preventDefault: () => (isPrevented = true) })
    return isPrevented
  },
  crash({ reason }) {
    main.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 })
  },
  hang() {
    main.emit('unresponsive')
  },
  /** An error that nobody catches. */
  fault() {
    setImmediate(() => {
      throw new TypeError('thrown by the test')
    })
  },
  loaded() {
    main.webContents.emit('did-finish-load')
    main.emit('ready-to-show')
  },
  closed() {
    if (main.gone) return
    main.emit('close')
    main.gone = true
    app.emit('window-all-closed')
  },
  /** Somebody chooses from the menu. */
  menu({ labels }) {
    const item = labels.reduce(
      ({ submenu }, label) => submenu.find((each) => each.label === label) ?? { submenu: [] },
      { submenu: menu },
    )
    if (!item.click) throw new Error(`the menu has no ${labels.join(' > ')}`)
    item.click()
  },
  /** Of the arguments, Chromium makes something of its own. */
  secondInstance({ data }) {
    app.emit('second-instance', {}, [], '/', data)
  },
  openFile({ path }) {
    app.emit('open-file', { preventDefault() {} }, path)
  },
}

process.on('message', async ({ kind, id, ...message }) => {
  if (kind === 'answer') {
    asked.get(id)?.(message.value)
    return
  }
  try {
    tell({ kind: 'answer', id, value: await heard[kind](message) })
  } catch (error) {
    tell({ kind: 'answer', id, error: String(error) })
  }
})
