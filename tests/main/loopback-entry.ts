/** The loopback shell as a process of its own, over a store without a disk. QIANTANG_TEST_ROOT: its folder. */
import { join } from 'node:path'
import { runLoopbackShell } from '../../src/main/loopback/shell.ts'
import { ok } from '../../src/model/result.ts'
import { ground } from './library.ts'
import { createMemoryStore } from './memory-store.ts'

const store = createMemoryStore(ground.built)
process.exitCode = await runLoopbackShell({
  root: process.env.QIANTANG_TEST_ROOT ?? join(import.meta.dirname, '..', '..'),
  args: process.argv.slice(2),
  openStore: () => ok(store),
})
if (store.isClosed()) process.stderr.write('store closed\n')
