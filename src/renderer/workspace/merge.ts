/**
 * Brings what the store holds to the desk: what other windows changed comes in, and what the user has not saved
 * yet stays, where both changed the same scenario as a copy.
 */
import { sameContent } from '../../files/scenario-text.ts'
import type { StoredScenario } from '../../host/contract.ts'
import type { GroundNames, Grounds } from '../../model/ground.ts'
import type { Scenario } from '../../model/spec.ts'
import { type History, hasSteps } from './history.ts'
import {
  type Desktop,
  type Document,
  storedDocument,
  type Workspace,
  withDocument,
  withoutScenario,
} from './workspace.ts'

/** What was heard of the store, and what this window knows of its own saves. */
export interface Heard {
  /** All scenarios that are not in the trash, in the order of the store. */
  readonly stored: readonly StoredScenario[]
  /** Those in the trash, by id. */
  readonly trash: ReadonlyMap<string, StoredScenario>
  /** Whether a document is left as it is for now, because a save of it is on its way or the user holds it. */
  readonly isHeld: (id: string) => boolean
  /** What was sent to be saved without an answer, by id: the store may hold it or not. */
  readonly unanswered: ReadonlyMap<string, Scenario>
  /** The scenario that the store has refused to save over what it holds. */
  readonly refused: string | undefined
}

export interface Naming {
  readonly newId: () => string
  /** A free name for the user's version of a scenario of that name. */
  readonly copyName: (name: string, taken: ReadonlySet<string>) => string
}

/** What the user has to know: names of scenarios as they were. */
export type Told =
  | { readonly kind: 'conflict' | 'conflictRemoved'; readonly name: string; readonly copy: string }
  /** The active scenario, which was changed here before, is another window's version now: its undo is gone. */
  | { readonly kind: 'changedElsewhere'; readonly name: string }
  /** A scenario that is drawn stands on another model or baseline: its numbers are others. */
  | { readonly kind: 'movedElsewhere'; readonly name: string; readonly names: GroundNames }
  /** A scenario that was drawn is gone. */
  | { readonly kind: 'removedElsewhere'; readonly name: string; readonly id: string }

export interface Merged {
  readonly next: Partial<Workspace>
  readonly told: readonly Told[]
  /** Ids of the copies that were made. */
  readonly copied: readonly string[]
  /** Whether something was left as it is though the store holds something else. */
  readonly isHeld: boolean
}

/** What becomes of a document. */
type Fate =
  | 'stays'
  /** The store holds what stands here: it counts as saved. */
  | 'adopted'
  /** The store holds a state of before; what stands here was made of it, and is to be saved on top of it. */
  | 'rebased'
  | 'replaced'
  | 'removed'
  /** It becomes a scenario of its own, and the store's version, if any, takes its place. */
  | 'copied'
  /** The store has lost it: it is to be saved anew. */
  | 'unsaved'

export function merge(state: Workspace, heard: Heard, naming: Naming): Merged {
  const stored = new Map(heard.stored.map((entry) => [entry.scenario.id, entry]))
  const own = [...state.documents].filter(([, { kind }]) => kind === 'own')
  const fates = own.map(([id, document]) => [id, fateOf(document, stored.get(id), heard)] as const)
  const moving = fates.filter(([, fate]) => fate !== 'stays')
  const due = new Map(moving.filter(([id]) => !heard.isHeld(id)))
  const coming = heard.stored.map(({ scenario }) => scenario.id).filter((id) => !state.documents.has(id))
  const isHeld = due.size < moving.length || coming.some(heard.isHeld)

  let next: Desktop = {
    documents: state.documents,
    active: state.active,
    shown: state.shown,
    baseline: state.baseline,
  }
  const told: Told[] = []
  const copies: Document[] = []
  for (const [id, fate] of due) {
    const document = state.documents.get(id)
    const theirs = stored.get(id)
    if (!document) continue
    const { name } = document.scenario
    const isDrawn = state.active === id || state.shown.includes(id)
    if (fate === 'copied') {
      const taken = [...next.documents.values(), ...heard.stored, ...copies].map(
        (entry) => entry.scenario.name,
      )
      const copy = copyOf(document, naming.newId(), naming.copyName(name, new Set(taken)))
      copies.push(copy)
      next = drawnInstead(next, id, copy.scenario.id, theirs !== undefined)
      const kind = theirs ? 'conflict' : 'conflictRemoved'
      told.push({ kind, name, copy: copy.scenario.name })
    } else if (fate === 'replaced' && isDrawn && theirs && isElsewhere(document.scenario, theirs.scenario))
      told.push({ kind: 'movedElsewhere', name, names: theirs.scenario })
    else if (fate === 'replaced' && state.active === id && hasSteps(document.history))
      told.push({ kind: 'changedElsewhere', name })
    else if (fate === 'removed' && isDrawn) told.push({ kind: 'removedElsewhere', name, id })
    const settled = settledDocument(document, fate, theirs, state.grounds)
    next = settled
      ? { ...next, documents: withDocument(next.documents, id, settled) }
      : withoutScenario(next, id)
  }
  const documents = inOrder(next.documents, heard, copies, state.grounds)
  const isSame = due.size === 0 && [...documents.keys()].join() === [...state.documents.keys()].join()
  const copied = copies.map(({ scenario }) => scenario.id)
  return { next: isSame ? {} : { ...next, documents }, told, copied, isHeld }
}

