/** Projects scenarios: a scenario in, the trajectory of each indicator out. */
import { withOwnIndicators } from './build-model.ts'
import { compile } from './compile.ts'
import { walkFormula } from './formula.ts'
import { kept } from './kept.ts'
import { formulasOf, type Model, plausibilityName } from './model.ts'
import { byName } from './order.ts'
import { type Program, type ProgramInput, run } from './program.ts'
import { assumedIn, leverValue, movedSetting } from './scenario.ts'
import type { IndicatorId, LeverId, ModelSpec, Scenario, ShockId, Text, Year } from './spec.ts'
import { isMoney } from './unit.ts'
import { deflate, dropInfinite } from './value.ts'
import { valueInYear, yearsTo } from './years.ts'

/** A value for each year from the launch to the horizon; NaN where there is none. */
export type Trajectory = Float64Array

export interface Projection {
  readonly scenario: Scenario
  readonly years: readonly Year[]
  /** Trajectories of everything asked for, by name; money in current prices. */
  readonly series: ReadonlyMap<string, Trajectory>
  /** Which of them are amounts of money, which prices change. */
  readonly money: ReadonlySet<string>
}

/** In which prices money is shown; the model computes in constant prices and reports current ones. */
export type Prices = 'current' | 'constant'

/** Drawn base values of levers; the model's own where a lever is missing. */
export type Bases = Readonly<Record<LeverId, number>>

/** What chance brings: the number of each shock by year, 0 where it is missing. */
export type Shocks = Readonly<Record<ShockId, Readonly<Record<Year, number>>>>

/** An indicator that leaves the range held plausible, and the first year in which it does. */
export interface Implausibility {
  readonly indicator: IndicatorId
  readonly from: Year
  /** What it is that is not plausible. */
  readonly message: Text
}

/** Scenarios given to a projector are ones in which `checkScenario` found no fault. */
export interface Projector {
  readonly model: Model
  /**
   * Projects all indicators, the scenario's own included.
   * @param bases drawn base values, which hold from the launch on, in the baseline run too.
   * @param shocks what chance brings, to the baseline run too; nothing, where it is missing.
   */
  project(scenario: Scenario, bases?: Bases, shocks?: Shocks): Projection
  /** Projects any names of the model: indicators, stocks, auxiliaries, levers. */
  projectNames(scenario: Scenario, names: readonly string[], bases?: Bases, shocks?: Shocks): Projection
  /** Where a projection leaves what is held plausible; nothing is clipped. */
  implausible(scenario: Scenario): readonly Implausibility[]
}

/** What a draw sets apart from the scenario itself, and both runs have in common. */
interface Given {
  readonly bases: Bases
  readonly shocks: Shocks | undefined
}

/** A program, and which of its outputs are amounts of money. */
interface Prepared {
  readonly program: Program
  readonly money: ReadonlySet<string>
}

/** What a projector keeps: programs for every horizon in either reading, and some of what is tried beside them. */
const most = { programs: 256, baselines: 32 } as const

/** Prepares a model for projecting; programs and baseline runs are kept between calls. */
export function createProjector(model: Model): Projector {
  const everyLever = new Set(model.levers.keys())
  const programs = new Map<string, Prepared>()
  const baselines = new Map<string, ReadonlyMap<string, Trajectory>>()

  const prepare = (
    run: 'baseline' | 'scenario',
    scenario: Scenario,
    outputs: readonly string[],
    { shocks }: Given,
  ): Prepared => {
    const { reading, horizon, indicators } = scenario
    const key = JSON.stringify([run, reading, horizon, indicators, outputs, shocks !== undefined])
    return kept(programs, key, most.programs, () => {
      const whole = withOwnIndicators(model, indicators)
      const common = { run, reading, horizon, outputs, moved: everyLever }
      const compiled = compile(whole, shocks ? { ...common, shocks: 'uniform' } : common)
      // Every reading was compiled when the model was built, so a fault here is a bug.
      if (!compiled.ok) throw new Error(compiled.error.code)
      return { program: compiled.value, money: moneyAmong(outputs, whole) }
    })
  }

  const runFor = (program: Program, scenario: Scenario, given: Given, baseline: Projection['series']) =>
    split(program, run(program, inputValues(program, model, scenario, given, baseline)))

  /** What a scenario run needs of the baseline run with the same assumptions, bases and shocks. */
  const baselineRun = (scenario: Scenario, given: Given): Projection['series'] => {
    const { reading, horizon, assumptions, indicators } = scenario
    const key = JSON.stringify([
      reading,
      horizon,
      indicators,
      sortedEntries(assumptions),
      sortedEntries(given.bases),
      given.shocks ?? null,
    ])
    return kept(baselines, key, most.baselines, () => {
      const references = baselineReferences(withOwnIndicators(model, indicators))
      const { program } = prepare('baseline', scenario, references, given)
      return runFor(program, scenario, given, new Map())
    })
  }

  const projectNames: Projector['projectNames'] = (scenario, names, bases = {}, shocks) => {
    const given: Given = { bases, shocks }
    const { program, money } = prepare('scenario', scenario, [...new Set(names)], given)
    const series = runFor(program, scenario, given, baselineRun(scenario, given))
    for (const trajectory of series.values()) dropInfinite(trajectory)
    return { scenario, years: yearsTo(model.spec, scenario.horizon), series, money }
  }

  return {
    model,
    projectNames,
    project: (scenario, bases, shocks) =>
      projectNames(scenario, indicatorIds(model, scenario), bases, shocks),
    implausible(scenario) {
      const { years, series } = projectNames(
        scenario,
        model.plausibility.map((_, index) => plausibilityName(index)),
      )
      return model.plausibility.flatMap(({ spec }, index): Implausibility[] => {
        const year = years[series.get(plausibilityName(index))?.indexOf(0) ?? -1]
        return year === undefined ? [] : [{ indicator: spec.indicator, from: year, message: spec.message }]
      })
    },
  }
}

