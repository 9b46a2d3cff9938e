/** A − or + button that repeats while it is held. */
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { Icon } from './icons.tsx'
import { titled } from './titled.ts'

/** Milliseconds before a held button repeats, and between repeats. */
const firstDelay = 400
const nextDelay = 60

interface Props {
  readonly icon: 'minus' | 'plus'
  readonly label: string
  readonly disabled: boolean
  readonly onStep: () => void
  /** A button is held from its first step to its last. */
  readonly onHold: (held: boolean) => void
}

export function Stepper({ icon, label, disabled, onStep, onHold }: Props) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const step = useRef(onStep)
  step.current = onStep
  const stop = () => {
    clearTimeout(timer.current)
    onHold(false)
  }
  const repeat = (delay: number) => {
    timer.current = setTimeout(() => {
      step.current()
      repeat(nextDelay)
    }, delay)
  }
  // A button that reaches its bound is disabled under the pointer and never hears of its release.
  useEffect(() => {
    if (disabled) clearTimeout(timer.current)
  }, [disabled])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <Button
      ref={titled(label)}
      className="stepper"
      aria-label={label}
      isDisabled={disabled}
      // The slider and the value beside it do the same by keyboard; two more stops for each lever would tire.
      excludeFromTabOrder
      onPressStart={() => {
        onHold(true)
        onStep()
        repeat(firstDelay)
      }}
      onPressEnd={stop}
    >
      <Icon name={icon} />
    </Button>
  )
}
