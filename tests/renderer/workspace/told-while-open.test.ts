/** What is to be told of the store comes to a window that is open, and once it was closed it does not come again. */
import { expect, test } from 'vitest'
import type { StartBackup } from '../../../src/main/storage/background-backup.ts'
import { watchStore } from '../../../src/main/watched-store.ts'
import { newFolder, opened } from '../../main/storage/helpers.ts'
import { createFakeHost, dispatchOver } from '../fake-host.ts'
import { openWindow, planWith } from '../open-window.ts'

test('a backup that fails later is told with the next that is heard of the store', async () => {
  const begun: (() => void)[] = []
  const startBackup: StartBackup = (_db, _order, done) => {
    begun.push(() => done('ENOSPC'))
    return { stop: () => undefined }
  }
  const store = watchStore(opened(newFolder(), { startBackup }))
  const host = createFakeHost(dispatchOver(store))
  const { state, actions } = await openWindow({ stored: [planWith('plan')], host, follows: true })
  await expect.poll(() => state().storeMark).not.toBe('')
  expect(state().storeNotices).toEqual([])
  begun[0]?.()
  await host.saveElsewhere(planWith('other'), 0)
  const failed = { code: 'no-backup', details: { reason: 'ENOSPC' } }
  await expect.poll(() => state().storeNotices).toEqual([failed])

  actions.closeStoreNotices()
  const asked = () => host.asked.filter(({ channel }) => channel === 'store.changes').length
  const before = asked()
  await host.saveElsewhere(planWith('third'), 0)
  await expect.poll(() => state().documents.has('third') && asked()).toBeGreaterThan(before)
  expect(state().storeNotices).toEqual([])
})
