/** `migrate`: what becomes of scenarios in a newer version of their model, and the files written so. */
import { existsSync, readFileSync } from 'node:fs'
import { maxScenarioBytes, readScenarioFile } from '../../files/scenario-file.ts'
import { writeScenarioFile } from '../../files/scenario-text.ts'
import { type Ground, keyOf } from '../../model/ground.ts'
import type { Change } from '../../model/migration/change.ts'
import { type Moved, moveTo } from '../../model/migration/move.ts'
import { newerGrounds, newestGround } from '../../model/migration/table.ts'
import { createProjector, indicatorIds, type Projection } from '../../model/projection.ts'
import { failed, ok, type Result } from '../../model/result.ts'
import type { Scenario, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { csvText } from '../../report/csv.ts'
import { changeRows, changeText } from '../../report/migration/changes.ts'
import { type MoveWords, moveWords } from '../../report/migration/move-words.ts'
import {
  keyValues,
  type MovedValues,
  movedColumns,
  movedSheet,
  movedValues,
  valuesSentences,
  valuesTable,
  yearOfMove,
} from '../../report/migration/values.ts'
import { paragraph } from '../../report/text/language.ts'
import type { Words } from '../../report/text/words.ts'
import { usageFault } from '../../report/usage-fault.ts'
import {
  answer,
  blocks,
  type Context,
  type Failure,
  type FileToWrite,
  type Outcome,
  writeJson,
  wrongInput,
  wrongUsage,
} from '../command.ts'
import { isFile, readInput } from '../input-file.ts'
import { findScenario } from '../scenarios.ts'
import { renderTable, wrap } from '../table.ts'

export interface MigrateOptions {
  /** `id@version`; the newest that the scenario's baseline serves, where it is missing. */
  readonly to?: string
  readonly write: boolean
}

/** A file with what becomes of it, and its numbers before and after. */
interface Migrated {
  readonly file: string
  /** What stands in it; undefined for a scenario that ships. */
  readonly bytes: Uint8Array | undefined
  readonly moved: Moved
  readonly before: Projection
  readonly after: Projection
  /** Undefined where no year is on both sides. */
  readonly year: Year | undefined
  readonly words: MoveWords
  readonly values: readonly MovedValues[]
}

export function migrate(files: readonly string[], { to, write }: MigrateOptions, context: Context): Outcome {
  const nameless = write ? files.find((file) => !isFile(file)) : undefined
  if (nameless !== undefined) return wrongUsage(usageFault('--write', 'not-a-file', { read: nameless }))
  const results = files.map((file) => migrateOne(file, to, context))
  const faults = results.flatMap((result) => (result.ok ? [] : [result.error]))
  const usage = faults.find(({ kind }) => kind === 'usage')
  if (usage) return failed(usage)
  if (faults.length > 0) {
    return wrongInput(faults.flatMap((failure) => (failure.kind === 'input' ? failure.faults : [])))
  }
  const migrated = results.flatMap((result) => (result.ok ? [result.value] : []))
  const text = render[context.format](migrated, context)
  return ok({ ...answer(text), files: write ? migrated.flatMap((one) => filesOf(one, context)) : [] })
}

function migrateOne(file: string, wanted: string | undefined, context: Context): Result<Migrated, Failure> {
  const { grounds } = context.library
  const bytes = isFile(file) ? readInput(file, maxScenarioBytes) : undefined
  if (bytes && !bytes.ok) return wrongInput(bytes.error)
  const found = bytes ? readWhole(file, bytes.value, context) : findScenario(file, context)
  if (!found.ok) return found
  const scenario = found.value
  const to = targetOf(scenario, wanted, context)
  if (!to.ok) return to
  const moved = moveTo(scenario, to.value, grounds)
  const projected = {
    before: createProjector(moved.from.built).project(scenario),
    after: createProjector(moved.to.built).project(moved.scenario),
  }
  const words = moveWords(moved, context.words.language)
  return ok({
    file,
    bytes: bytes?.value,
    moved,
    ...projected,
    words,
    year: yearOfMove(moved.to.model.keyYear, moved),
    values: movedValues({ moved, ...projected }, words),
  })
}

function readWhole(file: string, bytes: Uint8Array, { library }: Context): Result<Scenario, Failure> {
  const scenario = readScenarioFile(file, bytes, library.grounds)
  return scenario.ok ? scenario : wrongInput(scenario.error)
}

/** The newest ground, or the one that is asked for; the scenario's own, where it is there already. */
function targetOf(
  scenario: Scenario,
  wanted: string | undefined,
  { library: { grounds } }: Context,
): Result<Ground, Failure> {
  const own = grounds.of(scenario)
  if (!own.ok) throw new Error(own.error.code)
  const newer = newerGrounds(scenario, grounds)
  if (wanted === undefined) return ok(newer[0] ?? own.value)
  const found = [own.value, ...newer].find(({ model }) => keyOf(model) === wanted)
  if (found) return ok(found)
  const known = [own.value, ...newer].map(({ model }) => keyOf(model))
  return wrongUsage(usageFault('--to', 'not-one-of', { read: wanted, known }))
}

/** What `migrate` would change of a scenario. */
export interface Migration {
  readonly to: string
  readonly changes: readonly Change[]
}

/** For those who only look; undefined where a scenario is of the newest version. */
export function migrationOf(scenario: Scenario, { grounds }: Context['library']): Migration | undefined {
  const to = newestGround(scenario, grounds)
  return to && { to: keyOf(to.model), changes: moveTo(scenario, to, grounds).changes }
}

// --- Files ---

/** The file of before under a name of its own, then the new one; nothing where it is of that version already. */
function filesOf({ file, bytes, moved }: Migrated, { words }: Context): readonly FileToWrite[] {
  if (isThere(moved) || !bytes) return []
  const kept = keptName(file, bytes)
  return [
    ...(kept.isThere ? [] : [{ path: kept.path, content: bytes }]),
    {
      path: file,
      content: writeScenarioFile(moved.scenario),
      told: words.t('cli.migrated', { file, to: moved.scenario.model, kept: kept.path }),
    },
  ]
}

/** `FILE~`; `FILE~2` and so on, where that holds something else. */
function keptName(file: string, bytes: Uint8Array): { readonly path: string; readonly isThere: boolean } {
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${file}~` : `${file}~${number}`
    if (!existsSync(path)) return { path, isThere: false }
    if (isFile(path) && readFileSync(path).equals(bytes)) return { path, isThere: true }
  }
}

const isThere = ({ before, scenario }: Moved): boolean => before.model === scenario.model

// --- What is answered ---

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(migrated: readonly Migrated[], { words }: Context): string {
  return writeJson({
    files: migrated.map(({ file, moved, before, after, year }) => ({
      file,
      from: moved.before.model,
      to: moved.scenario.model,
      baseline: moved.scenario.baseline,
      year: year ?? null,
      changes: changesJson(moved.changes, words),
      before: valuesIn(before, moved.from, year),
      after: valuesIn(after, moved.to, year),
    })),
  })
}

/** Changes for a program: what names a thing by itself, and what is of which part of the scenario. */
export const changesJson = (changes: readonly Change[], { text, language }: Words) =>
  changes.map(({ part, id, kind, from, to, range, notes = [] }) => ({
    part,
    id,
    kind,
    from,
    to,
    ...(range ? { range } : {}),
    ...(notes.length > 0 ? { note: paragraph(notes.map(text), language) } : {}),
  }))

const valuesIn = ({ series, scenario }: Projection, { built }: Ground, year: Year | undefined) =>
  Object.fromEntries(
    indicatorIds(built, scenario).map((id) => {
      const value = year === undefined ? Number.NaN : valueInYear(series.get(id), year, built.spec)
      return [id, Number.isFinite(value) ? value : null]
    }),
  )

function renderCsv(migrated: readonly Migrated[], { words }: Context): string {
  const rows = migrated.flatMap(
    ({ moved, values, words: both }) => movedSheet(moved.before.name, moved, values, both).rows,
  )
  return csvText({ columns: movedColumns, rows }, words)
}

/** As wide as a terminal is at least. */
const textWidth = 98

function renderText(migrated: readonly Migrated[], { words }: Context): string {
  const { t } = words
  return blocks(
    ...migrated.flatMap(({ file, moved, year, values, words: both }) => {
      const [from, to] = [moved.before.model, moved.scenario.model]
      if (isThere(moved)) return [t('cli.newest', { file, model: from })]
      const rows = changeRows(moved, both)
      return [
        t('cli.migration', { file, from, to }),
        wrap(paragraph(valuesSentences(values, moved, year, both), words.language), textWidth),
        ...(year === undefined ? [] : [renderTable(valuesTable(keyValues(values, moved, year), both))]),
        rows.flatMap((row) =>
          wrap(changeText(row, both.after), textWidth - 2).map(
            (line, place) => `${place === 0 ? '-' : ' '} ${line}`,
          ),
        ),
      ]
    }),
  )
}
