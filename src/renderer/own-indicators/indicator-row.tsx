/** One own indicator while it is written: its fields, what is wrong in each, and what it gives. */
import { Button, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Choice, type ChoiceOption } from '../controls/choice.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import {
  type DraftFault,
  type DraftFaults,
  type DraftField,
  isBlank,
  longestFormula,
  longestLabel,
  longestUnit,
  type Row,
  tidied,
} from './drafts.ts'
import { draftFaultText, unitToUse } from './fault-text.ts'

interface Props {
  readonly number: number
  readonly row: Row
  readonly faults: DraftFaults
  readonly names: readonly ChoiceOption<string>[]
  /** What it gives in the key year, in words. */
  readonly value: string | undefined
  /** Whether the focus goes to it as it comes. */
  readonly isNew: boolean
  readonly onChange: (changes: Partial<Row['draft']>) => void
  readonly onRemove: () => void
}

const longest: Readonly<Record<DraftField, number>> = {
  ...{ label: longestLabel, formula: longestFormula, unit: longestUnit, id: longestUnit },
}

export function IndicatorRow({ number, row, faults, names, value, isNew, onChange, onRemove }: Props) {
  const { t } = useWords()
  const { keyFigures } = useWorkspace((state) => state.library.model.headlines)
  const { draft } = row
  const field = (key: DraftField, input: React.ReactNode, more?: React.ReactNode) => (
    <TextField
      className="field"
      value={draft[key]}
      // A field holds one line; what is pasted with breaks is joined.
      onChange={(text) => onChange({ [key]: text.replaceAll(/\s*\n\s*/g, ' ') })}
      // What was typed is seen as it was understood.
      onBlur={() => {
        if (tidied(draft)[key] !== draft[key]) onChange({ [key]: tidied(draft)[key] })
      }}
      maxLength={longest[key]}
      isInvalid={faults[key] !== undefined && faults[key].code !== 'missing'}
      autoFocus={isNew && key === 'label'}
    >
      <Label className="field-label">{t(`own.${key}`)}</Label>
      {input}
      <FaultText fault={faults[key]} />
      {more}
    </TextField>
  )
  return (
    <section className="own-draft" aria-label={t('own.number', { number })}>
      <div className="own-fields">
        {field('label', <Input className="input" />)}
        {field(
          'unit',
          <Input className="input" placeholder={t('own.noUnit')} />,
          <UnitOffer fault={faults.unit} onUse={(unit) => onChange({ unit })} />,
        )}
        {field('id', <Input className="input" />)}
        <IconButton
          quiet
          icon="close"
          label={t('own.remove', { name: draft.label || t('own.number', { number }) })}
          isDisabled={isBlank(row) && number === 1}
          onPress={onRemove}
        />
      </div>
      {field(
        'formula',
        <TextArea
          className="input own-formula"
          rows={2}
          spellCheck="false"
          placeholder={keyFigures.slice(0, 2).join(' / ')}
        />,
      )}
      <div className="own-foot">
        <Choice
          label={t('own.insert')}
          placeholder={t('own.insert')}
          options={names}
          value={null}
          onChange={(name) => onChange({ formula: `${draft.formula} ${name}`.trim() })}
        />
        {value !== undefined && <span className="own-value">{value}</span>}
      </div>
    </section>
  )
}

function FaultText({ fault }: { readonly fault: DraftFault | undefined }) {
  const words = useWords()
  if (fault === undefined) return null
  return (
    <Text slot="description" className={fault.code === 'missing' ? 'own-missing' : 'own-fault'}>
      {draftFaultText(fault, words)}
    </Text>
  )
}

interface OfferProps {
  readonly fault: DraftFault | undefined
  readonly onUse: (unit: string) => void
}

/** Writes the unit that the formula gives. */
function UnitOffer({ fault, onUse }: OfferProps) {
  const words = useWords()
  const unit = unitToUse(fault, words)
  if (unit === undefined) return null
  return (
    <Button className="link own-use" onPress={() => onUse(unit)}>
      {unit === '' ? words.t('own.useNone') : words.t('own.useUnit', { unit })}
    </Button>
  )
}
