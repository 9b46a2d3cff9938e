/** Restoring a backup from the window, with a real store behind it. */
import { expect, test } from 'vitest'
import { watchStore } from '../../../src/main/watched-store.ts'
import { createClock, hour, newFolder, opened } from '../../main/storage/helpers.ts'
import { createFakeHost, dispatchOver } from '../fake-host.ts'
import { leverSpec, openWindow, planWith } from '../open-window.ts'

async function windowWithBackup() {
  const clock = createClock()
  const host = createFakeHost(dispatchOver(watchStore(opened(newFolder(), { now: clock.now }))))
  const window = await openWindow({ stored: [planWith('plan')], host, follows: true })
  clock.advance(hour)
  const [backup] = await host.ask('backups.list', {})
  if (!backup) throw new Error('there is no backup')
  return { ...window, clock, host, backup }
}

test('a backup is restored, told with what is not in it, and undone from the message', async () => {
  const { actions, state, told, scenario, host, saving, backup, clock } = await windowWithBackup()
  actions.activate('plan')
  actions.moveLever(leverSpec('rdIntensity'), 4)
  await saving.flush()
  await host.saveElsewhere(planWith('later'), 0)
  await saving.takeIn()
  clock.advance(hour)
  await actions.restoreBackup(backup.file, 'keep')
  expect(scenario('plan').levers).toEqual(planWith('plan').levers)
  expect(state().documents.has('later')).toBe(true)
  const [notice] = state().notices.slice(-1)
  expect(notice?.text).toMatch(/^The backup of .* was restored\. Scenarios changed: 1\.$/)
  expect(notice?.lines).toEqual(['1 scenario is not in the backup and stays as it is.'])
  expect(told()).not.toContainEqual(expect.stringContaining('another window'))

  notice?.action?.run()
  await expect.poll(() => scenario('plan').levers.rdIntensity?.target).toBe(4)
  expect(state().documents.has('later')).toBe(true)
})

test('what is not in the backup goes to the trash where the user says so, drawn or not', async () => {
  const { actions, state, told, host, saving, backup } = await windowWithBackup()
  await host.saveElsewhere(planWith('later'), 0)
  await saving.takeIn()
  actions.activate('later')
  await actions.restoreBackup(backup.file, 'trash')
  expect(state().documents.has('later')).toBe(false)
  const [notice] = state().notices.slice(-1)
  expect(notice?.lines).toEqual(['1 scenario was not in the backup and is in the trash now.'])
  expect(told()).toHaveLength(1)
})

test('a backup that is here already is said to be', async () => {
  const { actions, told, backup } = await windowWithBackup()
  await actions.restoreBackup(backup.file, 'keep')
  expect(told().at(-1)).toMatch(/are all here as they were then\.$/)
})

test('one that cannot be restored is told, and nothing is changed', async () => {
  const { actions, told, state } = await windowWithBackup()
  await actions.restoreBackup('qiantang-never.sqlite', 'keep')
  expect(told()).toEqual(['Nothing was restored.'])
  expect(state().notices[0]?.lines).toEqual(['This backup is not there, or no longer.'])
})
