/** Deletes for good; what that means is said before it is done. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ErasedPart } from '../../host/contract.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'

interface Props {
  readonly what: ErasedPart
  readonly onDone: () => void
}

export function EraseButton({ what, onDone }: Props) {
  const { t } = useWords()
  const actions = useActions()
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <Button className="link" onPress={() => setIsAsking(true)}>
        {t(`erase.${what}`)}
      </Button>
    )
  return (
    <div className="row" role="alert">
      <span className="row-text hint">{t(`erase.${what}Asked`)}</span>
      <Button className="button" onPress={() => setIsAsking(false)}>
        {t('scenarios.cancel')}
      </Button>
      <Button
        className="button"
        onPress={() => {
          void actions.erase(what)
          onDone()
        }}
      >
        {t('erase.confirm')}
      </Button>
    </div>
  )
}
