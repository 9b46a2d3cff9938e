/** The trusted side's answers to the contract, from the data files and a store. */
import { randomUUID } from 'node:crypto'
import { type FileFault, inFile, tableFileFault } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import { noAnswers, type OutcomesReading } from '../files/outcomes/reading.ts'
import { settle } from '../files/outcomes/settle.ts'
import type { ImportedOutcomes, OwnOutcome } from '../files/own-outcomes.ts'
import { freeName } from '../files/scenario-name.ts'
import { sameContent } from '../files/scenario-text.ts'
import type {
  HostError,
  HostResult,
  ImportOutcome,
  Input,
  Program,
  StoredScenario,
  StoreNotice,
} from '../host/contract.ts'
import { type Handlers, hostError } from '../host/dispatch.ts'
import { canonical } from '../model/canonical.ts'
import { faultsOn } from '../model/computable.ts'
import type { Grounds, LibraryData } from '../model/ground.ts'
import { assertNever, failed, ok, type Result } from '../model/result.ts'
import type { IndicatorSpec, Scenario } from '../model/spec.ts'
import { type ForeignFiles, readHere } from './reading/foreign-files.ts'
import type { ReadScenario } from './reading/reader.ts'
import type { ScenarioStore } from './scenario-store.ts'
import type { WatchedStore } from './watched-store.ts'

/**
 * @param program describes the program as it is now.
 * @param files reads files from elsewhere.
 * @param newId gives the id of a scenario that is kept beside another one.
 */
export function createHandlers(
  library: Library,
  store: WatchedStore,
  program: () => Program = () => ({ version: '?', released: '', facts: {}, log: [] }),
  files: ForeignFiles = readHere(library.grounds),
  newId: () => string = randomUUID,
): Handlers {
  const { data, grounds } = library
  const answer: HostResult<LibraryData> = ok(data)
  const indicators = data.models.flatMap((model) => model.indicators)
  return {
    'library.read': () => answer,
    'program.read': () => ok(program()),
    'store.notices': () => noticesOf(library, store),
    'store.forgetNotices': () => store.forgetNotices(),
    'store.erase': ({ what }) => store.erase(what),
    'store.settle': ({ choice }) => store.settle(choice),
    'store.changes': ({ since }, gone) => store.changes(since, gone),
    'backups.list': () => store.backups(),
    'backups.restore': ({ file, others }) => store.restoreBackup(file, others),
    'scenarios.list': () => store.list(),
    'scenarios.save': ({ scenario, after }) =>
      andThen(check(scenario, grounds), () => store.save(scenario, after)),
    'scenarios.revisions': ({ id }) => store.revisions(id),
    'scenarios.revision': ({ id, revision }) => store.revision(id, revision),
    'scenarios.restore': ({ id, revision }) =>
      andThen(store.revision(id, revision), (earlier) =>
        andThen(check(earlier, grounds), () => store.restore(id, revision)),
      ),
    'scenarios.label': ({ id, revision, label }) => store.label(id, revision, label),
    'scenarios.remove': ({ id }) => store.remove(id),
    'scenarios.trash': () => store.trash(),
    'scenarios.putBack': ({ id }) => store.putBack(id),
    'files.stop': ({ order }) => {
      files.stop(order)
      return ok({})
    },
    'scenarios.import': async (input) =>
      andThen(await readScenario(input, files), (read) => importScenario(read, input, library, store, newId)),
    'outcomes.list': () =>
      andThen(store.outcomes(), (files) => ok(files.flatMap((file) => knownOutcomes(file, indicators)))),
    'outcomes.read': (input) => readTable(input, files),
    'outcomes.import': async (input) =>
      andThen(await readTable(input, files), (reading) => keepOutcomes(reading, input, store)),
    'outcomes.remove': ({ file }) => store.removeOutcomes(file),
    'results.read': async ({ file, base64, order }) =>
      andThen(await files.read({ kind: 'result', file, bytes: bytesOf(base64) }, order), orRefused),
    'settings.read': () => store.readSettings(),
    'settings.write': (changes) => store.writeSettings(changes),
  }
}

/** What the user is to know of library and store. */
export const noticesOf = (
  { leftOut }: Pick<Library, 'leftOut'>,
  store: Pick<ScenarioStore, 'notices'>,
): HostResult<readonly StoreNotice[]> =>
  andThen(store.notices(), (notices) =>
    ok([
      ...notices,
      ...leftOut.map(
        ({ path, faults }): StoreNotice => ({ code: 'pack-left-out', details: { pack: path, faults } }),
      ),
    ]),
  )

/**
 * Where a scenario stands on what is here, only what can be computed is stored: an older window may bring other. Where
 * its model or its baseline is not here, nobody can say, and it is kept as it is.
 */
