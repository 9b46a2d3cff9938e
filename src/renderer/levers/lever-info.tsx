/** Opens the source card of a lever: what it is, what its values mean in the world, and where they come from. */
import { memo } from 'react'
import type { LeverSpec } from '../../model/spec.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { rowStop } from '../controls/rows.ts'

export const LeverInfo = memo(function LeverInfo({ lever }: { readonly lever: LeverSpec }) {
  const { t, text } = useWords()
  const actions = useActions()
  return (
    <IconButton
      {...rowStop}
      quiet
      icon="info"
      aria-haspopup="dialog"
      label={t('levers.about', { name: text(lever.label) })}
      onPress={() => actions.showPassport({ kind: 'lever', id: lever.id })}
    />
  )
})
