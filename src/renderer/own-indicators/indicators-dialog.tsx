/** The user's own indicators of a scenario: formulas over the model's names, checked while they are written. */
import { useState } from 'react'
import { Button, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { UserIndicator } from '../../model/spec.ts'
import { formatPlain } from '../../report/text/format.ts'
import type { Words } from '../../report/text/words.ts'
import { useActions, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { Choice, type ChoiceOption } from '../controls/choice.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { ModalDialog } from '../controls/modal-dialog.tsx'
import { keyYearOf, type Workspace } from '../workspace/workspace.ts'
import {
  type DraftFault,
  type DraftField,
  faultsOf,
  longestFormula,
  longestLabel,
  longestUnit,
  mostIndicators,
  newDraft,
  valuesOf,
} from './drafts.ts'
import { draftFaultText } from './fault-text.ts'
import './own-indicators.css'

export function IndicatorsDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const actions = useActions()
  const store = useWorkspaceStore()
  const state = useWorkspace((all) => all)
  const scenario = state.documents.get(id)?.scenario
  const [drafts, setDrafts] = useState<readonly UserIndicator[]>(() => {
    const own = scenario?.indicators ?? []
    return own.length > 0 ? own : [newDraft(state.model, [])]
  })
  if (!scenario) return null
  // A single draft in which nothing is written is none.
  const written = drafts.filter(({ label, formula, unit }) => `${label}${formula}${unit}`.trim() !== '')
  const faults = faultsOf(state.model, written)
  const isValid = faults.every((own) => Object.keys(own).length === 0)
  const year = keyYearOf(state, scenario)
  const values = isValid ? valuesOf(store.projector, scenario, written, year) : new Map<string, number>()
  const change = (index: number, field: DraftField, value: string): void => {
    const draft = drafts[index]
    // A field holds one line; what is pasted with breaks is joined.
    if (draft) setDrafts(drafts.with(index, { ...draft, [field]: value.replaceAll(/\s*\n\s*/g, ' ') }))
  }
  const save = (): void => {
    actions.setIndicators(id, written)
    if (written.length > 0) actions.notify(t('own.saved'))
    onClose()
  }
  return (
    <ModalDialog title={t('own.title', { name: scenario.name })} onClose={onClose} wide>
      <p className="hint">{t('own.intro')}</p>
      <div className="rows">
        {drafts.map((draft, index) => {
          const value = values.get(draft.id)
          return (
            <IndicatorDraft
              // The place in the list is what tells drafts apart while their names change.
              key={`draft ${index + 1}`}
              number={index + 1}
              draft={draft}
              faults={faults[written.indexOf(draft)] ?? {}}
              names={nameOptions(state, drafts.slice(0, index), words)}
              value={
                value === undefined
                  ? undefined
                  : t('own.value', { year, value: formatPlain(value, words.language) })
              }
              onChange={(field, text) => change(index, field, text)}
              onRemove={() => setDrafts(drafts.filter((_, other) => other !== index))}
            />
          )
        })}
      </div>
      <div className="modal-actions">
        <Button
          className="button"
          isDisabled={drafts.length >= mostIndicators}
          onPress={() => setDrafts([...drafts, newDraft(state.model, drafts)])}
        >
          {t('own.add')}
        </Button>
        <span className="own-space" />
        <Button className="button" onPress={onClose}>
          {t('scenarios.cancel')}
        </Button>
        <Button className="button primary" isDisabled={!isValid} onPress={save}>
          {t('own.save')}
        </Button>
      </div>
    </ModalDialog>
  )
}

interface DraftProps {
  readonly number: number
  readonly draft: UserIndicator
  readonly faults: Readonly<Partial<Record<DraftField, DraftFault>>>
  readonly names: readonly ChoiceOption<string>[]
  /** What it gives in the key year, in words. */
  readonly value: string | undefined
  readonly onChange: (field: DraftField, text: string) => void
  readonly onRemove: () => void
}

function IndicatorDraft({ number, draft, faults, names, value, onChange, onRemove }: DraftProps) {
  const words = useWords()
  const { t } = words
  const { keyFigures } = useWorkspace((state) => state.library.model.headlines)
  const field = (key: Exclude<DraftField, 'formula'>, most: number) => (
    <TextField
      className={`field own-${key}`}
      value={draft[key]}
      onChange={(text) => onChange(key, text)}
      maxLength={most}
      isInvalid={faults[key] !== undefined && faults[key] !== 'missing'}
    >
      <Label className="field-label">{t(`own.${key}`)}</Label>
      <Input className="input" />
      <FaultText fault={faults[key]} />
    </TextField>
  )
  return (
    <section className="own-draft" aria-label={t('own.number', { number })}>
      <div className="own-fields">
        {field('label', longestLabel)}
        {field('unit', longestUnit)}
        {field('id', longestUnit)}
        <IconButton
          quiet
          icon="close"
          label={t('own.remove', { name: draft.label || t('own.number', { number }) })}
          onPress={onRemove}
        />
      </div>
      <TextField
        className="field"
        value={draft.formula}
        onChange={(text) => onChange('formula', text)}
        maxLength={longestFormula}
        isInvalid={faults.formula !== undefined && faults.formula !== 'missing'}
      >
        <Label className="field-label">{t('own.formula')}</Label>
        <TextArea
          className="input own-formula"
          rows={2}
          spellCheck="false"
          placeholder={keyFigures.slice(0, 2).join(' / ')}
        />
        <FaultText fault={faults.formula} />
      </TextField>
      <div className="own-foot">
        <Choice
          label={t('own.insert')}
          placeholder={t('own.insert')}
          options={names}
          value={null}
          onChange={(name) => onChange('formula', `${draft.formula} ${name}`.trim())}
        />
        {value !== undefined && <span className="own-value">{value}</span>}
      </div>
    </section>
  )
}

/** What is not written yet is told by the button that waits for it. */
function FaultText({ fault }: { readonly fault: DraftFault | undefined }) {
  const words = useWords()
  if (fault === undefined || fault === 'missing') return null
  return (
    <Text slot="description" className="own-fault">
      {draftFaultText(fault, words)}
    </Text>
  )
}

/** Names that a formula may use: the model's, and the own indicators before it. */
function nameOptions(
  { model }: Workspace,
  before: readonly UserIndicator[],
  words: Words,
): readonly ChoiceOption<string>[] {
  const labelOf = (id: string): string | undefined => {
    const definition = model.names.get(id)
    if (definition?.kind === 'indicator') return words.indicator(id)
    return definition && 'spec' in definition ? words.text(definition.spec.label) : undefined
  }
  const known = [...model.names.keys()].flatMap((id) => {
    const label = labelOf(id)
    return label === undefined ? [] : [{ id, label, note: id }]
  })
  return [...before.map(({ id, label }) => ({ id, label: label || id, note: id })), ...known]
}
