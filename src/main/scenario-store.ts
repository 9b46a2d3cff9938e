/** What the handlers need of a store. Each answer is given after the store has committed. */
import type {
  DeletedScenario,
  Empty,
  HostResult,
  RevisionInfo,
  Settings,
  StoredScenario,
} from '../host/contract.ts'
import type { Scenario } from '../model/spec.ts'

export interface ScenarioStore {
  /** All scenarios that are not in the trash, oldest first. */
  list(): HostResult<readonly StoredScenario[]>
  /**
   * Adds a revision. `after` is the scenario's newest revision, 0 where there is none of that id, in the trash
   * neither; anything else is a `conflict`.
   */
  save(scenario: Scenario, after: number): HostResult<StoredScenario>
  /** Newest first. */
  revisions(id: string): HostResult<readonly RevisionInfo[]>
  revision(id: string, revision: number): HostResult<Scenario>
  restore(id: string, revision: number): HostResult<StoredScenario>
  remove(id: string): HostResult<Empty>
  trash(): HostResult<readonly DeletedScenario[]>
  putBack(id: string): HostResult<StoredScenario>
  readSettings(): HostResult<Settings>
  /** Changes what is given, and answers with all. */
  writeSettings(changes: Settings): HostResult<Settings>
  close(): void
}

/** Opens the store of a data folder, which is there and can be written to. */
export type OpenStore = (dataDir: string) => HostResult<ScenarioStore>
