/** Says, where it is heard and not seen, what comes of a move: once it rests, never while something is held. */
import { useEffect, useState } from 'react'
import { createWords } from '../../report/text/words.ts'
import { useWorkspaceStore } from '../context/workspace-context.tsx'
import { type Moved, movedBetween, restedText } from './rested.ts'

/** Milliseconds without a move after which a lever rests: arrow keys follow one another. */
const quiet = 700

export function RestedReport() {
  const store = useWorkspaceStore()
  const [said, setSaid] = useState('')
  useEffect(() => {
    let moved: Moved | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (): void => {
      const state = store.getState()
      if (moved !== undefined) setSaid(restedText(store, state, moved, createWords(state)) ?? '')
      moved = undefined
    }
    const unsubscribe = store.subscribe((state, before) => {
      if (state.documents !== before.documents) moved = movedBetween(before, state) ?? moved
      if (moved === undefined) return
      clearTimeout(timer)
      if (!state.dragging) timer = setTimeout(say, quiet)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [store])
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
