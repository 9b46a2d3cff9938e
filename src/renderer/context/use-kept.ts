/** State of a component that is still there when its view is shown again; it goes with the window. */
import { useState } from 'react'
import type { WorkspaceStore } from '../workspace/workspace.ts'
import { useWorkspaceStore } from './workspace-context.tsx'

const kept = new WeakMap<WorkspaceStore, Map<string, unknown>>()

/** @param key a name that no other component uses, such as `sensitivity method`. */
export function useKept<T>(key: string, initial: T): readonly [T, (next: T) => void] {
  const store = useWorkspaceStore()
  const own = kept.get(store) ?? new Map<string, unknown>()
  kept.set(store, own)
  // What stands under a key was put there by the one component that uses it.
  const [value, setValue] = useState((own.has(key) ? own.get(key) : initial) as T)
  return [
    value,
    (next) => {
      own.set(key, next)
      setValue(next)
    },
  ]
}
