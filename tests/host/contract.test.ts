import type { Host } from '../../src/host/contract.ts'
import { createDispatch, type Dispatch } from '../../src/host/dispatch.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { startServer } from '../../src/main/loopback/server.ts'
import { ask } from '../main/http.ts'
import { library } from '../main/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'
import { rendererFolder } from '../main/renderer-folder.ts'
import { contractSuite } from './contract-suite.ts'

const newStore = () => createMemoryStore(library.model)

const report = (error: unknown): void => {
  throw error
}
const newDispatch = (): Dispatch => createDispatch(createHandlers(library, newStore()), report)

contractSuite('asked directly', async () => ({
  call: newDispatch() as Host['call'],
  close: async () => undefined,
}))

contractSuite('over loopback', async () => {
  const token = 'token-of-the-test'
  const server = await startServer({
    port: 0,
    rendererFolder: rendererFolder(),
    token,
    dispatch: newDispatch(),
    report,
  })
  return {
    call: (async (channel: string, input: unknown) => {
      const answer = await ask(server.port, token, channel, input)
      return JSON.parse(answer.body)
    }) as Host['call'],
    close: server.close,
  }
})
