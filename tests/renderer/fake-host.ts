/** A host without a shell: the handlers over a store in memory, which tests can make wait or fail. */

import type { Library } from '../../src/files/library.ts'
import type {
  Channel,
  FileToSave,
  Host,
  HostErrorCode,
  HostResult,
  Input,
  Output,
  PickedFile,
  PickedKind,
  Settings,
} from '../../src/host/contract.ts'
import { createDispatch, type Dispatch } from '../../src/host/dispatch.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import type { WatchedStore } from '../../src/main/watched-store.ts'
import { failed } from '../../src/model/result.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { anyHostError } from '../helpers/faults.ts'
import { ground, library } from '../helpers/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'

export interface FakeHost extends Host {
  /** Every question that was asked, oldest first. */
  readonly asked: readonly { readonly channel: Channel; readonly input: unknown }[]
  /** Files that the user was given. */
  readonly files: readonly FileToSave[]
  /** Scenarios that were sent to be saved, oldest first. */
  sent(): readonly Scenario[]
  /** What the store holds. */
  stored(): Promise<Output<'scenarios.list'>>
  settings(): Promise<Settings>
  /** Asks as another window would. */
  ask<K extends Channel>(channel: K, input: Input<K>): Promise<Output<K>>
  /** Saves as another window would. */
  saveElsewhere(scenario: Scenario, after: number): Promise<void>
  /** Does what is asked and loses the answers, until it is told not to. */
  loseAnswers(lost: boolean): void
  /** What was told of leaving the window. */
  readonly left: readonly boolean[]
  /** Fails each question for which a function gives a code, those on their way too, until another is set. */
  failWhere(code: (channel: Channel, input: unknown) => HostErrorCode | undefined): void
  /** Answers nothing until the returned function is called; what was asked is done then. */
  hold(): () => void
  /** Does what is asked on a channel at once, and answers it when the returned function is called. */
  answerLate(channel: Channel): () => void
  /** What the user picks next, and whether the user keeps the files offered. */
  choose(choices: { readonly file?: PickedFile; readonly keeps?: boolean }): void
  /** What kinds of files the user was asked to pick. */
  readonly picked: readonly PickedKind[]
}

/** More than any window asks in a test. */
const mostAsked = 3000

/** The trusted side over a store. */
export const dispatchOver = (
  store: WatchedStore = createMemoryStore(ground.built),
  over: Library = library,
): Dispatch =>
  createDispatch(createHandlers(over, store), (error) => {
    throw error
  })

/** @param dispatch the trusted side, which several windows may share. */
export function createFakeHost(dispatch: Dispatch = dispatchOver()): FakeHost {
  const asked: FakeHost['asked'][number][] = []
  const files: FileToSave[] = []
  const picked: PickedKind[] = []
  const left: boolean[] = []
  /** What hears that the host fails, for each question that is on its way. */
  const waiting = new Set<() => void>()
  let isLossy = false
  let gate = Promise.resolve()
  const late = new Map<Channel, Promise<void>>()
  let failure: Parameters<FakeHost['failWhere']>[0] = () => undefined
  let choices: Parameters<FakeHost['choose']>[0] = {}
  // What crosses to the trusted side and back is a copy.
  const answer = async <K extends Channel>(channel: K, input: Input<K>) =>
    structuredClone(await dispatch(channel, structuredClone(input))) as HostResult<Output<K>>
  const value = async <K extends Channel>(channel: K, input: Input<K>): Promise<Output<K>> => {
    const result = await answer(channel, input)
    if (!result.ok) throw new Error(`${channel}: ${result.error.code}`)
    return result.value
  }
  return {
    shell: 'browser',
    mostAtClosing: 60_000,
    left,
    leave: async (isUnsaved) => void left.push(isUnsaved),
    asked,
    files,
    picked,
    async call(channel, input) {
      asked.push({ channel, input })
      // A loop without end would keep its test from ever failing.
      if (asked.length > mostAsked) throw new Error(`the host was asked ${asked.length} questions`)
      await gate
      const code = failure(channel, input)
      if (code) return failed(anyHostError(code))
      const broken = Promise.withResolvers<HostErrorCode>()
      const hears = (): void => {
        const now = failure(channel, input)
        if (now) broken.resolve(now)
      }
      waiting.add(hears)
      const given = await Promise.race([answer(channel, input), broken.promise])
      waiting.delete(hears)
      await late.get(channel)
      if (typeof given === 'string') return failed(anyHostError(given))
      return isLossy ? failed(anyHostError('unreachable')) : given
    },
    pickFile: async (kind) => {
      picked.push(kind)
      return choices.file
    },
    async saveFile(file) {
      if (choices.keeps === false) return false
      files.push(file)
      return true
    },
    subscribe: () => () => undefined,
    sent: () =>
      asked.flatMap(({ channel, input }) =>
        channel === 'scenarios.save' ? [(input as Input<'scenarios.save'>).scenario] : [],
      ),
    stored: () => value('scenarios.list', {}),
    settings: () => value('settings.read', {}),
    ask: value,
    loseAnswers(lost) {
      isLossy = lost
    },
    saveElsewhere: async (scenario, after) => void (await value('scenarios.save', { scenario, after })),
    failWhere(code) {
      failure = code
      for (const hears of waiting) hears()
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
    answerLate(channel) {
      const { promise, resolve } = Promise.withResolvers<void>()
      late.set(channel, promise)
      return () => {
        late.delete(channel)
        resolve()
      }
    },
    choose(next) {
      choices = next
    },
  }
}

/** A file as the user picks it. */
export const fileOf = (text: string, name = 'plan.scenario.json'): PickedFile => ({
  name,
  base64: Buffer.from(text).toString('base64'),
})
