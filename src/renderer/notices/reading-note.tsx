/** Says that a file is still being read, and ends that where the user wants it. */
import { onOneLine } from '../../files/characters.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Working } from '../controls/working.tsx'

export function ReadingNote() {
  const { t } = useWords()
  const actions = useActions()
  const file = useWorkspace((state) => state.reading?.file)
  if (file === undefined) return null
  return <Working text={t('notices.reading', { file: onOneLine(file) })} onStop={actions.stopReading} />
}
