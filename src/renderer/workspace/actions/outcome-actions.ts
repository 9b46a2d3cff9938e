/** What the user does with tables of published values: brings one, sees how it is read, answers, keeps it. */
import {
  type Answers,
  noAnswers,
  type OutcomesReading,
  type TableChoices,
  type ValueAnswer,
} from '../../../files/outcomes/reading.ts'
import { isTableFile } from '../../../files/own-outcomes.ts'
import { freeName } from '../../../files/scenario-name.ts'
import { isScenarioFile } from '../../../files/scenario-text.ts'
import type { Host, PickedFile } from '../../../host/contract.ts'
import { base64Of } from '../../host/read-file.ts'
import type { Workspace, WorkspaceStore } from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { FileActions } from './file-actions.ts'
import type { NoticeActions } from './notice-actions.ts'
import type { ReadingFiles } from './reading-files.ts'

/** A table on its way in, of which nothing is kept yet. */
export interface OutcomesDraft {
  readonly file: PickedFile
  /** Whether it was pasted or typed, and so can be changed. */
  readonly pasted: { readonly text: string } | undefined
  readonly choices: TableChoices
  /** What was understood; of the choices before while those of now are on their way. */
  readonly reading: OutcomesReading | undefined
  readonly answers: Answers
}

export interface OutcomeActions {
  /** Takes in any file that the user dropped: a scenario, or a table; of others it says what is taken. */
  takeFile(file: PickedFile): Promise<void>
  /** Reads a table and shows what was understood of it. */
  importOutcomes(file: PickedFile): Promise<void>
  pickAndImportOutcomes(): Promise<void>
  /** Opens an empty table to paste or type into. */
  pasteOutcomes(): void
  /** Takes what stands in that table now. */
  typeOutcomes(text: string): Promise<void>
  /** Reads the table another way. */
  readOutcomesAs(choices: TableChoices): Promise<void>
  /** Answers what is asked of values, by their places; undefined takes an answer back. */
  answerOutcomes(answers: Readonly<Record<string, ValueAnswer | undefined>>): void
  leaveUnread(leave: boolean): void
  /** Keeps what was understood and answered. */
  keepOutcomes(): Promise<void>
  /** Puts the table away. */
  dropOutcomes(): void
  removeOutcomes(file: string): Promise<void>
}

export function createOutcomeActions(
  { getState, setState }: WorkspaceStore,
  host: Host,
  { words }: Desk,
  { notify, tellProblem }: NoticeActions,
  { importFile, reading }: Pick<FileActions, 'importFile'> & ReadingFiles,
): OutcomeActions {
  const without = (file: string): Workspace['ownOutcomes'] =>
    getState().ownOutcomes.filter((own) => own.file !== file)
  const change = (changes: Partial<OutcomesDraft>): void => {
    const { outcomesDraft } = getState()
    if (outcomesDraft) setState({ outcomesDraft: { ...outcomesDraft, ...changes } })
  }

  /** Asks how the draft is read now. An answer that another one has overtaken is passed over. */
  const read = async (): Promise<void> => {
    const { outcomesDraft: draft, language } = getState()
    if (!draft) return
    if (draft.pasted?.text.trim() === '') return change({ reading: undefined })
    const { file, choices } = draft
    const { name, base64 } = file
    const answer = await reading(name, (order) =>
      host.call('outcomes.read', { file: name, base64, language, choices, order }),
    )
    const now = getState().outcomesDraft
    if (now?.file !== file || now.choices !== choices) return
    if (answer.ok) return change({ reading: answer.value, answers: noAnswers })
    if (!draft.pasted) setState({ outcomesDraft: undefined })
    tellProblem(words().t('scenarios.importRefused', { file: file.name }), answer.error)
  }

  const open = (file: PickedFile, pasted?: OutcomesDraft['pasted']): Promise<void> => {
    setState({ outcomesDraft: { file, pasted, choices: {}, reading: undefined, answers: noAnswers } })
    return read()
  }

  const self: OutcomeActions = {
    async takeFile(file) {
      if (isTableFile(file.name)) return self.importOutcomes(file)
      if (isScenarioFile(file.name) || /\.json$/i.test(file.name)) return importFile(file)
      const { t } = words()
      const question = t('analyse.question.backtest')
      notify(t('faults.filesTaken', { file: file.name, question }), { kind: 'problem' })
    },
    importOutcomes: (file) => open(file),
    async pickAndImportOutcomes() {
      const file = await host.pickFile('outcomes')
      if (file) await self.importOutcomes(file)
    },
    pasteOutcomes() {
      const taken = new Set(getState().ownOutcomes.map(({ file }) => file))
      void open({ name: freeName(words().t('outcomes.pasted'), taken), base64: '' }, { text: '' })
    },
    async typeOutcomes(text) {
      const { outcomesDraft } = getState()
      if (!outcomesDraft?.pasted) return
      const base64 = base64Of(new TextEncoder().encode(text))
      change({ pasted: { text }, file: { ...outcomesDraft.file, base64 } })
      change({ choices: { ...outcomesDraft.choices, encoding: 'utf-8' } })
      await read()
    },
    async readOutcomesAs(choices) {
      const { outcomesDraft } = getState()
      if (!outcomesDraft) return
      change({ choices: { ...outcomesDraft.choices, ...choices } })
      await read()
    },
    answerOutcomes(answers) {
      const { outcomesDraft } = getState()
      if (!outcomesDraft) return
      const merged = Object.entries({ ...outcomesDraft.answers.values, ...answers })
      const given = merged.flatMap(([place, answer]) => (answer ? [[place, answer] as const] : []))
      change({ answers: { ...outcomesDraft.answers, values: Object.fromEntries(given) } })
    },
    leaveUnread(leaveUnread) {
      const { outcomesDraft } = getState()
      if (outcomesDraft) change({ answers: { ...outcomesDraft.answers, leaveUnread } })
    },
    async keepOutcomes() {
      const { outcomesDraft: draft, language } = getState()
      if (!draft) return
      const { file, choices, answers } = draft
      const { name, base64 } = file
      const answer = await reading(name, (order) =>
        host.call('outcomes.import', { file: name, base64, language, choices, answers, order }),
      )
      const { t } = words()
      // What was understood stays on screen until it is kept.
      if (!answer.ok) return tellProblem(t('scenarios.importRefused', { file: file.name }), answer.error)
      const before = getState().ownOutcomes.find((own) => own.file === file.name)
      const said = { count: answer.value.outcomes.length, file: file.name }
      setState({ outcomesDraft: undefined, ownOutcomes: [...without(file.name), answer.value] })
      // What was here already keeps its time.
      const isSame = before?.importedAt === answer.value.importedAt
      notify(t(isSame ? 'backtest.importSame' : 'backtest.imported', said))
    },
    dropOutcomes: () => setState({ outcomesDraft: undefined }),
    async removeOutcomes(file) {
      const answer = await host.call('outcomes.remove', { file })
      if (!answer.ok) return tellProblem(words().t('backtest.removeFailed', { file }), answer.error)
      setState({ ownOutcomes: without(file) })
      notify(words().t('backtest.removed', { file }))
    },
  }
  return self
}
