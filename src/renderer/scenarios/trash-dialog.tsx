/** Deleted scenarios, each of which can be put back. */
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { DeletedScenario } from '../../host/contract.ts'
import { formatTime } from '../../report/text/format.ts'
import { useActions, useHost, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { EraseButton } from './erase-button.tsx'

export function TrashDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useWords()
  const actions = useActions()
  const host = useHost()
  const [deleted, setDeleted] = useState<readonly DeletedScenario[]>()
  const storeMark = useWorkspace((state) => state.storeMark)
  useEffect(() => {
    let isNewest = true
    void host.call('scenarios.trash', {}).then((answer) => {
      if (isNewest) setDeleted(answer.ok ? answer.value : [])
    })
    return () => {
      isNewest = false
    }
  }, [host, storeMark])
  return (
    <ModalDialog title={t('scenarios.trashTitle')} onClose={onClose}>
      {deleted?.length === 0 && <p className="hint">{t('scenarios.trashEmpty')}</p>}
      <ul className="rows">
        {deleted?.map(({ scenario, deletedAt }) => (
          <li key={scenario.id} className="row">
            <span className="row-text">
              <strong>{scenario.name}</strong>
              <span className="hint">
                {t('scenarios.deletedAt', { time: formatTime(deletedAt, language) })}
              </span>
            </span>
            <Button
              className="button"
              onPress={() => {
                void actions.putBack(scenario.id)
                onClose()
              }}
            >
              {t('scenarios.putBack')}
            </Button>
          </li>
        ))}
      </ul>
      {deleted !== undefined && deleted.length > 0 && <EraseButton what="trash" onDone={onClose} />}
      <EraseButton what="revisions" onDone={onClose} />
    </ModalDialog>
  )
}
