/** Everything that ships with the product, read and checked: units, models, and the packs of regions. */
import type { z } from 'zod'
import { type Fault, fault } from '../model/fault.ts'
import {
  createGround,
  createGrounds,
  type Grounds,
  keyOf,
  type LibraryData,
  type PackData,
  type ShippedScenario,
} from '../model/ground.ts'
import { checkTable } from '../model/migration/table.ts'
import type { ModelFile } from '../model/model-file.ts'
import { type ResolveFaults, resolveModel } from '../model/resolve-model.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { SealedFile } from '../model/sealed.ts'
import type {
  BaselineSpec,
  Labelled,
  OutcomeSpec,
  OutcomesSpec,
  PackSpec,
  TargetSpec,
  UnitsSpec,
} from '../model/spec.ts'
import { readUnits } from '../model/unit.ts'
import { type Document, decode, placeFaults, validate } from './document.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import { readScenarioFile } from './scenario-file.ts'
import { scenarioFileEnding } from './scenario-text.ts'
import {
  baselineSchema,
  modelSchema,
  outcomesSchema,
  packSchema,
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
  /** The validated value of a file with these very bytes, where one was kept: to read YAML takes long. */
  readonly known?: (bytes: Uint8Array, kind: DataKind) => unknown
}

/** Kinds of data files; a region may do without outcomes and without scenarios that ship. */
export const dataKinds = ['units', 'model', 'pack', 'baseline', 'outcomes', 'shipped'] as const
export type DataKind = (typeof dataKinds)[number]

/** A file that the library was read from, by its path below the data folder. */
export interface DataFile {
  readonly path: string
  readonly kind: DataKind
  /** What the file is of: a model with its version, a baseline, outcomes, a pack; empty for units. */
  readonly id: string
}

export interface Library {
  readonly data: LibraryData
  readonly grounds: Grounds
  /** Those that ship; packs of the user's own are not among them. */
  readonly files: readonly DataFile[]
  /** Packs of the user's own that are at fault, and therefore not there. */
  readonly leftOut: readonly LeftOut[]
}

/** A pack that cannot be used: its folder below the user's own, and why. */
export interface LeftOut {
  readonly path: string
  readonly faults: readonly FileFault[]
}

// --- Where files lie ---

export const unitsFile = 'units.yaml'
export const modelFolder = 'models'
export const packFolder = 'packs'

/** The files of a pack, below its own folder. */
export const packFiles = {
  pack: 'pack.yaml',
  baselines: 'baselines',
  outcomes: 'outcomes.yaml',
  shipped: 'scenarios/shipped.yaml',
} as const
const scenarioFile = (pack: string, name: string): string => `${pack}/scenarios/${name}${scenarioFileEnding}`

/** Four times the largest data file that ships, small enough to read at once. */
export const maxDataBytes = 1024 * 1024

/** What belongs to the library and lies elsewhere. */
export interface LibraryBeside {
  /** A folder with packs of the user's own; one that is at fault is left out, and the others are there. */
  readonly own?: DataFolder
  /** What was foretold before. */
  readonly sealed?: readonly SealedFile[]
}

/**
 * Reads the library.
 * @returns the library, or every fault of the first file that ships and has any.
 */
