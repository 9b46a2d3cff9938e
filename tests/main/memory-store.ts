/** A store without a disk, with the behaviour that the handlers count on. */
import type { ImportedOutcomes } from '../../src/files/own-outcomes.ts'
import { sameContent } from '../../src/files/scenario-text.ts'
import type {
  DeletedScenario,
  HostResult,
  RevisionInfo,
  Settings,
  StoredScenario,
} from '../../src/host/contract.ts'
import { hostError } from '../../src/host/dispatch.ts'
import { type WatchedStore, watchStore } from '../../src/main/watched-store.ts'
import { fingerprint } from '../../src/model/fingerprint.ts'
import type { Model } from '../../src/model/model.ts'
import { failed, ok } from '../../src/model/result.ts'
import type { Scenario } from '../../src/model/spec.ts'

interface Entry {
  readonly revisions: StoredScenario[]
  deletedAt: string | undefined
}

export interface MemoryStore extends WatchedStore {
  isClosed(): boolean
}

export function createMemoryStore(model: Model): MemoryStore {
  const entries = new Map<string, Entry>()
  const labels = new Map<string, string>()
  const imports = new Map<string, ImportedOutcomes>()
  let settings: Settings = {}
  let closed = false
  const notFound = (id: string) => failed(hostError('not-found', { what: 'scenario', name: id }))
  const now = (): string => new Date().toISOString()

  const newest = ({ revisions }: Entry): StoredScenario => {
    const last = revisions.at(-1)
    if (!last) throw new Error('an entry without revisions')
    return last
  }
  const add = (scenario: Scenario, entry: Entry): HostResult<StoredScenario> => {
    const stored = { scenario, revision: entry.revisions.length + 1, savedAt: now() }
    entry.revisions.push(stored)
    return ok(stored)
  }
  const find = (id: string, inTrash: boolean): Entry | undefined => {
    const entry = entries.get(id)
    return entry && (entry.deletedAt !== undefined) === inTrash ? entry : undefined
  }
  const find1 = (id: string, revision: number): StoredScenario | undefined =>
    entries.get(id)?.revisions[revision - 1]

  const watched = watchStore({
    notices: () => ok([]),
    forgetNotices: () => ok({}),
    erase: () => ok({ revisions: 0, goneAt: '2026-12-30T00:00:00.000Z', setAside: [] }),
    backups: () => ok([]),
    restoreBackup: (file) => failed(hostError('not-found', { what: 'backup', name: file })),
    check: () => ok({}),
    settle: () => ok({}),
    list: () => ok([...entries.values()].filter((entry) => entry.deletedAt === undefined).map(newest)),
    save: (scenario, after) => {
      const entry = entries.get(scenario.id) ?? { revisions: [], deletedAt: undefined }
      const current = entry.revisions.length
      const last = entry.revisions.at(-1)
      if (entry.deletedAt !== undefined)
        return failed(hostError('conflict', { why: 'in-trash', newest: current }))
      const isAskedAgain = after === current || after === current - 1
      if (last && isAskedAgain && sameContent(last.scenario, scenario)) return ok(last)
      if (current !== after) return failed(hostError('conflict', { why: 'changed', newest: current }))
      entries.set(scenario.id, entry)
      return add(scenario, entry)
    },
    revisions: (id) => {
      const entry = entries.get(id)
      if (!entry) return notFound(id)
      return ok(
        entry.revisions.toReversed().map(
          ({ scenario, revision, savedAt }): RevisionInfo => ({
            revision,
            savedAt,
            name: scenario.name,
            model: scenario.model,
            baseline: scenario.baseline,
            fingerprint: fingerprint(scenario, model),
            label: labels.get(`${id} ${revision}`) ?? '',
            departures: Object.keys(scenario.levers).length + Object.keys(scenario.assumptions).length,
          }),
        ),
      )
    },
    revision: (id, revision) => {
      const stored = find1(id, revision)
      return stored ? ok(stored.scenario) : notFound(id)
    },
    restore: (id, revision) => {
      const entry = find(id, false)
      const stored = find1(id, revision)
      return entry && stored ? add(stored.scenario, entry) : notFound(id)
    },
    label: (id, revision, label) => {
      if (!find(id, false) || !find1(id, revision)) return notFound(id)
      labels.set(`${id} ${revision}`, label)
      return ok({})
    },
    remove: (id) => {
      const entry = find(id, false)
      if (!entry) return notFound(id)
      entry.deletedAt = now()
      return ok({})
    },
    trash: () =>
      ok(
        [...entries.values()].flatMap((entry): DeletedScenario[] =>
          entry.deletedAt === undefined ? [] : [{ ...newest(entry), deletedAt: entry.deletedAt }],
        ),
      ),
    putBack: (id) => {
      const entry = find(id, true)
      if (!entry) return notFound(id)
      entry.deletedAt = undefined
      return ok(newest(entry))
    },
    outcomes: () => ok([...imports.values()]),
    keepOutcomes: (file, outcomes) => {
      const stored = { file, importedAt: now(), outcomes }
      imports.delete(file)
      imports.set(file, stored)
      return ok(stored)
    },
    removeOutcomes: (file) =>
      imports.delete(file) ? ok({}) : failed(hostError('not-found', { what: 'outcomes', name: file })),
    readSettings: () => ok(settings),
    writeSettings: (changes) => {
      settings = { ...settings, ...changes }
      return ok(settings)
    },
    close: () => {
      closed = true
    },
  })
  return { ...watched, isClosed: () => closed }
}
