/** A number of an indicator to type, with what it is in beside it. */
import type { UnitKey } from '../../model/spec.ts'
import { levelsIn } from '../../report/amount.ts'
import { largestValue } from '../../report/indicator.ts'
import { useWords } from '../context/workspace-context.tsx'
import { NumberInput } from '../controls/number-input.tsx'

interface Props {
  readonly label: string
  readonly className: string
  readonly value: number
  readonly unit: UnitKey
  readonly arrowStep?: number
  readonly onChange: (value: number) => void
  readonly onClear?: () => void
}

export function AmountField({ unit: key, ...props }: Props) {
  const { unit, field } = levelsIn(key, useWords())
  return (
    <span className="sentence-end">
      <NumberInput bare hideLabel min={-largestValue} max={largestValue} {...props} {...field} />
      <span className="hint">{unit}</span>
    </span>
  )
}
