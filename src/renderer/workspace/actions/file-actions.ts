/** Files that come in and go out: scenarios, and tables. */
import { scenarioFileName, writeScenarioFile } from '../../../files/scenario-text.ts'
import type {
  FileToSave,
  Host,
  HostResult,
  ImportChoice,
  ImportOutcome,
  PickedFile,
} from '../../../host/contract.ts'
import type { Saving } from '../saving.ts'
import { isSaved, type WorkspaceStore } from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { NoticeActions } from './notice-actions.ts'
import type { ReadingFiles } from './reading-files.ts'
import type { StoreActions } from './store-actions.ts'

export interface FileActions {
  /** Takes a scenario file in; asks, through `ask`, where another content of the same scenario is there. */
  importFile(file: PickedFile): Promise<void>
  answerImport(choice: ImportChoice | 'cancel'): Promise<void>
  pickAndImport(): Promise<void>
  exportScenario(id: string): Promise<void>
  /** Exports every scenario of which something is not in the store, one file after the other. */
  exportUnsaved(): Promise<void>
  saveCsv(name: string, text: string): Promise<void>
  saveJson(name: string, text: string): Promise<void>
}

export function createFileActions(
  store: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  desk: Desk,
  notices: NoticeActions,
  receiving: Pick<StoreActions, 'receive'> & ReadingFiles,
): FileActions {
  return {
    ...createImports(store, host, saving, desk, notices, receiving),
    ...createExports(store, host, desk, notices),
  }
}

type Imports = Pick<FileActions, 'importFile' | 'answerImport' | 'pickAndImport'>

function createImports(
  { getState, setState }: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  { words }: Desk,
  { notify, tellProblem }: NoticeActions,
  { receive, reading }: Pick<StoreActions, 'receive'> & ReadingFiles,
): Imports {
  const bring = async (file: PickedFile, choice: ImportChoice): Promise<HostResult<ImportOutcome>> => {
    const { name, base64 } = file
    const answer = await reading(name, (order) =>
      host.call('scenarios.import', { file: name, base64, choice, order }),
    )
    if (answer.ok && 'stored' in answer.value) receive(answer.value.stored)
    return answer
  }
  const run = async (file: PickedFile, choice: ImportChoice): Promise<void> => {
    await saving().flush()
    const answer = await saving().doing(() => bring(file, choice))
    if (!answer.ok)
      return tellProblem(words().t('scenarios.importRefused', { file: file.name }), answer.error)
    if (answer.value.kind === 'ships')
      return notify(words().t('scenarios.importSame', { name: answer.value.scenario.name }))
    if (!('stored' in answer.value)) return setState({ importing: { file, ...answer.value } })
    const { kind, stored } = answer.value
    const { id, name } = stored.scenario
    const isMissing = getState().documents.get(id)?.missing !== undefined
    const key = isMissing ? 'scenarios.importedMissing' : 'scenarios.imported'
    notify(words().t(kind === 'imported' ? key : 'scenarios.importSame', { name }))
  }
  return {
    importFile: (file) => run(file, 'ask'),
    async answerImport(choice) {
      const { importing } = getState()
      setState({ importing: undefined })
      if (importing && choice !== 'cancel') await run(importing.file, choice)
    },
    async pickAndImport() {
      const file = await host.pickFile('scenario')
      if (file) await run(file, 'ask')
    },
  }
}

type Exports = Pick<FileActions, 'exportScenario' | 'exportUnsaved' | 'saveCsv' | 'saveJson'>

function createExports(
  { getState }: WorkspaceStore,
  host: Host,
  { words }: Desk,
  { notify }: NoticeActions,
): Exports {
  const save = async (file: FileToSave): Promise<void> => {
    if (await host.saveFile(file)) notify(words().t('compare.exported', { name: file.name }))
  }
  const exportScenario = async (id: string): Promise<void> => {
    const document = getState().documents.get(id)
    if (!document) return
    const saved = await host.saveFile({
      name: scenarioFileName(words().nameOf(document)),
      text: writeScenarioFile(document.scenario),
      type: 'application/json',
    })
    if (saved) notify(words().t('scenarios.exported', { name: words().nameOf(document) }))
  }
  return {
    exportScenario,
    async exportUnsaved() {
      const unsaved = [...getState().documents].filter(([, each]) => each.kind === 'own' && !isSaved(each))
      for (const [id] of unsaved) await exportScenario(id)
    },
    saveCsv: (name, text) => save({ name, text, type: 'text/csv' }),
    saveJson: (name, text) => save({ name, text, type: 'application/json' }),
  }
}
