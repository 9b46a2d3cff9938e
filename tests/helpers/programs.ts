/** Compiled programs and their inputs, for tests that run a program without a projector. */
import { type CompileOptions, compile } from '../../src/model/compile.ts'
import type { Model } from '../../src/model/model.ts'
import { type Program, type ProgramInput, run } from '../../src/model/program.ts'
import type { Bases, Projection } from '../../src/model/projection.ts'
import { leverValue, settingOf } from '../../src/model/scenario.ts'
import type { Scenario } from '../../src/model/spec.ts'

/** One draw: what it sets apart from the scenario. */
export interface Draw {
  readonly assumptions: Scenario['assumptions']
  readonly bases: Bases
}

export function compiled(model: Model, options: CompileOptions): Program {
  const program = compile(model, options)
  if (!program.ok) throw new Error(program.error.code)
  return program.value
}

/**
 * Runs a program for some draws; what does not vary is taken from the first of them.
 * @param baseline what `baseline(…)` stands for, for each draw.
 */
export function runDraws(
  program: Program,
  model: Model,
  scenario: Scenario,
  draws: readonly Draw[],
  baseline: readonly Projection['series'][] = [],
): readonly Projection['series'][] {
  const value = (input: ProgramInput, index: number): number => {
    const { assumptions, bases } = draws[index] ?? { assumptions: {}, bases: {} }
    if (input.kind === 'shock') return 0
    if (input.kind === 'baseline') {
      return baseline[index]?.get(input.name)?.[input.year - model.spec.launchYear] ?? Number.NaN
    }
    if (input.kind === 'assumption') {
      const central = model.assumptions.get(input.id)?.central ?? Number.NaN
      return assumptions[input.id] ?? scenario.assumptions[input.id] ?? central
    }
    const base = bases[input.id] ?? model.levers.get(input.id)?.base ?? Number.NaN
    const departure = scenario.levers[input.id]
    if (input.kind === 'base' || !departure) return base
    return leverValue(settingOf(departure, model.spec.schedule), base, input.year)
  }
  const uniform = Float64Array.from(program.uniform, (input) => value(input, 0))
  const varying = new Float64Array(program.varying.length * draws.length)
  for (const [at, input] of program.varying.entries()) {
    for (const index of draws.keys()) varying[at * draws.length + index] = value(input, index)
  }
  const outputs = run(program, uniform, varying, draws.length)
  return draws.map((_, index) => {
    const series = new Map<string, Float64Array>()
    for (const [at, { name, year }] of program.outputs.entries()) {
      const trajectory = series.get(name) ?? new Float64Array(scenario.horizon - model.spec.launchYear + 1)
      trajectory[year - model.spec.launchYear] = outputs[at * draws.length + index] as number
      series.set(name, trajectory)
    }
    return series
  })
}

/** Every name that a projection can be asked for. */
export const projectable = (model: Model): readonly string[] =>
  [...model.names].flatMap(([name, { kind }]) =>
    ['lever', 'stock', 'auxiliary', 'indicator'].includes(kind) ? [name] : [],
  )
