/**
 * What scenarios stand on: a model put on a baseline, with the units, outcomes and scenarios that go with it.
 *
 * Models and baselines are found by the names that a scenario gives them, so any number of both lie side by side.
 */
import { buildModel } from './build-model.ts'
import { type Fault, fault } from './fault.ts'
import { checkFit } from './fit.ts'
import type { Model } from './model.ts'
import type { ModelFile } from './model-file.ts'
import { type ResolveFaults, resolveModel } from './resolve-model.ts'
import { failed, ok, type Result } from './result.ts'
import type { SealedFile } from './sealed.ts'
import {
  type BaselineSpec,
  languages,
  type ModelSpec,
  type OutcomesSpec,
  type PackSpec,
  type Scenario,
  type ShippedScenarioSpec,
  type UnitsSpec,
} from './spec.ts'

/** A scenario that ships, with its texts in all languages. */
export interface ShippedScenario {
  readonly texts: ShippedScenarioSpec
  readonly scenario: Scenario
}

/** A pack as its files say it. */
export interface PackData {
  readonly spec: PackSpec
  readonly baselines: readonly BaselineSpec[]
  readonly outcomes: OutcomesSpec
  readonly shipped: readonly ShippedScenario[]
  /** Whether it lies in the user's data folder, and did not come with the product. */
  readonly isOwn?: true
}

/** All data files as validated values. */
export interface LibraryData {
  readonly units: UnitsSpec
  readonly models: readonly ModelFile[]
  /** Those for decisions first, then demonstrations. */
  readonly packs: readonly PackData[]
  readonly sealed: readonly SealedFile[]
}

/** What a scenario stands on. */
export interface Ground {
  readonly units: UnitsSpec
  readonly model: ModelSpec
  readonly baseline: BaselineSpec
  readonly pack: PackSpec
  readonly outcomes: OutcomesSpec
  /** Scenarios that ship, on whatever baseline. */
  readonly shipped: readonly ShippedScenario[]
  readonly built: Model
  /** Where another pack has a baseline of the same name: whether this one's lies in the user's data folder. */
  readonly namesake?: { readonly isOwn: boolean }
}

/** Names a ground, as a scenario does. */
export type GroundNames = Pick<Scenario, 'model' | 'baseline'>

/** What finds grounds. */
export interface Grounds {
  readonly data: LibraryData
  /** The default baseline of the first pack. */
  readonly first: Ground
  /** The ground that a scenario names; or what is not here, with the path of keys in the scenario. */
  of(names: GroundNames): Result<Ground, Fault>
  /** Every baseline under the model that its pack is made for. */
  readonly all: readonly Ground[]
}

/** `id@version` of a model file. */
export const keyOf = ({ id, version }: Pick<ModelFile, 'id' | 'version'>): string => `${id}@${version}`

/** Puts a model on a baseline of a pack. */
export function createGround(
  { units, packs }: LibraryData,
  file: ModelFile,
  pack: PackData,
  baseline: BaselineSpec,
): Result<Ground, ResolveFaults> {
  const model = resolveModel(file, baseline)
  if (!model.ok) return model
  const built = buildModel(model.value, units, baseline)
  if (!built.ok) return failed({ model: built.error, baseline: [] })
  const unfit = checkFit(built.value)
  if (unfit.length > 0) return failed({ model: [], baseline: unfit })
  return ok({
    units,
    model: model.value,
    baseline,
    pack: pack.spec,
    outcomes: pack.outcomes,
    shipped: packs.flatMap(({ shipped }) => shipped),
    built: built.value,
  })
}

interface Placed {
  readonly pack: PackData
  readonly baseline: BaselineSpec
}

/** Whether two baselines are called alike in some language. */
const alikeIn = (one: Placed, other: Placed): boolean =>
  languages.some(
    (language) =>
      one.pack.spec.label[language] === other.pack.spec.label[language] &&
      one.baseline.short[language] === other.baseline.short[language],
  )

/**
 * The grounds of a library; each is built when it is asked for first.
 * @param data one whose packs were found without fault under the models that they are made for.
 */
export function createGrounds(data: LibraryData): Grounds {
  const built = new Map<string, Result<Ground, Fault>>()
  const baselines = data.packs.flatMap((pack) => pack.baselines.map((baseline) => ({ pack, baseline })))

  const build = (names: GroundNames): Result<Ground, Fault> => {
    const file = data.models.find((each) => keyOf(each) === names.model)
    if (!file) {
      return failed(fault('unknown-model', ['model'], { model: names.model, known: data.models.map(keyOf) }))
    }
    const found = baselines.find(
      ({ pack, baseline }) =>
        names.baseline === baseline.id || names.baseline === `${pack.spec.id}/${baseline.id}`,
    )
    if (!found) {
      const known = baselines.map(({ baseline }) => baseline.id)
      return failed(fault('unknown-baseline', ['baseline'], { baseline: names.baseline, known }))
    }
    const ground = createGround(data, file, found.pack, found.baseline)
    if (!ground.ok) return failed(fault('not-served', ['model'], names))
    const isNamesake = baselines.some((other) => other.pack !== found.pack && alikeIn(other, found))
    const { isOwn = false } = found.pack
    return isNamesake ? ok({ ...ground.value, namesake: { isOwn } }) : ground
  }
  const of = (names: GroundNames): Result<Ground, Fault> => {
    const key = `${names.model} ${names.baseline}`
    const known = built.get(key)
    if (known) return known
    const ground = build(names)
    built.set(key, ground)
    return ground
  }
  /** One of a library that was checked. */
  const sure = (names: GroundNames): Ground => {
    const ground = of(names)
    if (!ground.ok) throw new Error(`${names.model} on ${names.baseline}: ${ground.error.code}`)
    return ground.value
  }
  const [first] = data.packs
  if (!first) throw new Error('a library without packs')
  return {
    data,
    of,
    get first() {
      return sure(first.spec)
    },
    get all() {
      return baselines.map(({ pack, baseline }) => sure({ model: pack.spec.model, baseline: baseline.id }))
    },
  }
}
