/** Windows on one store without a screen, which follow each other. */
import { expect, vi } from 'vitest'
import type { Dispatch } from '../../src/host/dispatch.ts'
import type { WatchedStore } from '../../src/main/watched-store.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { isSaved } from '../../src/renderer/workspace/workspace.ts'
import { ground } from '../helpers/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'
import { createFakeHost, dispatchOver } from './fake-host.ts'
import { leverSpec, openWindow, planWith, type TestWindow } from './open-window.ts'

export const rd = leverSpec('rdIntensity')
export const plan = planWith('plan')
export const other = planWith('other')
export const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
/** Longer than anything waits. */
export const quiet = () => pass(60_000)

/** Windows on one store that holds two plans; in each, the first is active. */
export async function openWindows(
  count: number,
  store: WatchedStore = createMemoryStore(ground.built),
  dispatch: Dispatch = dispatchOver(store),
) {
  for (const scenario of [plan, other]) await dispatch('scenarios.save', { scenario, after: 0 })
  const windows: TestWindow[] = []
  for (let number = 0; number < count; number++) {
    const host = createFakeHost(dispatch)
    windows.push(await openWindow({ host, settings: { active: 'plan' }, follows: true }))
  }
  await pass(0)
  return windows
}

export async function openTwo() {
  const [here, there] = await openWindows(2)
  if (!here || !there) throw new Error('two windows were asked for')
  return { here, there }
}

export const own = ({ state }: TestWindow): readonly Scenario[] =>
  [...state().documents.values()].filter(({ kind }) => kind === 'own').map(({ scenario }) => scenario)
export const namesIn = (window: TestWindow): readonly string[] => own(window).map(({ name }) => name)
export const targetIn = (window: TestWindow, id: string) => window.scenario(id).levers.rdIntensity?.target
export const move = (window: TestWindow, target: number) => window.actions.moveLever(rd, target)

/** What each window asks in an hour. */
export async function askedInAnHour(windows: readonly TestWindow[]): Promise<readonly (readonly string[])[]> {
  const before = windows.map(({ host }) => host.asked.length)
  await pass(3_600_000)
  return windows.map(({ host }, index) => host.asked.slice(before[index]).map(({ channel }) => channel))
}

/** Every window shows what the store holds, in its order, all of it saved. */
export async function expectAgreement(windows: readonly TestWindow[]): Promise<void> {
  for (const window of windows) {
    expect(own(window)).toEqual((await window.host.stored()).map(({ scenario }) => scenario))
    const unsaved = [...window.state().documents.values()].filter(
      (entry) => entry.kind === 'own' && !isSaved(entry),
    )
    expect(unsaved).toEqual([])
    expect(window.state().saveProblem).toBeUndefined()
  }
}

/** Says what stands in the user's hands, as fields and dialogs do. */
export const write = ({ store }: TestWindow, drafts: readonly string[]): void => store.setState({ drafts })
