/** What the user can do: each action changes the workspace store, and tells what the user has to know. */

import { freeName, longestName, shortened } from '../../files/scenario-name.ts'
import { scenarioFileName, writeScenarioFile } from '../../files/scenario-text.ts'
import type { Host, HostError, ImportChoice, PickedFile, StoredScenario, Theme } from '../../host/contract.ts'
import type { Prices } from '../../model/projection.ts'
import type {
  AssumptionSpec,
  IndicatorId,
  Language,
  LeverGroup,
  LeverSpec,
  ReadingId,
  Scenario,
  UserIndicator,
  Year,
} from '../../model/spec.ts'
import { createWords } from '../../report/text/words.ts'
import { hostErrorText } from '../host/host-error.ts'
import {
  assume,
  moveLever,
  resetAssumption,
  resetLever,
  resetLevers,
  type Schedule,
  scheduleLever,
  setHorizon,
  withoutIdle,
} from './edit.ts'
import { settled } from './history.ts'
import type { Saving } from './saving.ts'
import {
  activeDocument,
  baselineId,
  type Change,
  changeActive,
  type Document,
  type Drawing,
  idleMoves,
  type Notice,
  type Outside,
  ownDocument,
  type Question,
  shownBeside,
  stepActive,
  storedDocument,
  type View,
  type Workspace,
  type WorkspaceStore,
  withDocument,
  withoutDocument,
} from './workspace.ts'

export interface Actions {
  moveLever(lever: LeverSpec, target: number): void
  scheduleLever(lever: LeverSpec, schedule: Schedule): void
  resetLever(lever: LeverSpec): void
  resetLevers(group?: LeverGroup): void
  assume(assumption: AssumptionSpec, value: number): void
  resetAssumption(assumption: AssumptionSpec): void
  resetAssumptions(): void
  rename(name: string): void
  setNotes(notes: string): void
  /** Gives one of the user's scenarios other own indicators; it becomes the active one. */
  setIndicators(id: string, indicators: readonly UserIndicator[]): void
  setReading(reading: ReadingId): void
  setHorizon(horizon: Year): void
  undo(): void
  redo(): void
  /** Says that a slider is held, or let go. */
  drag(dragging: boolean): void
  hover(year: Year | undefined): void
  setKeyYear(year: Year | undefined): void
  setView(view: View): void
  ask(question: Question): void
  /** Changes how draws are made, in every analysis. */
  draw(changes: Partial<Drawing>): void
  showFans(shown: boolean): void
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
  setPrices(prices: Prices): void
  setChart(place: number, indicator: IndicatorId): void
  activate(id: string): void
  show(id: string, shown: boolean): void
  newScenario(): void
  duplicate(id: string): void
  /**
   * Takes a scenario that an analysis has found as one of the user's own, which then is active.
   * @returns the name that it was given: its own, or a free one like it.
   */
  keepScenario(scenario: Scenario): string
  remove(id: string): Promise<void>
  putBack(id: string): Promise<void>
  restore(id: string, revision: number): Promise<void>
  /** Takes a scenario file in; asks, through `ask`, where another content of the same scenario is there. */
  importFile(file: PickedFile): Promise<void>
  answerImport(choice: ImportChoice | 'cancel'): Promise<void>
  pickAndImport(): Promise<void>
  /** Takes a file of outcomes in, in place of what came from a file of that name before. */
  importOutcomes(file: PickedFile): Promise<void>
  pickAndImportOutcomes(): Promise<void>
  removeOutcomes(file: string): Promise<void>
  exportScenario(id: string): Promise<void>
  saveCsv(name: string, text: string): Promise<void>
  /** Tries again to save what could not be saved. */
  saveNow(): Promise<void>
  notify(text: string, options?: Partial<Pick<Notice, 'kind' | 'lines' | 'action'>>): void
  closeNotice(id: number): void
  closeStoreNotices(): void
  showHelp(help: Workspace['help']): void
}

