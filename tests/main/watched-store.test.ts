import { afterEach, expect, test, vi } from 'vitest'
import type { HostResult, StoreContents } from '../../src/host/contract.ts'
import { watchStore } from '../../src/main/watched-store.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { planWith } from '../renderer/open-window.ts'
import { ground } from './library.ts'
import { createMemoryStore } from './memory-store.ts'

const plan: Scenario = planWith('plan')
const own = {
  indicator: 'grdp',
  unit: '100m CNY',
  year: 2021,
  measure: 'level',
  value: 1,
  source: 'a',
} as const
const opened = () => watchStore(createMemoryStore(ground.built))
const value = async (answer: Promise<HostResult<StoreContents>>): Promise<StoreContents> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
/** Whether a question is answered already. */
const isAnswered = (answer: Promise<unknown>): Promise<boolean> =>
  Promise.race([answer.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))])

afterEach(() => {
  vi.useRealTimers()
})

test('a question without a mark, or with that of another state or start, is answered at once', async () => {
  const store = opened()
  const first = await value(store.changes(undefined))
  expect(first.scenarios).toEqual([])
  store.save(plan, 0)
  const second = await value(store.changes(first.mark))
  expect(second.scenarios).toEqual([{ id: 'plan', revision: 1, savedAt: expect.any(String) }])
  expect(second.mark).not.toBe(first.mark)
  expect((await value(store.changes((await value(opened().changes(undefined))).mark))).mark).toBe(second.mark)
})

test.each<[string, (store: ReturnType<typeof opened>) => unknown]>([
  ['saved', (store) => store.save({ ...plan, notes: 'new' }, 1)],
  ['restored', (store) => store.restore('plan', 1)],
  ['deleted', (store) => store.remove('plan')],
  ['imported as outcomes', (store) => store.keepOutcomes('b.csv', [own])],
  ['removed of outcomes', (store) => store.removeOutcomes('a.csv')],
])('a question waits until something is %s', async (_, change) => {
  const store = opened()
  store.save(plan, 0)
  store.keepOutcomes('a.csv', [own])
  const { mark } = await value(store.changes(undefined))
  const answer = store.changes(mark)
  store.writeSettings({ theme: 'dark' })
  store.remove('nobody')
  expect(await isAnswered(answer)).toBe(false)
  change(store)
  expect((await value(answer)).mark).not.toBe(mark)
})

test('outcomes have a mark of their own', async () => {
  const store = opened()
  const before = await value(store.changes(undefined))
  store.save(plan, 0)
  const after = await value(store.changes(before.mark))
  expect(after.outcomes).toBe(before.outcomes)
  store.keepOutcomes('a.csv', [own])
  expect((await value(store.changes(after.mark))).outcomes).not.toBe(before.outcomes)
})

test('four wait at most: the one that has waited longest is answered with nothing new', async () => {
  const store = opened()
  const { mark } = await value(store.changes(undefined))
  const answers = Array.from({ length: 6 }, () => store.changes(mark))
  expect(await Promise.all(answers.map(isAnswered))).toEqual([true, true, false, false, false, false])
  expect((await value(answers[0] ?? store.changes(undefined))).mark).toBe(mark)
  store.save(plan, 0)
  expect(await Promise.all(answers.map(isAnswered))).toEqual(answers.map(() => true))
})

test('who hangs up waits no more, and once waiting is stopped nobody does', async () => {
  const store = opened()
  const { mark } = await value(store.changes(undefined))
  const hangsUp = new AbortController()
  const gone = store.changes(mark, hangsUp.signal)
  const stays = store.changes(mark)
  hangsUp.abort()
  expect(await Promise.all([gone, stays].map(isAnswered))).toEqual([true, false])
  expect(await isAnswered(store.changes(mark, hangsUp.signal))).toBe(true)
  store.close()
  expect((await value(stays)).mark).toBe(mark)
  expect((await value(store.changes(mark))).mark).toBe(mark)
})

test('who waits long is answered with nothing new, and nothing is left of the wait', async () => {
  vi.useFakeTimers()
  const store = opened()
  const { mark } = await value(store.changes(undefined))
  const answer = store.changes(mark)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect((await value(answer)).mark).toBe(mark)
  const others = [store.changes(mark), store.changes(mark)]
  store.save(plan, 0)
  await Promise.all(others)
  expect(vi.getTimerCount()).toBe(0)
})

test('however many ask, the store is listed once for each of its states', async () => {
  const memory = createMemoryStore(ground.built)
  const list = vi.fn(memory.list)
  const store = watchStore({ ...memory, list })
  const ask = async (count: number) => {
    const answers = Array.from({ length: count }, () => value(store.changes(undefined)))
    return (await Promise.all(answers)).map(({ scenarios }) => scenarios.length)
  }
  expect(await ask(3)).toEqual([0, 0, 0])
  store.save(plan, 0)
  expect(await ask(3)).toEqual([1, 1, 1])
  expect(list).toHaveBeenCalledTimes(2)
})
