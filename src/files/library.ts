/** Everything that ships with the product, read and checked: units, model, baseline, outcomes, scenarios. */
import type { z } from 'zod'
import { buildModel } from '../model/build-model.ts'
import { type Fault, fault } from '../model/fault.ts'
import type { Model } from '../model/model.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { BaselineSpec, Labelled, ModelSpec, OutcomesSpec, Scenario, UnitsSpec } from '../model/spec.ts'
import { readUnits } from '../model/unit.ts'
import { type Document, decode, placeFaults, validate } from './document.ts'
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

/** A data folder, wherever it lies; paths are below it. */
export interface DataFolder {
  /** The bytes of a file; undefined where there is none. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Names of the files in a folder, in any order; none where there is no folder. */
  readonly list: (folder: string) => readonly string[]
}

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

/** Kinds of data files; a region may do without outcomes and without scenarios that ship. */
export const dataKinds = ['units', 'model', 'baseline', 'outcomes', 'shipped'] as const
export type DataKind = (typeof dataKinds)[number]

/** The files that a library was read from, by path below the data folder. */
export type DataFiles = Readonly<Record<DataKind, string | undefined>>

export interface Library extends LibraryData {
  readonly built: Model
  readonly files: DataFiles
}

/** Folders below the data folder in which files are found by listing. */
export const dataFolders = { model: 'models', baseline: 'baselines', outcomes: 'outcomes' } as const

/** Files with a name of their own. */
export const unitsFile = 'units.yaml'
export const shippedFile = 'scenarios/shipped.yaml'
const scenarioFile = (name: string): string => `scenarios/${name}${scenarioFileEnding}`

/** Larger than any data file that ships, small enough to read at once. */
const maxDataBytes = 4 * 1024 * 1024

/**
 * Reads the library.
 * @returns the library, or every fault of the first file that has any.
 */
export function readLibrary(folder: DataFolder): Result<Library, readonly FileFault[]> {
  const units = readChecked(folder, unitsFile, unitsSchema, checkUnits)
  if (!units.ok) return units
  const modelFile = newestIn(folder, 'model')
  if (modelFile === undefined) return failed([missing(dataFolders.model)])
  const read = readDataFile(folder, modelFile, modelSchema)
  if (!read.ok) return read
  const { value: model, document } = read.value
  // The model says which baseline it stands on, if others lie beside it.
  const baselineFile = `${dataFolders.baseline}/${model.baseline}.yaml`
  const baseline = readChecked(folder, baselineFile, baselineSchema, (spec) =>
    checkBaseline(spec, units.value),
  )
  if (!baseline.ok) return baseline
  const built = buildModel(model, units.value, baseline.value)
  if (!built.ok) return failed(placeFaults(document, built.error))
  const outcomesFile = newestIn(folder, 'outcomes')
  const outcomes =
    outcomesFile === undefined
      ? ok(noOutcomes(baseline.value))
      : readChecked(folder, outcomesFile, outcomesSchema, (spec) => checkOutcomes(spec, model, units.value))
  if (!outcomes.ok) return outcomes
  const shipped = readShipped(folder, built.value)
  if (!shipped.ok) return shipped
  return ok({
    units: units.value,
    model,
    baseline: baseline.value,
    outcomes: outcomes.value,
    shipped: shipped.value ?? [],
    built: built.value,
    files: {
      units: unitsFile,
      model: modelFile,
      baseline: baselineFile,
      outcomes: outcomesFile,
      shipped: shipped.value && shippedFile,
    },
  })
}

/** The YAML file of a folder that comes last by name, with numbers in their order: the newest version. */
function newestIn(folder: DataFolder, kind: keyof typeof dataFolders): string | undefined {
  const path = dataFolders[kind]
  const names = folder.list(path).filter((name) => name.endsWith('.yaml'))
  const name = names.toSorted(new Intl.Collator('en', { numeric: true }).compare).at(-1)
  return name === undefined ? undefined : `${path}/${name}`
}

const noOutcomes = ({ id, region, regions }: BaselineSpec): OutcomesSpec => ({
  id,
  region: regions.find((own) => own.id === region)?.label ?? { en: region, ko: region, zh: region },
  breaks: [],
  outcomes: [],
})

