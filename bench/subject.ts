/** What is computed in the benchmarks: one scenario of version 1, which the peers compute too, and draws of an ensemble. */
import { join } from 'node:path'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import { drawColumns, drawnRanges } from '../src/model/analysis/draws.ts'
import { baselineScenario, type LeverSetting, settingOf } from '../src/model/scenario.ts'
import type { Scenario } from '../src/model/spec.ts'

const library = readLibraryFrom(join(import.meta.dirname, '..', 'data'))
if (!library.ok) throw new Error('the data files have faults')
const ground = library.value.grounds.of({ model: 'zhejiang-digital-economy@1', baseline: 'kiep-17-06' })
if (!ground.ok) throw new Error(ground.error.code)
export const { built: model, baseline: baselineSpec } = ground.value
export const baseline = baselineScenario(model.spec, baselineSpec)

/** The plan as announced, which moves four levers, and eight more: twelve in all. */
export const scenario: Scenario = {
  ...baseline,
  levers: {
    fusionFields: { target: 11, start: 2018, ramp: 3 },
    cloudMigration: { target: 100, start: 2017, ramp: 1 },
    networkInvestment: { target: 1.5, start: 2018, ramp: 3 },
    rdIntensity: { target: 3, start: 2018, ramp: 5 },
    regulatoryReform: { target: 50, start: 2018, ramp: 5 },
    pilotZones: { target: 6, start: 2018, ramp: 4 },
    digitalTowns: { target: 30, start: 2018, ramp: 3 },
    digitalSkills: { target: 3.5, start: 2018, ramp: 4 },
    enterpriseIt: { target: 0.6, start: 2019, ramp: 3 },
    ventureCapital: { target: 600, start: 2018, ramp: 3 },
    robotInstallations: { target: 25, start: 2018, ramp: 3 },
    onlineRetailLead: { target: 1, start: 2018, ramp: 3 },
  },
}
export const movedLevers = model.spec.levers.flatMap(({ id }) => (scenario.levers[id] ? [id] : []))
export const indicators = model.spec.indicators.map(({ id }) => id)
export const years = Array.from(
  { length: scenario.horizon - model.spec.launchYear + 1 },
  (_, index) => model.spec.launchYear + index,
)
/** Numbers that one run gives: all years of the first indicator first. */
export const outputCount = indicators.length * years.length

/** Everything that is uncertain: each assumption, and the bases of the growth levers. */
export const ranges = drawnRanges(model, scenario)
/** The values around which it is drawn. */
export const central = Float64Array.from(ranges, (range) => range.central)
/** Where the moved levers go. */
export const targets = Float64Array.from(movedLevers, (id) => scenario.levers[id]?.target ?? Number.NaN)
/** Where they stay when they are not moved. */
export const bases = Float64Array.from(movedLevers, (id) => model.levers.get(id)?.base ?? Number.NaN)

export const drawsOf = (count: number): readonly Float64Array[] =>
  drawColumns(ranges, { method: 'sobol', seed: 1, first: 0, count })

/** When the moved levers move. */
export const settings: readonly LeverSetting[] = movedLevers.map((id) => {
  const departure = scenario.levers[id]
  if (!departure) throw new Error(`${id} is not moved`)
  return settingOf(departure, model.spec.schedule)
})

/** The value of a moved lever, told by its place, for a target and a base. */
export function valueOfLever(place: number, target: number, base: number, year: number): number {
  const { start, ramp } = settings[place] as LeverSetting
  if (year < start) return base
  const elapsed = year - start + 1
  return elapsed >= ramp ? target : base + (target - base) * (elapsed / ramp)
}

/** Someone else's way to run the same equations. */
export interface Peer {
  readonly name: string
  /**
   * @param drawn a value for each of `ranges`.
   * @param targets a value for each of `movedLevers`.
   * @returns all outputs; NaN, or 0 where an engine knows no missing value.
   */
  run(drawn: Float64Array, targets: Float64Array): Float64Array
  /** How many of 10,000 runs are timed; the rest is scaled. */
  readonly sampled?: number
}
