/** Everything that ships with the product, read and checked: units, model, baseline, outcomes, scenarios. */
import type { z } from 'zod'
import { buildModel } from '../model/build-model.ts'
import { type Fault, fault } from '../model/fault.ts'
import type { Model } from '../model/model.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { BaselineSpec, Labelled, ModelSpec, OutcomesSpec, Scenario, UnitsSpec } from '../model/spec.ts'
import { readUnits } from '../model/unit.ts'
import { decode, placeFaults, validate } from './document.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import { readScenarioFile } from './scenario-file.ts'
import { scenarioFileEnding } from './scenario-text.ts'
import {
  baselineSchema,
  modelSchema,
  outcomesSchema,
  type ShippedScenarioSpec,
  shippedSchema,
  unitsSchema,
} from './schemas.ts'
import { readYamlDocument } from './yaml-document.ts'

/** Reads a file below the data folder; undefined where there is none. */
export type ReadBytes = (path: string) => Uint8Array | undefined

/** A scenario that ships, with its texts in all languages. */
export interface ShippedScenario {
  readonly texts: ShippedScenarioSpec
  readonly scenario: Scenario
}

/** The data files as validated values: what a window or a command needs to build the model. */
export interface LibraryData {
  readonly units: UnitsSpec
  readonly model: ModelSpec
  readonly baseline: BaselineSpec
  readonly outcomes: OutcomesSpec
  readonly shipped: readonly ShippedScenario[]
}

export interface Library extends LibraryData {
  readonly built: Model
}

/** Paths below the data folder. */
export const dataPaths = {
  units: 'units.yaml',
  model: 'models/zhejiang-digital-economy.yaml',
  baseline: 'baselines/kiep-17-06.yaml',
  outcomes: 'outcomes/zhejiang.yaml',
  shipped: 'scenarios/shipped.yaml',
  scenario: (file: string) => `scenarios/${file}${scenarioFileEnding}`,
} as const

/** Larger than any data file that ships, small enough to read at once. */
const maxDataBytes = 4 * 1024 * 1024

/**
 * Reads the library.
 * @returns the library, or every fault of the first file that has any.
 */
export function readLibrary(read: ReadBytes): Result<Library, readonly FileFault[]> {
  const units = readDataFile(read, dataPaths.units, unitsSchema, checkUnits)
  if (!units.ok) return units
  const baseline = readDataFile(read, dataPaths.baseline, baselineSchema, (spec) =>
    checkBaseline(spec, units.value),
  )
  if (!baseline.ok) return baseline
  let built: Model | undefined
  const model = readDataFile(read, dataPaths.model, modelSchema, (spec) => {
    const result = buildModel(spec, units.value, baseline.value)
    if (!result.ok) return result.error
    built = result.value
    return []
  })
  if (!model.ok) return model
  if (!built) throw new Error('a model without faults was not built')
  const outcomes = readDataFile(read, dataPaths.outcomes, outcomesSchema, (spec) =>
    checkOutcomes(spec, model.value, units.value),
  )
  if (!outcomes.ok) return outcomes
  const shipped = readShipped(read, built)
  if (!shipped.ok) return shipped
  return ok({
    units: units.value,
    model: model.value,
    baseline: baseline.value,
    outcomes: outcomes.value,
    shipped: shipped.value,
    built,
  })
}

/** Reads one data file by its schema, and by checks that a schema cannot express. */
export function readDataFile<T>(
  read: ReadBytes,
  path: string,
  schema: z.ZodType<T>,
  check: (value: T) => readonly Fault[] = () => [],
): Result<T, readonly FileFault[]> {
  const bytes = read(path)
  if (!bytes) return failed([missing(path)])
  const text = decode(path, bytes, maxDataBytes)
  if (!text.ok) return text
  const document = readYamlDocument(path, text.value)
  if (!document.ok) return document
  const value = validate(document.value, schema)
  if (!value.ok) return value
  const faults = check(value.value)
  return faults.length === 0 ? value : failed(placeFaults(document.value, faults))
}

function checkUnits(spec: UnitsSpec): readonly Fault[] {
  const units = readUnits(spec)
  return units.ok ? [] : units.error
}

