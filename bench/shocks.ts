/** What chance costs: fans of a model with shocks, with them and with assumptions alone, while a lever is dragged. */
import { join } from 'node:path'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import type { Bands } from '../src/model/analysis/draws.ts'
import { runEnsemble } from '../src/model/analysis/ensemble.ts'
import { sobolIndices } from '../src/model/analysis/sobol-indices.ts'
import { keyOf } from '../src/model/ground.ts'
import { hasShocks } from '../src/model/model.ts'
import { baselineScenario } from '../src/model/scenario.ts'
import type { Scenario } from '../src/model/spec.ts'
import { measure } from './median.ts'

const library = readLibraryFrom(join(import.meta.dirname, '..', 'data'))
if (!library.ok) throw new Error('the data files have faults')
const { data, grounds } = library.value
const file = data.models.find(hasShocks)
if (!file) throw new Error('no model has shocks')
const ground = grounds.of({ model: keyOf(file), baseline: grounds.first.baseline.id })
if (!ground.ok) throw new Error(ground.error.code)
const { built: model, model: spec, baseline: baselineSpec } = ground.value
const indicators = spec.indicators.map(({ id }) => id)
const baseline = baselineScenario(spec, baselineSpec)

/** Every lever that is policy, moved to its highest value from the first year on, but for one. */
const [dragged, ...others] = spec.levers.filter(
  ({ group }) => spec.leverGroups.find(({ id }) => id === group)?.policy,
)
if (!dragged) throw new Error('there is no lever to drag')
const { id, min, max } = dragged
const moved = Object.fromEntries(others.map((lever) => [lever.id, { target: lever.max }]))

let step = 0
/** A state of the lever that was not there a moment ago. */
function next(): Scenario {
  step += 1
  const target = min + ((max - min) * (1 + (step % 200))) / 201
  return { ...baseline, levers: { ...moved, [id]: { target } } }
}

const fans = (bands: Bands, names: readonly string[], draws = 1000, seed = () => 1) => ({
  batch: draws > 1000 ? 1 : 5,
  run: () => void runEnsemble(model, next(), { draws, seed: seed(), names, bands }),
})

export function benchShocks(): Readonly<Record<string, string>> {
  const seven = indicators.slice(0, 7)
  let seed = 1
  const quantity = { indicator: seven[0] ?? '', year: spec.keyYear }
  const subjects = {
    seven: fans('all', seven),
    sevenOnly: fans('assumptions', seven),
    all: fans('all', indicators),
    allOnly: fans('assumptions', indicators),
    anew: fans('all', seven, 1000, () => ++seed),
    anewOnly: fans('assumptions', seven, 1000, () => ++seed),
    many: fans('all', indicators, 10_000),
    manyOnly: fans('assumptions', indicators, 10_000),
    sobol: { run: () => void sobolIndices(model, next(), { ...quantity, samples: 1024, seed: 1 }) },
  }
  const times = measure(subjects, 9, 2)
  const shown = (name: keyof typeof times): string => `${times[name].toFixed(1)} ms`
  const both = (name: 'seven' | 'all' | 'anew' | 'many'): string =>
    `${shown(name)}; with assumptions alone ${shown(`${name}Only`)}`
  const count = spec.shocks?.length ?? 0
  return {
    [`model 2, ${count} shocks: fans of 1,000 draws after a lever moved, 7 indicators`]: both('seven'),
    [`model 2, ${count} shocks: the same, ${indicators.length} indicators`]: both('all'),
    [`model 2, ${count} shocks: fans of 1,000 draws of another seed, 7 indicators`]: both('anew'),
    [`model 2, ${count} shocks: fans of 10,000 draws, ${indicators.length} indicators`]: both('many'),
    [`model 2, ${count} shocks: Sobol indices, N = 1,024`]: shown('sobol'),
  }
}
