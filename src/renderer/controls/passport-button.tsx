/** A number, or the name of what has one, that opens its passport. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { type PassportSubject, subjectName } from '../../report/passport-subject.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { documentMeant, groundOf } from '../workspace/workspace.ts'

interface Props {
  readonly subject: PassportSubject
  /** What is seen of it. */
  readonly text?: string
  /** The same, where it is more than a text. */
  readonly children?: ReactNode
  readonly className?: string
}

export function PassportButton({ subject, text, children = text, className = '' }: Props) {
  const words = useWords()
  const actions = useActions()
  const { indicators } = useWorkspace((state) => documentMeant(state, subject).scenario)
  const ground = useWorkspace((state) => groundOf(state.grounds, documentMeant(state, subject).scenario))
  const name = subjectName(subject, ground, indicators, words)
  return (
    <Button
      className={`passport-button ${className}`}
      // A table is read as it is seen; what a number opens is said after it. The library hands this attribute on to nobody.
      ref={(button) => button?.setAttribute('aria-description', words.t('passport.open', { name }))}
      aria-haspopup="dialog"
      onPress={() => actions.showPassport(subject)}
    >
      {children}
    </Button>
  )
}
