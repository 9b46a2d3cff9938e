/** A scenario that cannot be computed by a fault of the program is found among those that are drawn, and left out. */
import { expect, test } from 'vitest'
import { failingDocuments } from '../../../src/renderer/workspace/workspace.ts'
import { openWindow, planWith } from '../open-window.ts'

test('only the one that fails is named, and it can be taken off the charts', async () => {
  const { actions, state, store } = await openWindow({ stored: [planWith('sound'), planWith('fails')] })
  actions.activate('sound')
  actions.show('fails', true)
  expect(failingDocuments(store)).toEqual([])
  const document = state().documents.get('fails')
  if (!document) throw new Error('it was not opened')
  const scenario = Object.defineProperty({ ...document.scenario }, 'levers', {
    get: () => {
      throw new Error('a fault of the program')
    },
  })
  store.setState({ documents: new Map(state().documents).set('fails', { ...document, scenario }) })
  expect(failingDocuments(store).map((each) => each.scenario.id)).toEqual(['fails'])
  actions.leaveOut('fails')
  expect(state()).toMatchObject({ active: 'sound', shown: [] })
  expect(failingDocuments(store)).toEqual([])
  expect(state().documents.has('fails')).toBe(true)
})

test('left out while it is worked on, it gives way to the baseline', async () => {
  const { actions, state } = await openWindow({ stored: [planWith('fails')] })
  actions.activate('fails')
  actions.leaveOut('fails')
  expect(state().active).toBe(state().baseline)
})