/** A data file's value, and the document it was read from, in which faults have lines. */
interface DataFile<T> {
  readonly value: T
  readonly document: Document
}

/** Reads one data file by its schema. */
export function readDataFile<T>(
  { read }: DataFolder,
  path: string,
  schema: z.ZodType<T>,
): Result<DataFile<T>, readonly FileFault[]> {
  const bytes = read(path)
  if (!bytes) return failed([missing(path)])
  const text = decode(path, bytes, maxDataBytes)
  if (!text.ok) return text
  const document = readYamlDocument(path, text.value)
  if (!document.ok) return document
  const value = validate(document.value, schema)
  return value.ok ? ok({ value: value.value, document: document.value }) : value
}

/** Reads one data file by its schema, and by checks that a schema cannot express. */
function readChecked<T>(
  folder: DataFolder,
  path: string,
  schema: z.ZodType<T>,
  check: (value: T) => readonly Fault[] = () => [],
): Result<T, readonly FileFault[]> {
  const read = readDataFile(folder, path, schema)
  if (!read.ok) return read
  const { value, document } = read.value
  const faults = check(value)
  return faults.length === 0 ? ok(value) : failed(placeFaults(document, faults))
}

function checkUnits(spec: UnitsSpec): readonly Fault[] {
  const units = readUnits(spec)
  if (!units.ok) return units.error
  return Object.hasOwn(spec.units, spec.growth) ? [] : [unknownUnit([], spec.growth, 'growth')]
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
      if (!known.has(id)) faults.push(missingFigure([...path, index], id, spec.id))
    }
  }
  if (!spec.readings.some((reading) => reading.id === spec.defaultReading)) {
    const known = spec.readings.map(({ id }) => id)
    faults.push(fault('unknown-reading', ['defaultReading'], { reading: spec.defaultReading, known }))
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
      const details = { name: outcome.id, left: outcome.unit, indicator: indicator.id, right: indicator.unit }
      faults.push(fault('outcome-unit', [...path, 'unit'], details))
    }
  }
  for (const [index, { indicator }] of spec.breaks.entries()) {
    if (!indicators.has(indicator)) faults.push(unknownIndicator(['breaks', index, 'indicator'], indicator))
  }
  return faults
}

/** @returns the scenarios that ship; undefined where the region has no list of them. */
function readShipped(
  folder: DataFolder,
  model: Model,
): Result<readonly ShippedScenario[] | undefined, readonly FileFault[]> {
  if (!folder.read(shippedFile)) return ok(undefined)
  const list = readChecked(folder, shippedFile, shippedSchema)
  if (!list.ok) return list
  const shipped: ShippedScenario[] = []
  for (const texts of list.value.scenarios) {
    const path = scenarioFile(texts.file)
    const bytes = folder.read(path)
    if (!bytes) return failed([missing(path)])
    const scenario = readScenarioFile(path, bytes, model)
    if (!scenario.ok) return scenario
    if (scenario.value.id !== texts.id || scenario.value.name !== texts.name.en) {
      return failed([{ ...fileFault(path, 'not-as-listed', { list: shippedFile }), path: 'id' }])
    }
    shipped.push({ texts, scenario: scenario.value })
  }
  return ok(shipped)
}

const missing = (file: string): FileFault => fileFault(file, 'file-missing', {})

const isAmong = (entries: readonly Labelled[], id: string): boolean =>
  entries.some((entry) => entry.id === id)

type Path = Fault['path']
const duplicate = (path: Path, name: string): Fault => fault('stands-twice', [...path, 'id'], { name })
const unknownUnit = (path: Path, unit: string, key = 'unit'): Fault =>
  fault('unit-unknown', [...path, key], { unit })
const missingFigure = (path: Path, figure: string, baseline: string): Fault =>
  fault('figure-missing', path, { figure, baseline })
const unknownRegion = (path: Path, name: string): Fault => fault('unknown-region', path, { name })
const unknownTopic = (path: Path, name: string): Fault => fault('unknown-topic', path, { name })
const unknownIndicator = (path: Path, name: string): Fault => fault('not-an-indicator', path, { name })