export function readLibrary(
  folder: DataFolder,
  { own, sealed = [] }: LibraryBeside = {},
): Result<Library, readonly FileFault[]> {
  const units = readChecked(folder, unitsFile, 'units', checkUnits)
  if (!units.ok) return units
  const models = readAll(yamlFiles(folder, modelFolder), (path) => readDataFile(folder, path, 'model'))
  if (!models.ok) return models
  if (models.value.length === 0) return failed([missing(modelFolder)])
  const unmatched = checkTables(models.value)
  if (unmatched.length > 0) return failed(unmatched)
  const packs = readAll(packPaths(folder), (path) => readPack(folder, path))
  if (!packs.ok) return packs
  if (packs.value.length === 0) return failed([missing(packFolder)])
  const inOrder = packs.value.toSorted(
    (a, b) => Number(a.data.spec.demonstration ?? false) - Number(b.data.spec.demonstration ?? false),
  )
  const bare: LibraryData = {
    units: units.value,
    models: models.value.map(({ value }) => value),
    packs: inOrder.map(({ data }) => data),
    sealed,
  }
  const unfit = [...twice(inOrder), ...inOrder.flatMap((pack) => checkPack(pack, models.value, bare))]
  if (unfit.length > 0) return failed(unfit)
  const grounds = createGrounds(bare)
  const shipped = readAll(inOrder, (pack) => readShipped(folder, pack, grounds))
  if (!shipped.ok) return shipped
  const data: LibraryData = {
    ...bare,
    packs: bare.packs.map((pack, index) => ({ ...pack, shipped: shipped.value[index]?.scenarios ?? [] })),
  }
  const library: Library = {
    data,
    grounds: createGrounds(data),
    leftOut: [],
    files: [
      { path: unitsFile, kind: 'units', id: '' },
      ...models.value.map(
        ({ document, value }): DataFile => ({ path: document.file, kind: 'model', id: keyOf(value) }),
      ),
      ...inOrder.flatMap(({ files }, index) => [...files, ...(shipped.value[index]?.files ?? [])]),
    ],
  }
  return ok(own ? withOwnPacks(library, models.value, own) : library)
}

