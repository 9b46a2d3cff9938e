/** Messages at the window's foot: what happened, and what can be done about it. */
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { onOneLine } from '../../files/characters.ts'
import type { HostError } from '../../host/contract.ts'
import { hostErrorText, storeNoticeText } from '../../report/faults/host-error.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import type { Notice } from '../workspace/workspace.ts'
import { ReadingNote } from './reading-note.tsx'
import './notices.css'

/** Milliseconds that a message without a problem stays. */
const infoStays = 9000

export function Notices() {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const notices = useWorkspace((state) => state.notices)
  const saveProblem = useWorkspace((state) => state.saveProblem)
  const storeGone = useWorkspace((state) => state.storeGone)
  const isReading = useWorkspace((state) => state.reading !== undefined)
  const storeNotices = useWorkspace((state) => state.storeNotices)
  return (
    <section className="notices" aria-label={t('notices.label')} aria-live="polite">
      {storeNotices.length > 0 && (
        <div className="notice notice-problem">
          <div className="notice-text">
            {storeNotices.map((notice) => (
              <p key={JSON.stringify(notice)}>{storeNoticeText(notice, words)}</p>
            ))}
          </div>
          <IconButton quiet icon="close" label={t('notices.close')} onPress={actions.closeStoreNotices} />
        </div>
      )}
      {storeGone !== undefined && <StoreGone problem={storeGone} />}
      {saveProblem !== undefined && storeGone === undefined && (
        <div className="notice notice-problem">
          <p className="notice-text">
            {t('notices.saveProblem', { reason: hostErrorText(saveProblem, words) })}
          </p>
          <Button className="link" onPress={() => void actions.saveNow()}>
            {t('notices.saveRetry')}
          </Button>
        </div>
      )}
      {isReading && (
        <div className="notice">
          <ReadingNote />
        </div>
      )}
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

/** The store's files are gone: nothing is kept until the user has decided. */
function StoreGone({ problem }: { readonly problem: HostError }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  return (
    <div className="notice notice-problem" role="alert">
      <div className="notice-text">
        <p>{hostErrorText(problem, words)}</p>
        <div className="notice-choices">
          <Button className="link" onPress={() => void actions.settleStore('keep')}>
            {t('notices.goneKeep')}
          </Button>
          {problem.code === 'store-replaced' && (
            <Button className="link" onPress={() => void actions.settleStore('take')}>
              {t('notices.goneTake')}
            </Button>
          )}
          <Button className="link" onPress={() => void actions.exportUnsaved()}>
            {t('notices.goneExport')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** Its text may hold names of foreign files. */
function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useWords()
  const actions = useActions()
  // A message that is being read or reached for does not go away.
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (notice.kind === 'problem' || held) return
    const timer = setTimeout(() => actions.closeNotice(notice.id), infoStays)
    return () => clearTimeout(timer)
  }, [notice, held, actions])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the message open is a help, not a control
    <div
      className={`notice notice-${notice.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="notice-text">
        <p>{onOneLine(notice.text)}</p>
        {notice.lines.length > 0 && (
          <ul className="notice-lines">
            {notice.lines.slice(0, 8).map((line) => (
              <li key={line}>{onOneLine(line)}</li>
            ))}
          </ul>
        )}
      </div>
      {notice.action && (
        <Button
          className="link"
          onPress={() => {
            notice.action?.run()
            actions.closeNotice(notice.id)
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <IconButton
        quiet
        icon="close"
        label={t('notices.close')}
        onPress={() => actions.closeNotice(notice.id)}
      />
    </div>
  )
}
