/** The active scenario's name, which can be changed in place, and whether it is saved. */
import { useEffect, useState } from 'react'
import { Button, Input, TextField, Tooltip, TooltipTrigger } from 'react-aria-components'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { formatTime } from '../../report/text/format.ts'
import { toneOf } from '../charts/chart-data.ts'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords, useWorkspace } from '../context/workspace-context.tsx'
import { nameFieldId } from '../controls/landmarks.ts'
import { olderVersion } from '../workspace/versions.ts'
import { activeDocument, isSaved } from '../workspace/workspace.ts'

export function DocumentTitle() {
  const words = useWords()
  const id = useWorkspace((state) => activeDocument(state).scenario.id)
  const tone = useWorkspace((state) => toneOf(state, activeDocument(state).scenario.id))
  const isOwn = useWorkspace((state) => activeDocument(state).kind === 'own')
  const name = useWorkspace((state) => words.nameOf(activeDocument(state)))
  useEffect(() => {
    document.title = `${name} – ${words.t('app.name')}`
  }, [name, words])
  return (
    <div className="document">
      <span className={`swatch tone-${tone}`} />
      {isOwn ? (
        <NameField key={id} id={id} name={name} />
      ) : (
        <span className="document-name" title={name}>
          {name}
        </span>
      )}
      <SaveState />
      <Version id={id} />
    </div>
  )
}

/** Says that an older version of the model computes the scenario, and leads to what a newer one makes of it. */
function Version({ id }: { readonly id: string }) {
  const { t } = useWords()
  const actions = useActions()
  const version = useWorkspace((state) => olderVersion(state, id)?.version)
  const newest = useWorkspace((state) => olderVersion(state, id)?.newest ?? 0)
  if (version === undefined) return null
  return (
    <TooltipTrigger>
      <Button className="link version" onPress={() => actions.askToMove(id, 'version')}>
        <span className="wordy">{t('migration.computedBy', { version })}</span>
        <span className="brief">{t('migration.versionShort', { version })}</span>
      </Button>
      <Tooltip className="tooltip">{t('migration.newerHere', { version: newest })}</Tooltip>
    </TooltipTrigger>
  )
}

function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords()
  const actions = useActions()
  const [draft, setDraft] = useState<string>()
  useDraft(id, draft !== undefined && draft !== name)
  const commit = () => {
    if (draft !== undefined) actions.rename(draft)
    setDraft(undefined)
  }
  return (
    <TextField
      className="document-field"
      aria-label={t('header.rename')}
      value={draft ?? name}
      onChange={setDraft}
    >
      <Input
        id={nameFieldId}
        className="document-input"
        maxLength={120}
        // As wide as its text, so that the save state stands beside the name.
        size={Math.min(34, Math.max(8, (draft ?? name).length))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
    </TextField>
  )
}

function SaveState() {
  const words = useWords()
  const { t, language } = words
  const kind = useWorkspace((state) => activeDocument(state).kind)
  const savedAt = useWorkspace((state) => {
    const active = activeDocument(state)
    return isSaved(active) ? active.saved?.savedAt : undefined
  })
  const problem = useWorkspace((state) => state.saveProblem)
  const isDragging = useWorkspace((state) => state.dragging)
  if (kind !== 'own') {
    return kind === 'shipped' ? <span className="save-state read-only">{t('header.readOnly')}</span> : null
  }
  if (problem !== undefined && savedAt === undefined) {
    return (
      <span className="save-state problem" role="alert" title={hostErrorText(problem, words)}>
        {t('save.failed')}
      </span>
    )
  }
  return (
    // While a lever is held each of its places would be said to be saved.
    <span className="save-state" role="status" aria-live={isDragging ? 'off' : 'polite'}>
      {savedAt === undefined ? (
        t('save.saving')
      ) : (
        <>
          <span className="wordy">{t('save.saved', { time: formatTime(savedAt, language) })}</span>
          <span className="brief">{t('save.savedShort')}</span>
        </>
      )}
    </span>
  )
}
