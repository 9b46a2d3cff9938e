/** Several windows on one store do anything in any order: they agree in the end, and nothing is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../../src/main/open-store.ts'
import { watchStore } from '../../../src/main/watched-store.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { ground } from '../../helpers/library.ts'
import { createMemoryStore } from '../../main/memory-store.ts'
import type { TestWindow } from '../open-window.ts'
import {
  askedInAnHour,
  expectAgreement,
  move,
  openWindows,
  own,
  pass,
  quiet,
  rd,
  write,
} from '../open-windows.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a planner does in a window; `typed` is a value that must not be lost. */
interface Step {
  readonly window: number
  readonly act: (window: TestWindow, typed: number) => unknown
  readonly what: string
}

const anyOwn = (window: TestWindow, place: number): string | undefined => {
  const ids = own(window).map(({ id }) => id)
  return ids[place % Math.max(1, ids.length)]
}
const place = fc.nat(5)
const onOwn = (what: string, act: (window: TestWindow, id: string) => unknown) =>
  place.map((at) => ({
    what: `${what} ${at}`,
    act: (window: TestWindow) => {
      const id = anyOwn(window, at)
      return id === undefined ? undefined : act(window, id)
    },
  }))
const doing = (what: string, act: Step['act']) => fc.constant({ what, act })
const edit = doing('move', (window, typed) => move(window, typed))
/** What a window does while everything is answered. */
const calmActs = [
  { arbitrary: edit, weight: 6 },
  { arbitrary: onOwn('activate', (window, id) => window.actions.activate(id)), weight: 3 },
  { arbitrary: onOwn('remove', (window, id) => void window.actions.remove(id)), weight: 2 },
  { arbitrary: onOwn('restore', (window, id) => void window.actions.restore(id, 1)), weight: 1 },
  { arbitrary: doing('put back', (window) => putBackFirst(window)), weight: 1 },
  { arbitrary: doing('rename', (window, typed) => window.actions.rename(`Name ${typed}`)), weight: 1 },
  { arbitrary: doing('new', (window) => window.actions.newScenario()), weight: 1 },
  { arbitrary: doing('drag', (window) => window.actions.drag(true)), weight: 1 },
  { arbitrary: doing('let go', (window) => window.actions.drag(false)), weight: 1 },
  { arbitrary: doing('write', (window) => write(window, [window.state().active])), weight: 1 },
  { arbitrary: doing('written', (window) => write(window, [])), weight: 1 },
]
const slowChannels = [
  'scenarios.save',
  'scenarios.list',
  'scenarios.trash',
  'scenarios.remove',
  'scenarios.putBack',
  'store.changes',
] as const
/** Answers a channel a second late for a while. */
const slowly = (channel: (typeof slowChannels)[number]) => ({
  what: `slow ${channel}`,
  act: (window: TestWindow) => void setTimeout(window.host.answerLate(channel), 1000),
})
/** With a host that does not answer, or whose answers are lost. */
const anyActs = [
  ...calmActs,
  { arbitrary: doing('hang', (window) => window.host.failWhere(() => 'unreachable')), weight: 1 },
  { arbitrary: doing('lose', (window) => window.host.loseAnswers(true)), weight: 1 },
  { arbitrary: fc.constantFrom(...slowChannels).map(slowly), weight: 2 },
  { arbitrary: doing('answer', (window) => answerAgain(window)), weight: 1 },
]
const stepsOf = (acts: typeof calmActs, windows: number) =>
  fc.array(
    fc
      .record({
        window: fc.nat(windows - 1),
        act: fc.oneof(...acts),
        wait: fc.constantFrom(0, 0, 10, 260, 2000),
      })
      .map(({ window, act, wait }) => ({ window, ...act, wait })),
    { maxLength: 25 },
  )
type Steps = ReturnType<typeof stepsOf> extends fc.Arbitrary<infer T> ? T : never

async function putBackFirst(window: TestWindow): Promise<void> {
  const [first] = await window.host.ask('scenarios.trash', {})
  if (first) void window.actions.putBack(first.scenario.id)
}

function answerAgain({ host }: TestWindow): void {
  host.failWhere(() => undefined)
  host.loseAnswers(false)
}