/** The ids of all indicators of a scenario: the model's, then the scenario's own. */
export function indicatorIds(model: Model, scenario: Scenario): readonly IndicatorId[] {
  return [...model.spec.indicators, ...scenario.indicators].map((indicator) => indicator.id)
}

/** The same projection in other prices: money divided by the price index, the rest as it is. */
export function inPrices(projection: Projection, prices: Prices, model: Model): Projection {
  const deflator = projection.series.get(model.spec.deflator ?? '')
  if (prices === 'current' || !deflator) return projection
  const series = new Map<string, Trajectory>()
  for (const [name, trajectory] of projection.series) {
    series.set(name, projection.money.has(name) ? deflate(trajectory.slice(), deflator) : trajectory)
  }
  return { ...projection, series }
}

/** Names with the deflator among them: all that amounts in constant prices are computed from. */
export const withDeflator = (
  names: readonly string[],
  { deflator }: Pick<ModelSpec, 'deflator'>,
): readonly string[] => (deflator === undefined ? names : [...new Set([...names, deflator])])

/**
 * Indicators that are amounts of money in current prices; the model's stocks and auxiliaries are in constant ones, as
 * all is where there is no deflator.
 */
export function moneyAmong(names: readonly string[], model: Model): ReadonlySet<string> {
  if (model.spec.deflator === undefined) return new Set()
  return new Set(
    names.filter((name) => {
      const definition = model.names.get(name)
      return definition?.kind === 'indicator' && isMoney(definition.unit, model.units)
    }),
  )
}

const referencesOf = new WeakMap<Model, readonly string[]>()

/** Names in a `baseline(…)` of any formula: what a scenario run needs of the baseline run. */
export function baselineReferences(model: Model): readonly string[] {
  const known = referencesOf.get(model)
  if (known) return known
  const names = new Set<string>()
  for (const definition of model.names.values()) {
    for (const formula of formulasOf(definition)) {
      for (const part of walkFormula(formula)) {
        if (part.kind === 'reference' && part.reference === 'baseline') names.add(part.name)
      }
    }
  }
  const references = [...names]
  referencesOf.set(model, references)
  return references
}

function inputValues(
  program: Program,
  model: Model,
  scenario: Scenario,
  { bases, shocks }: Given,
  baseline: Projection['series'],
): Float64Array {
  const { schedule } = model.spec
  const base = (id: LeverId): number => bases[id] ?? model.levers.get(id)?.base ?? Number.NaN
  const settings = new Map(
    model.spec.levers.map((lever) => [lever.id, movedSetting(scenario, lever, schedule)]),
  )
  const inputValue = (input: ProgramInput): number => {
    switch (input.kind) {
      case 'assumption': {
        const assumption = model.assumptions.get(input.id)
        return assumption ? assumedIn(scenario, assumption) : Number.NaN
      }
      case 'base':
        return base(input.id)
      case 'lever':
        return leverValue(settings.get(input.id), base(input.id), input.year)
      case 'shock':
        return shocks?.[input.name]?.[input.year] ?? 0
      case 'baseline':
        return valueInYear(baseline.get(input.name), input.year, model.spec)
    }
  }
  // A plain loop, since `Float64Array.from` would take as long as the rest of a projection.
  const values = new Float64Array(program.uniform.length)
  for (let index = 0; index < values.length; index++) {
    values[index] = inputValue(program.uniform[index] as ProgramInput)
  }
  return values
}

/** Cuts the outputs of a single draw into trajectories. */
function split(program: Program, outputs: Float64Array): Projection['series'] {
  const names = [...new Set(program.outputs.map((output) => output.name))]
  const length = program.outputs.length / names.length
  return new Map(names.map((name, index) => [name, outputs.subarray(index * length, (index + 1) * length)]))
}

const sortedEntries = (record: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(record).sort(byName)
