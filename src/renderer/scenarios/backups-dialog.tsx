/** The backups, each with what it holds, and the way back to one of them. */
import { useEffect, useState } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import type { BackupInfo, HostError } from '../../host/contract.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { goneText } from '../../report/gone-text.ts'
import { formatTime } from '../../report/text/format.ts'
import { paragraph } from '../../report/text/language.ts'
import { useActions, useHost, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'

export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const { t, language } = words
  const host = useHost()
  const storeMark = useWorkspace((state) => state.storeMark)
  const [backups, setBackups] = useState<readonly BackupInfo[]>()
  const [problem, setProblem] = useState<HostError>()
  const [chosen, setChosen] = useState<BackupInfo>()
  // A change of the store may have made another backup.
  useEffect(() => {
    let isNewest = true
    void host.call('backups.list', {}).then((answer) => {
      if (!isNewest) return
      if (answer.ok) setBackups(answer.value)
      setProblem(answer.ok ? undefined : answer.error)
    })
    return () => {
      isNewest = false
    }
  }, [host, storeMark])
  if (chosen) {
    return (
      <ModalDialog title={t('backups.title')} onClose={onClose}>
        <Question backup={chosen} onCancel={() => setChosen(undefined)} onDone={onClose} />
      </ModalDialog>
    )
  }
  const goneAt = backups
    ?.flatMap((backup) => backup.goneAt ?? [])
    .sort()
    .at(-1)
  return (
    <ModalDialog title={t('backups.title')} onClose={onClose}>
      <p className="hint">{t('backups.intro')}</p>
      {problem !== undefined && (
        <p role="alert">
          {t('backups.listFailed')} {hostErrorText(problem, words)}
        </p>
      )}
      {backups?.length === 0 && <p className="hint">{t('backups.none')}</p>}
      {goneAt !== undefined && (
        <p className="hint">{paragraph([t('erase.inBackups'), goneText(goneAt, words)], language)}</p>
      )}
      <ul className="rows" aria-label={t('backups.title')}>
        {backups?.map((backup) => (
          <BackupRow key={backup.file} backup={backup} onChoose={() => setChosen(backup)} />
        ))}
      </ul>
    </ModalDialog>
  )
}

interface RowProps {
  readonly backup: BackupInfo
  readonly onChoose: () => void
}

function BackupRow({ backup, onChoose }: RowProps) {
  const { t, language } = useWords()
  const { madeAt, kind, state, scenarios, revisions } = backup
  const time = formatTime(madeAt, language)
  const holds =
    state === 'sound'
      ? [t('backups.scenarios', { count: scenarios }), t('backups.revisions', { count: revisions })]
      : [t(`backups.${state}`)]
  return (
    <li className="row">
      <span className="row-text">
        <strong>{time}</strong>
        <span className="hint">
          {[...(kind === 'regular' ? [] : [t(`backups.${kind}`)]), ...holds].join(' · ')}
        </span>
      </span>
      {state === 'sound' && (
        <Button className="button" aria-label={t('backups.restoreOf', { time })} onPress={onChoose}>
          {t('backups.restore')}
        </Button>
      )}
    </li>
  )
}

interface QuestionProps {
  readonly backup: BackupInfo
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** What restoring means is said before it is done. */
function Question({ backup, onCancel, onDone }: QuestionProps) {
  const { t, language } = useWords()
  const actions = useActions()
  const [isTrashing, setIsTrashing] = useState(false)
  return (
    <>
      <p>{t('backups.asked', { time: formatTime(backup.madeAt, language) })}</p>
      <Checkbox className="own-check" isSelected={isTrashing} onChange={setIsTrashing}>
        <span className="check-box">{isTrashing && <Icon name="check" />}</span>
        <span>{t('backups.others')}</span>
      </Checkbox>
      <div className="modal-actions">
        <Button className="button" onPress={onCancel}>
          {t('scenarios.cancel')}
        </Button>
        <Button
          className="button primary"
          onPress={() => {
            void actions.restoreBackup(backup.file, isTrashing ? 'trash' : 'keep')
            onDone()
          }}
        >
          {t('backups.confirm')}
        </Button>
      </div>
    </>
  )
}
