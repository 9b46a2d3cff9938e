/** The data folder goes away under an open window, with a real store behind it. */
import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { watchStore } from '../../../src/main/watched-store.ts'
import { newFolder, opened, unwrap, within } from '../../main/storage/helpers.ts'
import { createFakeHost, dispatchOver } from '../fake-host.ts'
import { leverSpec, openWindow, planWith } from '../open-window.ts'

const lever = leverSpec('rdIntensity')

async function windowOnDisk() {
  const folder = newFolder()
  const host = createFakeHost(dispatchOver(watchStore(opened(folder))))
  const window = await openWindow({ stored: [planWith('plan')], settings: { active: 'plan' }, host })
  return { ...window, folder }
}
const targetIn = (
  window: { scenario(id: string): { levers: Record<string, { target: number }> } },
  id = 'plan',
) => window.scenario(id).levers.rdIntensity?.target

test('a change is not called saved, stays in the window, can be exported, and is saved once all is put back', async () => {
  const window = await windowOnDisk()
  const { actions, saving, state, host, folder } = window
  rmSync(folder, { recursive: true })
  actions.moveLever(lever, lever.max)
  await saving.flush()
  expect(state().storeGone).toMatchObject({
    code: 'store-missing',
    details: { lastKept: expect.stringMatching(/^20/) },
  })
  expect(saving.unsaved()).toEqual(['plan'])
  expect(targetIn(window)).toBe(lever.max)
  await actions.exportUnsaved()
  expect(host.files.map(({ text }) => JSON.parse(text).levers.rdIntensity.target)).toEqual([lever.max])
  await actions.settleStore('keep')
  expect(state()).toMatchObject({ storeGone: undefined, saveProblem: undefined })
  expect(saving.unsaved()).toEqual([])
  expect(await host.stored()).toMatchObject([
    { revision: 2, scenario: { levers: { rdIntensity: { target: lever.max } } } },
  ])
  expect(window.told().at(-1)).toBe('All saved versions are back in the data folder.')
})

test('a store that lies in its place is taken, and gets what it has not', async () => {
  const theirs = newFolder()
  within(theirs, (store) => unwrap(store.save(planWith('theirs'), 0)))
  const window = await windowOnDisk()
  const { actions, saving, state, host, folder } = window
  rmSync(folder, { recursive: true })
  cpSync(theirs, folder, { recursive: true })
  actions.moveLever(lever, lever.max)
  await saving.flush()
  expect(state().storeGone).toMatchObject({ code: 'store-replaced' })
  await actions.settleStore('take')
  expect(state()).toMatchObject({ storeGone: undefined, saveProblem: undefined })
  expect((await host.stored()).map(({ scenario }) => scenario.id)).toEqual(['theirs', 'plan'])
  expect(targetIn(window)).toBe(lever.max)
  expect(state().documents.has('theirs')).toBe(true)
})

test('who only looks hears of it too, and that it is back', async () => {
  const folder = newFolder()
  const store = watchStore(opened(folder))
  const window = await openWindow({
    stored: [planWith('plan')],
    host: createFakeHost(dispatchOver(store)),
    follows: true,
  })
  await expect.poll(() => window.state().storeMark).toBeDefined()
  const since = window.state().storeMark ?? ''
  rmSync(folder, { recursive: true })
  // There is no room for so many who wait: the window's question is answered.
  const others = Array.from({ length: 4 }, () => store.changes(since))
  await expect.poll(() => window.state().storeGone).toMatchObject({ code: 'store-missing' })
  unwrap(store.settle('keep'))
  window.page.dispatchEvent(new Event('focus'))
  await expect.poll(() => window.state().storeGone).toBeUndefined()
  expect(await window.host.stored()).toHaveLength(1)
  await Promise.all(others)
})
