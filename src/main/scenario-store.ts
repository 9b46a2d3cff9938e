/** What the handlers need of a store. Each answer is given after the store has committed. */
import type { ImportedOutcomes, OwnOutcome } from '../files/own-outcomes.ts'
import type {
  BackupInfo,
  DeletedScenario,
  Empty,
  Erased,
  ErasedPart,
  GoneChoice,
  HostResult,
  OthersChoice,
  RestoredBackup,
  RevisionInfo,
  Settings,
  StoredScenario,
  StoreNotice,
} from '../host/contract.ts'
import type { Scenario } from '../model/spec.ts'

export interface ScenarioStore {
  /** What the user is to know of the store; mostly nothing. */
  notices(): HostResult<readonly StoreNotice[]>
  /** The user has seen them: those that tell of what is over are forgotten. */
  forgetNotices(): HostResult<Empty>
  /** All scenarios that are not in the trash, oldest first. */
  list(): HostResult<readonly StoredScenario[]>
  /**
   * Adds a revision. `after` is the scenario's newest revision, 0 where there is none of that id, in the trash
   * neither; anything else is a `conflict`. Content that the newest revision has already makes no new one: it is
   * answered as it stands, also to a change that is asked for a second time because its answer was lost.
   */
  save(scenario: Scenario, after: number): HostResult<StoredScenario>
  /** Newest first. */
  revisions(id: string): HostResult<readonly RevisionInfo[]>
  revision(id: string, revision: number): HostResult<Scenario>
  restore(id: string, revision: number): HostResult<StoredScenario>
  /** Names a revision of a scenario that is not in the trash; an empty name takes its name away. */
  label(id: string, revision: number, label: string): HostResult<Empty>
  remove(id: string): HostResult<Empty>
  trash(): HostResult<readonly DeletedScenario[]>
  putBack(id: string): HostResult<StoredScenario>
  /** The user's own outcomes by file, the file that was imported first first. */
  outcomes(): HostResult<readonly ImportedOutcomes[]>
  /** Keeps the outcomes of a file in place of those that came from it before. */
  keepOutcomes(file: string, outcomes: readonly OwnOutcome[]): HostResult<ImportedOutcomes>
  removeOutcomes(file: string): HostResult<Empty>
  readSettings(): HostResult<Settings>
  /** Changes what is given, and answers with all. */
  writeSettings(changes: Settings): HostResult<Settings>
  /** Deletes for good: what is in the trash, or revisions that stand between others. */
  erase(what: ErasedPart): HostResult<Erased>
  /** The copies of the store, the latest first. */
  backups(): HostResult<readonly BackupInfo[]>
  /**
   * Makes every scenario of a copy what it was in it, after a copy was made of what is here; no revision is lost.
   * @param file names the copy, as `backups` does.
   */
  restoreBackup(file: string, others: OthersChoice): HostResult<RestoredBackup>
  /** Whether it can be asked; fails where its files are gone. */
  check(): HostResult<Empty>
  /** Where its files are gone: puts all of it back to its path, or takes what lies there. Else nothing. */
  settle(choice: GoneChoice): HostResult<Empty>
  /** Another number after each change by another program; missing where no other works in it. */
  outside?(): number
  close(): void
}

/** Names what a scenario computes. */
export type FingerprintOf = (scenario: Scenario) => string

/**
 * Opens the store of a data folder, which is there and can be written to.
 * @param fingerprintOf gives what is kept with each revision when it is saved.
 */
export type OpenStore = (dataDir: string, fingerprintOf: FingerprintOf) => HostResult<ScenarioStore>
