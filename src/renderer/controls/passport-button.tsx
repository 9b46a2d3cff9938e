/** A number, or the name of what has one, that opens its passport. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { type PassportSubject, subjectName } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { activeDocument } from '../workspace/workspace.ts'

interface Props {
  readonly subject: PassportSubject
  /** What is seen of it, in one text. */
  readonly text: string
  /** What is drawn, where that is more than the text. */
  readonly children?: ReactNode
  readonly className?: string
}

export function PassportButton({ subject, text, children = text, className = '' }: Props) {
  const words = useWords()
  const actions = useActions()
  const own = useWorkspace((state) => activeDocument(state).scenario.indicators)
  const ground = useWorkspace((state) => state.ground)
  const name = subjectName(subject, ground, own, words)
  return (
    <Button
      className={`passport-button ${className}`}
      aria-label={words.t('passport.open', { text, name })}
      aria-haspopup="dialog"
      onPress={() => actions.showPassport(subject)}
    >
      {children}
    </Button>
  )
}
