/** Asks what to do with a file whose scenario is here already, with other content. */
import { Button } from 'react-aria-components'
import { formatTime } from '../../report/text/format.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'

export function ImportQuestion() {
  const { t, language } = useWords()
  const actions = useActions()
  const importing = useWorkspace((state) => state.importing)
  if (!importing) return null
  const { existing } = importing
  return (
    <ModalDialog title={t('scenarios.existsTitle')} onClose={() => void actions.answerImport('cancel')}>
      <p>
        {t('scenarios.exists', {
          name: existing.scenario.name,
          time: formatTime(existing.savedAt, language),
        })}
      </p>
      <div className="modal-actions">
        <Button className="button" onPress={() => void actions.answerImport('cancel')}>
          {t('scenarios.cancel')}
        </Button>
        <Button className="button" onPress={() => void actions.answerImport('replace')}>
          {t('scenarios.replace')}
        </Button>
        <Button className="button primary" onPress={() => void actions.answerImport('keep-both')}>
          {t('scenarios.keepBoth')}
        </Button>
      </div>
    </ModalDialog>
  )
}
