/** What is done with the store of scenarios, and what comes from it. */
import { freeName } from '../../../files/scenario-name.ts'
import type {
  Empty,
  ErasedPart,
  GoneChoice,
  Host,
  HostResult,
  OthersChoice,
  RestoredBackup,
  StoredScenario,
} from '../../../host/contract.ts'
import { repaired } from '../../../model/repair.ts'
import { ok } from '../../../model/result.ts'
import { faultText } from '../../../report/faults/fault-text.ts'
import { goneText } from '../../../report/gone-text.ts'
import { groundName } from '../../../report/ground.ts'
import { formatTime } from '../../../report/text/format.ts'
import { manners, paragraph } from '../../../report/text/language.ts'
import { createWords } from '../../../report/text/words.ts'
import { type Heard, type Merged, merge, type Told } from '../merge.ts'
import type { Saving } from '../saving.ts'
import { type WorkspaceStore, withDocument } from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { NoticeActions } from './notice-actions.ts'

export interface StoreActions {
  remove(id: string): Promise<void>
  putBack(id: string): Promise<void>
  restore(id: string, revision: number): Promise<void>
  /** Names a saved version, or takes its name away. What comes of it is told where it was asked for. */
  nameVersion(id: string, revision: number, label: string): Promise<HostResult<Empty>>
  /**
   * Takes out of a scenario what cannot be computed here, and tells what; its state of before stays among its
   * revisions. Nothing where what it stands on is not here.
   */
  repair(id: string): void
  /** Deletes for good, and says until when backups hold it. */
  erase(what: ErasedPart): Promise<void>
  /** Makes every scenario of a backup what it was in it, and offers the way back. */
  restoreBackup(file: string, others: OthersChoice): Promise<void>
  /** Where the store's files are gone: puts back what it held, or goes on with what lies there. */
  settleStore(choice: GoneChoice): Promise<void>
  /** Tries again to save what could not be saved. */
  saveNow(): Promise<void>
  /**
   * Brings what the store holds to the desk, and tells what the user has to know of it.
   * @returns what was copied, and whether something was left as it is for now.
   */
  takeIn(heard: Heard): Pick<Merged, 'copied' | 'isHeld'>
  /** Brings one scenario of the store to the desk, where the user asked for it, and activates it. */
  receive(stored: StoredScenario): void
}

export function createStoreActions(
  store: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  desk: Desk,
  notices: NoticeActions,
): StoreActions {
  const putBack = (id: string): Promise<void> => keeping.putBack(id)
  const comings = createComings(store, desk, notices, putBack)
  const keeping = createKeeping(store, host, saving, desk, notices, comings)
  return { takeIn: comings.takeIn, receive: comings.receive, ...keeping }
}

interface Comings extends Pick<StoreActions, 'takeIn' | 'receive'> {
  /** Brings all that the store holds after this window's own doing, which is no news. */
  receiveAll(stored: readonly StoredScenario[], trash: readonly StoredScenario[]): void
}

/** Of a state of the store that the user asked for. */
const askedFor = { unanswered: new Map(), refused: undefined, isHeld: () => false }
const expected: readonly Told['kind'][] = ['changedElsewhere', 'movedElsewhere', 'removedElsewhere']

