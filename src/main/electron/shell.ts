/**
 * The Electron shell from its start to its end.
 *
 * What has to be settled before Electron is ready stands in `startElectronShell`; the rest follows when it is.
 */
import { join } from 'node:path'
import { app, dialog, Menu, protocol, session } from 'electron'
import { formatFault } from '../../files/file-fault.ts'
import { createDispatch, type Handlers } from '../../host/dispatch.ts'
import type { Language } from '../../model/spec.ts'
import { chooseDataDir, prepareDataDir } from '../data-dir.ts'
import { readLibraryFrom } from '../data-folder.ts'
import { createHandlers } from '../handlers.ts'
import type { OpenStore } from '../scenario-store.ts'
import { answerRequest, appSchemePrivileges } from './app-protocol.ts'
import { readArguments } from './arguments.ts'
import { guardContents, guardSession } from './guards.ts'
import { handle } from './ipc.ts'
import { type Memory, openMemory } from './memory.ts'
import { menuTemplate } from './menu.ts'
import { addressOf, appScheme, chooseOrigin, type Origin } from './origin.ts'
import { chooseLanguage, type Texts, texts } from './texts.ts'
import { createUserFiles, fileToSaveSchema } from './user-files.ts'
import { openMainWindow } from './window.ts'

export interface ElectronShellOptions {
  /** The folder that holds `data` and `out`. */
  readonly root: string
  readonly argv: readonly string[]
  /** Where electron-vite serves the window while the product is being developed. */
  readonly devServer: string | undefined
  readonly openStore: OpenStore
}

/** Resolves when the window is there, or when there will be none. */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const { dataDir: option, files } = readArguments(options.argv, process.cwd())
  const dataDir = chooseDataDir(option)
  const origin = chooseOrigin(options.devServer)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  // Chromium's own files, too, lie in the data folder; each data folder may have one window.
  app.setPath('userData', join(dataDir, 'electron'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const inbox = createInbox()
  for (const file of files) inbox.put(file)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    inbox.put(path)
  })
  app.on('second-instance', (_event, argv, folder) => {
    inbox.knock()
    for (const file of readArguments(argv, folder).files) inbox.put(file)
  })
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin))
  app.on('window-all-closed', () => app.quit())

  await app.whenReady()
  const opened = openDocuments(options, dataDir)
  if ('fault' in opened) {
    dialog.showErrorBox('Qiantang', opened.fault)
    app.exit(1)
    return
  }
  app.on('will-quit', opened.close)
  openShell({ ...options, ...opened, origin, dataDir, inbox })
}

/** Files to open, from wherever the system tells of them; before the window is there, they wait. */
interface Inbox {
  put(path: string): void
  /** Somebody started the program again. */
  knock(): void
  open(take: (path: string) => void, show: () => void): void
}

function createInbox(): Inbox {
  const waiting: string[] = []
  let take = (path: string): void => void waiting.push(path)
  let show = (): void => undefined
  return {
    put: (path) => take(path),
    knock: () => show(),
    open: (newTake, newShow) => {
      take = newTake
      show = newShow
      for (const path of waiting.splice(0)) take(path)
    },
  }
}

type Opened = { readonly handlers: Handlers; readonly close: () => void } | { readonly fault: string }

function openDocuments({ root, openStore }: ElectronShellOptions, folder: string): Opened {
  const library = readLibraryFrom(join(root, 'data'))
  if (!library.ok) return { fault: library.error.map(formatFault).join('\n') }
  const dataDir = prepareDataDir(folder)
  if (!dataDir.ok) return { fault: dataDir.error }
  const store = openStore(dataDir.value)
  if (!store.ok) return { fault: store.error.message }
  return { handlers: createHandlers(library.value, store.value), close: () => store.value.close() }
}

interface Shell extends ElectronShellOptions {
  readonly handlers: Handlers
  readonly origin: Origin
  readonly dataDir: string
  readonly inbox: Inbox
}

function openShell({ root, devServer, handlers, origin, dataDir, inbox }: Shell): void {
  const isDevelopment = devServer !== undefined
  const rendererFolder = join(root, 'out', 'renderer')
  protocol.handle(appScheme, (request) => answerRequest(rendererFolder, request))
  guardSession(session.defaultSession, origin, isDevelopment)

  const memory: Memory = openMemory(join(dataDir, 'window.json'), report)
  let language = systemLanguage(undefined)
  const words = (): Texts => texts[language]
  const main = openMainWindow({ root, address: addressOf(origin), memory, isDevelopment })
  const open = async (path: string): Promise<void> => {
    main.show()
    const file = await files.read(path)
    if (file) main.send({ kind: 'file', file })
  }
  const setMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          texts: words(),
          recent: memory.recent,
          isMac: process.platform === 'darwin',
          isDevelopment,
          send: (command) => main.send({ kind: 'menu', command }),
          open: (path) => void open(path),
          clearRecent: () => {
            app.clearRecentDocuments()
            memory.clearRecent()
            setMenu()
          },
        }),
      ),
    )
  const files = createUserFiles({
    window: () => main.browserWindow,
    texts: words,
    memory,
    onRecent: setMenu,
  })
  const speak = (chosen: Language | undefined): void => {
    language = systemLanguage(chosen)
    setMenu()
  }

  const dispatch = createDispatch(hearingOfLanguage(handlers, speak), report)
  handle('host:call', origin, (channel, input) => dispatch(channel, input))
  handle('host:pick-file', origin, () => files.pick())
  handle('host:save-file', origin, (file) => files.save(fileToSaveSchema.parse(file)))
  setMenu()
  void dispatch('settings.read', {})
  inbox.open((path) => void open(path), main.show)
}

const systemLanguage = (chosen: Language | undefined): Language =>
  chooseLanguage(chosen, app.getPreferredSystemLanguages())

/** The same handlers, telling of the language each time the settings are answered. */
function hearingOfLanguage(handlers: Handlers, speak: (language: Language | undefined) => void): Handlers {
  return {
    ...handlers,
    'settings.read': async (input) => {
      const settings = await handlers['settings.read'](input)
      if (settings.ok) speak(settings.value.language)
      return settings
    },
    'settings.write': async (input) => {
      const settings = await handlers['settings.write'](input)
      if (settings.ok) speak(settings.value.language)
      return settings
    },
  }
}

function report(error: unknown): void {
  process.stderr.write(
    `qiantang: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
