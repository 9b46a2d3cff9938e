/** The name of a saved version: written here, taken away by an empty field, and undone where it was changed. */
import { useState } from 'react'
import { Button, Form, Input, Label, TextField } from 'react-aria-components'
import { tidyLine } from '../../files/characters.ts'
import { longestName, shortened } from '../../files/scenario-name.ts'
import type { HostError, RevisionInfo } from '../../host/contract.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import { useDraft } from '../context/use-draft.ts'
import { useActions, useWords } from '../context/workspace-context.tsx'

interface Props {
  readonly id: string
  readonly info: Pick<RevisionInfo, 'revision' | 'label'>
}

/** What came of the last change here. */
type Outcome =
  | { readonly kind: 'named'; readonly label: string; readonly before: string }
  | { readonly kind: 'failed'; readonly error: HostError }

/** To be shown anew for each version: what is written belongs to one. */
export function VersionName({ id, info: { revision, label } }: Props) {
  const { t } = useWords()
  const actions = useActions()
  const [draft, setDraft] = useState<string>()
  const [outcome, setOutcome] = useState<Outcome>()
  const written = shortened(tidyLine(draft ?? label), longestName)
  useDraft(id, written !== label)
  const name = async (next: string, before: string) => {
    const answer = await actions.nameVersion(id, revision, next)
    if (answer.ok) setDraft(undefined)
    setOutcome(answer.ok ? { kind: 'named', label: next, before } : { kind: 'failed', error: answer.error })
  }
  return (
    <>
      <Form
        className="version-name"
        onSubmit={(event) => {
          event.preventDefault()
          if (written !== label) void name(written, label)
        }}
      >
        <TextField className="field" value={draft ?? label} onChange={setDraft} maxLength={longestName}>
          <Label className="field-label">{t('revisions.name')}</Label>
          <Input className="input" />
        </TextField>
        <Button className="button" type="submit" isDisabled={written === label}>
          {t('revisions.setName')}
        </Button>
      </Form>
      <p className="hint" role="status">
        {outcome ? <OutcomeText outcome={outcome} revision={revision} /> : t('revisions.nameHint')}{' '}
        {outcome?.kind === 'named' && (
          <Button className="link" onPress={() => void name(outcome.before, outcome.label)}>
            {t('header.undo')}
          </Button>
        )}
      </p>
    </>
  )
}

function OutcomeText({ outcome, revision }: { readonly outcome: Outcome; readonly revision: number }) {
  const words = useWords()
  const { t } = words
  if (outcome.kind === 'failed') return `${t('revisions.nameFailed')} ${hostErrorText(outcome.error, words)}`
  const { label } = outcome
  return label === '' ? t('revisions.unnamed', { revision }) : t('revisions.named', { revision, label })
}
