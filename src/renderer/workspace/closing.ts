/** Before the window closes: what is not saved is saved, and where that may fail, the user is asked. */
import type { Host } from '../../host/contract.ts'
import type { Following } from './following.ts'
import type { Saving } from './saving.ts'
import type { WorkspaceStore } from './workspace.ts'

/** @returns what ends it. */
export function askBeforeClosing(
  store: WorkspaceStore,
  host: Host,
  saving: Saving,
  following: Following,
): () => void {
  /** A save that a healthy host takes while the window closes is no reason to ask. */
  const isAtRisk = (): boolean => {
    const { documents, drafts, outcomesDraft, saveProblem } = store.getState()
    const isWriting = drafts.length > 0 || (outcomesDraft?.pasted?.text ?? '').trim() !== ''
    if (isWriting) return true
    const unsaved = saving.unsaved()
    const text = unsaved.map((id) => JSON.stringify(documents.get(id)?.scenario)).join()
    const isTooLong = new TextEncoder().encode(text).length >= host.mostAtClosing
    const mayFail = saveProblem !== undefined || following.isCutOff() || saving.isStuck() || isTooLong
    return unsaved.length > 0 && mayFail
  }
  const onClose = (event: Event): void => {
    const mustAsk = isAtRisk()
    const flushed = saving.flush()
    if (!mustAsk) return
    event.preventDefault()
    void flushed.then(() => host.leave(isAtRisk()))
  }
  addEventListener('beforeunload', onClose)
  return () => removeEventListener('beforeunload', onClose)
}
