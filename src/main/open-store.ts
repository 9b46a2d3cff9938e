/** The store behind both shells. */
import { ok } from '../model/result.ts'
import type { OpenStore } from './scenario-store.ts'
import { createSharedStore } from './shared-store.ts'
import { backUpInThread } from './storage/background-backup.ts'
import { openReader } from './storage/reader.ts'
import { openStore as openOwn } from './storage/store.ts'

/** Where another program works in the folder, the store is read until that has ended. */
export const openStore: OpenStore = (dataDir, fingerprintOf) => {
  const open = () => openOwn(dataDir, fingerprintOf, { startBackup: backUpInThread })
  const own = open()
  if (own.ok || own.error.code !== 'folder-in-use') return own
  const reader = openReader(dataDir, fingerprintOf)
  if (!reader.ok) return own
  return ok(createSharedStore(reader.value, open))
}