/** The value that a step types: another one for each. */
const typedIn = (index: number): number => Number((2.51 + index / 100).toFixed(2))

/** Takes the steps, and lets everything come to rest. */
async function take(
  steps: Steps,
  windows: readonly TestWindow[],
  hears: (window: TestWindow, step: Steps[number], index: number) => void = () => undefined,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const window = windows[step.window]
    if (!window) continue
    hears(window, step, index)
    await step.act(window, typedIn(index))
    await pass(step.wait)
  }
  for (const window of windows) {
    window.actions.drag(false)
    write(window, [])
    answerAgain(window)
  }
  for (let round = 0; round < 3; round++) await quiet()
}

/** A store on the disk, and what closes it. */
function openOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-windows-'))
  const opened = openStore(folder, (scenario) => fingerprint(scenario, ground.built))
  if (!opened.ok) throw new Error(opened.error.code)
  const store = watchStore(opened.value)
  return {
    store,
    close: () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
const openInMemory = () => ({ store: createMemoryStore(ground.built), close: () => undefined })

describe.each([
  ['in memory', openInMemory, 60],
  ['on the disk', openOnDisk, 8],
] as const)('three windows on a store %s', (_, open, numRuns) => {
  test('agree in the end, make no more copies than there were changes, and lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(anyActs, 3), async (steps) => {
        const { store, close } = open()
        const windows = await openWindows(3, store)
        const typed = new Map<number, TestWindow>()
        try {
          await take(steps, windows, (window, { what }, index) => {
            if (what !== 'move') return
            // What is changed again may never have been saved.
            typed.delete(window.active().scenario.levers.rdIntensity?.target ?? rd.base)
            typed.set(typedIn(index), window)
          })
          await expectAgreement(windows)
          const ids = [...own(windows[0] ?? never()), ...(await trashed(windows))].map(({ id }) => id)
          // A change of what ships, where nothing else is left, begins a scenario, too.
          expect(ids.length).toBeLessThanOrEqual(2 + changesIn(steps))
          const kept = await everyTarget(windows[0] ?? never(), ids)
          const removedBy = new Set(
            steps.filter(({ what }) => what.startsWith('remove')).map((step) => step.window),
          )
          for (const [target, window] of typed) {
            // Who removes what was never saved gives it up.
            if (!removedBy.has(windows.indexOf(window))) expect(kept, `${target}`).toContain(target)
          }
        } finally {
          for (const window of windows) window.stop()
          close()
        }
      }),
      { numRuns },
    )
  })
})

test('two windows agree after a bounded number of saves, and then are quiet', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(calmActs, 2), async (steps) => {
      const windows = await openWindows(2)
      await take(steps, windows)
      await expectAgreement(windows)
      const sent = windows.flatMap(({ host }) => host.sent())
      // What is refused while it is in the user's hands is sent again by what saves before it does something.
      expect(sent.length).toBeLessThanOrEqual(2 * changesIn(steps) + steps.length)
      for (const questions of await askedInAnHour(windows)) {
        expect(questions.filter((channel) => channel !== 'store.changes')).toEqual([])
      }
      for (const window of windows) window.stop()
    }),
    { numRuns: 60 },
  )
})

/** How many of the steps may change a scenario or begin one. */
const changesIn = (steps: Steps): number =>
  steps.filter(({ what }) => ['move', 'rename', 'new'].includes(what)).length

function never(): never {
  throw new Error('there is no window')
}

const trashed = async ([window]: readonly TestWindow[]): Promise<readonly Scenario[]> =>
  ((await window?.host.ask('scenarios.trash', {})) ?? []).map(({ scenario }) => scenario)

/** Every target that any revision of these scenarios holds. */
async function everyTarget(
  window: TestWindow,
  ids: readonly string[],
): Promise<readonly (number | undefined)[]> {
  const targets: (number | undefined)[] = []
  for (const id of ids) {
    for (const { revision } of await window.host.ask('scenarios.revisions', { id })) {
      const scenario = await window.host.ask('scenarios.revision', { id, revision })
      targets.push(scenario.levers.rdIntensity?.target)
    }
  }
  return targets
}
