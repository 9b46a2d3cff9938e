/** The notes of a scenario: why its values are what they are. */
import { useState } from 'react'
import { TextArea, TextField } from 'react-aria-components'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'

export function NotesDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const document = useWorkspace((state) => state.documents.get(id))
  const shipped = useWorkspace((state) => state.ground.shipped.find(({ texts }) => texts.id === id))
  // Until something is written, the notes are those of the newest version, whichever window it comes from.
  const [draft, setDraft] = useState<string>()
  const isWritten = document?.kind === 'own' && draft !== undefined && draft !== document.scenario.notes
  useDraft(id, isWritten)
  if (!document) return null
  const close = () => {
    if (isWritten) {
      actions.activate(id)
      actions.setNotes(draft)
    }
    onClose()
  }
  return (
    <ModalDialog title={t('scenarios.notesTitle', { name: words.nameOf(document) })} onClose={close}>
      {shipped ? (
        <>
          <p>{words.text(shipped.texts.notes)}</p>
          <p className="hint">{t('scenarios.notesReadOnly')}</p>
        </>
      ) : (
        <TextField
          className="field"
          aria-label={t('scenarios.notesTitle', { name: document.scenario.name })}
          value={draft ?? document.scenario.notes}
          onChange={setDraft}
          maxLength={20_000}
        >
          <TextArea className="input notes-input" rows={9} placeholder={t('scenarios.notesHint')} />
        </TextField>
      )}
    </ModalDialog>
  )
}
