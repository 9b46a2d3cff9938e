/** Brings the focus to where the window was on its way to, once that is drawn. */
import { useEffect } from 'react'
import { subjectKey } from '../../report/passport-subject.ts'
import { useActions, useWorkspace } from '../context/workspace-context.tsx'

/** Pictures after which what is not drawn is taken to be not there: a view may open a drawer first. */
const mostFrames = 30

export function useArrival(): void {
  const actions = useActions()
  const destination = useWorkspace((state) => state.destination)
  useEffect(() => {
    if (!destination) return
    let frame = 0
    const look = (left: number): void => {
      const place = document.querySelector<HTMLElement>(
        `[data-subject="${CSS.escape(subjectKey(destination))}"]`,
      )
      if (!place && left > 0) {
        frame = requestAnimationFrame(() => look(left - 1))
        return
      }
      place?.scrollIntoView({ block: 'center' })
      focusable(place)?.focus({ preventScroll: true })
      actions.arrive()
    }
    // The sheet that is left gives the focus back in the picture after this one.
    frame = requestAnimationFrame(() => requestAnimationFrame(() => look(mostFrames)))
    return () => cancelAnimationFrame(frame)
  }, [actions, destination])
}

/** A place that takes the focus itself, or the control in it. */
const focusable = (place: HTMLElement | null): HTMLElement | null | undefined =>
  place?.hasAttribute('tabindex') ? place : place?.querySelector<HTMLElement>('input, button')
