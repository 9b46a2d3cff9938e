import { expect, test } from 'vitest'
import { runCommand } from '../../../src/renderer/commands/commands.ts'
import { leverSpec, openWindow, planWith } from '../open-window.ts'

const rd = leverSpec('rdIntensity')

test('help opens at the page of the view, keys and the program at theirs', async () => {
  const { store, actions, state } = await openWindow()
  for (const view of ['analyse', 'model'] as const) {
    actions.setView(view)
    runCommand('help', actions, store)
    expect(state().help).toBe(view)
  }
  runCommand('shortcuts', actions, store)
  expect(state().help).toBe('keys')
  runCommand('about', actions, store)
  expect(state().help).toBe('about')
})

test('palette and help give way to each other, and the tour to neither', async () => {
  const { store, actions, state } = await openWindow()
  runCommand('help', actions, store)
  runCommand('palette', actions, store)
  expect([state().help, state().palette]).toEqual([undefined, true])
  runCommand('help', actions, store)
  expect([state().help, state().palette]).toEqual(['explore', false])
  runCommand('tour', actions, store)
  expect([state().help, state().palette, state().tour]).toEqual([undefined, false, 0])
})

test('undo takes a change back', async () => {
  const { store, actions, active } = await openWindow({
    stored: [planWith('plan')],
    settings: { active: 'plan' },
  })
  actions.moveLever(rd, 2)
  runCommand('undo', actions, store)
  expect(active().scenario.levers.rdIntensity?.target).toBe(3)
  runCommand('redo', actions, store)
  expect(active().scenario.levers.rdIntensity?.target).toBe(2)
})
