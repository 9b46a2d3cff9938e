/**
 * Evaluates a scenario for many draws at once.
 *
 * A draw gives values to some assumptions and to the bases of some levers; everything else is the scenario's.
 * Both runs see the same draw: the baseline run first, then the scenario against it.
 */
import { compile } from '../compile.ts'
import type { Model } from '../model.ts'
import { type Program, type ProgramInput, type ProgramOutput, run } from '../program.ts'
import { baselineReferences } from '../projection.ts'
import { leverValue, settingOf } from '../scenario.ts'
import type { Scenario } from '../spec.ts'

/** What differs between draws: an assumption, or the base value of a lever. */
export interface DrawnInput {
  readonly kind: 'assumption' | 'base'
  readonly id: string
}

export interface Evaluator {
  readonly inputs: readonly DrawnInput[]
  /** The wanted names in their order, each with its years in order. */
  readonly outputs: readonly ProgramOutput[]
  /**
   * Evaluates draws; draw k depends on the k-th number of each column alone.
   * @param columns for each input, one number a draw.
   * @returns for each output, one number a draw, one output after another. NaN where there is no value.
   */
  evaluate(columns: readonly Float64Array[], draws: number): Float64Array
}

/**
 * Prepares a scenario for many draws.
 * @param names indicators, stocks or auxiliaries of the model; the scenario's own indicators are not among them.
 */
export function createEvaluator(
  model: Model,
  scenario: Scenario,
  inputs: readonly DrawnInput[],
  names: readonly string[],
): Evaluator {
  const { reading, horizon } = scenario
  const drawn = new Set(inputs.map((input) => input.id))
  const moved = new Set(Object.keys(scenario.levers))
  const compiled = (kind: 'baseline' | 'scenario', outputs: readonly string[]): Program => {
    const program = compile(model, { run: kind, reading, horizon, outputs, moved, drawn })
    // Every reading was compiled when the model was built, so a fault here is a bug.
    if (!program.ok) throw new Error(program.error.message)
    return program.value
  }
  // Where no lever is moved, the scenario run is the baseline run.
  const baseline = compiled('baseline', moved.size === 0 ? names : baselineReferences(model))
  const own = moved.size === 0 ? undefined : compiled('scenario', names)
  const place = new Map(baseline.outputs.map(({ name, year }, index) => [`${name} ${year}`, index]))

  const evaluate: Evaluator['evaluate'] = (columns, draws) => {
    const column = (id: string): Float64Array => {
      const found = columns[inputs.findIndex((input) => input.id === id)]
      if (!found) throw new Error(`no column is drawn for ${id}`)
      return found
    }
    const uniform = (program: Program, reference: Float64Array) =>
      Float64Array.from(program.uniform, (input) => uniformValue(input, model, scenario, reference, place))
    const varying = (program: Program, reference: Float64Array): Float64Array => {
      const values = new Float64Array(program.varying.length * draws)
      for (const [index, input] of program.varying.entries()) {
        fillVarying(values.subarray(index * draws, (index + 1) * draws), input, column, reference)
      }
      return values
    }
    const fillVarying = (
      target: Float64Array,
      input: ProgramInput,
      of: typeof column,
      reference: Float64Array,
    ): void => {
      switch (input.kind) {
        case 'assumption':
        case 'base':
          target.set(of(input.id))
          return
        case 'lever': {
          const departure = scenario.levers[input.id]
          const setting = departure && settingOf(departure, model.spec.schedule)
          const bases = of(input.id)
          for (let draw = 0; draw < draws; draw++) {
            target[draw] = leverValue(setting, bases[draw] as number, input.year)
          }
          return
        }
        case 'baseline': {
          const from = (place.get(`${input.name} ${input.year}`) ?? 0) * draws
          target.set(reference.subarray(from, from + draws))
        }
      }
    }
    const none = new Float64Array(0)
    const reference = run(baseline, uniform(baseline, none), varying(baseline, none), draws)
    return own ? run(own, uniform(own, reference), varying(own, reference), draws) : reference
  }
  return { inputs, outputs: (own ?? baseline).outputs, evaluate }
}

function uniformValue(
  input: ProgramInput,
  model: Model,
  scenario: Scenario,
  reference: Float64Array,
  place: ReadonlyMap<string, number>,
): number {
  const base = (id: string): number => model.levers.get(id)?.base ?? Number.NaN
  switch (input.kind) {
    case 'assumption':
      return scenario.assumptions[input.id] ?? model.assumptions.get(input.id)?.central ?? Number.NaN
    case 'base':
      return base(input.id)
    case 'lever': {
      const departure = scenario.levers[input.id]
      return leverValue(departure && settingOf(departure, model.spec.schedule), base(input.id), input.year)
    }
    case 'baseline':
      // Without anything drawn the baseline run is one number for each output, whatever the number of draws.
      return (
        reference[(place.get(`${input.name} ${input.year}`) ?? 0) * (reference.length / place.size)] ??
        Number.NaN
      )
  }
}
