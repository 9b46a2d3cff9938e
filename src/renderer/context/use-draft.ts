/** Says that something of a scenario is being written which the scenario does not hold yet. */
import { useEffect } from 'react'
import { useWorkspaceStore } from './workspace-context.tsx'

/**
 * While it is written, the scenario is left as it is, whatever other windows do with it, and the window does not
 * close without a question.
 */
export function useDraft(id: string, isWriting: boolean): void {
  const store = useWorkspaceStore()
  useEffect(() => {
    if (!isWriting) return
    store.setState(({ drafts }) => ({ drafts: [...drafts, id] }))
    return () => store.setState(({ drafts }) => ({ drafts: drafts.toSpliced(drafts.lastIndexOf(id), 1) }))
  }, [store, id, isWriting])
}