function createComings(
  { getState, setState }: WorkspaceStore,
  { activate, outside, words }: Desk,
  { notify }: NoticeActions,
  putBack: StoreActions['putBack'],
): Comings {
  const naming = {
    newId: outside.newId,
    copyName: (name: string, taken: ReadonlySet<string>) =>
      freeName(words().t('scenarios.conflictName', { name }), taken),
  }
  const movedText = ({ name, names }: Told & { readonly kind: 'movedElsewhere' }): string => {
    const { grounds, language } = getState()
    const { t } = words()
    const found = grounds.of(names)
    // On what is not here, it is listed as such.
    if (!found.ok) return t('scenarios.changedElsewhere', { name })
    const ground = groundName(found.value, createWords({ language, ground: found.value }))
    return t('scenarios.movedElsewhere', { name, ground, version: found.value.model.version })
  }
  /** What said that undo takes something back goes with the way back. */
  const dropUndone = (): void => {
    const { notices, documents } = getState()
    const holds = notices.filter(
      ({ undoneIn }) => undoneIn === undefined || (documents.get(undoneIn)?.history.past ?? []).length > 0,
    )
    if (holds.length < notices.length) setState({ notices: holds })
  }
  const tell = (told: Told): void => {
    const { t } = words()
    if (told.kind === 'removedElsewhere') {
      const action = { label: t('scenarios.putBack'), run: () => void putBack(told.id) }
      notify(t('scenarios.removedElsewhere', { name: told.name }), { action })
    } else if (told.kind === 'movedElsewhere') notify(movedText(told))
    else if (told.kind === 'changedElsewhere') notify(t('scenarios.changedElsewhere', { name: told.name }))
    else notify(t(`scenarios.${told.kind}`, { name: told.name, copy: told.copy }))
  }
  const bring = (heard: Heard, isExpected: boolean): Merged => {
    const merged = merge(getState(), heard, naming)
    setState(merged.next)
    dropUndone()
    for (const each of merged.told) if (!(isExpected && expected.includes(each.kind))) tell(each)
    return merged
  }
  return {
    takeIn: (heard) => bring(heard, false),
    receive(stored) {
      const { id } = stored.scenario
      const known = [...getState().documents.values()].flatMap(({ saved }) => saved ?? [])
      const others = known.filter(({ scenario }) => scenario.id !== id)
      const place = known.findIndex(({ scenario }) => scenario.id === id)
      const all = others.toSpliced(place < 0 ? others.length : place, 0, stored)
      bring({ ...askedFor, trash: new Map(), stored: all }, true)
      activate(id)
    },
    receiveAll(stored, trash) {
      bring({ ...askedFor, stored, trash: new Map(trash.map((entry) => [entry.scenario.id, entry])) }, true)
    },
  }
}

type Keeping = Pick<
  StoreActions,
  | 'remove'
  | 'putBack'
  | 'restore'
  | 'nameVersion'
  | 'repair'
  | 'erase'
  | 'restoreBackup'
  | 'settleStore'
  | 'saveNow'
>

