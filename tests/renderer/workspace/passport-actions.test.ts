import { describe, expect, test } from 'vitest'
import { subjectKey } from '../../../src/report/passport-subject.ts'
import { openWindow } from '../open-window.ts'

const figure = { kind: 'figure', id: 'coreVa2016' } as const
const lever = { kind: 'lever', id: 'rdIntensity' } as const

describe('passports', () => {
  test('lie on one another, and back is back', async () => {
    const { actions, state } = await openWindow()
    actions.showPassport(figure)
    actions.showPassport(lever)
    expect(state().passports).toEqual([figure, lever])
    actions.backPassport()
    expect(state().passports).toEqual([figure])
    actions.backPassport()
    actions.backPassport()
    expect(state().passports).toEqual([])
  })

  test('are closed at once, however many there are', async () => {
    const { actions, state } = await openWindow()
    actions.showPassport(figure)
    actions.showPassport(lever)
    actions.closePassport()
    expect(state().passports).toEqual([])
  })
})

describe('going to a thing', () => {
  test('opens the panel that it stands in, which else is left as it is', async () => {
    const panels = {
      levers: { open: false, width: 300 },
      scenarios: { open: false },
      drawer: 'none',
    } as const
    const { actions, state } = await openWindow({ settings: { panels } })
    actions.goTo(figure)
    expect(state().panels).toEqual(panels)
    actions.goTo(lever)
    expect(state().panels).toEqual({ ...panels, levers: { open: true, width: 300 }, drawer: 'levers' })
  })

  test.each([
    [figure, 'baselines'],
    [lever, 'explore'],
    [{ kind: 'equation', id: 'grdp' } as const, 'model'],
  ])('%o shows its view, without the passport', async (subject, view) => {
    const { actions, state } = await openWindow()
    actions.setView('compare')
    actions.showPassport(subject)
    actions.goTo(subject)
    expect(state()).toMatchObject({ view, passports: [], destination: subject })
    actions.arrive()
    expect(state().destination).toBe(undefined)
  })

  test('an indicator puts it on the first chart, unless one shows it', async () => {
    const { actions, state } = await openWindow()
    const { charts, ground } = state()
    const hidden = ground.model.indicators.find(({ id }) => !charts.some((chart) => chart.startsWith(id)))
    const [shown = ''] = charts
    actions.goTo({ kind: 'indicator', id: shown })
    expect(state().charts).toBe(charts)
    actions.goTo({ kind: 'indicator', id: hidden?.id ?? '' })
    expect(state().charts).toEqual(charts.with(0, hidden?.id ?? ''))
  })
})

test('a key names a thing, whatever year', () => {
  expect(subjectKey({ kind: 'indicator', id: 'grdp', year: 2030 })).toBe('indicator:grdp')
})
