/**
 * The Electron shell from its start to its end.
 *
 * What has to be settled before Electron is ready stands in `prepare`; the rest follows when it is.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, protocol, session } from 'electron'
import { failed, type Result } from '../../model/result.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { speechOf } from '../../report/text/words.ts'
import { chooseDataDir, prepareDataDir } from '../data-dir.ts'
import { type Documents, openDocuments } from '../documents.ts'
import { openLog } from '../log.ts'
import { describeProgram, readRelease } from '../program.ts'
import { findRenderer } from '../renderer-folder.ts'
import { answerRequest, appSchemePrivileges } from './app-protocol.ts'
import { filesHandedOver, type HandedOver, readArguments } from './arguments.ts'
import { saveDiagnostics } from './diagnostics.ts'
import { createEnding } from './ending.ts'
import { createFaultPage } from './fault-page.ts'
import { type FaultTools, tellStartFailure, watchProgram } from './faults.ts'
import { guardContents, guardSession } from './guards.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { openShell } from './open-shell.ts'
import { appScheme, chooseOrigin, faultOrigin, isOf, type Origin } from './origin.ts'
import { type ElectronShellOptions, report, type Shell, systemLanguage } from './parts.ts'
import { markStart } from './safe-start.ts'
import type { MainWindow } from './window.ts'
import { windowOptions } from './window-options.ts'
import { firstPlace } from './window-place.ts'

/** Resolves when the window is there, or one that says why not. */
export async function startElectronShell(options: ElectronShellOptions): Promise<void> {
  const shell = prepare(options)
  if (!shell) return
  const { root, devServer, origin, log, tools } = shell
  let main: MainWindow | undefined
  let hasFailed = false
  const failStart = (message: string): void => {
    if (hasFailed) return
    hasFailed = true
    showFailure(message, shell)
  }
  await app.whenReady()
  protocol.handle(appScheme, (request) =>
    isOf(faultOrigin, request.url)
      ? tools.page.answer()
      : answerRequest(join(root, 'out', 'renderer'), request),
  )
  guardSession(session.defaultSession, origin, devServer !== undefined)
  watchProgram(options.program, () => main?.browserWindow, failStart, tools)
  try {
    const documents = openFiles(shell)
    if (!documents.ok) return failStart(documents.error)
    const settings = await documents.value.handlers['settings.read']({})
    if (hasFailed) return
    if (settings.ok) shell.tongue.language = systemLanguage(settings.value.language)
    main = openShell(shell, documents.value)
  } catch (error) {
    log.fault(error)
    report(error)
    failStart(tools.speech().t('shell.trouble.own'))
  }
}

/** Settles what has to be before Electron is ready; nothing where another start has the data folder's window. */
function prepare(options: ElectronShellOptions): Shell | undefined {
  const { argv, root } = options
  const { dataDir: option, files, isSafe: isAsked } = readArguments(argv, process.cwd())
  const dataDir = chooseDataDir(option)
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appSchemePrivileges])
  // Chromium's own files, too, lie in the data folder; each data folder may have one window.
  const userData = prepareDataDir(join(dataDir, 'electron'))
  app.setPath('userData', userData.ok ? userData.value : mkdtempSync(join(tmpdir(), 'qiantang-')))
  const handedOver: HandedOver = { arguments: [...argv], folder: process.cwd() }
  if (userData.ok && !app.requestSingleInstanceLock(handedOver)) {
    app.quit()
    return undefined
  }
  const mark = markStart(app.getPath('userData'))
  const isSafe = isAsked || mark.wasLeft
  if (isSafe) app.disableHardwareAcceleration()
  const inbox = createInbox()
  for (const file of files) inbox.put(file)
  const origin = chooseOrigin(options.devServer)
  listen(inbox, origin)
  const ending = createEnding(argv)
  ending.before(mark.done)
  const log = openLog(dataDir)
  const tongue = { language: systemLanguage(undefined) }
  const speech = () => speechOf(tongue.language)
  const tools: FaultTools = {
    speech,
    log,
    isSafe,
    report,
    page: createFaultPage(() => app.exit(1)),
    saveDiagnostics: (window) =>
      saveDiagnostics(window, describeProgram(root, dataDir, undefined, log), speech()),
    restart: ending.restart,
    quit: ending.quit,
  }
  return { ...options, origin, dataDir, userData, log, inbox, ending, tools, mark, tongue }
}

/** What the system tells of, from the first moment on. */
function listen(inbox: Inbox, origin: Origin): void {
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
}

/** A window that says why the program could not start. */
function showFailure(message: string, { mark, ending, inbox, tools }: Shell): void {
  mark.done()
  ending.hasFailed()
  const window = new BrowserWindow(
    windowOptions({ preload: undefined, place: firstPlace, isDevelopment: false }),
  )
  tellStartFailure(window, message, tools)
  inbox.open(
    () => undefined,
    () => window.show(),
  )
}

/** What the window works with, or why it cannot. */
function openFiles({
  root,
  dataDir,
  userData,
  devServer,
  openStore,
  ...shell
}: Shell): Result<Documents, string> {
  const { log, ending, tools } = shell
  const speech = tools.speech()
  if (!userData.ok) return failed(hostErrorText(userData.error, speech))
  if (devServer === undefined) {
    const renderer = findRenderer(root)
    if (!renderer.ok) return failed(hostErrorText(renderer.error, speech))
  }
  const documents = openDocuments(root, dataDir, openStore, speech, log)
  if (!documents.ok) return documents
  const { node, electron = '' } = process.versions
  log.note('start', { version: readRelease(root).version, node, electron, shell: 'electron' })
  ending.before(() => {
    documents.value.close()
    log.note('stop')
  })
  return documents
}
