/**
 * A number to type, with − and + beside it where there is room.
 *
 * What is typed is taken over with Enter or on leaving the field, if it has one reading inside the bounds. What
 * has two readings, none, or lies outside stays in the field and is said: no number becomes another one.
 */
import { type CSSProperties, type KeyboardEvent, useId, useState } from 'react'
import { Button, Group, Input, Label, Text, TextField } from 'react-aria-components'
import { scaled } from '../../report/amount.ts'
import { formatPlain, formatYear, mostDigits } from '../../report/text/format.ts'
import { type NumberReading, readNumber } from '../../report/text/read-number.ts'
import type { Words } from '../../report/text/words.ts'
import { useDraft } from '../context/use-draft.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import { Icon } from './icons.tsx'
import { titled } from './titled.ts'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Values are rounded to it; without one they are as typed. */
  readonly step?: number
  readonly onChange: (value: number) => void
  /** How far arrow keys go where there is no step. */
  readonly arrowStep?: number
  /** Called where the field was emptied; without it the value comes back. */
  readonly onClear?: () => void
  /** Digits after the point, at most; 6 unless said otherwise. */
  readonly digits?: number
  /** Id of the element that says what is wrong with the value. */
  readonly fault?: string | undefined
  /** Years are written without grouping. */
  readonly year?: boolean
  /** How many times as large the value stands in the field. */
  readonly times?: number
  /** How large the unit in the field is and whether it is a per cent: both may be written with the number. */
  readonly unitSize?: number
  readonly isPercent?: boolean
  /** What the number means, shown where the pointer rests on it and heard with it. */
  readonly hint?: string
  /** Heard, but shown nowhere. */
  readonly hideLabel?: boolean
  /** Without − and +, for tables. */
  readonly bare?: boolean
  readonly className?: string
  readonly inputClassName?: string
}

/** What stands in the field while it is not taken over, and why it is not. */
interface Draft {
  readonly text: string
  readonly refused: string | undefined
}

/** In the field everything is `times` as large. */
export function NumberInput({ times = 1, ...props }: Props) {
  if (times === 1) return <Field {...props} />
  const { value, min, max, step, arrowStep, digits = mostDigits, onChange, ...rest } = props
  return (
    <Field
      {...rest}
      value={scaled(value, times)}
      min={scaled(min, times)}
      max={scaled(max, times)}
      {...(step === undefined ? {} : { step: scaled(step, times) })}
      {...(arrowStep === undefined ? {} : { arrowStep: scaled(arrowStep, times) })}
      digits={Math.max(0, digits - Math.round(Math.log10(times)))}
      onChange={(next) => onChange(scaled(next, 1 / times))}
    />
  )
}

function Field({
  label,
  value,
  min,
  max,
  step,
  onChange,
  arrowStep,
  onClear,
  digits = mostDigits,
  fault,
  year = false,
  unitSize,
  isPercent,
  hint,
  hideLabel,
  bare,
  className = 'field-row',
  inputClassName = 'input number-input',
}: Omit<Props, 'times'>) {
  const words = useWords()
  const { t, language } = words
  const write = (number: number): string =>
    year ? formatYear(number) : formatPlain(number, language, digits)
  const [draft, setDraft] = useState<Draft>()
  const active = useWorkspace((state) => state.active)
  // What was refused is no more than a text in the field.
  useDraft(active, draft !== undefined && draft.refused === undefined && draft.text !== write(value))
  const refusedId = useId()
  const text = draft?.text ?? write(value)
  const bounds = { low: write(min), high: write(max) }

  const set = (next: number): void => {
    setDraft(undefined)
    // A field that is left rounds what it shows, though nothing was typed.
    if (next !== Number(value.toFixed(digits))) onChange(next)
  }
  const commit = (): void => {
    if (draft === undefined) return
    if (draft.text === write(value)) {
      setDraft(undefined)
      return
    }
    const read = readNumber(draft.text, {
      ...(unitSize === undefined ? {} : { unitSize }),
      ...(isPercent === undefined ? {} : { isPercent }),
    })
    if (read.kind === 'empty') {
      setDraft(undefined)
      onClear?.()
      return
    }
    const refused = refusalOf(read, draft.text, { min, max, bounds, write }, words)
    if (refused !== undefined) setDraft({ text: draft.text, refused })
    else if (read.kind === 'number') set(toStep(read.value, step, digits))
  }
  const go = (by: number): void => {
    const from = Number.isFinite(value) ? value : min
    set(Math.min(max, Math.max(min, Number((from + by * (arrowStep ?? step ?? 1)).toFixed(6)))))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      go(event.key === 'ArrowUp' ? 1 : -1)
    }
  }
  const refused = draft?.refused
  const described = [fault, refused === undefined ? undefined : refusedId].flatMap((id) => id ?? [])
  return (
    <TextField
      className={className}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={text}
      onChange={(next) => setDraft({ text: next, refused: undefined })}
      isInvalid={fault !== undefined || refused !== undefined}
      {...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {})}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      {hint !== undefined && (
        <Text slot="description" className="visually-hidden">
          {hint}
        </Text>
      )}
      <Group className="number-group" {...(hint === undefined ? {} : { title: hint })}>
        {!bare && (
          <Button
            ref={titled(t('number.less', { name: label }))}
            className="stepper"
            aria-label={t('number.less', { name: label })}
            isDisabled={value <= min}
            excludeFromTabOrder
            onPress={() => go(-1)}
          >
            <Icon name="minus" />
          </Button>
        )}
        <Input
          className={inputClassName}
          inputMode={min < 0 ? 'text' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          // As wide as what the program itself writes; each kind of field adds its own padding.
          style={{ '--characters': Math.max(text.length, write(value).length) } as CSSProperties}
          onBlur={commit}
          onKeyDownCapture={onKeyDown}
        />
        {!bare && (
          <Button
            ref={titled(t('number.more', { name: label }))}
            className="stepper"
            aria-label={t('number.more', { name: label })}
            isDisabled={value >= max}
            excludeFromTabOrder
            onPress={() => go(1)}
          >
            <Icon name="plus" />
          </Button>
        )}
        {refused !== undefined && (
          <span
            id={refusedId}
            className="number-refused"
            role="alert"
            ref={(element) => element?.scrollIntoView({ block: 'nearest' })}
          >
            {refused}
          </span>
        )}
      </Group>
    </TextField>
  )
}

interface Allowed {
  readonly min: number
  readonly max: number
  readonly bounds: { readonly low: string; readonly high: string }
  readonly write: (value: number) => string
}

/** Why a text is not taken over, in words; undefined where it is. */
function refusalOf(
  read: NumberReading,
  text: string,
  { min, max, bounds, write }: Allowed,
  { t }: Words,
): string | undefined {
  const typed = text.trim()
  switch (read.kind) {
    case 'ambiguous': {
      const [first = '', second = ''] = read.readings.map(write)
      return t('number.ambiguous', { typed, first, second, ...bounds })
    }
    case 'unreadable':
      return t('number.unreadable', { typed, ...bounds })
    case 'number':
      return read.value < min || read.value > max ? t('number.outside', { typed, ...bounds }) : undefined
    case 'empty':
      return undefined
  }
}

/** Rounded to a step, or to the digits that the field shows. */
function toStep(value: number, step: number | undefined, digits: number): number {
  return step === undefined
    ? Number(value.toFixed(digits))
    : Number((Math.round(value / step) * step).toFixed(6))
}
