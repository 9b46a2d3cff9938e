/** Arrow keys in a number field that takes any number: without a step of its own it would go by whole numbers. */
import type { KeyboardEvent } from 'react'

/** @param step is called with 1 for up and −1 for down. */
export function arrowSteps(step: (direction: 1 | -1) => void) {
  return {
    // Before the field's own keys.
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
      event.preventDefault()
      event.stopPropagation()
      step(event.key === 'ArrowUp' ? 1 : -1)
    },
  }
}
