/** The store on disk keeps what the contract promises, as the store of the other tests does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../../../src/host/contract.ts'
import { createDispatch } from '../../../src/host/dispatch.ts'
import { createHandlers } from '../../../src/main/handlers.ts'
import { openStore } from '../../../src/main/open-store.ts'
import { watchStore } from '../../../src/main/watched-store.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { contractSuite } from '../../host/contract-suite.ts'
import { ground, library } from '../library.ts'
import { unwrap } from './helpers.ts'

contractSuite('over the store on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-contract-'))
  const opened = unwrap(openStore(folder, (scenario) => fingerprint(scenario, ground.built)))
  const store = watchStore(opened)
  const dispatch = createDispatch(createHandlers(library, store), (error) => {
    throw error
  })
  return {
    call: dispatch as Host['call'],
    close: async () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})
