/** Keys that belong to an input method, which composes a text of several strokes. */
import { useEffect } from 'react'

/** What browsers give as the key's code while an input method takes the key. */
const takenByComposition = 229

/** Whether a key is the input method's: Enter then ends a composition and Escape leaves it, no more. */
export const isComposing = ({ isComposing: composes, keyCode }: KeyboardEvent): boolean =>
  composes || keyCode === takenByComposition

/** Lets no control hear a key that an input method takes; the input method itself hears it all the same. */
export function useCompositions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isComposing(event)) return
      event.stopImmediatePropagation()
      // A search field of the browser's own empties itself.
      if (event.key === 'Escape') event.preventDefault()
    }
    addEventListener('keydown', onKey, true)
    addEventListener('keyup', onKey, true)
    return () => {
      removeEventListener('keydown', onKey, true)
      removeEventListener('keyup', onKey, true)
    }
  }, [])
}
