import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bridge, HostEvent } from '../../src/host/contract.ts'

vi.mock('electron', () => import('../mocks/electron.ts'))

let bridge: Bridge
let electron: typeof import('../mocks/electron.ts')

beforeEach(async () => {
  vi.resetModules()
  electron = (await import('electron')) as unknown as typeof electron
  electron.reset()
  await import('../../src/preload/index.ts')
  bridge = electron.contextBridge.exposeInMainWorld.mock.lastCall?.[1] as Bridge
})

const tell = (event: HostEvent): void => {
  const { ipcRenderer } = electron
  ipcRenderer.emit('host:event', { sender: ipcRenderer, ports: [] }, event)
}
const menu = (command: 'new' | 'undo'): HostEvent => ({ kind: 'menu', command })
const microtask = (): Promise<void> => Promise.resolve()

describe('preload script', () => {
  test('gives the page five functions and nothing else', () => {
    expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledExactlyOnceWith(
      'qiantang',
      expect.anything(),
    )
    expect(Object.keys(bridge).sort()).toEqual(['call', 'leave', 'pickFile', 'saveFile', 'subscribe'])
    expect(Object.values(bridge).every((member) => typeof member === 'function')).toBe(true)
  })

  test('sends on its own channels alone, whatever the page asks for', () => {
    const file = { name: 'a', text: '', type: 'text/csv' } as const
    void bridge.call('settings.read', {})
    void bridge.saveFile(file)
    void bridge.pickFile('outcomes')
    void bridge.leave(true)
    void (bridge.call as (...args: unknown[]) => unknown)('a', 'b', 'c')
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([
      ['host:call', 'settings.read', {}],
      ['host:save-file', file],
      ['host:pick-file', 'outcomes'],
      ['host:leave', true],
      ['host:call', 'a', 'b'],
    ])
  })

  test('tells of events, and nothing of Electron with them', () => {
    const listener = vi.fn()
    bridge.subscribe(listener)
    tell(menu('new'))
    expect(listener.mock.calls).toEqual([[menu('new')]])
  })

  test('keeps events until somebody listens, and then in order', async () => {
    tell(menu('new'))
    tell(menu('undo'))
    const first = vi.fn()
    const second = vi.fn()
    // As React does while it is developed: subscribe, unsubscribe, subscribe.
    bridge.subscribe(first)()
    bridge.subscribe(second)
    await microtask()
    expect(first).not.toHaveBeenCalled()
    expect(second.mock.calls).toEqual([[menu('new')], [menu('undo')]])
  })

  test('tells nobody who does not listen any more', async () => {
    const listener = vi.fn()
    const stop = bridge.subscribe(listener)
    expect(stop()).toBeUndefined()
    tell(menu('new'))
    await microtask()
    expect(listener).not.toHaveBeenCalled()
  })
})