/** Reads each in turn, up to the first that is at fault. */
function readAll<A, B>(
  all: readonly A[],
  read: (one: A) => Result<B, readonly FileFault[]>,
): Result<readonly B[], readonly FileFault[]> {
  const values: B[] = []
  for (const one of all) {
    const value = read(one)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

const inNumbers = new Intl.Collator('en', { numeric: true }).compare

/** The YAML files of a folder by name, with numbers in their order: newer versions last. */
const yamlFiles = (folder: DataFolder, path: string): readonly string[] =>
  folder
    .list(path)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted(inNumbers)
    .map((name) => `${path}/${name}`)

const packPaths = (folder: DataFolder): readonly string[] =>
  folder
    .list(packFolder)
    .toSorted(inNumbers)
    .map((name) => `${packFolder}/${name}`)
    .filter((path) => folder.list(path).length > 0)

// --- Packs ---

/** A pack without its scenarios, and the documents in which faults have lines. */
interface PackRead {
  readonly path: string
  readonly data: PackData
  readonly document: Document
  readonly baselines: readonly DataFileRead<BaselineSpec>[]
  readonly outcomes: DataFileRead<OutcomesSpec> | undefined
  readonly files: readonly DataFile[]
}

function readPack(folder: DataFolder, path: string): Result<PackRead, readonly FileFault[]> {
  const pack = readDataFile(folder, `${path}/${packFiles.pack}`, 'pack')
  if (!pack.ok) return pack
  const baselines = readAll(yamlFiles(folder, `${path}/${packFiles.baselines}`), (file) =>
    readDataFile(folder, file, 'baseline'),
  )
  if (!baselines.ok) return baselines
  const outcomesFile = `${path}/${packFiles.outcomes}`
  const outcomes = folder.read(outcomesFile) ? readDataFile(folder, outcomesFile, 'outcomes') : undefined
  if (outcomes && !outcomes.ok) return outcomes
  const { value: spec, document } = pack.value
  return ok({
    path,
    document,
    baselines: baselines.value,
    outcomes: outcomes?.value,
    data: {
      spec,
      baselines: baselines.value.map(({ value }) => value),
      outcomes: outcomes?.value.value ?? noOutcomes(spec),
      shipped: [],
    },
    files: [
      { path: document.file, kind: 'pack', id: spec.id },
      ...baselines.value.map(
        (own): DataFile => ({ path: own.document.file, kind: 'baseline', id: own.value.id }),
      ),
      ...(outcomes ? [{ path: outcomesFile, kind: 'outcomes', id: outcomes.value.value.id } as const] : []),
    ],
  })
}

const noOutcomes = ({ id, label }: PackSpec): OutcomesSpec => ({
  id,
  region: label,
  breaks: [],
  targets: [],
  outcomes: [],
})

// --- Packs of the user's own ---

/** The library with the packs of a folder behind those that ship. */
function withOwnPacks(
  library: Library,
  models: readonly DataFileRead<ModelFile>[],
  own: DataFolder,
): Library {
  let { data } = library
  const leftOut = [...library.leftOut]
  for (const path of packPaths(own)) {
    const more = addPack(data, models, own, path)
    if (more.ok) data = more.value
    else leftOut.push({ path, faults: more.error })
  }
  return { ...library, data, grounds: createGrounds(data), leftOut }
}

function addPack(
  data: LibraryData,
  models: readonly DataFileRead<ModelFile>[],
  own: DataFolder,
  path: string,
): Result<LibraryData, readonly FileFault[]> {
  const pack = readPack(own, path)
  if (!pack.ok) return pack
  const wider = (added: PackData): LibraryData => ({ ...data, packs: [...data.packs, added] })
  const taken = takenIds(pack.value, data)
  const unfit = taken.length > 0 ? taken : checkPack(pack.value, models, wider(pack.value.data))
  if (unfit.length > 0) return failed(unfit)
  const shipped = readShipped(own, pack.value, createGrounds(wider(pack.value.data)))
  if (!shipped.ok) return shipped
  return ok(wider({ ...pack.value.data, shipped: shipped.value?.scenarios ?? [], isOwn: true }))
}

/** Ids of a pack, of its baselines and of its scenarios that are those of another pack. */
function takenIds(
  { document, baselines, data: { spec } }: PackRead,
  { packs }: LibraryData,
): readonly FileFault[] {
  const known = new Set(packs.flatMap((pack) => pack.baselines.map(({ id }) => id)))
  return [
    ...(packs.some((pack) => pack.spec.id === spec.id)
      ? placeFaults(document, [duplicate([], spec.id)])
      : []),
    ...baselines.flatMap(({ document: file, value: { id } }) =>
      known.has(id) ? placeFaults(file, [duplicate([], id)]) : [],
    ),
  ]
}

/** Ids of packs and of baselines stand once. */
function twice(packs: readonly PackRead[]): readonly FileFault[] {
  const met = new Set<string>()
  return packs.flatMap(({ document, baselines, data: { spec } }) =>
    [{ document, value: spec }, ...baselines].flatMap(({ document: own, value: { id } }) => {
      const isPack = own === document
      const key = isPack ? `pack ${id}` : id
      const isNew = !met.has(key)
      met.add(key)
      return isNew ? [] : placeFaults(own, [duplicate([], id)])
    }),
  )
}

/** Tables by which scenarios of one version move to the next speak of what the two have. */
function checkTables(models: readonly DataFileRead<ModelFile>[]): readonly FileFault[] {
  const all = models.map(({ value }) => value)
  return models.flatMap(({ value, document }) => placeFaults(document, checkTable(value, all)))
}

const nothingWrong: ResolveFaults = { model: [], baseline: [] }

/** A pack under the model that it is made for: every baseline serves it, the outcomes are of its indicators. */
function checkPack(
  { data, document, baselines, outcomes }: PackRead,
  models: readonly DataFileRead<ModelFile>[],
  library: LibraryData,
): readonly FileFault[] {
  const { model: key, baseline: first } = data.spec
  const model = models.find(({ value }) => keyOf(value) === key)
  const known = data.baselines.map(({ id }) => id)
  if (!model) {
    const keys = models.map(({ value }) => keyOf(value))
    return placeFaults(document, [fault('unknown-model', ['model'], { model: key, known: keys })])
  }
  if (!known.includes(first)) {
    return placeFaults(document, [fault('unknown-baseline', ['baseline'], { baseline: first, known })])
  }
  const ids = new Set(models.map(({ value }) => value.id))
  const unfit = baselines.flatMap(({ value, document: own }) => {
    const faults = checkBaseline(value, library.units, ids)
    // Of one whose own parts do not fit, it is told all the same what the model lacks.
    const stands = ids.has(value.model) ? value : { ...value, model: model.value.id }
    const lacks =
      faults.length > 0 ? resolveModel(model.value, stands) : createGround(library, model.value, data, stands)
    const { baseline, model: inModel } = lacks.ok ? nothingWrong : lacks.error
    return [...placeFaults(own, [...faults, ...baseline]), ...placeFaults(model.document, inModel)]
  })
  // What every baseline finds wrong in the model is told once.
  const told = [...new Map(unfit.map((one) => [JSON.stringify(one), one])).values()]
  if (told.length > 0 || !outcomes) return told
  return placeFaults(outcomes.document, checkOutcomes(outcomes.value, model.value, library.units))
}

/** A data file's value, and the document it was read from, in which faults have lines. */
interface DataFileRead<T> {
  readonly value: T
  readonly document: Document
}

/** What each kind of data file is validated by. */
const schemas = {
  units: unitsSchema,
  model: modelSchema,
  pack: packSchema,
  baseline: baselineSchema,
  outcomes: outcomesSchema,
  shipped: shippedSchema,
} as const
type ValueOf<K extends DataKind> = z.output<(typeof schemas)[K]>

/** Reads one data file by the schema of its kind. */
export function readDataFile<K extends DataKind>(
  { read, known }: DataFolder,
  path: string,
  kind: K,
): Result<DataFileRead<ValueOf<K>>, readonly FileFault[]> {
  const bytes = read(path)
  if (!bytes) return failed([missing(path)])
  const kept = known?.(bytes, kind)
  // It was validated by this schema when it was kept.
  if (kept !== undefined)
    return ok({ value: kept as ValueOf<K>, document: documentWhenAsked(path, bytes, kept) })
  const document = readDocument(path, bytes)
  if (!document.ok) return document
  const schema: z.ZodType = schemas[kind]
  const value = validate(document.value, schema)
  return value.ok ? ok({ value: value.value as ValueOf<K>, document: document.value }) : value
}

function readDocument(path: string, bytes: Uint8Array): Result<Document, readonly FileFault[]> {
  const text = decode(path, bytes, maxDataBytes)
  return text.ok ? readYamlDocument(path, text.value) : text
}

/** A document whose lines are looked up once a fault needs one. */
function documentWhenAsked(file: string, bytes: Uint8Array, value: unknown): Document {
  let document: Document | undefined
  return {
    file,
    value,
    place(path, found) {
      const read = document ? ok(document) : readDocument(file, bytes)
      if (!read.ok) return fileFault(file, found.code, found.details)
      document = read.value
      return document.place(path, found)
    },
  }
}

/** Reads one data file by its schema, and by checks that a schema cannot express. */
function readChecked<K extends DataKind>(
  folder: DataFolder,
  path: string,
  kind: K,
  check: (value: ValueOf<K>) => readonly Fault[] = () => [],
): Result<ValueOf<K>, readonly FileFault[]> {
  const read = readDataFile(folder, path, kind)
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

/** @param models ids of all that there are. */
function checkBaseline(spec: BaselineSpec, units: UnitsSpec, models: ReadonlySet<string>): readonly Fault[] {
  const known = new Set<string>()
  const faults: Fault[] = models.has(spec.model)
    ? []
    : [fault('unknown-model', ['model'], { model: spec.model, known: [...models] })]
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

function checkOutcomes(
  { outcomes, targets, breaks }: OutcomesSpec,
  model: ModelFile,
  units: UnitsSpec,
): readonly Fault[] {
  const indicators = new Map(model.indicators.map((indicator) => [indicator.id, indicator]))
  const known = new Set<string>()
  const faults: Fault[] = []
  const checkSeries = (path: Path, entry: OutcomeSpec | TargetSpec, isLevel: boolean): void => {
    if (known.has(entry.id)) faults.push(duplicate(path, entry.id))
    known.add(entry.id)
    if (!Object.hasOwn(units.units, entry.unit)) faults.push(unknownUnit(path, entry.unit))
    if (entry.indicator === undefined) return
    const indicator = indicators.get(entry.indicator)
    if (!indicator) faults.push(unknownIndicator([...path, 'indicator'], entry.indicator))
    else if (isLevel && indicator.unit !== entry.unit) {
      const details = { name: entry.id, left: entry.unit, indicator: indicator.id, right: indicator.unit }
      faults.push(fault('outcome-unit', [...path, 'unit'], details))
    }
  }
  for (const [index, outcome] of outcomes.entries()) {
    checkSeries(['outcomes', index], outcome, outcome.measure === 'level')
  }
  for (const [index, target] of targets.entries()) checkSeries(['targets', index], target, true)
  // One change may have changed several series, each once.
  const changes = new Set<string>()
  for (const [index, each] of breaks.entries()) {
    const path = ['breaks', index]
    const change = `${each.id} ${each.indicator}`
    if (changes.has(change)) faults.push(duplicate(path, each.id))
    changes.add(change)
    if (!indicators.has(each.indicator)) {
      faults.push(unknownIndicator([...path, 'indicator'], each.indicator))
    }
    const { low, factor, high } = each
    if (low !== undefined && low > factor) faults.push(descending(path, 'factor', factor, 'low', low))
    if (high !== undefined && high < factor) faults.push(descending(path, 'high', high, 'factor', factor))
  }
  return faults
}

/** Reads the scenarios that ship with a pack; undefined where it has no list of them. */
function readShipped(
  folder: DataFolder,
  { path: pack, data: { spec } }: PackRead,
  grounds: Grounds,
): Result<
  { scenarios: readonly ShippedScenario[]; files: readonly DataFile[] } | undefined,
  readonly FileFault[]
> {
  const path = `${pack}/${packFiles.shipped}`
  if (!folder.read(path)) return ok(undefined)
  const list = readChecked(folder, path, 'shipped')
  if (!list.ok) return list
  const scenarios = readAll(list.value.scenarios, (texts) => {
    const file = scenarioFile(pack, texts.file)
    const bytes = folder.read(file)
    if (!bytes) return failed([missing(file)])
    const scenario = readScenarioFile(file, bytes, grounds)
    if (!scenario.ok) return scenario
    if (scenario.value.id !== texts.id || scenario.value.name !== texts.name.en) {
      return failed([{ ...fileFault(file, 'not-as-listed', { list: path }), path: 'id' }])
    }
    return ok({ texts, scenario: scenario.value })
  })
  return scenarios.ok
    ? ok({ scenarios: scenarios.value, files: [{ path, kind: 'shipped', id: spec.id }] })
    : scenarios
}

const missing = (file: string): FileFault => fileFault(file, 'file-missing', {})

const isAmong = (entries: readonly Labelled[], id: string): boolean =>
  entries.some((entry) => entry.id === id)

type Path = Fault['path']
const descending = (path: Path, name: string, value: number, other: string, limit: number): Fault =>
  fault('not-ascending', [...path, name], { name, value, other, limit })
const duplicate = (path: Path, name: string): Fault => fault('stands-twice', [...path, 'id'], { name })
const unknownUnit = (path: Path, unit: string, key = 'unit'): Fault =>
  fault('unit-unknown', [...path, key], { unit })
const missingFigure = (path: Path, figure: string, baseline: string): Fault =>
  fault('figure-missing', path, { figure, baseline })
const unknownRegion = (path: Path, name: string): Fault => fault('unknown-region', path, { name })
const unknownTopic = (path: Path, name: string): Fault => fault('unknown-topic', path, { name })
const unknownIndicator = (path: Path, name: string): Fault => fault('not-an-indicator', path, { name })
