import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostErrorCode } from '../../../src/host/contract.ts'
import { leverSpec, openWindow, planWith, type TestWindow } from '../open-window.ts'

const rd = leverSpec('rdIntensity')
const opened = () => openWindow({ stored: [planWith('plan')], settings: { active: 'plan' }, follows: true })
const move = (window: TestWindow, target: number) => window.actions.moveLever(rd, target)
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const failSaves = (window: TestWindow, code: HostErrorCode | undefined) =>
  window.host.failWhere((channel) => (channel === 'scenarios.save' ? code : undefined))
/** Closes the window as a browser does; true where the user is asked. */
const close = ({ page }: TestWindow): boolean =>
  !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
const targets = async ({ host }: TestWindow) =>
  (await host.stored()).map(({ scenario }) => scenario.levers.rdIntensity?.target)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a window with everything saved closes', async () => {
  const window = await opened()
  move(window, 4)
  await pass(1000)
  expect(close(window)).toBe(false)
  expect(window.host.left).toEqual([])
})

test('a change made a moment ago is saved while the window closes, without a question', async () => {
  const window = await opened()
  await pass(0)
  move(window, 4)
  expect(close(window)).toBe(false)
  await pass(0)
  expect(await targets(window)).toEqual([4])
})

test('what could not be saved is tried again, and asked about', async () => {
  const window = await opened()
  failSaves(window, 'disk-full')
  move(window, 4)
  await pass(1000)
  expect(close(window)).toBe(true)
  await pass(0)
  expect(window.host.left).toEqual([true])
  // There is room again: the try before the question saves it, and the window may close by itself.
  failSaves(window, undefined)
  expect(close(window)).toBe(true)
  await pass(0)
  expect(window.host.left).toEqual([true, false])
  expect(await targets(window)).toEqual([4])
  expect(close(window)).toBe(false)
})

test('a change is asked about where the host was not to be reached a moment ago', async () => {
  const window = await opened()
  await pass(0)
  window.host.failWhere(() => 'unreachable')
  await pass(0)
  expect(close(window)).toBe(false)
  move(window, 4)
  expect(close(window)).toBe(true)
})

test('a change is asked about where its save has long been without an answer', async () => {
  const window = await opened()
  await pass(0)
  const release = window.host.hold()
  move(window, 4)
  await pass(500)
  expect(close(window)).toBe(false)
  await pass(5000)
  expect(close(window)).toBe(true)
  release()
  await pass(0)
  expect(close(window)).toBe(false)
})

test('a change too long to be sent while the window closes is asked about', async () => {
  const window = await opened()
  await pass(0)
  window.actions.setNotes('浙'.repeat(20_000))
  expect(close(window)).toBe(true)
  await pass(1000)
  expect(close(window)).toBe(false)
})

test('what is being written is asked about', async () => {
  const window = await opened()
  window.store.setState({ drafts: ['plan'] })
  expect(close(window)).toBe(true)
})

test('a table that is typed or pasted is asked about until it is kept or put away', async () => {
  const window = await opened()
  window.actions.pasteOutcomes()
  await pass(0)
  expect(close(window)).toBe(false)
  await window.actions.typeOutcomes('year,indicator,value')
  expect(close(window)).toBe(true)
  window.actions.dropOutcomes()
  expect(close(window)).toBe(false)
})
