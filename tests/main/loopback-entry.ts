/**
 * The loopback shell as a process of its own, over a store without a disk. QIANTANG_TEST_ROOT: its folder;
 * QIANTANG_TEST_IMPATIENT: what is to be done later is said and done now.
 */
import { join } from 'node:path'
import type { Later } from '../../src/main/loopback/presence.ts'
import { runLoopbackShell } from '../../src/main/loopback/shell.ts'
import { ok } from '../../src/model/result.ts'
import { ground } from './library.ts'
import { createMemoryStore } from './memory-store.ts'

const now: Later = (milliseconds, work) => {
  process.stderr.write(`${milliseconds} milliseconds without a window\n`)
  work()
  return () => undefined
}
const store = createMemoryStore(ground.built)
process.exitCode = await runLoopbackShell({
  root: process.env.QIANTANG_TEST_ROOT ?? join(import.meta.dirname, '..', '..'),
  args: process.argv.slice(2),
  openStore: () => ok(store),
  ...(process.env.QIANTANG_TEST_IMPATIENT ? { later: now } : {}),
})
if (store.isClosed()) process.stderr.write('store closed\n')
