/** How long projections take in plain Node. */
import { join } from 'node:path'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import { compile } from '../src/model/compile.ts'
import { run } from '../src/model/program.ts'
import { createProjector } from '../src/model/projection.ts'
import { baselineScenario } from '../src/model/scenario.ts'
import { measure } from './median.ts'

/** One subject runs this often in a round, so that the clock's grain does not matter. */
const batch = 200
const draws = 10_000

export function benchProjection(): Readonly<Record<string, string>> {
  const library = readLibraryFrom(join(import.meta.dirname, '..', 'data'))
  if (!library.ok) throw new Error('the data files have faults')
  const { built: model, baseline, shipped } = library.value
  const projector = createProjector(model)
  const base = baselineScenario(model.spec, baseline)
  const plan = shipped.find(({ texts }) => texts.file === 'plan-announced')?.scenario ?? base
  const indicators = model.spec.indicators.map((indicator) => indicator.id)
  const options = {
    run: 'baseline',
    reading: base.reading,
    horizon: base.horizon,
    outputs: indicators,
  } as const
  const program = compile(model, options)
  if (!program.ok) throw new Error(program.error.message)
  const inputs = Float64Array.from(program.value.uniform, (input) => {
    if (input.kind === 'assumption') return model.assumptions.get(input.id)?.central ?? 0
    return input.kind === 'base' ? (model.levers.get(input.id)?.base ?? 0) : 0
  })
  const drawn = compile(model, { ...options, drawn: new Set(model.assumptions.keys()) })
  if (!drawn.ok) throw new Error(drawn.error.message)
  const varying = new Float64Array(drawn.value.varying.length * draws)
  for (const [index, input] of drawn.value.varying.entries()) {
    const value = input.kind === 'assumption' ? (model.assumptions.get(input.id)?.central ?? 0) : 0
    varying.fill(value, index * draws, (index + 1) * draws)
  }
  const bases = Float64Array.from(drawn.value.uniform, (input) =>
    input.kind === 'base' ? (model.levers.get(input.id)?.base ?? 0) : 0,
  )
  let step = 0
  const repeat = (action: () => void) => () => {
    for (let index = 0; index < batch; index++) action()
  }
  const batched = measure(
    {
      baseline: repeat(() => run(program.value, inputs)),
      scenario: repeat(() => {
        step += 1
        projector.project({
          ...plan,
          levers: { ...plan.levers, rdIntensity: { target: 2 + (step % 100) / 50 } },
        })
      }),
      assumptions: repeat(() => {
        step += 1
        projector.project({ ...plan, assumptions: { imitation: 0.05 + (step % 9000) / 100_000 } })
      }),
    },
    15,
  )
  const whole = measure(
    {
      compile: () => compile(model, options),
      ensemble: () => run(drawn.value, bases, varying, draws),
    },
    7,
  )
  const micro = (milliseconds = Number.NaN) => `${((1000 * milliseconds) / batch).toFixed(0)} µs`
  return {
    'baseline run, 19 indicators to 2035': micro(batched.baseline),
    'scenario, baseline run known': micro(batched.scenario),
    'scenario with new assumptions (two runs)': micro(batched.assumptions),
    'compiling the baseline run': `${whole.compile?.toFixed(1)} ms`,
    'baseline run, 10,000 draws of all assumptions': `${whole.ensemble?.toFixed(0)} ms`,
  }
}