const isElsewhere = (a: GroundNames, b: GroundNames): boolean =>
  a.model !== b.model || a.baseline !== b.baseline

/** The user's version stays what is worked on; where the store's is gone, it stays drawn as well. */
function drawnInstead(desktop: Desktop, id: string, copy: string, stays: boolean): Desktop {
  const instead = (other: string): string => (other === id ? copy : other)
  const { active, shown } = desktop
  return { ...desktop, active: instead(active), shown: stays ? shown : shown.map(instead) }
}

function fateOf(document: Document, theirs: StoredScenario | undefined, heard: Heard): Fate {
  const { scenario, saved } = document
  const isRefused = heard.refused === scenario.id
  if (!theirs) {
    const deleted = heard.trash.get(scenario.id)
    if (deleted) return mayReplace(deleted, document) ? 'removed' : 'copied'
    if (saved !== undefined) return 'unsaved'
    return isRefused ? 'copied' : 'stays'
  }
  if (saved && isSameRevision(saved, theirs) && !isRefused) return 'stays'
  if (sameContent(scenario, theirs.scenario)) return 'adopted'
  if (isBefore(theirs, document, heard)) return 'rebased'
  return mayReplace(theirs, document) ? 'replaced' : 'copied'
}

/** Whether nothing is lost where only what the store holds stays of a scenario. */
function mayReplace(theirs: StoredScenario, { scenario, saved }: Document): boolean {
  if (sameContent(scenario, theirs.scenario)) return true
  if (saved === undefined || !sameContent(scenario, saved.scenario)) return false
  // A revision is made once: a store that holds another one of that number, or none yet, has lost this window's.
  return theirs.revision > saved.revision || isSameRevision(theirs, saved)
}

type Revision = Pick<StoredScenario, 'revision' | 'savedAt'>

export const isSameRevision = (a: Revision, b: Revision): boolean =>
  a.revision === b.revision && a.savedAt === b.savedAt

/** Whether the store holds what this window has sent last, or, recovered from a backup, what it held once. */
function isBefore(theirs: StoredScenario, { scenario, saved }: Document, { unanswered }: Heard): boolean {
  const sent = unanswered.get(scenario.id)
  if (sent && sameContent(sent, theirs.scenario)) return true
  return saved !== undefined && theirs.revision < saved.revision && theirs.savedAt < saved.savedAt
}

/** What stands under a document's id afterwards, if anything. */
function settledDocument(
  document: Document,
  fate: Fate,
  theirs: StoredScenario | undefined,
  grounds: Grounds,
): Document | undefined {
  switch (fate) {
    case 'stays':
      return document
    case 'unsaved':
      return { ...document, saved: undefined }
    case 'adopted':
      return theirs && { ...document, saved: { ...theirs, scenario: document.scenario } }
    case 'rebased':
      return theirs && { ...document, saved: theirs }
    case 'replaced':
    case 'copied':
    case 'removed':
      return theirs && storedDocument(theirs, grounds)
  }
}

/** The user's version as a scenario of its own, with the way back of the one that it was. */
function copyOf(document: Document, id: string, name: string): Document {
  const { scenario, history } = document
  const own = (step: Scenario): Scenario => ({
    ...step,
    id,
    name: step.name === scenario.name ? name : step.name,
  })
  const steps: History = { ...history, past: history.past.map(own), future: history.future.map(own) }
  return { ...document, scenario: own(scenario), history: steps, saved: undefined }
}

/** What the store holds stands in its order, before what it does not hold yet. */
function inOrder(
  documents: Workspace['documents'],
  { stored, isHeld }: Heard,
  copies: readonly Document[],
  grounds: Grounds,
): Workspace['documents'] {
  const ordered = new Map([...documents].filter(([, { kind }]) => kind !== 'own'))
  for (const entry of stored) {
    const { id } = entry.scenario
    const document = documents.get(id)
    if (document) ordered.set(id, document)
    else if (!isHeld(id)) ordered.set(id, storedDocument(entry, grounds))
  }
  for (const [id, document] of documents) if (!ordered.has(id)) ordered.set(id, document)
  for (const copy of copies) ordered.set(copy.scenario.id, copy)
  return ordered
}
