/** `check`: whether files are valid. */

import { basename, dirname, join } from 'node:path'
import type { CsvValue } from '../../files/csv.ts'
import { decode, validate } from '../../files/document.ts'
import { type FileFault, fileFault, tableFileFault } from '../../files/file-fault.ts'
import { readJsonDocument } from '../../files/json-document.ts'
import {
  type DataKind,
  dataKinds,
  type Library,
  maxDataBytes,
  modelFolder,
  packFiles,
  packFolder,
  readLibrary,
  unitsFile,
} from '../../files/library.ts'
import { createOutcomesReader } from '../../files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../files/outcomes/reading.ts'
import { settle } from '../../files/outcomes/settle.ts'
import { isTableFile } from '../../files/own-outcomes.ts'
import { readScenarioFile } from '../../files/scenario-file.ts'
import { isScenarioFile } from '../../files/scenario-text.ts'
import { sealedSchema } from '../../files/sealed-file.ts'
import { readYamlDocument } from '../../files/yaml-document.ts'
import { folderOnDisk } from '../../main/folder-on-disk.ts'
import { hashOf } from '../../main/forecasts.ts'
import { hasUnit } from '../../model/build-model.ts'
import { ok } from '../../model/result.ts'
import { sealedFormat } from '../../model/sealed.ts'
import { type CsvColumn, csvText, flagCell } from '../../report/csv.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { formatIsoDay } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { answer, type Context, type Outcome, writeJson } from '../command.ts'
import { isFile, readInput } from '../input-file.ts'
import { findShipped } from '../scenarios.ts'
import { changesJson, type Migration, migrationOf } from './migrate.ts'

type Kind = DataKind | 'scenario' | 'sealed'

/** Keys that only a file of the kind has. */
const tellingKeys: Readonly<Record<DataKind, readonly string[]>> = {
  units: ['money', 'units'],
  model: ['levers', 'sections'],
  pack: ['publisher', 'baseline'],
  baseline: ['readings', 'figures'],
  outcomes: ['breaks', 'outcomes'],
  shipped: ['scenarios'],
}

interface Checked {
  readonly file: string
  readonly kind: Kind
  readonly faults: readonly FileFault[]
  /** What a newer version of its model would change; missing where there is none. */
  readonly migration?: Migration
  /** When a sealed projection was sealed, and whether it is one of those that ship. */
  readonly sealed?: { readonly date: string; readonly isKnown: boolean }
  /** Units of own indicators that are in no list, each once. */
  readonly unknownUnits?: readonly string[]
}

/**
 * Checks scenario files; and data files of the product, each as if it stood in the place of the one that ships.
 * @param dataFolder where the files that ship lie.
 */
export function check(files: readonly string[], dataFolder: string, context: Context): Outcome {
  const checked = files.map((file) => checkFile(file, dataFolder, context))
  const text = render[context.format](checked, context)
  const warnings = checked.flatMap(({ file, unknownUnits = [] }) =>
    unknownUnits.map((unit) =>
      context.words.t('faults.place', { place: file, text: context.words.t('own.unknownUnit', { unit }) }),
    ),
  )
  return ok({ ...answer(text, warnings), faults: checked.flatMap(({ faults }) => faults) })
}

function checkFile(file: string, dataFolder: string, context: Context): Checked {
  const { ground, library } = context
  if (!isFile(file) && findShipped(file, ground)) return { file, kind: 'scenario', faults: [] }
  const bytes = readInput(file, maxDataBytes)
  if (!bytes.ok) return { file, kind: 'scenario', faults: bytes.error }
  if (isTableFile(file)) return { file, kind: 'outcomes', faults: checkTable(file, bytes.value, context) }
  const data: DataFileToCheck = { file, bytes: bytes.value, value: readValue(file, bytes.value) }
  const kind = kindOf(data)
  if (kind === 'sealed') return { file, kind, ...checkSealed(file, bytes.value, library) }
  if (kind === 'scenario') return { file, kind, ...checkScenarioFile(file, bytes.value, library) }
  return { file, kind, faults: checkDataFile(data, kind, dataFolder, library) }
}

