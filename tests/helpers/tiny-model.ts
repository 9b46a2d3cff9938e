/**
 * A model that has nothing to do with Zhejiang: the shared bicycles of Malmö, read from data files of its own.
 * Its numbers can be worked out in one's head, so that tests of the core need no other implementation.
 *
 * Its baseline can be read in one way only; here it has a second reading, so that readings can be told apart.
 */
import { join } from 'node:path'
import { readLibraryFrom } from '../../src/main/data-folder.ts'
import { buildModel } from '../../src/model/build-model.ts'
import { faultCodes } from '../../src/model/fault.ts'
import type { Model } from '../../src/model/model.ts'
import { modelKey } from '../../src/model/model.ts'
import type {
  AssumptionSpec,
  BaselineSpec,
  EquationSpec,
  IndicatorSpec,
  LeverSpec,
  ModelSpec,
  Scenario,
  Text,
  UnitsSpec,
} from '../../src/model/spec.ts'

/** The data folder of the other region. */
export const tinyFolder = join(import.meta.dirname, '..', 'fixtures', 'malmo')

/** Data files of a model that leaves out whatever may be left out. */
export const bareFolder = join(import.meta.dirname, '..', 'fixtures', 'bare')

const read = readLibraryFrom(tinyFolder)
if (!read.ok) throw new Error(read.error.map(({ file, path, code }) => `${file} ${path}: ${code}`).join('\n'))
export const tinyLibrary = read.value
/** As its files have it. */
export const tinyGround = tinyLibrary.grounds.first
const { units, baseline, model } = tinyGround

const text = (words: string): Text => ({ en: words, ko: words, zh: words })

function the<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

export const tinyUnits: UnitsSpec = units

const counted = the(baseline.readings, 'counted')
const fleetCounted = the(baseline.figures, 'fleetCounted')
export const tinyBaseline: BaselineSpec = {
  ...baseline,
  readings: [counted, { ...counted, id: 'estimated' }],
  figures: [
    fleetCounted,
    { ...fleetCounted, id: 'fleetEstimated', value: 200 },
    the(baseline.figures, 'fare'),
  ],
}

export const lever: LeverSpec = the(model.levers, 'newBikes')
export const wear: AssumptionSpec = the(model.assumptions, 'wear')

export const auxiliary = (id: string, key: string, formula: string): EquationSpec => ({
  kind: 'auxiliary',
  id,
  unit: key,
  label: text(id),
  formula,
})

export const stock = (id: string, key: string, initial: string, next: string): EquationSpec => ({
  kind: 'stock',
  id,
  unit: key,
  label: text(id),
  initial,
  next,
})

export const indicator = (id: string, key: string, formula: string, where?: string): IndicatorSpec => ({
  id,
  unit: key,
  digits: 0,
  label: text(id),
  short: text(id),
  description: text(id),
  formula,
  ...(where === undefined ? {} : { where }),
})

export const tinyEquations: readonly EquationSpec[] = model.sections.flatMap(({ equations }) =>
  equations.map((equation) =>
    equation.id === 'fleet'
      ? { ...equation, initial: { counted: 'fleetCounted', estimated: 'fleetEstimated' } }
      : equation,
  ),
)

export const tinyIndicators: readonly IndicatorSpec[] = model.indicators

export const tinySpec: ModelSpec = {
  ...model,
  figures: tinyBaseline.figures.map(({ id }) => ({ id })),
  sections: model.sections.map((section) => ({ ...section, equations: tinyEquations })),
}

/** The specification with other equations. */
export const withEquations = (...equations: readonly EquationSpec[]): ModelSpec => ({
  ...tinySpec,
  sections: tinySpec.sections.map((section) => ({ ...section, equations })),
})

export function buildTiny(spec: ModelSpec = tinySpec): Model {
  const built = buildModel(spec, tinyUnits, tinyBaseline)
  if (!built.ok) throw new Error(faultCodes(built.error))
  return built.value
}

export const tinyScenario = (changes: Partial<Scenario> = {}): Scenario => ({
  id: 'tiny',
  name: 'Tiny',
  notes: '',
  model: modelKey(tinySpec),
  baseline: tinyBaseline.id,
  reading: 'counted',
  horizon: tinySpec.horizon.default,
  levers: {},
  assumptions: {},
  indicators: [],
  ...changes,
})
