import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import type { Host } from '../../src/host/contract.ts'
import { createDispatch } from '../../src/host/dispatch.ts'
import { openDocuments } from '../../src/main/documents.ts'
import { startElectronShell } from '../../src/main/electron/shell.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { openLog } from '../../src/main/log.ts'
import { createAccess } from '../../src/main/loopback/access.ts'
import { startServer } from '../../src/main/loopback/server.ts'
import { openStore } from '../../src/main/open-store.ts'
import { speechOf } from '../../src/report/text/words.ts'
import { ask } from '../main/http.ts'
import { ground, library } from '../main/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'
import { newRoot, rendererFolder } from '../main/renderer-folder.ts'
import { newFolder } from '../main/temp-folder.ts'
import * as electron from '../mocks/electron.ts'
import { contractSuite } from './contract-suite.ts'

vi.mock('electron', () => import('../mocks/electron.ts'))

function openNew() {
  const folder = newFolder()
  const documents = openDocuments(newRoot(), folder, openStore, speechOf('en'), openLog(folder))
  if (!documents.ok) throw new Error(documents.error)
  const { handlers, close } = documents.value
  return { dispatch: createDispatch(handlers, report), close }
}

function report(error: unknown): void {
  throw error
}

// The store on disk, asked directly, is tests/main/storage/contract.test.ts.
contractSuite('over the store of other tests', async () => {
  const handlers = createHandlers(library, createMemoryStore(ground.built))
  return { call: createDispatch(handlers, report) as Host['call'], close: async () => undefined }
})

contractSuite('over loopback', async () => {
  const { dispatch, close } = openNew()
  const token = 'token-of-the-test'
  const server = await startServer({
    port: 0,
    rendererFolder: rendererFolder(),
    access: createAccess(token),
    dispatch,
    report,
  })
  return {
    call: (async (channel: string, input: unknown) => {
      const answer = await ask(server.port, token, channel, input)
      return JSON.parse(answer.body)
    }) as Host['call'],
    close: async () => {
      await server.close()
      close()
    },
  }
})

contractSuite("over Electron's channel", async () => {
  electron.reset()
  const argv = ['electron', '--data-dir', newFolder()]
  await startElectronShell({
    root: newRoot(),
    argv,
    devServer: undefined,
    program: new EventEmitter(),
    openStore,
  })
  return {
    call: ((channel: string, input: unknown) =>
      electron.invoke(electron.ownPage, 'host:call', channel, input)) as Host['call'],
    close: async () => void electron.app.emit('will-quit', { preventDefault: vi.fn() }),
  }
})
