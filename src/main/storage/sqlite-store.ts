/**
 * The scenarios, settings and the user's own outcomes in the store's tables.
 *
 * What a method answers with is committed and on the disk. Revisions are only ever added.
 */
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import { scenarioSchema } from '../../files/scenario-file.ts'
import type { Empty, HostResult, Settings, StoredScenario, StoreNotice } from '../../host/contract.ts'
import { badInput, hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import type { Scenario } from '../../model/spec.ts'
import type { FingerprintOf, ScenarioStore } from '../scenario-store.ts'
import { noteAnswered } from './acknowledged.ts'
import { attempt } from './attempt.ts'
import { backUpHere, type RunningBackup, type StartBackup } from './background-backup.ts'
import { isBackupDue, listBackups, makeBackup, maxAgeWhenChanging } from './backups.ts'
import { type Connection, storeFileName } from './database.ts'
import { digestOf, isWhole } from './digest.ts'
import { cutLog, erase, eraseTrash, goneFromCopies, purge, thinRevisions } from './erasing.ts'
import { createOwnFile } from './files.ts'
import { insertRevision } from './healing.ts'
import { countChange } from './holdings.ts'
import { setLabel } from './labels.ts'
import { forgetNotices, keepNotices, keptNotices } from './notices.ts'
import { watchPlace } from './place.ts'
import { keepCopyAside } from './recovery.ts'
import { bringInto, describeBackups, readBackup } from './restoring.ts'
import {
  deletedOf,
  importedOutcomesOf,
  type RevisionRow,
  revisionInfoOf,
  revisionRowOf,
  type ScenarioRow,
  scenarioIn,
  storedOf,
} from './rows.ts'
import { sealedOutcome } from './sealed-rows.ts'
import { setAsideNames } from './set-aside.ts'
import { readSettings, writeSettings } from './settings.ts'
import { prepareStatements } from './statements.ts'

export interface SqliteStoreOptions {
  readonly db: Connection
  readonly dataDir: string
  readonly fingerprintOf: FingerprintOf
  readonly now: () => Date
  /** What the user is to know and could not be kept in the store. */
  readonly notices: readonly StoreNotice[]
  /** How copies are made while the store is worked with. */
  readonly startBackup?: StartBackup
  /** Gives the folder free. */
  readonly release: () => void
}

/** A store in its file, which may be taken from under it: then nothing is answered but that. */
export interface SqliteStore extends Omit<ScenarioStore, 'settle'> {
  isGone(): boolean
  /** Writes all that it holds to a path, wherever its own file is. */
  copyTo(path: string): void
  /**
   * Keeps all that it holds beside what lies in the place of its file.
   * @returns the copy's name; undefined where there is no folder to put it in.
   */
  keepAsFile(): string | undefined
  /** Ends the work in the file that is gone. */
  leave(): void
  /** Gives the folder free, which may not be the one that it was. */
  release(): void
}

/** @param options the database has all migrations and belongs to the store, which closes it. */
export function createSqliteStore(options: SqliteStoreOptions): SqliteStore {
  const { db, dataDir, fingerprintOf, now, release } = options
  // To open it could wait; from now on who waits would keep all others waiting, too, and asks again instead.
  db.pragma('busy_timeout = 0')
  const statements = prepareStatements(db)
  const { whyGone, clear } = watchPlace(join(dataDir, storeFileName))
  let notKept = options.notices
  let lastKept = lastSaved(db)
  const backups = createBackupKeeper(options)

  const gone = () => {
    const why = whyGone()
    return why && failed(hostError(`store-${why}`, { lastKept }))
  }
  const answer = <T>(work: () => HostResult<T>): HostResult<T> => attempt(() => gone() ?? work())
  /** A transaction that has the right to write from its first statement on; what it changed is counted once. */
  const change = <T>(work: () => HostResult<T>): HostResult<T> => {
    const counted = (): HostResult<T> => {
      const before = statements.rowChanges.get()
      const result = work()
      if (statements.rowChanges.get() !== before) countChange(db)
      return result
    }
    const result = answer(() => db.transaction(counted).immediate())
    if (!result.ok) return result
    // It is committed, and where that was into a file that lies nowhere any more, it is not kept.
    const since = gone()
    if (since) return since
    const at = now()
    lastKept = at.toISOString()
    noteAnswered(dataDir, db, at)
    backups.keepFresh()
    return result
  }
  const keepAsFile = (): string | undefined => {
    try {
      return keepCopyAside(db, dataDir, now(), 'replaced')
    } catch {
      // The folder is gone, or the disk is full: the window has said that it holds the only copy.
      return undefined
    }
  }
  const leave = (): void => {
    backups.stop()
    db.close()
    clear()
  }
  const newest = (id: string, inTrash: boolean): ScenarioRow | undefined => {
    const row = statements.newest.get(id)
    return row && (row.deleted_at !== null) === inTrash ? row : undefined
  }
  const add = (row: RevisionRow): HostResult<StoredScenario> => {
    const sealed = { ...row, digest: digestOf(row) }
    insertRevision(db, sealed)
    return storedFrom({ ...sealed, id: row.scenario_id })
  }
  const newestRows = (inTrash: boolean): readonly ScenarioRow[] =>
    statements.newestOfAll.all().filter((row) => (row.deleted_at !== null) === inTrash)

  return {
    notices: () =>
      answer(() => ok([...keptNotices(db), ...notKept, ...unreadable(statements.newestOfAll.all())])),

    forgetNotices: () =>
      answer(() => {
        forgetNotices(db)
        notKept = []
        return ok({})
      }),

    list: () => answer(() => ok(newestRows(false).flatMap((row) => storedOf(row) ?? []))),

    save: (given, after) => {
      const parsed = scenarioSchema.safeParse(given)
      if (!parsed.success) return failed(badInput(parsed.error))
      const scenario: Scenario = parsed.data
      return change(() => {
        const row = statements.newest.get(scenario.id)
        const current = row?.revision ?? 0
        const next = revisionRowOf(scenario, current + 1, now(), fingerprintOf(scenario))
        if (row && row.deleted_at !== null) {
          return failed(hostError('conflict', { why: 'in-trash', newest: current }))
        }
        // Equal content one step on is a change whose answer was lost and that is asked for again.
        const isKnown = row?.content === next.content && (after === current || after === current - 1)
        if (isKnown) return storedFrom(row)
        if (after !== current) return failed(hostError('conflict', { why: 'changed', newest: current }))
        if (!row) statements.addScenario.run(scenario.id)
        return add(next)
      })
    },

    revisions: (id) =>
      answer(() => {
        const rows = statements.revisions.all(id)
        return rows.length > 0 ? ok(rows.map(revisionInfoOf)) : noScenario(id)
      }),

    revision: (id, revision) =>
      answer(() => {
        const row = statements.revision.get(id, revision)
        if (!row) return noRevision(revision)
        const scenario = isWhole(row) ? scenarioIn(row.content, id) : undefined
        return scenario ? ok(scenario) : cannotBeRead(id, revision)
      }),

    restore: (id, revision) =>
      change(() => {
        const current = newest(id, false)
        if (!current) return noScenario(id)
        const earlier = statements.revision.get(id, revision)
        if (!earlier) return noRevision(revision)
        if (!isWhole(earlier) || !scenarioIn(earlier.content, id)) return cannotBeRead(id, revision)
        if (earlier.content === current.content) return storedFrom(current)
        return add({ ...earlier, revision: current.revision + 1, saved_at: now().toISOString() })
      }),

    label: (id, revision, label) =>
      change((): HostResult<Empty> => {
        if (!newest(id, false)) return noScenario(id)
        if (!statements.revision.get(id, revision)) return noRevision(revision)
        setLabel(db, { scenario_id: id, revision, label })
        return ok({})
      }),

    remove: (id) =>
      change((): HostResult<Empty> => {
        if (!newest(id, false)) return noScenario(id)
        statements.setDeletedAt.run(now().toISOString(), id)
        return ok({})
      }),

    trash: () => answer(() => ok(newestRows(true).flatMap((row) => deletedOf(row) ?? []))),

    putBack: (id) =>
      change(() => {
        const row = newest(id, true)
        if (!row) return failed(hostError('not-found', { what: 'deleted', name: id }))
        statements.setDeletedAt.run(null, id)
        return storedFrom(row)
      }),

    outcomes: () => answer(() => ok(importedOutcomesOf(statements.outcomes.all()))),

    keepOutcomes: (file, outcomes) =>
      change((): HostResult<ImportedOutcomes> => {
        const importedAt = now().toISOString()
        statements.removeOutcomes.run(file)
        for (const outcome of outcomes) {
          statements.addOutcome.run(sealedOutcome({ ...outcome, file, imported_at: importedAt }))
        }
        return ok({ file, importedAt, outcomes })
      }),

    removeOutcomes: (file) =>
      change((): HostResult<Empty> => {
        const { changes } = statements.removeOutcomes.run(file)
        return changes > 0 ? ok({}) : noOutcomes(file)
      }),

    readSettings: () => answer(() => ok(readSettings(statements))),

    writeSettings: (changes) =>
      change((): HostResult<Settings> => {
        writeSettings(statements, changes)
        return ok(readSettings(statements))
      }),

    erase(what) {
      const at = now()
      const erased = change(() => ok(erase(db, what === 'trash' ? eraseTrash : thinRevisions, at)))
      if (!erased.ok) return erased
      if (erased.value > 0) {
        attempt(() => {
          purge(db)
          // The newest copy is the first to be restored: it is to hold nothing that was deleted.
          makeBackup(db, dataDir, at)
          return ok({})
        })
        backups.whenIdle(() => cutLog(db))
        noteAnswered(dataDir, db, at)
      }
      return ok({
        revisions: erased.value,
        goneAt: goneFromCopies(at).toISOString(),
        setAside: setAsideNames(dataDir),
      })
    },

    backups: () => answer(() => ok(describeBackups(dataDir, db))),

    restoreBackup(file, others) {
      const backup = answer(() => readBackup(dataDir, file))
      if (!backup.ok) return backup
      // Where another program has locked the store, nothing is copied: it is asked again.
      const free = answer(() => ok(db.transaction(() => undefined).immediate()))
      if (!free.ok) return free
      const point = answer(() => ok(makeBackup(db, dataDir, now(), 'before-restore')))
      if (!point.ok) return point
      const { madeAt, readable } = backup.value
      return change(() =>
        ok({
          madeAt: madeAt.toISOString(),
          point: basename(point.value.path),
          ...bringInto(db, readable, others, now()),
        }),
      )
    },

    check: () => answer(() => ok({})),

    isGone: () => whyGone() !== undefined,

    copyTo(path) {
      rmSync(path, { force: true })
      createOwnFile(path)
      db.prepare('VACUUM INTO ?').run(path)
      clear()
    },

    keepAsFile,
    leave,
    release,

    close() {
      try {
        if (db.open && whyGone() !== undefined) keepAsFile()
        leave()
      } finally {
        release()
      }
    },
  }
}

interface BackupKeeper {
  /** To be called after a change: begins a copy when the newest has become too old for what there is to lose. */
  keepFresh(): void
  /** Does it now, or when the copy that is being made is. */
  whenIdle(work: () => void): void
  stop(): void
}

function createBackupKeeper({
  db,
  dataDir,
  now,
  startBackup = backUpHere,
}: SqliteStoreOptions): BackupKeeper {
  let known = listBackups(dataDir)
  let isRunning = false
  let running: RunningBackup | undefined
  let later: (() => void)[] = []
  const done = (failure: string | undefined): void => {
    isRunning = false
    if (!db.open) return
    // The change itself is committed, and that is what its answer said.
    if (failure !== undefined) keepNotices(db, [{ code: 'no-backup', details: { reason: failure } }])
    for (const work of later.splice(0)) work()
  }
  return {
    keepFresh() {
      const time = now()
      if (isRunning || !isBackupDue(known, time, maxAgeWhenChanging)) return
      // Whatever comes of it, the next attempt has time.
      known = [{ path: '', madeAt: time }]
      isRunning = true
      running = startBackup(db, { dataDir, now: time }, done)
    },
    whenIdle(work) {
      if (isRunning) later.push(work)
      else work()
    },
    stop() {
      later = []
      running?.stop()
    },
  }
}

/** When the newest revision was saved; empty where there is none. */
const lastSaved = (db: Connection): string =>
  db.prepare<[], string | null>('SELECT max(saved_at) FROM revisions').pluck().get() ?? ''

function unreadable(rows: readonly ScenarioRow[]): readonly StoreNotice[] {
  const names = rows.filter((row) => !storedOf(row)).map(({ name }) => name)
  if (names.length === 0) return []
  return [{ code: 'unreadable', details: { names } }]
}

function storedFrom(row: Parameters<typeof storedOf>[0]): HostResult<StoredScenario> {
  const stored = storedOf(row)
  return stored ? ok(stored) : cannotBeRead(row.id, row.revision)
}

const noScenario = (id: string) => failed(hostError('not-found', { what: 'scenario', name: id }))

const noRevision = (revision: number) =>
  failed(hostError('not-found', { what: 'revision', name: String(revision) }))

const noOutcomes = (file: string) => failed(hostError('not-found', { what: 'outcomes', name: file }))

const cannotBeRead = (id: string, revision: number) =>
  failed(hostError('revision-unreadable', { id, revision }))
