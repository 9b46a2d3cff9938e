/** Moving a scenario to a newer version of its model or to another baseline: first it is shown what becomes of it. */
import { type Ground, keyOf } from '../../../model/ground.ts'
import { type Moved, moveTo } from '../../../model/migration/move.ts'
import { newestGround, otherGrounds } from '../../../model/migration/table.ts'
import { groundName } from '../../../report/ground.ts'
import { createWords } from '../../../report/text/words.ts'
import type { Moving, WorkspaceStore } from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { NoticeActions } from './notice-actions.ts'

export interface MigrationActions {
  /** Shows what would become of a scenario, where there is something to move it to. */
  askToMove(id: string, to: Moving['to']): void
  /** Chooses among several baselines. */
  chooseGround(ground: Ground): void
  /** Moves it; one that ships becomes a copy. */
  moveScenario(): void
  dropMove(): void
}

export function createMigrationActions(
  { getState, setState }: WorkspaceStore,
  { activate, change, words }: Desk,
  { notify }: NoticeActions,
): MigrationActions {
  return {
    askToMove(id, to) {
      const { documents, grounds } = getState()
      const document = documents.get(id)
      if (!document || document.missing || document.kind === 'baseline') return
      const found =
        to === 'version'
          ? newestGround(document.scenario, grounds)
          : otherGrounds(document.scenario, grounds)[0]
      if (found) setState({ moving: { id, to, ground: found } })
    },
    chooseGround(ground) {
      const { moving } = getState()
      if (moving) setState({ moving: { ...moving, ground } })
    },
    moveScenario() {
      const { moving, documents, grounds } = getState()
      const document = documents.get(moving?.id ?? '')
      setState({ moving: undefined })
      if (!moving || !document || document.missing) return
      const { ground, to } = moving
      const isOwn = document.kind === 'own'
      activate(moving.id)
      change(
        `move ${keyOf(ground.model)} ${ground.baseline.id}`,
        (scenario) => moveTo(scenario, ground, grounds).scenario,
        // Schedules of levers at their base are of the model of before.
        { forgets: () => true },
      )
      // A copy of one that ships is told of by itself.
      if (!isOwn) return
      const { name } = document.scenario
      const { language } = getState()
      const key = to === 'version' ? 'migration.movedVersion' : 'migration.movedBaseline'
      notify(
        words().t(key, {
          name,
          version: ground.model.version,
          ground: groundName(ground, createWords({ language, ground })),
        }),
        { undoneIn: moving.id },
      )
    },
    dropMove: () => setState({ moving: undefined }),
  }
}

/** What would become of the scenario that is asked about; undefined where it is gone. */
export function movedScenario({
  documents,
  grounds,
  moving,
}: Pick<ReturnType<WorkspaceStore['getState']>, 'documents' | 'grounds' | 'moving'>): Moved | undefined {
  const document = documents.get(moving?.id ?? '')
  if (!moving || !document || document.missing) return undefined
  return moveTo(document.scenario, moving.ground, grounds)
}
