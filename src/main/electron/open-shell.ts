/** What stands behind the window once the user's documents are open. */
import { join } from 'node:path'
import { app, Menu } from 'electron'
import { z } from 'zod'
import { createDispatch, type Handlers } from '../../host/dispatch.ts'
import type { Language } from '../../model/spec.ts'
import { type Translate, translator } from '../../report/text/translate.ts'
import type { Documents } from '../documents.ts'
import { noting } from '../log.ts'
import { tellSafeMode, watchGpu, watchWindow } from './faults.ts'
import { handle } from './ipc.ts'
import { type Memory, openMemory } from './memory.ts'
import { menuTemplate } from './menu.ts'
import { report, type Shell, systemLanguage } from './parts.ts'
import { createUserFiles, fileToSaveSchema, pickedKindSchema } from './user-files.ts'
import { type MainWindow, openMainWindow } from './window.ts'

/** Opens the window on the user's documents, with its menu, its messages and the files of the system. */
export function openShell(shell: Shell, { handlers }: Documents): MainWindow {
  const { root, devServer, origin, dataDir, inbox, log, ending, tools, mark, tongue } = shell
  const isDevelopment = devServer !== undefined
  const memory: Memory = openMemory(join(dataDir, 'window.json'), report)
  const t = (): Translate => translator(tongue.language)
  const onDrawn = (): void => {
    mark.done()
    if (tools.isSafe) void tellSafeMode(main.browserWindow, mark.wasLeft, tools)
  }
  const main = openMainWindow({ root, origin, memory, isDevelopment, report, onDrawn })
  watchWindow(main, origin, tools)
  watchGpu(() => main.browserWindow, tools)
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
    speech: tools.speech,
    memory,
    onRecent: setMenu,
  })
  const speak = (chosen: Language | undefined): void => {
    tongue.language = systemLanguage(chosen)
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
  handle('host:leave', origin, async (isUnsaved) => {
    if (!(await main.leave(z.boolean().parse(isUnsaved) ? t() : undefined))) ending.isPutOff()
  })
  setMenu()
  inbox.open((path) => void open(path), main.show)
  return main
}

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
