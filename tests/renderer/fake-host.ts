/** A host without a shell: the handlers over a store in memory, which tests can make wait or fail. */
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
import { createDispatch } from '../../src/host/dispatch.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { failed } from '../../src/model/result.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { anyHostError } from '../helpers/faults.ts'
import { library } from '../helpers/library.ts'
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
  /** Saves as another window would: nobody here hears of it. */
  saveElsewhere(scenario: Scenario, after: number): Promise<void>
  /** Fails each question for which a function gives a code, until another function is set. */
  failWhere(code: (channel: Channel, input: unknown) => HostErrorCode | undefined): void
  /** Answers nothing until the returned function is called; what was asked is done then. */
  hold(): () => void
  /** What the user picks next, and whether the user keeps the files offered. */
  choose(choices: { readonly file?: PickedFile; readonly keeps?: boolean }): void
  /** What kinds of files the user was asked to pick. */
  readonly picked: readonly PickedKind[]
}

export function createFakeHost(): FakeHost {
  const dispatch = createDispatch(createHandlers(library, createMemoryStore(library.model)), (error) => {
    throw error
  })
  const asked: FakeHost['asked'][number][] = []
  const files: FileToSave[] = []
  const picked: PickedKind[] = []
  let gate = Promise.resolve()
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
    asked,
    ...{ files, picked },
    async call(channel, input) {
      asked.push({ channel, input })
      await gate
      const code = failure(channel, input)
      return code ? failed(anyHostError(code)) : answer(channel, input)
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
    saveElsewhere: async (scenario, after) => void (await value('scenarios.save', { scenario, after })),
    failWhere(code) {
      failure = code
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
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
