/** A number to type, with − and + beside it where there is room. */
import { Button, Group, Input, Label, NumberField, Text } from 'react-aria-components'
import { arrowSteps } from './arrow-steps.ts'
import { Icon } from './icons.tsx'

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
  /** What the number means, shown where the pointer rests on it and heard with it. */
  readonly hint?: string
  /** Heard, but shown nowhere. */
  readonly hideLabel?: boolean
  /** Without − and +, for tables. */
  readonly bare?: boolean
  readonly className?: string
}

export function NumberInput({
  label,
  value,
  min,
  max,
  step,
  onChange,
  arrowStep,
  onClear,
  digits = 6,
  fault,
  year,
  hint,
  hideLabel,
  bare,
  className,
}: Props) {
  return (
    <NumberField
      className={className ?? 'field-row'}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      minValue={min}
      maxValue={max}
      {...(step === undefined ? {} : { step })}
      isWheelDisabled
      formatOptions={
        year ? { useGrouping: false, maximumFractionDigits: 0 } : { maximumFractionDigits: digits }
      }
      {...(fault === undefined ? {} : { isInvalid: true, 'aria-describedby': fault })}
      onChange={(next) => {
        if (!Number.isFinite(next)) onClear?.()
        // A field that is left rounds what it shows, though nothing was typed.
        else if (next !== Number(value.toFixed(digits))) onChange(next)
      }}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      {hint !== undefined && (
        <Text slot="description" className="visually-hidden">
          {hint}
        </Text>
      )}
      <Group className="number-group" {...(hint === undefined ? {} : { title: hint })}>
        {!bare && (
          <Button slot="decrement" className="stepper">
            <Icon name="minus" />
          </Button>
        )}
        <Input
          className="input number-input"
          {...(arrowStep === undefined
            ? {}
            : arrowSteps((direction) => onChange(stepped(value + direction * arrowStep, min, max))))}
        />
        {!bare && (
          <Button slot="increment" className="stepper">
            <Icon name="plus" />
          </Button>
        )}
      </Group>
    </NumberField>
  )
}

/** Steps of 0.1 add up to 2.4000000000000004. */
const stepped = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Number(value.toFixed(6))))
