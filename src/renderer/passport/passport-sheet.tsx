/** The source card that is open: a sheet at the side of the window, the whole of a small one. */
import { useEffect, useMemo, useRef } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { withKey } from '../../report/help/keys.ts'
import { type Passport, passportOf, passportText } from '../../report/passport/passport.ts'
import type { Standing } from '../../report/passport/standing.ts'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Icon } from '../controls/icons.tsx'
import { ReferencesButton } from '../controls/references-button.tsx'
import { titled } from '../controls/titled.ts'
import { PassportBody } from './passport-body.tsx'
import { standingOf } from './standing.ts'
import './passport.css'

/** One sheet, whatever it shows: the focus goes back to the number that opened it. */
export function PassportSheet() {
  const actions = useActions()
  const isOpen = useWorkspace(({ passports }) => passports.length > 0)
  const key = useWorkspace(({ passports }) => `${passports.length} ${passports.map(subjectKey).at(-1)}`)
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
  if (!isOpen) return null
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
          <PassportCard key={key} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PassportCard() {
  const { t } = useWords()
  const store = useWorkspaceStore()
  const subject = useWorkspace(({ passports }) => passports.at(-1))
  // What a card says while it is open stays: nothing behind it can be changed.
  const told = useMemo(() => {
    const standing = subject && standingOf(store, subject)
    return standing && { standing, passport: passportOf(subject, standing) }
  }, [store, subject])
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed to come here is gone: who reads by ear begins with the name of what is told of.
  useEffect(() => heading.current?.focus(), [])
  const passport = told?.passport
  return (
    <>
      <PassportBar kind={passport?.kind ?? t('passport.label')} />
      <Heading slot="title" level={2} ref={heading} tabIndex={-1}>
        {passport?.title ?? t('passport.none')}
      </Heading>
      {passport && told && (
        <>
          <PassportBody passport={passport} />
          <PassportFoot passport={passport} standing={told.standing} />
        </>
      )}
    </>
  )
}

function PassportBar({ kind }: { readonly kind: string }) {
  const { t } = useWords()
  const actions = useActions()
  const isFirst = useWorkspace(({ passports }) => passports.length === 1)
  return (
    <div className="passport-bar">
      {!isFirst && (
        <Button
          ref={titled(t('passport.back'))}
          aria-label={t('passport.back')}
          className="icon-button quiet"
          onPress={actions.backPassport}
        >
          <Icon name="back" />
        </Button>
      )}
      <span className="passport-kind">{kind}</span>
      <Button
        ref={titled(withKey(t('app.close'), t('help.escape')))}
        aria-label={t('app.close')}
        className="icon-button quiet"
        onPress={actions.closePassport}
      >
        <Icon name="close" />
      </Button>
    </div>
  )
}

function PassportFoot({ passport, standing }: { readonly passport: Passport; readonly standing: Standing }) {
  const { t } = useWords()
  const actions = useActions()
  const copy = async () => {
    await navigator.clipboard.writeText(passportText(passport, standing))
    actions.notify(t('passport.copied'))
  }
  return (
    <div className="passport-foot">
      <Button className="button" onPress={() => void copy()}>
        {t('passport.copy')}
      </Button>
      <Button className="button" onPress={() => actions.goTo(passport.subject)}>
        {t('passport.goTo')}
      </Button>
      <ReferencesButton />
    </div>
  )
}
