import { describe, expect, test } from 'vitest'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { buildTiny, tinyScenario } from '../../helpers/tiny-model.ts'
import { weatherModel } from '../../helpers/weather-model.ts'

const model = buildTiny()
const baseline = tinyScenario()
const more = tinyScenario({ levers: { newBikes: { target: 20, start: 2024, ramp: 1 } } })
const draws = { draws: 200, seed: 3 } as const

describe('differences from another scenario', () => {
  test('are taken draw by draw: the fan of a difference is no difference of fans', () => {
    const names = ['takings', 'lead']
    const ensemble = runEnsemble(model, more, {
      ...draws,
      names,
      above: { scenario: baseline, names: ['takings'] },
    })
    if (!ensemble) throw new Error('nothing was drawn')
    expect([...ensemble.fans.keys()]).toEqual(names)
    expect([...ensemble.above.keys()]).toEqual(['takings'])
    const plain = runEnsemble(model, more, { ...draws, names })
    expect(ensemble.fans).toEqual(plain?.fans)
    expect(plain?.above).toEqual(new Map())
    const [above, own] = [ensemble.above.get('takings'), ensemble.fans.get('takings')]
    const other = runEnsemble(model, baseline, { ...draws, names })?.fans.get('takings')
    const last = ensemble.years.length - 1
    const width = (fan: typeof above) => (fan?.p95[last] ?? 0) - (fan?.p5[last] ?? 0)
    // What is uncertain alike in both is no difference.
    expect(width(above)).toBeGreaterThan(0)
    expect(width(above)).toBeLessThan(width(own))
    // The mean of a difference is the difference of means, and in the first year there is none.
    expect(above?.mean[last]).toBeCloseTo((own?.mean[last] ?? 0) - (other?.mean[last] ?? 0), 6)
    expect([above?.p5[0], above?.p95[0]]).toEqual([0, 0])
  })

  test('of a scenario from itself are none, with shocks and in constant prices too', () => {
    const weather = weatherModel
    const scenario = tinyScenario()
    const names = weather.spec.indicators.map(({ id }) => id)
    const ensemble = runEnsemble(weather, scenario, {
      ...draws,
      prices: 'constant',
      names: [],
      above: { scenario: { ...scenario, id: 'other' }, names },
    })
    expect(ensemble?.fans.size).toBe(0)
    expect(ensemble?.above.size).toBe(names.length)
    for (const fan of ensemble?.above.values() ?? []) {
      expect([...fan.p5, ...fan.p95].filter((value) => value !== null && value !== 0)).toEqual([])
    }
  })

  test('lie about the difference of the two lines', () => {
    const projector = createProjector(model)
    const at = (scenario: typeof more) =>
      projector.project(scenario).series.get('takings')?.at(-1) ?? Number.NaN
    const ensemble = runEnsemble(model, more, {
      ...draws,
      names: ['takings'],
      above: { scenario: baseline, names: ['takings'] },
    })
    const fan = ensemble?.above.get('takings')
    const line = at(more) - at(baseline)
    expect(fan?.p5.at(-1)).toBeLessThan(line)
    expect(fan?.p95.at(-1)).toBeGreaterThan(line)
  })
})
