import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bridge, HostEvent, PickedKind } from '../../src/host/contract.ts'
import { createDispatch, hostError } from '../../src/host/dispatch.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { type Access, createAccess } from '../../src/main/loopback/access.ts'
import { type LoopbackServer, startServer } from '../../src/main/loopback/server.ts'
import { failed, ok } from '../../src/model/result.ts'
import { createBrowserHost } from '../../src/renderer/host/browser-host.ts'
import { createHost } from '../../src/renderer/host/create-host.ts'
import { createElectronHost } from '../../src/renderer/host/electron-host.ts'
import { ground, library } from '../main/library.ts'
import { createMemoryStore } from '../main/memory-store.ts'
import { rendererFolder } from '../main/renderer-folder.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('browser host', () => {
  let access: Access
  let server: LoopbackServer
  let kept: Map<string, string>
  let listeners: Map<string, () => void>
  const location = { hash: '', pathname: '/', search: '?a=b' }
  const replaceState = vi.fn((_state: unknown, _title: string, address: string) => {
    location.hash = new URL(address, 'http://127.0.0.1').hash
  })

  beforeEach(async () => {
    const report = (error: unknown): void => {
      throw error
    }
    const handlers = createHandlers(library, createMemoryStore(ground.built))
    const dispatch = createDispatch(handlers, report)
    access = createAccess('a-Token_of-the-test')
    server = await startServer({ port: 0, rendererFolder: rendererFolder(), access, dispatch, report })
    kept = new Map()
    listeners = new Map()
    location.hash = ''
    const { fetch } = globalThis
    vi.stubGlobal('location', location)
    vi.stubGlobal('history', { state: { kept: true }, replaceState })
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => listeners.set(name, listener))
    vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
      fetch(new URL(path, `http://127.0.0.1:${server.port}`), options),
    )
    replaceState.mockClear()
  })
  afterEach(() => server.close())

  const link = (): string => `#code=${access.newCode().code}`

  test('takes the code out of the address, and asks with the token that it gets for it', async () => {
    location.hash = link()
    const host = createBrowserHost()
    expect(host.shell).toBe('browser')
    expect(replaceState).toHaveBeenCalledExactlyOnceWith({ kept: true }, '', '/?a=b')
    expect(await host.call('settings.write', { theme: 'dark' })).toEqual(ok({ theme: 'dark' }))
    expect(await host.call('settings.read', {})).toEqual(ok({ theme: 'dark' }))
    expect([...kept.values()]).toEqual([access.token])
  })

  test('remembers the token over a reload, with the same link in the address or without', async () => {
    const opened = link()
    location.hash = opened
    await createBrowserHost().call('settings.read', {})
    expect(location.hash).toBe('')
    expect(await createBrowserHost().call('settings.read', {})).toEqual(ok({}))
    expect(replaceState).toHaveBeenCalledOnce()
    location.hash = opened
    expect(await createBrowserHost().call('settings.read', {})).toEqual(ok({}))
  })

  test('another window has nothing of a link that was used', async () => {
    const opened = link()
    location.hash = opened
    await createBrowserHost().call('settings.read', {})
    kept.clear()
    location.hash = opened
    expect(await createBrowserHost().call('settings.read', {})).toEqual(failed(hostError('wrong-token', {})))
    expect(kept.size).toBe(0)
  })

  test('comes in by a link that is opened in the same tab', async () => {
    location.hash = '#code=old'
    const host = createBrowserHost()
    expect(await host.call('settings.read', {})).toMatchObject({ ok: false, error: { code: 'wrong-token' } })
    location.hash = link()
    listeners.get('hashchange')?.()
    expect(await host.call('settings.read', {})).toEqual(ok({}))
  })

  test('leaves other fragments alone', () => {
    location.hash = '#model'
    createBrowserHost()
    expect(replaceState).not.toHaveBeenCalled()
    expect(kept.size).toBe(0)
  })

  test('without a token is told where it is to be had', async () => {
    const answer = await createBrowserHost().call('settings.read', {})
    expect(answer).toEqual(failed(hostError('wrong-token', {})))
  })

  test('hands on failures of the contract', async () => {
    location.hash = link()
    const answer = await createBrowserHost().call('scenarios.revisions', { id: 'nobody' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test('says so when the server is gone, and comes back with it', async () => {
    location.hash = link()
    const host = createBrowserHost()
    await server.close()
    expect(await host.call('settings.read', {})).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  })

  test.each([
    ['what is not JSON', () => new Response('<html>')],
    ['a failure', () => new Response('{}', { status: 502 })],
  ])('takes %s for no answer', async (_what, answer) => {
    vi.stubGlobal('fetch', async () => answer())
    expect(await createBrowserHost().call('settings.read', {})).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    })
  })

  test('hears of no events', () => {
    const listener = vi.fn()
    createBrowserHost().subscribe(listener)()
    expect(listener).not.toHaveBeenCalled()
  })

  describe('files', () => {
    const input = Object.assign(new EventTarget(), {
      type: '',
      accept: '',
      files: [] as File[],
      click: vi.fn(),
    })
    const link = { href: '', download: '', click: vi.fn() }
    beforeEach(() => {
      input.files = []
      input.click.mockClear()
      vi.stubGlobal('document', { createElement: (name: string) => (name === 'a' ? link : input) })
    })

    test('are picked by the browser', async () => {
      void createBrowserHost().pickFile('outcomes')
      expect(input).toMatchObject({
        type: 'file',
        accept: expect.stringMatching(/^\.csv,\.tsv,\.tab,\.txt,/),
      })
      input.click.mockClear()
      const picked = createBrowserHost().pickFile('scenario')
      expect(input).toMatchObject({
        type: 'file',
        accept: '.qiantang,.json,application/vnd.qiantang.scenario+json,application/json',
      })
      expect(input.click).toHaveBeenCalledOnce()
      input.files = [new File([new Uint8Array([0, 127, 128, 255])], 'a.scenario.json')]
      input.dispatchEvent(new Event('change'))
      expect(await picked).toEqual({ name: 'a.scenario.json', base64: 'AH+A/w==' })
    })

    test('are not picked where the user chooses none', async () => {
      const picked = createBrowserHost().pickFile('scenario')
      input.dispatchEvent(new Event('cancel'))
      expect(await picked).toBeUndefined()
    })

    test('are read no further than it takes to refuse them', async () => {
      const picked = createBrowserHost().pickFile('scenario')
      input.files = [new File([new Uint8Array(3 * 1024 * 1024)], 'large.json')]
      input.dispatchEvent(new Event('change'))
      const { base64 = '' } = (await picked) ?? {}
      expect(Buffer.from(base64, 'base64')).toHaveLength(1024 * 1024 + 1)
    })

    test('are saved by a download', async () => {
      vi.useFakeTimers()
      const revoke = vi.spyOn(URL, 'revokeObjectURL')
      const file = { name: 'table.csv', text: 'a,ü\n', type: 'text/csv' } as const
      expect(await createBrowserHost().saveFile(file)).toBe(true)
      expect(link.download).toBe('table.csv')
      expect(link.click).toHaveBeenCalledOnce()
      const { resolveObjectURL } = await import('node:buffer')
      const blob = resolveObjectURL(link.href)
      expect(blob?.type).toBe('text/csv')
      expect(await blob?.text()).toBe('a,ü\n')
      vi.runAllTimers()
      expect(revoke).toHaveBeenCalledExactlyOnceWith(link.href)
      vi.useRealTimers()
    })
  })
})