/** What may be a data file. */
interface DataFileToCheck {
  readonly file: string
  readonly bytes: Uint8Array
  /** Undefined where it is no YAML. */
  readonly value: unknown
}

/** A table of the user's own outcomes; what the window would ask is a fault here. */
function checkTable(file: string, bytes: Uint8Array, context: Context): readonly FileFault[] {
  const reader = createOutcomesReader(context.ground.built)
  const settled = settle(reader.read(basename(file), bytes, context.words.language), noAnswers)
  return settled.ok ? [] : settled.error.map((fault) => tableFileFault(file, fault))
}

function checkScenarioFile(
  file: string,
  bytes: Uint8Array,
  library: Library,
): Pick<Checked, 'faults' | 'migration' | 'unknownUnits'> {
  const scenario = readScenarioFile(file, bytes, library.grounds)
  if (!scenario.ok) return { faults: scenario.error }
  const migration = migrationOf(scenario.value, library)
  const ground = library.grounds.of(scenario.value)
  const units = new Set(scenario.value.indicators.map(({ unit }) => unit))
  const unknownUnits = ground.ok ? [...units].filter((unit) => !hasUnit(ground.value.built, unit)) : []
  return { faults: [], unknownUnits, ...(migration ? { migration } : {}) }
}

/** A sealed projection, and whether it is still what was sealed. */
function checkSealed(file: string, bytes: Uint8Array, { data }: Library): Pick<Checked, 'faults' | 'sealed'> {
  const text = decode(file, bytes, maxDataBytes)
  const document = text.ok ? readJsonDocument(file, text.value) : text
  const read = document.ok ? validate(document.value, sealedSchema) : document
  if (!read.ok) return { faults: read.error }
  const known = data.sealed.find((each) => each.file === basename(file))
  if (known && !(known.isIntact && known.sha256 === hashOf(bytes))) {
    return { faults: [fileFault(file, 'seal-broken', {})] }
  }
  return { faults: [], sealed: { date: read.value.sealed, isKnown: known !== undefined } }
}

function checkDataFile(
  { file, bytes, value }: DataFileToCheck,
  kind: DataKind,
  dataFolder: string,
  library: Library,
): readonly FileFault[] {
  const place = placeOf({ file, value }, kind, library)
  const { read, list } = folderOnDisk(dataFolder)
  const checked = readLibrary({
    read: (path) => (path === place ? bytes : read(path)),
    list: (folder) => [
      ...new Set([...list(folder), ...(folder === dirname(place) ? [basename(place)] : [])]),
    ],
  })
  if (checked.ok) return []
  return checked.error.map((fault) => ({
    ...fault,
    file: fault.file === place ? file : join(dataFolder, fault.file),
  }))
}

/** Where a data file would stand in the product: in the place of the one that it is a version of, else beside those. */
function placeOf(
  { file, value }: Pick<DataFileToCheck, 'file' | 'value'>,
  kind: DataKind,
  { files, data }: Library,
): string {
  if (kind === 'units') return unitsFile
  const own = files.filter((each) => each.kind === kind)
  const id = idOf(value, kind)
  const known =
    own.find((each) => each.id === id) ?? own.find(({ path }) => basename(path) === basename(file))
  if (known) return known.path
  if (kind === 'model') return `${modelFolder}/${basename(file)}`
  const pack = `${packFolder}/${data.packs[0]?.spec.id ?? ''}`
  switch (kind) {
    case 'pack':
      return `${packFolder}/${id}/${packFiles.pack}`
    case 'baseline':
      return `${pack}/${packFiles.baselines}/${basename(file)}`
    case 'outcomes':
    case 'shipped':
      return `${pack}/${packFiles[kind]}`
  }
}

/** What a data file is of, as `DataFile` has it; empty where it does not say. */
function idOf(value: unknown, kind: DataKind): string {
  const { id, version } = (value ?? {}) as { id?: unknown; version?: unknown }
  return kind === 'model' ? `${id}@${version}` : String(id ?? '')
}

