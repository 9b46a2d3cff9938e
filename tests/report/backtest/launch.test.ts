import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/model/spec.ts'
import {
  changesOf,
  changesText,
  figureRange,
  launched,
  launchFields,
  noChanges,
  withNumber,
} from '../../../src/report/backtest/launch.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, model, scenarioWith } from '../../helpers/library.ts'

const plan = scenarioWith({ assumptions: { imitation: 0.09 } })

describe('changes of the start', () => {
  test('are kept until a number is what it was', () => {
    const one = withNumber(noChanges, 'figures', 'coreValueAddedFirst', 4100, 3911)
    const two = withNumber(one, 'assumptions', 'coreShare2015', 0.0785, 0.079)
    expect(two).toEqual({ assumptions: { coreShare2015: 0.0785 }, figures: { coreValueAddedFirst: 4100 } })
    expect(withNumber(two, 'figures', 'coreValueAddedFirst', 3911, 3911)).toEqual({ ...two, figures: {} })
  })

  test('that change nothing are none', () => {
    expect(changesOf(plan, noChanges)).toBeUndefined()
    expect(changesOf(plan, { ...noChanges, reading: 'share' })).toBeUndefined()
    expect(changesOf(plan, { ...noChanges, assumptions: { imitation: 0.09 } })).toBeUndefined()
    expect(changesOf(plan, { ...noChanges, reading: 'level' })).toEqual({ ...noChanges, reading: 'level' })
  })

  test('make another scenario beside its own departures', () => {
    const changes = { reading: 'level', assumptions: { coreShare2015: 0.0785 }, figures: {} }
    expect(launched(plan, changes)).toEqual({
      ...plan,
      reading: 'level',
      assumptions: { imitation: 0.09, coreShare2015: 0.0785 },
    })
  })

  test('are written out for tables', () => {
    const changes = { reading: 'level', assumptions: { coreShare2015: 0.08 }, figures: { robotsFirst: 63 } }
    const said = (language: Language) => changesText(changes, ground, createWords({ language, ground }))
    expect(said('en')).toBe(
      'Reading: CNY 2.33 trn; Core share of GRDP, 2015 = 0.08; Industrial robots in operation = 63',
    )
    for (const language of ['ko', 'zh'] as const) expect(said(language)).not.toMatch(/[A-Za-z]{4}/)
  })
})

test('a reading offers what its equations start from', () => {
  const idsOf = (reading: string) => {
    const { assumptions, figures } = launchFields(model, reading)
    return [...assumptions, ...figures].map(({ id }) => id)
  }
  expect(idsOf('share')).toEqual(
    expect.arrayContaining(['deShare2015', 'coreShare2015', 'coreValueAddedFirst']),
  )
  expect(idsOf('share')).not.toContain('digitalEconomyLaunch')
  expect(idsOf('level')).toContain('digitalEconomyLaunch')
  expect(idsOf('level')).not.toContain('deShare2015')
  for (const figure of ground.baseline.figures) {
    const { low, high } = figureRange(figure)
    expect(low).toBeLessThanOrEqual(figure.value)
    expect(high).toBeGreaterThanOrEqual(figure.value)
  }
})
