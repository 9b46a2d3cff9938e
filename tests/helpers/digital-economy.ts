/** Version 2 of the model of the digital economy, on the baselines of the independent implementation. */
import { buildModel } from '../../src/model/build-model.ts'
import { keyOf } from '../../src/model/ground.ts'
import type { Model } from '../../src/model/model.ts'
import { createProjector, type Projector, type Shocks } from '../../src/model/projection.ts'
import { resolveModel } from '../../src/model/resolve-model.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import type { LeverDeparture, Scenario } from '../../src/model/spec.ts'
import guangdong from '../fixtures/reference2/guangdong-2023.json' with { type: 'json' }
import reference from '../fixtures/reference2/reference2.json' with { type: 'json' }
import later from '../fixtures/reference2/reference2-later.json' with { type: 'json' }
import zhejiang from '../fixtures/reference2/zhejiang-2023.json' with { type: 'json' }
import { baselineOf, type JsonBaseline } from './json-baseline.ts'
import { library } from './library.ts'

/** Numbers of an independent implementation of the same equations. */
export interface ReferenceCase {
  readonly name: string
  readonly baseline: string
  readonly reading: string
  readonly horizon: number
  readonly levers: Readonly<Record<string, LeverDeparture>>
  readonly assumptions: Readonly<Record<string, number>>
  readonly bases: Readonly<Record<string, number>>
  readonly shocks: Shocks
  readonly rows: readonly (Readonly<Record<string, number | null>> & { readonly year: number })[]
}

export const referenceKeys = [reference.model, later.model]
// JSON of many shapes: TypeScript would give each case a type of its own.
export const cases = [...reference.cases, ...later.cases] as unknown as readonly ReferenceCase[]
export const jsonBaselines = {
  ...reference.baselines,
  'zhejiang-2023': zhejiang,
  'guangdong-2023': guangdong,
} as unknown as Readonly<Record<string, JsonBaseline>>

/** The model file, which stands on any baseline. */
export const file = (() => {
  const found = library.data.models.find((each) => keyOf(each) === reference.model)
  if (!found) throw new Error(`no ${reference.model}`)
  return found
})()

/** The model on a baseline of the independent implementation. */
export function modelOn(json: JsonBaseline): Model {
  const baseline = baselineOf(json, file)
  const spec = resolveModel(file, baseline)
  if (!spec.ok) throw new Error(JSON.stringify(spec.error))
  const model = buildModel(spec.value, library.data.units, baseline)
  if (!model.ok) throw new Error(JSON.stringify(model.error))
  return model.value
}

export interface Stand {
  readonly model: Model
  readonly projector: Projector
  /** A scenario of this model that departs as it is told. */
  scenario(changes?: Partial<Scenario>): Scenario
}

const stands = new Map<string, Stand>()

/** The model on a baseline by its id, with a projector. */
export function standOn(id: string): Stand {
  const json = jsonBaselines[id]
  if (!json) throw new Error(`no baseline ${id}`)
  const known = stands.get(id)
  if (known) return known
  const model = modelOn(json)
  const plain = baselineScenario(model.spec, model.baseline)
  const stand: Stand = {
    model,
    projector: createProjector(model),
    scenario: (changes = {}) => ({ ...plain, id: 'test', name: 'Test', ...changes }),
  }
  stands.set(id, stand)
  return stand
}
