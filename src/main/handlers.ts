/** The trusted side's answers to the contract, from the data files and a store. */
import { randomUUID } from 'node:crypto'
import { placeFaults } from '../files/document.ts'
import { type FileFault, inFile, tableFileFault } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import { createOutcomesReader, type OutcomesReader } from '../files/outcomes/read-outcomes.ts'
import { noAnswers, type OutcomesReading } from '../files/outcomes/reading.ts'
import { settle } from '../files/outcomes/settle.ts'
import type { ImportedOutcomes, OwnOutcome } from '../files/own-outcomes.ts'
import { readResultFile } from '../files/result-file.ts'
import { asNamedHere, readWritten } from '../files/scenario-file.ts'
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
import { faultsHere, faultsOn } from '../model/computable.ts'
import type { Grounds, LibraryData } from '../model/ground.ts'
import { assertNever, failed, ok, type Result } from '../model/result.ts'
import type { IndicatorSpec, Scenario } from '../model/spec.ts'
import type { ScenarioStore } from './scenario-store.ts'
import type { WatchedStore } from './watched-store.ts'

/**
 * @param program describes the program as it is now.
 * @param newId gives the id of a scenario that is kept beside another one.
 */
export function createHandlers(
  library: Library,
  store: WatchedStore,
  program: () => Program = () => ({ version: '?', released: '', facts: {}, log: [] }),
  newId: () => string = randomUUID,
): Handlers {
  const { data, grounds } = library
  const answer: HostResult<LibraryData> = ok(data)
  const tables = createOutcomesReader(grounds.first.built)
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
    'scenarios.import': (input) => importFile(input, library, store, newId),
    'outcomes.list': () =>
      andThen(store.outcomes(), (files) => ok(files.flatMap((file) => knownOutcomes(file, indicators)))),
    'outcomes.read': (input) => ok(readTable(input, tables)),
    'outcomes.import': (input) => importOutcomes(input, tables, store),
    'outcomes.remove': ({ file }) => store.removeOutcomes(file),
    'results.read': ({ file, base64 }) => {
      const result = readResultFile(file, Buffer.from(base64, 'base64'))
      return result.ok ? result : refused(result.error)
    },
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

function importFile(
  { file, base64, choice }: Input<'scenarios.import'>,
  { grounds }: Library,
  store: ScenarioStore,
  newId: () => string,
): HostResult<ImportOutcome> {
  const read = readWritten(file, Buffer.from(base64, 'base64'))
  if (!read.ok) return refused(read.error)
  const { document } = read.value
  const scenario = asNamedHere(read.value.scenario, grounds)
  const faults = placeFaults(document, faultsHere(scenario, grounds))
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
  { file, base64, language = 'en', choices = {} }: Input<'outcomes.read'>,
  tables: OutcomesReader,
): OutcomesReading {
  return tables.read(file, Buffer.from(base64, 'base64'), language, choices)
}

function importOutcomes(
  { answers = noAnswers, ...table }: Input<'outcomes.import'>,
  tables: OutcomesReader,
  store: ScenarioStore,
): HostResult<ImportedOutcomes> {
  const settled = settle(readTable(table, tables), answers)
  if (!settled.ok) return refused(settled.error.map((fault) => tableFileFault(table.file, fault)))
  return andThen(store.outcomes(), (files) => {
    const known = files.find(({ file }) => file === table.file)
    const isSame = known && sameOutcomes(known.outcomes, settled.value)
    return isSame ? ok(known) : store.keepOutcomes(table.file, settled.value)
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