export function createActions(store: WorkspaceStore, host: Host, saving: () => Saving): Actions {
  const { getState, setState } = store
  const spec = getState().library.model
  const words = () => createWords(getState())
  const outside: Outside = {
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
    copyName: (document) => unusedName(words().t('scenarios.copyOf', { name: words().nameOf(document) })),
  }
  let nextNotice = 1

  const notify: Actions['notify'] = (text, { kind = 'info', lines = [], action } = {}) => {
    const notice: Notice = { id: nextNotice++, kind, text, lines, action }
    // Three at a time; an older one has been read or will not be.
    setState({ notices: [...getState().notices, notice].slice(-3) })
  }
  const tellProblem = (text: string, error: HostError): void =>
    notify(text, {
      kind: 'problem',
      lines:
        error.faults.length > 0
          ? error.faults.map(({ line, path, message }) =>
              [...(line === undefined ? [] : [words().t('faults.line', { line })]), path, message]
                .filter(Boolean)
                .join(' · '),
            )
          : [hostErrorText(error, words())],
    })

  /** A name that no scenario has. */
  const unusedName = (name: string): string =>
    freeName(name, new Set([...getState().documents.values()].map((entry) => entry.scenario.name)))

  const change = (subject: string, apply: Change['apply'], forgets?: Change['forgets']): void => {
    const before = activeDocument(getState())
    const { next, copied } = changeActive(
      getState(),
      { subject, apply, ...(forgets ? { forgets } : {}) },
      outside,
    )
    setState(next)
    if (!copied) return
    const t = words().t
    const key = before.kind === 'baseline' ? 'scenarios.startedFromBaseline' : 'scenarios.startedFromShipped'
    notify(t(key, { name: words().nameOf(before), copy: activeDocument(getState()).scenario.name }))
  }

  const add = (document: Document, activate: boolean): void => {
    const { id } = document.scenario
    setState({
      documents: withDocument(getState().documents, id, document),
      ...(activate ? { active: id, shown: shownBeside(id, getState().shown) } : {}),
    })
  }

  const withdraw = (id: string): void => {
    const state = getState()
    setState({
      documents: withoutDocument(state.documents, id),
      shown: state.shown.filter((shown) => shown !== id),
      active: state.active === id ? (state.shown.find((shown) => shown !== id) ?? baselineId) : state.active,
    })
  }

  const takeIn = (stored: StoredScenario): void => {
    add(storedDocument(stored), true)
    notify(words().t('scenarios.imported', { name: stored.scenario.name }))
  }

  const outcomesWithout = (file: string): Workspace['ownOutcomes'] =>
    getState().ownOutcomes.filter((own) => own.file !== file)

  const runImport = async (file: PickedFile, choice: ImportChoice): Promise<void> => {
    await saving().flush()
    const answer = await host.call('scenarios.import', { file: file.name, base64: file.base64, choice })
    if (!answer.ok)
      return tellProblem(words().t('scenarios.importRefused', { file: file.name }), answer.error)
    switch (answer.value.kind) {
      case 'imported':
        return takeIn(answer.value.stored)
      case 'unchanged':
        add(storedDocument(answer.value.stored), true)
        return notify(words().t('scenarios.importSame', { name: answer.value.stored.scenario.name }))
      case 'exists':
        return setState({
          importing: { file, existing: answer.value.existing, incoming: answer.value.incoming },
        })
    }
  }

  const self: Actions = {
    moveLever(lever, target) {
      const existing = activeDocument(getState()).scenario.levers[lever.id]
      if ((existing?.target ?? lever.base) === target) return
      change(`lever ${lever.id}`, (scenario) => {
        const { idle } = activeDocument(getState())
        const moved = moveLever(scenario, lever, target, spec, idle[lever.id])
        // In a drag the base is a place on the way: what stands there is moved until it is let go.
        return getState().dragging ? moved : withoutIdle(moved, spec)
      })
    },
    scheduleLever: (lever, schedule) =>
      change(`schedule ${lever.id}`, (scenario) => scheduleLever(scenario, lever.id, schedule, spec)),
    resetLever: ({ id }) =>
      change(
        `reset ${id}`,
        (scenario) => resetLever(scenario, id),
        (other) => other === id,
      ),
    resetLevers: (group) =>
      change(
        `reset ${group ?? 'levers'}`,
        (scenario) => resetLevers(scenario, spec, group),
        (id) => !group || spec.levers.find((lever) => lever.id === id)?.group === group,
      ),
    assume(assumption, value) {
      const present = activeDocument(getState()).scenario.assumptions[assumption.id] ?? assumption.central
      if (present !== value)
        change(`assumption ${assumption.id}`, (scenario) => assume(scenario, assumption, value))
    },
    resetAssumption: ({ id }) => change(`reset ${id}`, (scenario) => resetAssumption(scenario, id)),
    resetAssumptions: () => change('reset assumptions', (scenario) => ({ ...scenario, assumptions: {} })),
    rename(name) {
      const trimmed = shortened(name.trim(), longestName)
      const active = activeDocument(getState())
      if (active.kind !== 'own' || trimmed === '' || trimmed === active.scenario.name) return
      change('name', (scenario) => ({ ...scenario, name: trimmed }))
    },
    setNotes(notes) {
      const active = activeDocument(getState())
      if (active.kind !== 'own' || notes === active.scenario.notes) return
      change('notes', (scenario) => ({ ...scenario, notes }))
    },
    setIndicators(id, indicators) {
      if (getState().documents.get(id)?.kind !== 'own') return
      self.activate(id)
      change('indicators', (scenario) => ({ ...scenario, indicators }))
    },
    setReading(reading) {
      const active = activeDocument(getState())
      if (active.scenario.reading === reading) return
      if (active.kind !== 'baseline') return change('reading', (scenario) => ({ ...scenario, reading }))
      // The baseline has no copy under another reading: it simply is read that way.
      const scenario: Scenario = { ...active.scenario, reading }
      setState({ documents: withDocument(getState().documents, baselineId, { ...active, scenario }) })
    },
    setHorizon(horizon) {
      const active = activeDocument(getState())
      if (active.scenario.horizon === horizon) return
      if (active.kind !== 'baseline') {
        return change('horizon', (scenario) => setHorizon(scenario, horizon, spec))
      }
      const scenario = setHorizon(active.scenario, horizon, spec)
      setState({ documents: withDocument(getState().documents, baselineId, { ...active, scenario }) })
    },
    undo: () => setState(stepActive(getState(), 'undo')),
    redo: () => setState(stepActive(getState(), 'redo')),
    drag(dragging) {
      const state = getState()
      if (state.dragging === dragging) return
      const active = activeDocument(state)
      const scenario = dragging ? active.scenario : withoutIdle(active.scenario, spec)
      const history = dragging ? settled(active.history, outside.now()) : active.history
      const documents =
        scenario === active.scenario && history === active.history
          ? state.documents
          : withDocument(state.documents, state.active, {
              ...active,
              scenario,
              history,
              idle: idleMoves(active.idle, active.scenario, scenario),
            })
      setState({ dragging, documents })
    },
    hover(hoverYear) {
      if (getState().hoverYear !== hoverYear) setState({ hoverYear })
    },
    setKeyYear(year) {
      if (year === undefined || !Number.isFinite(year)) return
      const keyYear = Math.min(spec.horizon.max, Math.max(spec.launchYear, Math.round(year)))
      if (getState().keyYear !== keyYear) setState({ keyYear })
    },
    setView: (view) => setState({ view }),
    ask: (question) => setState({ question }),
    draw: (changes) => setState({ drawing: { ...getState().drawing, ...changes } }),
    showFans: (fansShown) => setState({ fansShown }),
    setLanguage: (language) => setState({ language }),
    setTheme: (theme) => setState({ theme }),
    setPrices: (prices) => setState({ prices }),
    setChart: (place, indicator) => setState({ charts: getState().charts.with(place, indicator) }),
    activate(id) {
      const { active, shown } = getState()
      if (id === active) return
      // The one left stays on the charts where it was chosen before; the one entered is drawn as the active one.
      setState({ active: id, shown: shownBeside(id, shown), hoverYear: undefined })
    },
    show(id, wanted) {
      const { shown, active } = getState()
      const others = shown.filter((other) => other !== id && other !== active)
      if (!wanted) return setState({ shown: others })
      setState({ shown: shownBeside(active, [...others, id]) })
    },
    newScenario() {
      const baseline = getState().documents.get(baselineId)
      if (!baseline) return
      const { reading, horizon } = activeDocument(getState()).scenario
      const name = unusedName(words().t('scenarios.newName'))
      add(ownDocument({ ...baseline.scenario, id: outside.newId(), name, reading, horizon }), true)
    },
    duplicate(id) {
      const document = getState().documents.get(id)
      if (!document) return
      add(ownDocument({ ...document.scenario, id: outside.newId(), name: outside.copyName(document) }), true)
    },
    keepScenario(scenario) {
      const name = unusedName(scenario.name)
      add(ownDocument(withoutIdle({ ...scenario, id: outside.newId(), name }, spec)), true)
      void saving().flush()
      return name
    },
    async remove(id) {
      await saving().flush()
      const document = getState().documents.get(id)
      const name = document?.scenario.name ?? ''
      if (document && !document.saved) {
        // The store never took it, so there is nothing to be moved to the trash.
        withdraw(id)
        setState({ saveProblem: undefined })
        return notify(words().t('scenarios.discarded', { name }), {
          action: { label: words().t('scenarios.undoRemove'), run: () => add(document, true) },
        })
      }
      const answer = await host.call('scenarios.remove', { id })
      if (!answer.ok) return tellProblem(words().t('scenarios.removeFailed', { name }), answer.error)
      withdraw(id)
      notify(words().t('scenarios.removed', { name }), {
        action: { label: words().t('scenarios.undoRemove'), run: () => void self.putBack(id) },
      })
    },
    async putBack(id) {
      const answer = await host.call('scenarios.putBack', { id })
      if (answer.ok) add(storedDocument(answer.value), true)
      else tellProblem(words().t('scenarios.putBackFailed'), answer.error)
    },
    async restore(id, revision) {
      await saving().flush()
      const answer = await host.call('scenarios.restore', { id, revision })
      if (!answer.ok) return tellProblem(words().t('revisions.restoreFailed'), answer.error)
      add(storedDocument(answer.value), true)
      notify(words().t('revisions.restored', { revision }))
    },
    importFile: (file) => runImport(file, 'ask'),
    async answerImport(choice) {
      const { importing } = getState()
      setState({ importing: undefined })
      if (importing && choice !== 'cancel') await runImport(importing.file, choice)
    },
    async pickAndImport() {
      const file = await host.pickFile('scenario')
      if (file) await runImport(file, 'ask')
    },
    async importOutcomes(picked) {
      const { name: file, base64 } = picked
      const answer = await host.call('outcomes.import', { file, base64 })
      if (!answer.ok) return tellProblem(words().t('scenarios.importRefused', { file }), answer.error)
      setState({ ownOutcomes: [...outcomesWithout(file), answer.value] })
      const count = answer.value.outcomes.length
      notify(words().t('backtest.imported', { count, file }))
    },
    async pickAndImportOutcomes() {
      const file = await host.pickFile('outcomes')
      if (file) await self.importOutcomes(file)
    },
    async removeOutcomes(file) {
      const answer = await host.call('outcomes.remove', { file })
      if (!answer.ok) return tellProblem(words().t('backtest.removeFailed', { file }), answer.error)
      setState({ ownOutcomes: outcomesWithout(file) })
      notify(words().t('backtest.removed', { file }))
    },
    async exportScenario(id) {
      const document = getState().documents.get(id)
      if (!document) return
      const { scenario } = document
      const saved = await host.saveFile({
        name: scenarioFileName(words().nameOf(document)),
        text: writeScenarioFile(scenario),
        type: 'application/json',
      })
      if (saved) notify(words().t('scenarios.exported', { name: words().nameOf(document) }))
    },
    async saveCsv(name, text) {
      if (await host.saveFile({ name, text, type: 'text/csv' }))
        notify(words().t('compare.exported', { name }))
    },
    saveNow: () => saving().flush(),
    notify,
    closeNotice: (id) => setState({ notices: getState().notices.filter((notice) => notice.id !== id) }),
    closeStoreNotices: () => setState({ storeNotices: [] }),
    showHelp: (help) => setState({ help }),
  }
  return self
}
