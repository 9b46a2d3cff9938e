/** Deleting for good from the window, with a real store behind it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchStore } from '../../../src/main/watched-store.ts'
import { newFolder, opened } from '../../main/storage/helpers.ts'
import { createFakeHost, dispatchOver } from '../fake-host.ts'
import { openWindow, planWith } from '../open-window.ts'

test('the trash is emptied, and the window says how much went and until when backups hold it', async () => {
  const store = watchStore(opened(newFolder(), { now: () => new Date('2026-11-22T10:00:00.000Z') }))
  const { actions, told, state } = await openWindow({
    stored: [planWith('plan'), planWith('other')],
    host: createFakeHost(dispatchOver(store)),
  })
  await actions.remove('plan')
  await actions.erase('trash')
  expect(told().at(-1)).toBe(
    'Saved versions deleted for good: 1. At the first start after 22 December 2026, no backup holds them any more.',
  )
  const trash = store.trash()
  expect(trash.ok && trash.value).toEqual([])
  expect(state().documents.has('other')).toBe(true)
  await actions.erase('revisions')
  expect(told().at(-1)).toBe('There was nothing to delete.')
})

test('files that were set aside are named: they may hold for ever what was deleted', async () => {
  const folder = newFolder()
  const store = watchStore(opened(folder))
  writeFileSync(join(folder, 'qiantang.damaged-2026-11-01T08-00-00.000Z.sqlite'), '')
  const { actions, state } = await openWindow({
    stored: [planWith('plan')],
    host: createFakeHost(dispatchOver(store)),
  })
  await actions.remove('plan')
  await actions.erase('trash')
  expect(state().notices.at(-1)?.lines).toEqual([
    'Files set aside may still hold them; only you can delete those: qiantang.damaged-2026-11-01T08-00-00.000Z.sqlite.',
  ])
})