/** What a file is meant to be: by its name, else by its keys; a scenario where nothing tells. */
function kindOf({ file, bytes, value }: DataFileToCheck): Kind {
  if (isScenarioFile(file) || bytes.length > maxDataBytes) return 'scenario'
  if ((value as { readonly format?: unknown } | null | undefined)?.format === sealedFormat) return 'sealed'
  return (
    kindByName(file) ??
    kindByKeys(value) ??
    (/\.ya?ml$/.test(file) ? kindByFolder(file) : undefined) ??
    'scenario'
  )
}

function kindByName(file: string): DataKind | undefined {
  const name = basename(file)
  if (name === unitsFile) return 'units'
  return (['pack', 'outcomes', 'shipped'] as const).find((kind) => basename(packFiles[kind]) === name)
}

function kindByFolder(file: string): DataKind | undefined {
  const folder = basename(dirname(file))
  if (folder === modelFolder) return 'model'
  return folder === packFiles.baselines ? 'baseline' : undefined
}

function kindByKeys(value: unknown): DataKind | undefined {
  if (typeof value !== 'object' || value === null || 'format' in value) return undefined
  return dataKinds.find((kind) => tellingKeys[kind].every((key) => Object.hasOwn(value, key)))
}

function readValue(file: string, bytes: Uint8Array): unknown {
  if (isScenarioFile(file)) return undefined
  const text = decode(file, bytes, maxDataBytes)
  const document = text.ok ? readYamlDocument(file, text.value) : undefined
  return document?.ok ? document.value.value : undefined
}

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(checked: readonly Checked[], { words }: Context): string {
  return writeJson({
    ok: checked.every(({ faults }) => faults.length === 0),
    files: checked.map(({ file, kind, faults, migration }) => ({
      file,
      kind,
      ok: faults.length === 0,
      ...(migration
        ? { migration: { to: migration.to, changes: changesJson(migration.changes, words) } }
        : {}),
      errors: faults.map((fault) => ({
        path: fault.path,
        code: fault.code,
        message: faultText(fault, words),
        ...(fault.line === undefined ? {} : { line: fault.line }),
        // A data file can be at odds with another one.
        ...(fault.file === file ? {} : { file: fault.file }),
      })),
    })),
  })
}

export const checkColumns = [
  'file',
  'kind',
  'ok',
  'line',
  'path',
  'code',
  'message',
] as const satisfies readonly CsvColumn[]

function renderCsv(checked: readonly Checked[], { words }: Context): string {
  const rows = checked.flatMap(({ file, kind, faults }): readonly (readonly CsvValue[])[] =>
    faults.length === 0
      ? [[file, words.t(`cell.file.${kind}`), flagCell(true, words), null, null, null, null]]
      : faults.map((fault) => [
          fault.file,
          words.t(`cell.file.${kind}`),
          flagCell(false, words),
          fault.line ?? null,
          fault.path,
          fault.code,
          faultText(fault, words),
        ]),
  )
  return csvText({ columns: checkColumns, rows }, words)
}

/** Faults go to stderr, where the program writes them; here stands what is fine. */
function renderText(checked: readonly Checked[], { words }: Context): string {
  return checked
    .filter(({ faults }) => faults.length === 0)
    .flatMap(({ file, migration, sealed }) => [
      sealed ? sealedText(file, sealed, words) : words.t('cli.valid', { file }),
      ...(migration
        ? [words.t('cli.canMigrate', { file, to: migration.to, count: migration.changes.length })]
        : []),
    ])
    .map((line) => `${line}\n`)
    .join('')
}

function sealedText(
  file: string,
  { date, isKnown }: NonNullable<Checked['sealed']>,
  { t, language }: Words,
): string {
  const said = { file, date: formatIsoDay(date, language) }
  return isKnown ? t('cli.sealed', said) : t('cli.sealedElsewhere', said)
}
