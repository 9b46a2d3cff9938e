/** Asks what to do with a file whose scenario is here already with other content, or cannot be computed here. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { ImportChoice } from '../../host/contract.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { formatTime } from '../../report/text/format.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'

export function ImportQuestion() {
  const words = useWords()
  const { t, language } = words
  const importing = useWorkspace((state) => state.importing)
  if (!importing) return null
  const { name } = importing.incoming
  if (importing.kind === 'missing') {
    return (
      <Question title={t('scenarios.missingTitle')} answers={['keep']}>
        {t('scenarios.missingAsk', { name, fault: faultText(importing.fault, words) })}
      </Question>
    )
  }
  const time = formatTime(importing.existing.savedAt, language)
  return (
    <Question title={t('scenarios.existsTitle')} answers={['replace', 'keep-both']}>
      {t('scenarios.exists', { name: importing.existing.scenario.name, time })}
    </Question>
  )
}

const labels = {
  keep: 'scenarios.keep',
  replace: 'scenarios.replace',
  'keep-both': 'scenarios.keepBoth',
} as const satisfies Readonly<Record<Exclude<ImportChoice, 'ask'>, string>>

interface QuestionProps {
  readonly title: string
  /** The last one is proposed. */
  readonly answers: readonly (keyof typeof labels)[]
  readonly children: ReactNode
}

function Question({ title, answers, children }: QuestionProps) {
  const { t } = useWords()
  const actions = useActions()
  const cancel = () => void actions.answerImport('cancel')
  return (
    <ModalDialog title={title} onClose={cancel}>
      <p>{children}</p>
      <div className="modal-actions">
        <Button className="button" onPress={cancel}>
          {t('scenarios.cancel')}
        </Button>
        {answers.map((answer, place) => (
          <Button
            key={answer}
            className={place === answers.length - 1 ? 'button primary' : 'button'}
            onPress={() => void actions.answerImport(answer)}
          >
            {t(labels[answer])}
          </Button>
        ))}
      </div>
    </ModalDialog>
  )
}
