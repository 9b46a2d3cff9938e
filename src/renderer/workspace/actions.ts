/** What the user can do: each action changes the workspace store, and tells what the user has to know. */
import type { Host } from '../../host/contract.ts'
import { createDesk } from './actions/desk.ts'
import { createFileActions, type FileActions } from './actions/file-actions.ts'
import { createLeverActions, type LeverActions } from './actions/lever-actions.ts'
import { createMigrationActions, type MigrationActions } from './actions/migration-actions.ts'
import { createNoticeActions, type NoticeActions } from './actions/notice-actions.ts'
import { createOutcomeActions, type OutcomeActions } from './actions/outcome-actions.ts'
import { createPassportActions, type PassportActions } from './actions/passport-actions.ts'
import { createReading, type ReadingActions } from './actions/reading-files.ts'
import { createScenarioActions, type ScenarioActions } from './actions/scenario-actions.ts'
import { createStoreActions, type StoreActions } from './actions/store-actions.ts'
import { createViewActions, type ViewActions } from './actions/view-actions.ts'
import type { Saving } from './saving.ts'
import type { WorkspaceStore } from './workspace.ts'

export interface Actions
  extends LeverActions,
    ScenarioActions,
    StoreActions,
    ReadingActions,
    FileActions,
    MigrationActions,
    OutcomeActions,
    ViewActions,
    PassportActions,
    NoticeActions {}

/** @param saving what brings changes to the host; it begins when the window is shown. */
export function createActions(store: WorkspaceStore, host: Host, saving: () => Saving): Actions {
  const notices = createNoticeActions(store, host)
  const desk = createDesk(store, notices)
  const stored = createStoreActions(store, host, saving, desk, notices)
  const { reading, stopReading } = createReading(store, host)
  const files = createFileActions(store, host, saving, desk, notices, { ...stored, reading })
  return {
    ...createLeverActions(store, desk),
    ...createScenarioActions(store, saving, desk),
    ...stored,
    ...files,
    ...createOutcomeActions(store, host, desk, notices, { ...files, reading }),
    ...createMigrationActions(store, desk, notices),
    ...createViewActions(store),
    ...createPassportActions(store),
    ...notices,
    stopReading,
  }
}
