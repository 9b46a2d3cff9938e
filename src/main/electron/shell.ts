/**
 * The Electron shell from its start to its end.
 *
 * What has to be settled before Electron is ready stands in `startElectronShell`; the rest follows when it is.
 */
import { join } from 'node:path'
import { app, dialog, Menu, protocol, session } from 'electron'
import { z } from 'zod'
import { createDispatch, type Handlers } from '../../host/dispatch.ts'
import type { Language } from '../../model/spec.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { chooseLanguage } from '../../report/text/language.ts'
import { type Translate, translator } from '../../report/text/translate.ts'
import { speechOf } from '../../report/text/words.ts'
import { chooseDataDir, prepareDataDir } from '../data-dir.ts'
import { type Documents, openDocuments } from '../documents.ts'
import { type Log, noting, openLog } from '../log.ts'
import { readRelease } from '../program.ts'
import { findRenderer } from '../renderer-folder.ts'
import type { OpenStore } from '../scenario-store.ts'
import { answerRequest, appSchemePrivileges } from './app-protocol.ts'
import { filesHandedOver, type HandedOver, readArguments } from './arguments.ts'
import { guardContents, guardSession } from './guards.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { handle } from './ipc.ts'
import { type Memory, openMemory } from './memory.ts'
import { menuTemplate } from './menu.ts'
import { addressOf, appScheme, chooseOrigin, type Origin } from './origin.ts'
import { createUserFiles, fileToSaveSchema, pickedKindSchema } from './user-files.ts'
import { openMainWindow } from './window.ts'

export interface ElectronShellOptions {
  /** The folder that holds `data` and `out`. */
  readonly root: string
  /** What the program was started with, without the program itself. */
  readonly argv: readonly string[]
  /** Where electron-vite serves the window while the product is being developed. */
  readonly devServer: string | undefined
  readonly openStore: OpenStore
}

/** Resolves when the window is there, or when there will be none. */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const { dataDir: option, files } = readArguments(options.argv, process.cwd())
  const dataDir = chooseDataDir(option)
  const log = openLog(dataDir)
  const origin = chooseOrigin(options.devServer)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  // Chromium's own files, too, lie in the data folder; each data folder may have one window.
  const speech = speechOf(systemLanguage(undefined))
  const userData = prepareDataDir(join(dataDir, 'electron'))
  if (!userData.ok) return fail(hostErrorText(userData.error, speech))
  app.setPath('userData', userData.value)
  const handedOver: HandedOver = { arguments: [...options.argv], folder: process.cwd() }
  if (!app.requestSingleInstanceLock(handedOver)) {
    app.quit()
    return
  }
  const inbox = createInbox()
  for (const file of files) inbox.put(file)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    inbox.put(path)
  })
  // Of the arguments, the event tells what Chromium has made of them: another order, and some of its own.
  app.on('second-instance', (_event, _argv, _folder, data) => {
    inbox.knock()
    for (const file of filesHandedOver(data)) inbox.put(file)
  })
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin))
  app.on('window-all-closed', () => app.quit())

  await app.whenReady()
  if (options.devServer === undefined) {
    const renderer = findRenderer(options.root)
    if (!renderer.ok) return fail(hostErrorText(renderer.error, speech))
  }
  const documents = openDocuments(options.root, dataDir, options.openStore, speech, log)
  if (!documents.ok) return fail(documents.error)
  const { node, electron = '' } = process.versions
  log.note('start', { version: readRelease(options.root).version, node, electron, shell: 'electron' })
  app.on('will-quit', () => {
    documents.value.close()
    log.note('stop')
  })
  await openShell({ ...options, documents: documents.value, origin, dataDir, inbox, log })
}

function fail(message: string): void {
  dialog.showErrorBox('Qiantang', message)
  app.exit(1)
}

interface Shell extends ElectronShellOptions {
  readonly documents: Documents
  readonly origin: Origin
  readonly dataDir: string
  readonly inbox: Inbox
  readonly log: Log
}

async function openShell({ root, devServer, documents, origin, dataDir, inbox, log }: Shell): Promise<void> {
  const { handlers } = documents
  const isDevelopment = devServer !== undefined
  protocol.handle(appScheme, (request) => answerRequest(join(root, 'out', 'renderer'), request))
  guardSession(session.defaultSession, origin, isDevelopment)

  const memory: Memory = openMemory(join(dataDir, 'window.json'), report)
  const settings = await handlers['settings.read']({})
  let language = systemLanguage(settings.ok ? settings.value.language : undefined)
  const t = (): Translate => translator(language)
  const main = openMainWindow({ root, address: addressOf(origin), memory, isDevelopment, report })
  const open = async (path: string): Promise<void> => {
    main.show()
    const file = await files.read(path)
    if (file) main.send({ kind: 'file', file })
  }
  const setMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          t: t(),
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
    speech: () => speechOf(language),
    memory,
    onRecent: setMenu,
  })
  const speak = (chosen: Language | undefined): void => {
    language = systemLanguage(chosen)
    setMenu()
  }

  const reportAndNote = (error: unknown): void => {
    log.fault(error)
    report(error)
  }
  const dispatch = noting(createDispatch(tellingLanguage(handlers, speak), reportAndNote), log)
  handle('host:call', origin, (channel, input) => dispatch(channel, input))
  handle('host:pick-file', origin, (kind) => files.pick(pickedKindSchema.parse(kind)))
  handle('host:save-file', origin, (file) => files.save(fileToSaveSchema.parse(file)))
  handle('host:leave', origin, (isUnsaved) => main.leave(z.boolean().parse(isUnsaved) ? t() : undefined))
  setMenu()
  inbox.open((path) => void open(path), main.show)
}

const systemLanguage = (chosen: Language | undefined): Language =>
  chooseLanguage(chosen, app.getPreferredSystemLanguages())

/** The same handlers, telling of the language when the user changes the settings. */
function tellingLanguage(handlers: Handlers, tell: (language: Language | undefined) => void): Handlers {
  return {
    ...handlers,
    'settings.write': async (input) => {
      const settings = await handlers['settings.write'](input)
      if (settings.ok) tell(settings.value.language)
      return settings
    },
  }
}

function report(error: unknown): void {
  process.stderr.write(
    `qiantang: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
