/** What is wrong with what is sought, whole: code, place and details. */
import { expect, test } from 'vitest'
import {
  boundsOf,
  checkSeek,
  type SeekOptions,
  soughtSetting,
} from '../../../../src/model/analysis/seek/question.ts'
import type { Fault } from '../../../../src/model/fault.ts'
import { baseline, model, scenarioWith } from '../../../helpers/library.ts'

const asked: SeekOptions = {
  indicator: 'digitalEconomy',
  year: 2027,
  target: 60_000,
  levers: [{ id: 'rdIntensity' }],
}
const { earliest } = model.spec.schedule
const leverOf = (id: string) => {
  const lever = model.levers.get(id)
  if (!lever) throw new Error(`no lever ${id}`)
  return lever
}
const { min, max } = leverOf('rdIntensity')

test.each<[string, Partial<SeekOptions>, readonly Fault[]]>([
  [
    'an indicator',
    { indicator: 'gdp' },
    [{ code: 'not-an-indicator', path: ['indicator'], details: { name: 'gdp' } }],
  ],
  [
    'a year',
    { year: 2015 },
    [{ code: 'year-out-of-range', path: ['year'], details: { value: 2015, low: 2016, high: 2035 } }],
  ],
  [
    'a target',
    { target: Infinity },
    [{ code: 'not-finite', path: ['target'], details: { value: Infinity } }],
  ],
  [
    'a lever',
    { levers: [{ id: 'rdIntensity' }, { id: 'taxes' }] },
    [{ code: 'unknown-lever', path: ['levers', 1], details: { id: 'taxes' } }],
  ],
  [
    'a lever three times',
    { levers: [{ id: 'rdIntensity' }, { id: 'pilotZones' }, { id: 'rdIntensity' }, { id: 'rdIntensity' }] },
    [2, 3].map((index) => ({
      code: 'stands-twice',
      path: ['levers', index],
      details: { name: 'rdIntensity' },
    })),
  ],
  [
    'bounds outside',
    { levers: [{ id: 'rdIntensity', low: 0, high: 7 }] },
    [0, 7].map((value) => ({
      code: 'out-of-range',
      path: ['levers', 0],
      details: { value, low: min, high: max },
    })),
  ],
  [
    'bounds crossed',
    { levers: [{ id: 'rdIntensity', low: 4, high: 3 }] },
    [{ code: 'low-above-high', path: ['levers', 0], details: { low: 4, high: 3 } }],
  ],
  [
    'bounds of a whole one',
    { levers: [{ id: 'fusionFields', low: 4.2, high: 4.8 }] },
    [{ code: 'no-whole-between', path: ['levers', 0], details: { low: 4.2, high: 4.8 } }],
  ],
  [
    'a weight',
    { levers: [{ id: 'rdIntensity', weight: -1 }] },
    [{ code: 'negative', path: ['levers', 0, 'weight'], details: { value: -1 } }],
  ],
  [
    'a start',
    { start: 2036 },
    [
      {
        code: 'year-out-of-range',
        path: ['start'],
        details: { value: 2036, low: earliest, high: 2035 },
      },
    ],
  ],
  ['a ramp', { ramp: -1 }, [{ code: 'negative', path: ['ramp'], details: { value: -1 } }]],
])('%s', (_, changes, faults) => {
  expect(checkSeek(model, baseline, { ...asked, ...changes })).toEqual(faults)
})

test('a lever that would start after the horizon, and one that the scenario starts so late', () => {
  const short = scenarioWith({ horizon: 2017 })
  const { start } = model.spec.schedule
  expect(checkSeek(model, short, { ...asked, year: 2017 })).toEqual([
    { code: 'starts-after-horizon', path: ['levers', 0], details: { start, horizon: 2017 } },
  ])
})

test('a schedule is the scenario’s own, else the one that is asked for, else the model’s', () => {
  const { start, ramp } = model.spec.schedule
  const of = (scenario = baseline, options: Pick<SeekOptions, 'start' | 'ramp'> = {}, id = 'rdIntensity') =>
    soughtSetting(scenario, options, id, model.spec)
  const { base } = leverOf('rdIntensity')
  expect(of()).toEqual({ target: base, start, ramp, end: undefined })
  expect(of(baseline, { start: 2020 })).toEqual({ target: base, start: 2020, ramp, end: undefined })
  expect(of(baseline, { ramp: 7 })).toEqual({ target: base, start, ramp: 7, end: undefined })
  const own = scenarioWith({ levers: { rdIntensity: { target: 3, start: 2019, end: 2024 } } })
  expect(of(own, { start: 2020, ramp: 7 })).toEqual({ target: 3, start: 2019, ramp, end: 2024 })
  expect(of(baseline, {}, 'taxes').target).toBeNaN()
})

test('bounds of a whole lever are whole, and inside those that were given', () => {
  const fields = leverOf('fusionFields')
  expect(boundsOf(fields, { id: fields.id, low: 4.2, high: 8.8 })).toEqual({ low: 5, high: 8 })
  expect(boundsOf(leverOf('rdIntensity'), { id: 'rdIntensity', low: 1.2, high: 1.8 })).toEqual({
    low: 1.2,
    high: 1.8,
  })
  expect(boundsOf(leverOf('rdIntensity'), { id: 'rdIntensity' })).toEqual({ low: min, high: max })
})
