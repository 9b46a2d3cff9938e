import { expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import type { RangeChanges } from '../../../src/model/analysis/draws.ts'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import {
  mostRangedMembers,
  mostSharedDraws,
  type ShareRangeOptions,
  type ShareRanges,
  shareRangeSteps,
} from '../../../src/model/analysis/share-ranges.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { baseline, ground, model, projector } from '../../helpers/library.ts'

const asked: ShareRangeOptions = { indicator: 'digitalEconomy', year: 2030, draws: 256, seed: 1 }

function rangesOf(from: Scenario, to: Scenario, options: Partial<ShareRangeOptions> = {}): ShareRanges {
  const steps = shareRangeSteps(projector, from, to, { ...asked, ...options })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const lever = (id: string) => {
  const found = model.spec.levers.find((each) => each.id === id)
  if (!found) throw new Error(`there is no lever ${id}`)
  return found
}
const moved = (ids: readonly string[]): Scenario => ({
  ...baseline,
  id: 'moved',
  levers: Object.fromEntries(ids.map((id) => [id, { target: lever(id).max }])),
})
const several = moved(['rdIntensity', 'fusionFields', 'cloudMigration'])

test('where nothing is uncertain every run has the shares of the central projection', () => {
  const fixed: RangeChanges = Object.fromEntries(
    [...model.spec.assumptions, ...model.spec.levers].flatMap((each) => {
      const central = 'central' in each ? each.central : each.base
      return 'central' in each || each.draw ? [[each.id, { low: central, central, high: central }]] : []
    }),
  )
  const ranges = rangesOf(baseline, several, { ranges: fixed, bands: 'assumptions', draws: 8 })
  const { years, departures, difference } = attribute(projector, baseline, several, asked)
  const at = years.indexOf(2030)
  expect(ranges.difference?.p5).toBeCloseTo(difference[at] ?? Number.NaN, 6)
  expect(ranges.difference?.p95).toBeCloseTo(difference[at] ?? Number.NaN, 6)
  for (const { departure, share } of departures) {
    expect(ranges.departures.get(departure.id)?.p50, departure.id).toBeCloseTo(share[at] ?? Number.NaN, 6)
  }
  expect(departures.length).toBe(3)
})

test('the range of a difference is of runs that both have, and no difference of ranges', () => {
  const ranges = rangesOf(baseline, several, { draws: 1024 })
  const settings = { draws: 1024, seed: 1, names: ['digitalEconomy'] }
  const [own, other] = [several, baseline].map((scenario) => {
    const fan = runEnsemble(model, scenario, settings)
    const at = fan?.years.indexOf(2030) ?? -1
    const { p5, p95 } = fan?.fans.get('digitalEconomy') ?? { p5: [], p95: [] }
    return { low: p5[at] ?? Number.NaN, high: p95[at] ?? Number.NaN }
  })
  if (!own || !other || !ranges.difference) throw new Error('there are no ranges')
  const width = ranges.difference.p95 - ranges.difference.p5
  expect(width).toBeGreaterThan(0)
  expect(width).toBeLessThan((own.high - other.low - (own.low - other.high)) / 2)
  const paired = runEnsemble(model, several, {
    ...settings,
    above: { scenario: { ...baseline, horizon: several.horizon }, names: ['digitalEconomy'] },
  })
  const at = paired?.years.indexOf(2030) ?? -1
  expect(ranges.difference.p95).toBeCloseTo(paired?.above.get('digitalEconomy')?.p95[at] ?? Number.NaN, 6)
})

test('the same runs give the same ranges; no more are shared out than can be waited for', () => {
  const first = rangesOf(baseline, several)
  expect(rangesOf(baseline, several)).toEqual(first)
  expect(first.draws).toBe(256)
  expect(rangesOf(baseline, moved(['rdIntensity']), { draws: 100_000 }).draws).toBe(mostSharedDraws)
})

test('of many changes only the whole and the groups have ranges', () => {
  const ids = model.spec.levers.slice(0, mostRangedMembers + 1).map(({ id }) => id)
  const [assumption] = model.spec.assumptions
  if (!assumption) throw new Error('there is no assumption')
  const to: Scenario = { ...moved(ids), assumptions: { [assumption.id]: assumption.high } }
  const ranges = rangesOf(baseline, to, { draws: 16 })
  expect(ranges.difference).toBeDefined()
  expect([...ranges.groups.keys()].sort()).toEqual(['assumptions', 'levers'])
  expect([...ranges.departures.keys()]).toEqual([assumption.id])
})

test('scenarios that do not differ have a difference of nothing', () => {
  const ranges = rangesOf(baseline, baseline)
  expect(ranges.difference).toMatchObject({ p5: 0, p95: 0 })
  expect(ranges.departures.size + ranges.groups.size).toBe(0)
  expect(ground.model.levers.length).toBeGreaterThan(0)
})
