/** What the user brings to hold projections against. */
import type { Host, PickedFile } from '../../../host/contract.ts'
import type { Workspace, WorkspaceStore } from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { NoticeActions } from './notice-actions.ts'

export interface OutcomeActions {
  /** Takes a file of outcomes in, in place of what came from a file of that name before. */
  importOutcomes(file: PickedFile): Promise<void>
  pickAndImportOutcomes(): Promise<void>
  removeOutcomes(file: string): Promise<void>
}

export function createOutcomeActions(
  { getState, setState }: WorkspaceStore,
  host: Host,
  { words }: Desk,
  { notify, tellProblem }: NoticeActions,
): OutcomeActions {
  const without = (file: string): Workspace['ownOutcomes'] =>
    getState().ownOutcomes.filter((own) => own.file !== file)
  const importOutcomes: OutcomeActions['importOutcomes'] = async ({ name: file, base64 }) => {
    const answer = await host.call('outcomes.import', { file, base64 })
    if (!answer.ok) return tellProblem(words().t('scenarios.importRefused', { file }), answer.error)
    setState({ ownOutcomes: [...without(file), answer.value] })
    notify(words().t('backtest.imported', { count: answer.value.outcomes.length, file }))
  }
  return {
    importOutcomes,
    async pickAndImportOutcomes() {
      const file = await host.pickFile('outcomes')
      if (file) await importOutcomes(file)
    },
    async removeOutcomes(file) {
      const answer = await host.call('outcomes.remove', { file })
      if (!answer.ok) return tellProblem(words().t('backtest.removeFailed', { file }), answer.error)
      setState({ ownOutcomes: without(file) })
      notify(words().t('backtest.removed', { file }))
    },
  }
}
