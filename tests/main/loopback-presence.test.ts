import { beforeEach, expect, test, vi } from 'vitest'
import { createPresence, type Later } from '../../src/main/loopback/presence.ts'

const gone = vi.fn()
let waiting: { readonly milliseconds: number; readonly work: () => void } | undefined
const later: Later = (milliseconds, work) => {
  const own = { milliseconds, work }
  waiting = own
  return () => {
    if (waiting === own) waiting = undefined
  }
}
beforeEach(() => {
  gone.mockClear()
  waiting = undefined
})

test('nothing is counted before the first window', () => {
  createPresence(5, gone, later)
  expect(waiting).toBeUndefined()
})

test('the time runs from the last window on, and begins anew with another', () => {
  const presence = createPresence(5, gone, later)
  const [first, second] = [presence.arrive(), presence.arrive()]
  first()
  first()
  expect(waiting).toBeUndefined()
  second()
  expect(waiting?.milliseconds).toBe(5)
  const third = presence.arrive()
  expect(waiting).toBeUndefined()
  third()
  waiting?.work()
  expect(gone).toHaveBeenCalledOnce()
})

test('it is told once, and never once counting is stopped', () => {
  const presence = createPresence(5, gone, later)
  presence.arrive()()
  waiting?.work()
  waiting = undefined
  presence.arrive()()
  expect(waiting).toBeUndefined()
  const stopped = createPresence(5, gone, later)
  stopped.arrive()()
  stopped.stop()
  expect(waiting).toBeUndefined()
  stopped.arrive()()
  expect(waiting).toBeUndefined()
  expect(gone).toHaveBeenCalledOnce()
})

test('a limit of 0 is none', () => {
  createPresence(0, gone, later).arrive()()
  expect(waiting).toBeUndefined()
})

test('without another clock, that of the system counts', () => {
  vi.useFakeTimers()
  const presence = createPresence(1000, gone)
  presence.arrive()()
  vi.advanceTimersByTime(999)
  const back = presence.arrive()
  vi.advanceTimersByTime(5000)
  back()
  expect(gone).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(gone).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