function check(scenario: Scenario, grounds: Grounds): HostResult<Scenario> {
  const ground = grounds.of(scenario)
  const faults = ground.ok ? faultsOn(ground.value, scenario) : []
  return faults.length > 0 ? refused(faults.map((fault) => inFile(scenario.name, fault))) : ok(scenario)
}

function refused(faults: readonly FileFault[]): { readonly ok: false; readonly error: HostError } {
  return failed(hostError('refused', {}, faults))
}

const orRefused = <T>(read: Result<T, readonly FileFault[]>): HostResult<T> =>
  read.ok ? read : refused(read.error)

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64')

async function readScenario(
  { file, base64, order }: Input<'scenarios.import'>,
  files: ForeignFiles,
): Promise<HostResult<ReadScenario>> {
  return andThen(await files.read({ kind: 'scenario', file, bytes: bytesOf(base64) }, order), orRefused)
}

function importScenario(
  { scenario, faults }: ReadScenario,
  { choice }: Input<'scenarios.import'>,
  { grounds }: Library,
  store: ScenarioStore,
  newId: () => string,
): HostResult<ImportOutcome> {
  const [fault] = faults
  if (fault && grounds.of(scenario).ok) return refused(faults)
  // A scenario that ships has its own place; what comes back changed from a file of it is the user's.
  const ships = grounds.first.shipped.find((shipped) => shipped.scenario.id === scenario.id)
  if (ships && sameContent(ships.scenario, scenario)) return ok({ kind: 'ships', scenario })
  const incoming = ships ? { ...scenario, id: newId() } : scenario
  return andThen(store.list(), (stored): HostResult<ImportOutcome> => {
    const existing = stored.find((own) => own.scenario.id === incoming.id)
    if (existing && sameContent(existing.scenario, incoming))
      return ok({ kind: 'unchanged', stored: existing })
    if (fault && choice === 'ask') return ok({ kind: 'missing', fault, incoming: scenario })
    if (!existing) return andThen(importNew(incoming, store), (kept) => imported(kept))
    switch (choice) {
      case 'ask':
      case 'keep':
        return ok({ kind: 'exists', existing, incoming })
      case 'keep-both': {
        const name = freeName(incoming.name, new Set(stored.map(({ scenario }) => scenario.name)))
        return andThen(store.save({ ...incoming, id: newId(), name }, 0), imported)
      }
      case 'replace':
        return andThen(store.save(incoming, existing.revision), imported)
      default:
        return assertNever(choice)
    }
  })
}

/**
 * Stores a scenario that is not in the list. From the trash it is taken back; what it was there stays among its
 * revisions.
 */
function importNew(incoming: Scenario, store: ScenarioStore): HostResult<StoredScenario> {
  return andThen(store.trash(), (trash) => {
    if (!trash.some(({ scenario }) => scenario.id === incoming.id)) return store.save(incoming, 0)
    return andThen(store.putBack(incoming.id), (back) =>
      sameContent(back.scenario, incoming) ? ok(back) : store.save(incoming, back.revision),
    )
  })
}

function readTable(
  { file, base64, language = 'en', choices = {}, order }: Input<'outcomes.read'>,
  files: ForeignFiles,
): Promise<HostResult<OutcomesReading>> {
  return files.read({ kind: 'table', file, bytes: bytesOf(base64), language, choices }, order)
}

function keepOutcomes(
  reading: OutcomesReading,
  { file, answers = noAnswers }: Input<'outcomes.import'>,
  store: ScenarioStore,
): HostResult<ImportedOutcomes> {
  const settled = settle(reading, answers)
  if (!settled.ok) return refused(settled.error.map((fault) => tableFileFault(file, fault)))
  return andThen(store.outcomes(), (files) => {
    const known = files.find((own) => own.file === file)
    const isSame = known && sameOutcomes(known.outcomes, settled.value)
    return isSame ? ok(known) : store.keepOutcomes(file, settled.value)
  })
}

/** Whether two tables say the same, in whatever order their keys are. */
const sameOutcomes = (...tables: readonly [readonly OwnOutcome[], readonly OwnOutcome[]]): boolean => {
  const [one, other] = tables.map((table) => canonical(table.map((outcome) => ({ ...outcome }))))
  return one === other
}

/** Without those that no model here knows in that unit. */
function knownOutcomes(
  { outcomes, ...file }: ImportedOutcomes,
  indicators: readonly Pick<IndicatorSpec, 'id' | 'unit'>[],
): readonly ImportedOutcomes[] {
  const known = outcomes.filter(({ indicator, measure, unit }) =>
    indicators.some((own) => own.id === indicator && (measure !== 'level' || own.unit === unit)),
  )
  return known.length > 0 ? [{ ...file, outcomes: known }] : []
}

const imported = (stored: StoredScenario): HostResult<ImportOutcome> => ok({ kind: 'imported', stored })

function andThen<A, B, E>(result: Result<A, E>, next: (value: A) => Result<B, E>): Result<B, E> {
  return result.ok ? next(result.value) : result
}