function createKeeping(
  { getState, setState }: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  { activate, add, withdraw, words }: Desk,
  { notify, tellProblem }: NoticeActions,
  { receive, receiveAll }: Comings,
): Keeping {
  const receiving = async (
    asked: Promise<HostResult<StoredScenario>>,
  ): Promise<HostResult<StoredScenario>> => {
    const answer = await asked
    if (answer.ok) receive(answer.value)
    return answer
  }
  /** After a refusal: whether the desk is without a scenario now, having heard what another window did. */
  const isGoneElsewhere = async (id: string): Promise<boolean> => {
    await saving().takeIn()
    return !getState().documents.has(id)
  }
  const putBack: Keeping['putBack'] = async (id) => {
    const answer = await saving().doing(() => receiving(host.call('scenarios.putBack', { id })))
    if (answer.ok) return
    const isThere = answer.error.code === 'not-found' && !(await isGoneElsewhere(id))
    if (isThere) activate(id)
    else tellProblem(words().t('scenarios.putBackFailed'), answer.error)
  }
  /** What the store holds now, all of it, comes to the desk. */
  const receivingAll = async (): Promise<void> => {
    const stored = await host.call('scenarios.list', {})
    const trash = await host.call('scenarios.trash', {})
    // Where they cannot be read, the store's changes bring them a moment later.
    if (stored.ok && trash.ok) receiveAll(stored.value, trash.value)
  }
  const tellRestored = ({ madeAt, changed, others, point }: RestoredBackup, choice: OthersChoice): void => {
    const { t, language } = words()
    const time = formatTime(madeAt, language)
    const isSame = changed === 0 && (choice === 'keep' || others === 0)
    const text = isSame
      ? t('backups.nothing', { time })
      : t('backups.done', { time, changed: String(changed) })
    const lines = [
      ...(others > 0 && choice === 'keep' ? [t('backups.kept', { count: others })] : []),
      ...(others > 0 && choice === 'trash' ? [t('backups.trashed', { count: others })] : []),
    ]
    // What the backup brought is not in the copy of before, and goes again.
    const action = { label: t('scenarios.undoRemove'), run: () => void restoreBackup(point, 'trash') }
    notify(text, { lines, action })
  }
  const restoreBackup: Keeping['restoreBackup'] = async (file, others) => {
    await saving().flush()
    const answer = await saving().doing(async () => {
      const restored = await host.call('backups.restore', { file, others })
      if (restored.ok) await receivingAll()
      return restored
    })
    if (answer.ok) tellRestored(answer.value, others)
    else tellProblem(words().t('backups.failed'), answer.error)
  }
  /** Moves it to the trash; one that the store never took has no place there. */
  const discard = async (id: string, isStored: boolean): Promise<HostResult<unknown>> => {
    const answer = isStored ? await host.call('scenarios.remove', { id }) : ok({})
    if (answer.ok) withdraw(id)
    return answer
  }
  return {
    putBack,
    async remove(id) {
      await saving().flush()
      const document = getState().documents.get(id)
      if (!document) return
      const { name } = document.scenario
      const isStored = document.saved !== undefined
      const answer = await saving().doing(() => discard(id, isStored))
      if (!answer.ok) {
        if (answer.error.code === 'not-found' && (await isGoneElsewhere(id))) return
        return tellProblem(words().t('scenarios.removeFailed', { name }), answer.error)
      }
      const run = isStored ? () => void putBack(id) : () => add(document, true)
      notify(words().t(isStored ? 'scenarios.removed' : 'scenarios.discarded', { name }), {
        action: { label: words().t('scenarios.undoRemove'), run },
      })
    },
    async restore(id, revision) {
      await saving().flush()
      const answer = await saving().doing(() => receiving(host.call('scenarios.restore', { id, revision })))
      if (!answer.ok) return tellProblem(words().t('revisions.restoreFailed'), answer.error)
      notify(words().t('revisions.restored', { revision }))
    },
    nameVersion: (id, revision, label) =>
      saving().doing(() => host.call('scenarios.label', { id, revision, label })),
    repair(id) {
      const { documents, grounds } = getState()
      const document = documents.get(id)
      const ground = document && grounds.of(document.scenario)
      if (!document?.missing || !ground?.ok) return
      const { scenario, faults } = repaired(document.scenario, ground.value)
      setState({ documents: withDocument(documents, id, { ...document, scenario, missing: undefined }) })
      activate(id)
      notify(words().t('scenarios.repaired', { name: scenario.name }), {
        lines: faults.map((fault) => faultText(fault, words())),
      })
    },
    async erase(what) {
      await saving().flush()
      const answer = await saving().doing(() => host.call('store.erase', { what }))
      if (!answer.ok) return tellProblem(words().t('erase.failed'), answer.error)
      const { revisions, goneAt, setAside } = answer.value
      const { t, language } = words()
      if (revisions === 0) return notify(t('erase.nothing'))
      const files = setAside.join(manners[language].betweenItems)
      notify(paragraph([t('erase.done', { count: revisions }), goneText(goneAt, words())], language), {
        lines: setAside.length > 0 ? [t('erase.setAside', { files })] : [],
      })
    },
    restoreBackup,
    async settleStore(choice) {
      const answer = await saving().doing(() => host.call('store.settle', { choice }))
      if (!answer.ok) return tellProblem(words().t('notices.goneFailed'), answer.error)
      setState({ storeGone: undefined })
      // What the store of before held and this one does not is saved to it from here.
      await saving().takeIn()
      await saving().flush()
      notify(words().t(choice === 'keep' ? 'notices.goneKept' : 'notices.goneTaken'))
    },
    saveNow: () => saving().flush(),
  }
}
