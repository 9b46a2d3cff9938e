/** A number to type, with − and + beside it where there is room. */
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'
import { Icon } from './icons.tsx'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Values are rounded to it; without one they are as typed. */
  readonly step?: number
  readonly onChange: (value: number) => void
  /** Years are written without grouping. */
  readonly year?: boolean
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
  year,
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
      formatOptions={year ? { useGrouping: false, maximumFractionDigits: 0 } : { maximumFractionDigits: 6 }}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(next)
      }}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <Group className="number-group">
        {!bare && (
          <Button slot="decrement" className="stepper">
            <Icon name="minus" />
          </Button>
        )}
        <Input className="input number-input" />
        {!bare && (
          <Button slot="increment" className="stepper">
            <Icon name="plus" />
          </Button>
        )}
      </Group>
    </NumberField>
  )
}
