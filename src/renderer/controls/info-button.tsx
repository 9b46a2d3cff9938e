/** The i beside a lever or an assumption: opens its source card, which says what it is and where its values come from. */
import { memo } from 'react'
import type { PassportKind } from '../../report/passport-subject.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'
import { IconButton } from './icon-button.tsx'
import { rowStop } from './rows.ts'

interface Props {
  readonly kind: PassportKind
  readonly id: string
  /** What it is called. */
  readonly name: string
}

export const InfoButton = memo(function InfoButton({ kind, id, name }: Props) {
  const { t } = useWords()
  const actions = useActions()
  return (
    <IconButton
      {...rowStop}
      quiet
      icon="info"
      aria-haspopup="dialog"
      label={t('levers.about', { name })}
      onPress={() => actions.showPassport({ kind, id })}
    />
  )
})
