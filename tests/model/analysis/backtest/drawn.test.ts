import { expect, test } from 'vitest'
import { usualBreaks } from '../../../../src/model/analysis/backtest/compared.ts'
import { backtestSteps, bandEdges } from '../../../../src/model/analysis/backtest/drawn.ts'
import { runEnsemble } from '../../../../src/model/analysis/ensemble.ts'
import type { Scenario } from '../../../../src/model/spec.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../../helpers/library.ts'

const { outcomes } = ground
const breaks = usualBreaks(outcomes)

function run(scenario: Scenario, drawing: { draws: number; seed: number } | undefined) {
  const steps = backtestSteps(projector, scenario, outcomes, { breaks, recalled: false, drawing })
  const progress: string[] = []
  for (;;) {
    const step = steps.next()
    if (step.done) return { ...step.value, progress }
    progress.push(`${step.value.done}/${step.value.draws}`)
  }
}

test('bands are those of the fans of charts, and the ranks agree with them', () => {
  const { result, bands, progress } = run(baseline, { draws: 1500, seed: 3 })
  expect(progress).toEqual(['1024/1500', '1500/1500'])
  const names = ['digitalEconomy', 'robots']
  const ensemble = runEnsemble(model, { ...baseline, horizon: 2020 }, { draws: 1500, seed: 3, names })
  for (const name of names) {
    const { p5, p25, p95 } = ensemble?.fans.get(name) ?? {}
    expect([p5?.[3], p25?.[3], p95?.[3]]).toEqual([0, 2, 5].map((edge) => bands[name]?.[2018]?.[edge]))
  }
  for (const { indicator, measure, year, comparable, kind, rank, inside } of result.rows) {
    // Of its own years the report knows no doubt.
    expect(rank === null).toBe(kind === 'known')
    if (measure !== 'level' || kind === 'known') continue
    const edges = bands[indicator]?.[year] ?? []
    const [p5 = 0, p10 = 0, p25 = 0, p75 = 0, p90 = 0, p95 = 0] = edges
    expect(inside).toEqual({
      50: comparable >= p25 && comparable <= p75,
      80: comparable >= p10 && comparable <= p90,
      90: comparable >= p5 && comparable <= p95,
    })
  }
  expect(bandEdges).toHaveLength(6)
})

test('the model without departures is drawn too where the scenario departs from it', () => {
  const moved = scenarioWith({ levers: { rdIntensity: { target: 4 } } })
  const { result, progress } = run(moved, { draws: 1100, seed: 3 })
  expect(progress).toEqual(['1024/2200', '1100/2200', '2124/2200', '2200/2200'])
  const own = run(baseline, { draws: 1100, seed: 3 }).result
  for (const [index, { rivals }] of result.rows.entries()) {
    const { kind, crps, projected } = own.rows[index] ?? {}
    if (kind === 'known') continue
    expect(rivals.baseline).toEqual({ value: projected, crps })
  }
  expect(own.rows.every(({ rivals }) => rivals.baseline === null)).toBe(true)
})

test('without draws there are rows and paths, and no bands', () => {
  const { result, bands, paths, progress } = run(baseline, undefined)
  expect([bands, progress]).toEqual([{}, []])
  expect(result.rows.length).toBeGreaterThan(20)
  expect(paths.length).toBeGreaterThan(5)
})

test('the same seed gives the same ranks, another one others', () => {
  const ranks = (seed: number) => run(baseline, { draws: 300, seed }).result.rows.map(({ rank }) => rank)
  expect(ranks(5)).toEqual(ranks(5))
  expect(ranks(5)).not.toEqual(ranks(6))
})
