/** What only Qiantang does: compiling, and fans that follow a lever while it is dragged. */
import { runEnsemble } from '../src/model/analysis/ensemble.ts'
import { compile } from '../src/model/compile.ts'
import { measure } from './median.ts'
import { baseline, indicators, model, scenario } from './subject.ts'

export function benchOwn(): Readonly<Record<string, string>> {
  const { reading, horizon } = baseline
  let step = 0
  const dragged = (names: readonly string[]) => () => {
    step += 1
    const rdIntensity = { ...scenario.levers.rdIntensity, target: 2 + (step % 200) / 100 }
    const own = { ...scenario, levers: { ...scenario.levers, rdIntensity } }
    runEnsemble(model, own, { draws: 1000, seed: 1, names })
  }
  const times = measure(
    {
      compile: {
        batch: 10,
        run: () => void compile(model, { run: 'scenario', reading, horizon, outputs: indicators }),
      },
      all: { batch: 5, run: dragged(indicators) },
      seven: { batch: 5, run: dragged(indicators.slice(0, 7)) },
    },
    15,
    3,
  )
  const shown = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
  return {
    'compiling a scenario’s run': shown(times.compile),
    'fans of 1,000 draws after a lever moved, 19 indicators': shown(times.all),
    'fans of 1,000 draws after a lever moved, 7 indicators': shown(times.seven),
  }
}
