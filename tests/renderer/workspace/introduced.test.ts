import { expect, test, vi } from 'vitest'
import { openWindow, planWith } from '../open-window.ts'

test('a first start begins with an introduction, which is closed for good', async () => {
  vi.useFakeTimers()
  try {
    const { actions, state, host } = await openWindow()
    expect(state().introduced).toBe(false)
    actions.dismissIntroduction()
    await vi.advanceTimersByTimeAsync(2000)
    const settings = await host.call('settings.read', {})
    expect(settings).toMatchObject({ ok: true, value: { introduced: true } })
  } finally {
    vi.useRealTimers()
  }
  const { state: later } = await openWindow({ settings: { introduced: true } })
  expect(later().introduced).toBe(true)
})

test('whoever has been on the tour, or has scenarios, needs none', async () => {
  const { actions, state } = await openWindow()
  actions.goOnTour(0)
  actions.goOnTour(undefined)
  expect([state().introduced, state().tour]).toEqual([true, undefined])
  const { state: known } = await openWindow({ stored: [planWith('plan')] })
  expect(known().introduced).toBe(true)
})
