/** What several actions do with the documents on the desk: change the active one, lay one there, take one away. */
import { freeName } from '../../../files/scenario-name.ts'
import { createWords, type Words } from '../../../report/text/words.ts'
import {
  activeDocument,
  type Change,
  changeActive,
  type Document,
  type Outside,
  shownBeside,
  type WorkspaceStore,
  withDocument,
  withoutScenario,
} from '../workspace.ts'
import type { NoticeActions } from './notice-actions.ts'

export interface Desk {
  readonly outside: Outside
  words(): Words
  /** The name, or one like it, that no scenario has. */
  unusedName(name: string): string
  /** Changes the active scenario; where that cannot be changed, a copy of it, and tells so. */
  change(subject: string, apply: Change['apply'], options?: Pick<Change, 'forgets'>): void
  add(document: Document, activate: boolean): void
  /** Makes a document the one that is worked on. */
  activate(id: string): void
  /** Takes a document away. */
  withdraw(id: string): void
}

export function createDesk(store: WorkspaceStore, { notify }: NoticeActions): Desk {
  const { getState, setState } = store
  const words = (): Words => createWords(getState())
  const unusedName: Desk['unusedName'] = (name) =>
    freeName(name, new Set([...getState().documents.values()].map((entry) => entry.scenario.name)))
  const outside: Outside = {
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
    copyName: (document) => unusedName(words().t('scenarios.copyOf', { name: words().nameOf(document) })),
  }
  return {
    outside,
    words,
    unusedName,
    change(subject, apply, options = {}) {
      const before = activeDocument(getState())
      const { next, copied } = changeActive(getState(), { subject, apply, ...options }, outside)
      setState(next)
      if (!copied) return
      const key =
        before.kind === 'baseline' ? 'scenarios.startedFromBaseline' : 'scenarios.startedFromShipped'
      const copy = activeDocument(getState()).scenario.name
      notify(words().t(key, { name: words().nameOf(before), copy }))
    },
    add(document, activate) {
      const { id } = document.scenario
      const { grounds, shown, ...state } = getState()
      const documents = withDocument(state.documents, id, document)
      setState({
        documents,
        ...(activate ? { active: id, shown: shownBeside({ documents, grounds }, id, shown) } : {}),
      })
    },
    activate(id) {
      const state = getState()
      if (id === state.active || state.documents.get(id)?.missing) return
      // The one left stays on the charts where it was chosen before; the one entered is drawn as the active one.
      setState({ active: id, shown: shownBeside(state, id, state.shown), hoverYear: undefined })
    },
    withdraw: (id) => setState(withoutScenario(getState(), id)),
  }
}