function checkBaseline(spec: BaselineSpec, units: UnitsSpec): readonly Fault[] {
  const known = new Set<string>()
  const faults: Fault[] = []
  for (const [index, figure] of spec.figures.entries()) {
    const path = ['figures', index]
    if (known.has(figure.id)) faults.push(duplicate(path, figure.id))
    known.add(figure.id)
    if (!Object.hasOwn(units.units, figure.unit)) faults.push(unknownUnit(path, figure.unit))
    if (!isAmong(spec.regions, figure.region)) faults.push(unknownRegion([...path, 'region'], figure.region))
    if (!isAmong(spec.topics, figure.topic)) faults.push(unknownTopic([...path, 'topic'], figure.topic))
  }
  if (!isAmong(spec.regions, spec.region)) faults.push(unknownRegion(['region'], spec.region))
  const lists = [
    ...spec.readings.map((reading, index) => ({
      path: ['readings', index, 'figures'],
      figures: reading.figures,
    })),
    ...spec.conflicts.map((conflict, index) => ({
      path: ['conflicts', index, 'figures'],
      figures: conflict.figures,
    })),
  ]
  for (const { path, figures } of lists) {
    for (const [index, id] of figures.entries()) {
      if (!known.has(id)) faults.push(missingFigure([...path, index], id))
    }
  }
  if (!spec.readings.some((reading) => reading.id === spec.defaultReading)) {
    const message = `the default reading ${spec.defaultReading} is not among the readings`
    faults.push(fault('unknown-reading', ['defaultReading'], message, { reading: spec.defaultReading }))
  }
  return faults
}

function checkOutcomes(spec: OutcomesSpec, model: ModelSpec, units: UnitsSpec): readonly Fault[] {
  const indicators = new Map(model.indicators.map((indicator) => [indicator.id, indicator]))
  const known = new Set<string>()
  const faults: Fault[] = []
  for (const [index, outcome] of spec.outcomes.entries()) {
    const path = ['outcomes', index]
    if (known.has(outcome.id)) faults.push(duplicate(path, outcome.id))
    known.add(outcome.id)
    if (!Object.hasOwn(units.units, outcome.unit)) faults.push(unknownUnit(path, outcome.unit))
    if (outcome.indicator === undefined) continue
    const indicator = indicators.get(outcome.indicator)
    if (!indicator) faults.push(unknownIndicator([...path, 'indicator'], outcome.indicator))
    else if (outcome.measure === 'level' && indicator.unit !== outcome.unit) {
      const message = `${outcome.id} is in ${outcome.unit}, but ${indicator.id} is in ${indicator.unit}`
      const details = { name: outcome.id, left: outcome.unit, right: indicator.unit }
      faults.push(fault('unit-mismatch', [...path, 'unit'], message, details))
    }
  }
  for (const [index, { indicator }] of spec.breaks.entries()) {
    if (!indicators.has(indicator)) faults.push(unknownIndicator(['breaks', index, 'indicator'], indicator))
  }
  return faults
}

function readShipped(
  read: ReadBytes,
  model: Model,
): Result<readonly ShippedScenario[], readonly FileFault[]> {
  const list = readDataFile(read, dataPaths.shipped, shippedSchema)
  if (!list.ok) return list
  const shipped: ShippedScenario[] = []
  for (const texts of list.value.scenarios) {
    const path = dataPaths.scenario(texts.file)
    const bytes = read(path)
    if (!bytes) return failed([missing(path)])
    const scenario = readScenarioFile(path, bytes, model)
    if (!scenario.ok) return scenario
    if (scenario.value.id !== texts.id || scenario.value.name !== texts.name.en) {
      const message = `id and name are not those of ${dataPaths.shipped}`
      return failed([{ ...fileFault(path, 'shape', message), path: 'id' }])
    }
    shipped.push({ texts, scenario: scenario.value })
  }
  return ok(shipped)
}

const missing = (file: string): FileFault => fileFault(file, 'file-missing', 'the file is not there')

const isAmong = (entries: readonly Labelled[], id: string): boolean =>
  entries.some((entry) => entry.id === id)

type Path = Fault['path']
const duplicate = (path: Path, name: string): Fault =>
  fault('name-duplicate', [...path, 'id'], `the id ${name} stands twice`, { name })
const unknownUnit = (path: Path, unit: string): Fault =>
  fault('unit-unknown', [...path, 'unit'], `"${unit}" is not a unit of units.yaml`, { unit })
const missingFigure = (path: Path, figure: string): Fault =>
  fault('figure-missing', path, `there is no figure ${figure}`, { figure })
const unknownRegion = (path: Path, name: string): Fault =>
  fault('name-unknown', path, `there is no region ${name}`, { name })
const unknownTopic = (path: Path, name: string): Fault =>
  fault('name-unknown', path, `there is no topic ${name}`, { name })
const unknownIndicator = (path: Path, name: string): Fault =>
  fault('name-unknown', path, `there is no indicator ${name}`, { name })
