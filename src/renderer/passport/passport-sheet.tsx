/** The passport that is open: a sheet at the side of the window, the whole of a small one. */
import { useEffect, useRef } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { type PassportSubject, subjectKey, subjectName } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { activeDocument } from '../workspace/workspace.ts'
import './passport.css'

/** One sheet, whatever it shows: the focus goes back to the number that opened it. */
export function PassportSheet() {
  const actions = useActions()
  const subject = useWorkspace(({ passports }) => passports.at(-1))
  const isOpen = subject !== undefined
  useEffect(() => {
    if (!isOpen) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowLeft' || !event.altKey) return
      // Else the page itself would go back.
      event.preventDefault()
      actions.backPassport()
    }
    addEventListener('keydown', onKeyDown, true)
    return () => removeEventListener('keydown', onKeyDown, true)
  }, [actions, isOpen])
  if (!subject) return null
  return (
    <ModalOverlay
      className="passport-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) actions.closePassport()
      }}
    >
      <Modal className="passport-modal">
        <Dialog className="passport">
          <PassportCard key={subjectKey(subject)} subject={subject} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PassportCard({ subject }: { readonly subject: PassportSubject }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const ground = useWorkspace((state) => state.ground)
  const own = useWorkspace((state) => activeDocument(state).scenario.indicators)
  const isFirst = useWorkspace(({ passports }) => passports.length === 1)
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed to come here is gone: who reads by ear begins with the name of what is told of.
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <div className="passport-bar">
        {!isFirst && (
          <Button
            aria-label={t('passport.back')}
            className="icon-button quiet"
            onPress={actions.backPassport}
          >
            <Icon name="back" />
          </Button>
        )}
        <span className="passport-kind">{t(`passport.kinds.${subject.kind}`)}</span>
        <Button aria-label={t('app.close')} className="icon-button quiet" onPress={actions.closePassport}>
          <Icon name="close" />
        </Button>
      </div>
      <Heading slot="title" level={2} ref={heading} tabIndex={-1}>
        {subjectName(subject, ground, own, words)}
      </Heading>
      <div className="passport-foot">
        <Button className="button" onPress={() => actions.goTo(subject)}>
          {t('passport.goTo')}
        </Button>
      </div>
    </>
  )
}