describe('electron host', () => {
  let tell: (event: HostEvent) => void = () => undefined
  const stop = vi.fn()
  const bridge = {
    call: vi.fn(),
    pickFile: vi.fn(async (_kind: PickedKind) => undefined),
    saveFile: vi.fn(async () => true),
    leave: vi.fn(async () => undefined),
    subscribe: (listener: (event: HostEvent) => void) => {
      tell = listener
      return stop
    },
  } satisfies Bridge
  const execCommand = vi.fn()
  /** @param isText whether the focus is in a text field. */
  const focusOn = (isText: boolean): void => {
    vi.stubGlobal('document', { activeElement: { matches: () => isText }, execCommand })
  }
  beforeEach(() => {
    vi.clearAllMocks()
  })

  test('is the bridge', async () => {
    const host = createElectronHost(bridge)
    bridge.call.mockResolvedValue(ok({}))
    expect(host.shell).toBe('electron')
    expect(await host.call('settings.read', {})).toEqual(ok({}))
    expect(bridge.call).toHaveBeenCalledExactlyOnceWith('settings.read', {})
    expect(await host.saveFile({ name: 'a', text: '', type: 'text/csv' })).toBe(true)
    expect(await host.pickFile('outcomes')).toBeUndefined()
    expect(bridge.pickFile).toHaveBeenCalledExactlyOnceWith('outcomes')
  })

  test('says so when nobody answers', async () => {
    bridge.call.mockRejectedValue(new Error('refused'))
    expect(await createElectronHost(bridge).call('settings.read', {})).toEqual({
      ok: false,
      error: { code: 'unreachable', details: {}, faults: [] },
    })
  })

  test('tells of events until it is stopped', () => {
    focusOn(false)
    const listener = vi.fn()
    const end = createElectronHost(bridge).subscribe(listener)
    const events = ['undo', 'new'].map((command): HostEvent => ({ kind: 'menu', command: command as 'undo' }))
    for (const event of events) tell(event)
    expect(listener.mock.calls).toEqual(events.map((event) => [event]))
    end()
    expect(stop).toHaveBeenCalledOnce()
  })

  test.each(['undo', 'redo'] as const)('lets %s in a text field mean the text', (command) => {
    focusOn(true)
    const listener = vi.fn()
    createElectronHost(bridge).subscribe(listener)
    tell({ kind: 'menu', command })
    expect(execCommand).toHaveBeenCalledExactlyOnceWith(command)
    expect(listener).not.toHaveBeenCalled()
    tell({ kind: 'menu', command: 'new' })
    expect(listener).toHaveBeenCalledOnce()
  })
})

describe('create host', () => {
  test('chooses Electron where its bridge is, else the browser', () => {
    vi.stubGlobal('window', { qiantang: {} })
    expect(createHost().shell).toBe('electron')
    vi.stubGlobal('window', {})
    vi.stubGlobal('location', { hash: '' })
    vi.stubGlobal('addEventListener', vi.fn())
    expect(createHost().shell).toBe('browser')
  })
})
