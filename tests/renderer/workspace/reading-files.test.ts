/** A file that the host reads for long is shown, and ended where the user wants that. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import { base64Of } from '../../../src/renderer/host/read-file.ts'
import { openWindow, planWith } from '../open-window.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const file = {
  name: 'slow.scenario.json',
  base64: base64Of(new TextEncoder().encode(writeScenarioFile(planWith('slow')))),
}

test('nothing is shown of a file that is read in a moment; of another its name, until it is read', async () => {
  const { actions, state, host } = await openWindow()
  const answer = host.answerLate('scenarios.import')
  const done = actions.importFile(file)
  await vi.advanceTimersByTimeAsync(300)
  expect(state().reading).toBeUndefined()
  await vi.advanceTimersByTimeAsync(200)
  expect(state().reading?.file).toBe(file.name)
  answer()
  await vi.advanceTimersByTimeAsync(0)
  await done
  expect(state().reading).toBeUndefined()
  expect(state().documents.has('slow')).toBe(true)
})

test('to stop it names the reading that is shown', async () => {
  const { actions, state, host } = await openWindow()
  actions.stopReading()
  expect(host.asked.map(({ channel }) => channel)).not.toContain('files.stop')
  const answer = host.answerLate('outcomes.read')
  const done = actions.importOutcomes({ name: 'slow.csv', base64: '' })
  await vi.advanceTimersByTimeAsync(500)
  const order = state().reading?.order
  actions.stopReading()
  const asked = host.asked.find(({ channel }) => channel === 'outcomes.read')
  expect(asked?.input).toMatchObject({ order })
  expect(host.asked.at(-1)).toEqual({ channel: 'files.stop', input: { order } })
  answer()
  await vi.advanceTimersByTimeAsync(0)
  await done
})
