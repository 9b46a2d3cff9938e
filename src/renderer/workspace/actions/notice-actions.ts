/** What is told at the window's foot. */
import type { Host, HostError } from '../../../host/contract.ts'
import { faultInFile } from '../../../report/faults/fault-text.ts'
import { hostErrorText } from '../../../report/faults/host-error.ts'
import { createWords } from '../../../report/text/words.ts'
import type { Notice, WorkspaceStore } from '../workspace.ts'

export interface NoticeActions {
  notify(text: string, options?: Partial<Pick<Notice, 'kind' | 'lines' | 'action' | 'undoneIn'>>): void
  /** Tells what could not be done, and why. */
  tellProblem(text: string, error: HostError): void
  closeNotice(id: number): void
  /** The user has seen what was told of the store: it is not told again. */
  closeStoreNotices(): void
}

/** An older message has been read or will not be. */
const mostNotices = 3

export function createNoticeActions({ getState, setState }: WorkspaceStore, host: Host): NoticeActions {
  let nextNotice = 1
  const notify: NoticeActions['notify'] = (text, { kind = 'info', lines = [], action, undoneIn } = {}) => {
    const notice: Notice = {
      id: nextNotice++,
      kind,
      text,
      lines,
      action,
      ...(undoneIn === undefined ? {} : { undoneIn }),
    }
    // Said again, it is said once, at the end.
    const others = getState().notices.filter((other) => other.text !== text || other.kind !== kind)
    setState({ notices: [...others, notice].slice(-mostNotices) })
  }
  const linesOf = (error: HostError): readonly string[] => {
    const words = createWords(getState())
    if (error.faults.length === 0) return [hostErrorText(error, words)]
    return error.faults.map((fault) => faultInFile(fault, words))
  }
  return {
    notify,
    tellProblem: (text, error) => notify(text, { kind: 'problem', lines: linesOf(error) }),
    closeNotice: (id) => setState({ notices: getState().notices.filter((notice) => notice.id !== id) }),
    closeStoreNotices() {
      setState({ storeNotices: [] })
      // Where it cannot be written down, it is told once more.
      void host.call('store.forgetNotices', {})
    },
  }
}
