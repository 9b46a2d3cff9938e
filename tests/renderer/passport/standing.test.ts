import { expect, test } from 'vitest'
import { standingOf } from '../../../src/renderer/passport/standing.ts'
import { groundsInUse } from '../../../src/renderer/workspace/workspace.ts'
import { passportOf } from '../../../src/report/passport/passport.ts'
import { readShipped } from '../../helpers/library.ts'
import { openWindow, planWith, workspaceOf } from '../open-window.ts'

test('a card is of the active scenario and the key year, unless its subject says another', async () => {
  const { store, state } = await openWindow({
    stored: [planWith('a'), planWith('b')],
    settings: { active: 'a' },
  })
  expect(standingOf(store, { kind: 'indicator', id: 'grdp' })).toMatchObject({
    scenario: { id: 'a' },
    year: state().keyYear,
  })
  const other = standingOf(store, { kind: 'indicator', id: 'grdp', scenario: 'b', year: 2020 })
  expect(other).toMatchObject({ scenario: { id: 'b' }, year: 2020, name: 'Plan b' })
  // One that went meanwhile is told as the active one.
  expect(standingOf(store, { kind: 'indicator', id: 'grdp', scenario: 'gone' }).scenario.id).toBe('a')
})

test('a card of a scenario on other data is told from those, beside the baseline there', () => {
  const store = workspaceOf({ library: readShipped().data })
  const state = store.getState()
  for (const [id, ground] of groundsInUse(state)) {
    const subject = { kind: 'indicator', id: 'grdp', scenario: id } as const
    const standing = standingOf(store, subject)
    expect(standing.ground).toBe(ground)
    expect(standing.baseline.baseline).toBe(standing.scenario.baseline)
    expect(passportOf(subject, standing)?.about).toContain(standing.words.t('scenarios.baseline'))
    // Of the baseline itself there is no difference from it.
    expect(passportOf(subject, standing)?.facts.map(({ term }) => term)).not.toContain(
      'Baseline · difference',
    )
  }
})
