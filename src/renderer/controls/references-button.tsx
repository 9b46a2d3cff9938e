/** Lists every source that the view rests on. */
import { Button } from 'react-aria-components'
import { useActions, useWords } from '../context/workspace-context.tsx'

export function ReferencesButton() {
  const { t } = useWords()
  const actions = useActions()
  return (
    <Button
      className="link references-button"
      aria-haspopup="dialog"
      onPress={() => actions.showReferences(true)}
    >
      {t('references.open')}
    </Button>
  )
}
