/** One own indicator while it is written: its fields, what is wrong in each, and what it gives. */
import { useEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { tidyLine } from '../../files/characters.ts'
import { hasUnit } from '../../model/build-model.ts'
import { formulaInWords, type NameGroup } from '../../report/formula-names.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import {
  type DraftFault,
  type DraftFaults,
  type DraftField,
  insertedAt,
  isBlank,
  isChanged,
  longestFormula,
  longestLabel,
  longestUnit,
  type Row,
  tidied,
  tidiedFormula,
} from './drafts.ts'
import { Elsewhere } from './elsewhere.tsx'
import { draftFaultText, unitToUse } from './fault-text.ts'
import { NamePicker } from './name-picker.tsx'

interface Props {
  readonly number: number
  readonly row: Row
  readonly faults: DraftFaults
  /** What its formula may name. */
  readonly names: readonly NameGroup[]
  /** What it gives in the key year, in words. */
  readonly value: string | undefined
  /** Names of other scenarios that have what is saved of it. */
  readonly others: readonly string[]
  /** Whether the focus goes to it as it comes. */
  readonly isNew: boolean
  readonly onChange: (changes: Partial<Row['draft']>) => void
  readonly onAlso: (also: boolean) => void
  readonly onRemove: () => void
}

const longest: Readonly<Record<DraftField, number>> = {
  label: longestLabel,
  formula: longestFormula,
  unit: longestUnit,
  id: longestUnit,
}

export function IndicatorRow({ number, row, faults, names, value, others, isNew, ...on }: Props) {
  const { onChange, onAlso, onRemove } = on
  const { t } = useWords()
  const { keyFigures } = useWorkspace((state) => state.ground.model.headlines)
  const { draft } = row
  const area = useRef<HTMLTextAreaElement>(null)
  const marked = useRef<readonly [start: number, end: number]>(undefined)
  // Where one writes on once a name was inserted.
  const [caret, setCaret] = useState<number>()
  useEffect(() => {
    if (caret === undefined) return
    area.current?.focus()
    area.current?.setSelectionRange(caret, caret)
    setCaret(undefined)
  }, [caret])
  const field = (key: DraftField, input: React.ReactNode, more?: React.ReactNode) => (
    <TextField
      className="field"
      value={draft[key]}
      onChange={(text) => onChange({ [key]: joined(text) })}
      // What was typed is seen as it was understood.
      onBlur={() => {
        if (key === 'formula') marked.current = selectionIn(area.current)
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
  const insert = (name: string): void => {
    const [start, end] = marked.current ?? [draft.formula.length, draft.formula.length]
    const { formula, caret: next } = insertedAt(draft.formula, name, start, end)
    onChange({ formula })
    setCaret(next)
  }
  return (
    <section className="own-draft" aria-label={t('own.number', { number })}>
      <div className="own-fields">
        {field('label', <Input className="input" />)}
        {field(
          'unit',
          <Input className="input" placeholder={t('own.noUnit')} />,
          <>
            <UnitOffer fault={faults.unit} onUse={(unit) => onChange({ unit })} />
            {faults.unit === undefined && <UnknownUnit unit={draft.unit} />}
          </>,
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
          ref={area}
          className="input own-formula"
          rows={2}
          spellCheck="false"
          placeholder={keyFigures.slice(0, 2).join(' / ')}
        />,
        <InWords formula={draft.formula} names={names} />,
      )}
      <div className="own-foot">
        <NamePicker label={t('own.insert')} names={names} onPick={insert} />
        {value !== undefined && <span className="own-value">{value}</span>}
      </div>
      <Elsewhere
        names={others}
        question={isChanged(row) ? t('own.changeThere') : undefined}
        also={row.also}
        onChange={onAlso}
      />
    </section>
  )
}

/** What is selected of a formula, in what it is once it is tidied: with another text the field forgets it. */
/** A field holds one line: what is pasted with breaks is joined. */
const joined = (text: string): string =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join(' ')
    : text

function selectionIn(area: HTMLTextAreaElement | null): readonly [number, number] | undefined {
  if (!area) return undefined
  const tidy = (end: number): number => tidiedFormula(area.value.slice(0, end)).length
  return [tidy(area.selectionStart), tidy(area.selectionEnd)]
}

interface WordsProps {
  readonly formula: string
  readonly names: readonly NameGroup[]
}

/** The formula as one reads it, where it names anything. */
function InWords({ formula, names }: WordsProps) {
  const said = formulaInWords(formula, names)
  return said === formula ? null : <p className="own-words">{said}</p>
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

/** Says of a unit of the user's own that nothing checks it. */
function UnknownUnit({ unit }: { readonly unit: string }) {
  const { t } = useWords()
  const model = useWorkspace((state) => state.ground.built)
  return hasUnit(model, unit) ? null : (
    <Text slot="description" className="own-missing">
      {t('own.unknownUnit', { unit: tidyLine(unit) })}
    </Text>
  )
}
