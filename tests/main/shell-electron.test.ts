import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MenuItemConstructorOptions, Rectangle, WebFrameMain } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FileToSave, HostResult, Settings } from '../../src/host/contract.ts'
import { hostError } from '../../src/host/dispatch.ts'
import { addressOf, appOrigin, chooseOrigin, isOf } from '../../src/main/electron/origin.ts'
import { startElectronShell } from '../../src/main/electron/shell.ts'
import { choosePlace, firstPlace } from '../../src/main/electron/window-place.ts'
import { securityHeaders } from '../../src/main/security-headers.ts'
import { failed, ok } from '../../src/model/result.ts'
import * as electron from '../mocks/electron.ts'
import { ground } from './library.ts'
import { createMemoryStore, type MemoryStore } from './memory-store.ts'
import { newRoot, page as pageText, secret } from './renderer-folder.ts'
import { newFolder } from './temp-folder.ts'

vi.mock('electron', () => import('../mocks/electron.ts'))
vi.mock('../../src/main/data-folder.ts', () => import('../mocks/data-folder.ts'))

let root: string
let dataDir: string
let documents: string
let store: MemoryStore

beforeEach(() => {
  electron.reset()
  root = newRoot()
  dataDir = newFolder()
  documents = newFolder()
  electron.app.setPath('documents', documents)
  electron.dialog.showMessageBox.mockResolvedValue({ response: 0 })
  store = createMemoryStore(ground.built)
})

const start = (...args: readonly string[]): Promise<void> =>
  startElectronShell({
    root,
    argv: [root, '--data-dir', dataDir, ...args],
    devServer: undefined,
    openStore: () => ok(store),
    program: new EventEmitter(),
  })

const window = (): electron.BrowserWindow => {
  const [only, ...more] = electron.BrowserWindow.all
  if (!only || more.length > 0) throw new Error(`${electron.BrowserWindow.all.length} windows`)
  return only
}
const loaded = (): void => void window().webContents.emit('did-finish-load')
const events = (): readonly unknown[] =>
  window().webContents.sent.map(([channel, event]) => {
    expect(channel).toBe('host:event')
    return event
  })
const scenarioFile = (name: string, text = '{}'): string => {
  const path = join(documents, name)
  writeFileSync(path, text)
  return path
}
const picked = (name: string, text = '{}') => ({ name, base64: Buffer.from(text).toString('base64') })
/** What a shell does with files it does when they are read; a busy machine takes its time. */
const soon = (assertion: () => void): Promise<void> =>
  vi.waitFor(assertion, { timeout: 120_000, interval: 5 })

describe('start', () => {
  test('asks for the sandbox and the scheme before Electron is ready', async () => {
    electron.app.whenReady.mockImplementationOnce(async () => {
      expect(electron.app.enableSandbox).toHaveBeenCalledOnce()
      expect(electron.protocol.privileged).toEqual([
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ])
      expect(electron.app.getPath('userData')).toBe(join(dataDir, 'electron'))
      expect(electron.BrowserWindow.all).toEqual([])
      return undefined
    })
    await start()
    expect(electron.app.whenReady).toHaveBeenCalledOnce()
    expect(window().address).toBe('app://qiantang/')
  })

  test('leaves it to the instance that is there already', async () => {
    electron.app.isFirst = false
    await start()
    expect(electron.app.quit).toHaveBeenCalledOnce()
    expect(electron.BrowserWindow.all).toEqual([])
    expect(electron.ipcMain.handlers.size).toBe(0)
  })

  test('closes the store at the end', async () => {
    await start()
    electron.app.emit('window-all-closed')
    expect(electron.app.quit).toHaveBeenCalledOnce()
    expect(store.isClosed()).toBe(false)
    electron.app.emit('will-quit', { preventDefault: vi.fn() })
    expect(store.isClosed()).toBe(true)
  })

  test.each([
    [
      'the store',
      () => ({ openStore: () => failed(hostError('folder-in-use', { holder: '12' })) }),
      ': Another Qiantang has this data folder open (process 12).',
    ],
    ['the window', () => ({ root: documents }), 'The window is not built'],
    [
      'the data files',
      () => {
        rmSync(join(root, 'data'))
        return {}
      },
      'units.yaml: The file is not there.',
    ],
    [
      'the data folder',
      () => ({ argv: [root, '--data-dir', scenarioFile('a-file')] }),
      'cannot be written to (a part of the path is not a folder)',
    ],
  ])('says what is wrong with %s, and ends with 1', async (_what, changes, message) => {
    const options = {
      root,
      argv: [root, '--data-dir', dataDir],
      devServer: undefined,
      openStore: () => ok(store),
      program: new EventEmitter(),
    }
    await startElectronShell({ ...options, ...changes() })
    expect(window().address).toBe('app://fault/')
    expect(window().show).toHaveBeenCalled()
    const page = (await electron.protocol.handlers.get('app')?.(new Request('app://fault/'))) as Response
    const text = await page.text()
    expect(text).toContain('<h1>Qiantang could not start</h1>')
    expect(text).toContain(message)
    electron.app.emit('will-quit', { preventDefault: vi.fn() })
    expect(electron.app.exit).toHaveBeenCalledWith(1)
  })
})

describe('window', () => {
  test('has no more power than a page on the web', async () => {
    await start()
    expect(window().options.webPreferences).toEqual({
      preload: join(root, 'out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })

  test('is shown when its page is drawn', async () => {
    await start()
    expect(window().options.show).toBe(false)
    expect(window().show).not.toHaveBeenCalled()
    window().emit('ready-to-show')
    expect(window().show).toHaveBeenCalledOnce()
    expect(window().maximize).not.toHaveBeenCalled()
  })

  test('opens where it was closed, maximised or not', async () => {
    await start()
    expect(window().options).toMatchObject(firstPlace.bounds)
    const bounds = { x: 300, y: 200, width: 900, height: 600 }
    window().normalBounds = bounds
    window().isMaximized.mockReturnValue(true)
    window().emit('close')
    electron.reset()
    await start()
    expect(window().options).toMatchObject(bounds)
    window().emit('ready-to-show')
    expect(window().maximize).toHaveBeenCalledOnce()
  })

  describe('that its page keeps open to save', () => {
    const ask = (isUnsaved: unknown) => electron.invoke(electron.ownPage, 'host:leave', isUnsaved)
    /** Whether a page that would stay is closed all the same. */
    const isOverruled = (): boolean => {
      const event = { preventDefault: vi.fn() }
      window().webContents.emit('will-prevent-unload', event)
      return event.preventDefault.mock.calls.length > 0
    }

    test('closes without a question once everything is saved', async () => {
      await start()
      expect(isOverruled()).toBe(false)
      await ask(false)
      expect(electron.dialog.showMessageBox).not.toHaveBeenCalled()
      expect(window().close).toHaveBeenCalledOnce()
      expect(isOverruled()).toBe(true)
    })

    test.each([
      ['ko', '저장하지 않고 닫기'],
      ['zh', '不保存并关闭'],
      ['en', 'Close without Saving'],
    ] as const)(
      'asks in %s where something is not saved, and stays unless the user gives it up',
      async (language, leave) => {
        await start()
        await electron.invoke(electron.ownPage, 'host:call', 'settings.write', { language })
        electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
        await ask(true)
        expect(electron.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
          buttons: [expect.any(String), leave],
          defaultId: 0,
          cancelId: 0,
        })
        expect([window().close.mock.calls.length, isOverruled()]).toEqual([0, false])
        electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
        await ask(true)
        expect([window().close.mock.calls.length, isOverruled()]).toEqual([1, true])
        await ask(true)
        expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2)
      },
    )

    test('asks once, however often one tries to close it', async () => {
      await start()
      const answer = Promise.withResolvers<{ response: number }>()
      electron.dialog.showMessageBox.mockReturnValueOnce(answer.promise)
      const asked = [ask(true), ask(true)]
      answer.resolve({ response: 0 })
      await Promise.all(asked)
      expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce()
    })

    test('is asked for a truth value alone', async () => {
      await start()
      await expect(ask('yes')).rejects.toThrow()
    })
  })

  test('does not open on a display that is gone', async () => {
    await start()
    window().normalBounds = { x: 2500, y: 200, width: 900, height: 600 }
    window().emit('close')
    electron.reset()
    await start()
    expect(window().options).toMatchObject({ width: 900, height: 600 })
    expect(window().options).not.toHaveProperty('x')
  })

  test.each([
    '',
    '{',
    '[]',
    '{"place":{}}',
    '{"recent":[1]}',
    '{"recent":[],"place":{"bounds":{"width":1e9}}}',
  ])('is not troubled by a memory of %j', async (text) => {
    writeFileSync(join(dataDir, 'window.json'), text)
    await start()
    expect(window().options).toMatchObject(firstPlace.bounds)
  })

  const screens: readonly Rectangle[] = [
    { x: 0, y: 0, width: 1000, height: 800 },
    { x: -500, y: 0, width: 500, height: 800 },
  ]
  test.each<[string, Rectangle, boolean]>([
    ['inside', { x: 10, y: 10, width: 500, height: 400 }, true],
    ['half over the right edge', { x: 700, y: 10, width: 500, height: 400 }, true],
    ['on the second display', { x: -400, y: 10, width: 300, height: 400 }, true],
    ['beyond the right edge', { x: 990, y: 10, width: 500, height: 400 }, false],
    ['beyond the left edge', { x: -990, y: 10, width: 500, height: 400 }, false],
    ['with its title above the edge', { x: 10, y: -20, width: 500, height: 400 }, false],
    ['below the lower edge', { x: 10, y: 790, width: 500, height: 400 }, false],
  ])('place: %s', (_where, bounds, stays) => {
    const place = { bounds, isMaximized: true }
    const { width, height } = bounds
    expect(choosePlace(place, screens)).toEqual(
      stays ? place : { bounds: { width, height }, isMaximized: true },
    )
  })

  test('place: the first one', () => {
    expect(choosePlace(undefined, screens)).toBe(firstPlace)
  })
})

describe('messages', () => {
  test('are heard on four channels', async () => {
    await start()
    expect([...electron.ipcMain.handlers.keys()].sort()).toEqual([
      'host:call',
      'host:leave',
      'host:pick-file',
      'host:save-file',
    ])
  })

  test('of the window are answered', async () => {
    await start()
    expect(await electron.invoke(electron.ownPage, 'host:call', 'settings.read', {})).toEqual(ok({}))
  })

  const parent = electron.ownPage
  test.each<[string, WebFrameMain | null]>([
    ['a frame that is gone', null],
    ['a frame inside the window', electron.page('app://qiantang/', parent)],
    ['another site', electron.page('https://evil.example/')],
    ['another host of the scheme', electron.page('app://evil/')],
    ['a host that begins like ours', electron.page('app://qiantang.evil/')],
    ['a user name like ours', electron.page('app://qiantang@evil/')],
    ['a file', electron.page('file:///app://qiantang/')],
    ['an empty page', electron.page('about:blank')],
    ['no address', electron.page('')],
  ])('of %s are refused on every channel', async (_who, frame) => {
    await start()
    for (const channel of electron.ipcMain.handlers.keys()) {
      await expect(electron.invoke(frame, channel, 'settings.write', { theme: 'dark' })).rejects.toThrow(
        'was asked by a page that is not the window',
      )
    }
    expect(store.readSettings()).toEqual(ok({}))
    expect(electron.dialog.showOpenDialog).not.toHaveBeenCalled()
    expect(electron.dialog.showSaveDialog).not.toHaveBeenCalled()
  })

  test('of another shape are refused', async () => {
    await start()
    const bad = [
      undefined,
      {},
      { name: 'a', text: 1, type: 'text/csv' },
      { name: 'a', text: '', type: 'text/html' },
    ]
    for (const file of [...bad, { name: 'a', text: '', type: 'text/csv', path: '/etc' }]) {
      await expect(electron.invoke(electron.ownPage, 'host:save-file', file)).rejects.toThrow()
    }
    expect(electron.dialog.showSaveDialog).not.toHaveBeenCalled()
  })
})

describe('guards', () => {
  const navigation = (url: string) => ({ url, preventDefault: vi.fn() })

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s stays in the window',
    async (event) => {
      await start()
      for (const url of [
        'https://evil.example/',
        'app://evil/',
        'app://qiantang.evil/',
        'file:///etc/passwd',
        'x',
      ]) {
        const details = navigation(url)
        window().webContents.emit(event, details)
        expect(details.preventDefault, url).toHaveBeenCalledOnce()
      }
      const home = navigation('app://qiantang/index.html#a')
      window().webContents.emit(event, home)
      expect(home.preventDefault).not.toHaveBeenCalled()
    },
  )

  test('no new windows and no web views', async () => {
    await start()
    expect(window().webContents.windowOpenHandler?.({ url: 'app://qiantang/' })).toEqual({ action: 'deny' })
    const attach = { preventDefault: vi.fn() }
    window().webContents.emit('will-attach-webview', attach)
    expect(attach.preventDefault).toHaveBeenCalledOnce()
  })

  test('no downloads: what the user keeps goes through the dialog', async () => {
    await start()
    const event = { preventDefault: vi.fn() }
    const download = electron.session.handlers.get('will-download') as (event: object) => void
    download(event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  })

  test('no permissions but to copy', async () => {
    await start()
    const request = electron.session.handlers.get('request') as (
      contents: null,
      permission: string,
      answer: (allowed: boolean) => void,
      details: { requestingUrl: string },
    ) => void
    const check = electron.session.handlers.get('check') as (
      contents: null,
      permission: string,
      origin: string,
    ) => boolean
    const asked = (permission: string, url: string): readonly boolean[] => {
      const answers: boolean[] = []
      request(null, permission, (allowed) => answers.push(allowed), { requestingUrl: url })
      return [...answers, check(null, permission, url)]
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
    ]) {
      expect(asked(permission, 'app://qiantang/')).toEqual([false, false])
    }
    expect(asked('clipboard-sanitized-write', 'app://qiantang/')).toEqual([true, true])
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toEqual([false, false])
    expect((electron.session.handlers.get('device') as () => boolean)()).toBe(false)
    expect(electron.session.handlers.get('display')).toBeNull()
    expect(electron.session.handlers.get('spelling')).toBe(false)
  })

  const loads = async (devServer: string | undefined, url: string): Promise<boolean> => {
    await startElectronShell({
      root,
      argv: [root, '--data-dir', dataDir],
      devServer,
      openStore: () => ok(store),
      program: new EventEmitter(),
    })
    const load = electron.session.handlers.get('load') as (
      details: { url: string },
      answer: (response: { cancel: boolean }) => void,
    ) => void
    return new Promise((resolve) => load({ url }, ({ cancel }) => resolve(!cancel)))
  }
  test.each([
    ['app://qiantang/assets/a.js', true],
    ['blob:app://qiantang/1', true],
    ['data:image/png;base64,', true],
    ['https://example.org/', false],
    ['http://localhost:5173/', false],
    ['ws://localhost:5173/', false],
    ['devtools://devtools/x.js', false],
    ['file:///etc/passwd', false],
    ['app://fault/', true],
    ['app://other/', false],
    ['', false],
  ])('loading %s: %s', async (url, allowed) => {
    expect(await loads(undefined, url)).toBe(allowed)
  })
  test.each([
    ['http://localhost:5173/src/main.tsx', true],
    ['ws://localhost:5173/', true],
    ['devtools://devtools/x.js', true],
    ['http://localhost:9999/', false],
    ['https://example.org/', false],
  ])('loading %s while developing: %s', async (url, allowed) => {
    expect(await loads('http://localhost:5173', url)).toBe(allowed)
    expect(window().address).toBe('http://localhost:5173/')
    expect(window().options.webPreferences?.devTools).toBe(true)
  })

  test('an origin is compared by its parts', () => {
    expect(chooseOrigin(undefined)).toBe(appOrigin)
    expect(addressOf(appOrigin)).toBe('app://qiantang/')
    expect(isOf(appOrigin, 'app://qiantang:80/')).toBe(false)
    expect(isOf(appOrigin, 'APP://qiantang/')).toBe(true)
  })
})

describe('scheme app:', () => {
  beforeEach(() => start())
  const load = async (path: string, options: RequestInit & { origin?: string } = {}): Promise<Response> => {
    const handler = electron.protocol.handlers.get('app')
    if (!handler) throw new Error('the scheme has no handler')
    return handler(new Request(`${options.origin ?? 'app://qiantang'}${path}`, options))
  }

  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html?a=b#c', 'text/html; charset=utf-8'],
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/style-1a2b.css', 'text/css; charset=utf-8'],
    ['/assets/font-1a2b.woff2', 'font/woff2'],
  ])('gives %s as %s, with every header', async (path, type) => {
    const response = await load(path)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({ ...securityHeaders, 'content-type': type })
  })

  test('gives the page', async () => {
    expect(await (await load('/')).text()).toBe(pageText)
    expect(await (await load('/', { method: 'HEAD' })).text()).toBe('')
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..%2frenderer-other%2fsecret.txt',
    '/assets/link.txt',
    '/up/secret.txt',
    '/up',
    '/nowhere',
    '/assets',
    '/.hidden',
    '/%2fetc%2fpasswd',
    '//etc/passwd',
    '/index.html%00.js',
    '/%',
  ])('keeps to its folder: %s', async (path) => {
    const response = await load(path)
    expect([400, 404]).toContain(response.status)
    expect(Object.fromEntries(response.headers)).toEqual(securityHeaders)
    expect(await response.text()).not.toContain(secret)
  })

  test('knows no other host and no other method', async () => {
    expect((await load('/', { origin: 'app://other' })).status).toBe(404)
    expect((await load('/', { method: 'POST' })).status).toBe(405)
  })
})

describe('menu', () => {
  type Item = MenuItemConstructorOptions
  const items = (menu: Item | undefined): readonly Item[] => (menu?.submenu ?? []) as readonly Item[]
  const labels = (menu: Item | undefined) => items(menu).flatMap(({ label }) => label ?? [])
  const find = (...path: readonly string[]): Item => {
    let found: Item | undefined
    let within: readonly Item[] = electron.Menu.current
    for (const label of path) {
      found = within.find((item) => item.label === label)
      within = items(found)
    }
    if (!found) throw new Error(`no ${path.join(' > ')}`)
    return found
  }
  const click = (...path: readonly string[]): void =>
    (find(...path).click as unknown as (() => void) | undefined)?.()
  const change = async (settings: Settings) => {
    const answer = await electron.invoke(electron.ownPage, 'host:call', 'settings.write', settings)
    expect((answer as HostResult<Settings>).ok).toBe(true)
  }

  test('has its commands', async () => {
    await start()
    expect(electron.Menu.current.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Help'])
    expect(electron.Menu.current.map(labels)).toEqual([
      [
        'New Scenario',
        'Duplicate Scenario',
        'Import…',
        'Recent Files',
        'Export…',
        'Print…',
        'Check an Exported File…',
        'Quit',
      ],
      ['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select All', 'Find Anything…'],
      ['Actual Size', 'Zoom In', 'Zoom Out', 'Full Screen'],
      ['Qiantang Help', 'Keyboard Shortcuts', 'Tour of the Window', 'About Qiantang'],
    ])
  })

  test.each([
    ['File', 'New Scenario', 'new'],
    ['File', 'Duplicate Scenario', 'duplicate'],
    ['File', 'Import…', 'import'],
    ['File', 'Export…', 'export'],
    ['File', 'Print…', 'print'],
    ['File', 'Check an Exported File…', 'check'],
    ['Edit', 'Undo', 'undo'],
    ['Edit', 'Redo', 'redo'],
    ['Edit', 'Find Anything…', 'palette'],
    ['Help', 'Qiantang Help', 'help'],
    ['Help', 'Keyboard Shortcuts', 'shortcuts'],
    ['Help', 'Tour of the Window', 'tour'],
    ['Help', 'About Qiantang', 'about'],
  ])('%s > %s is told to the page as %s', async (menu, item, command) => {
    await start()
    loaded()
    click(menu, item)
    expect(events()).toEqual([{ kind: 'menu', command }])
  })

  test('has developer tools only while developing', async () => {
    const options = {
      root,
      argv: [root, '--data-dir', dataDir],
      openStore: () => ok(store),
      program: new EventEmitter(),
    }
    await startElectronShell({ ...options, devServer: 'http://localhost:5173' })
    expect(find('View', 'Developer Tools').role).toBe('toggleDevTools')
  })

  test.each([
    [['ko-KR', 'en'], '파일'],
    [['fr', 'zh-Hans-CN'], '文件'],
    [['fr'], 'File'],
    [[], 'File'],
  ])('speaks the language of a system that speaks %j', async (languages, file) => {
    electron.app.languages = languages
    await start()
    expect(electron.Menu.current[0]?.label).toBe(file)
  })

  test("speaks the settings' language, and changes with it", async () => {
    store.writeSettings({ language: 'zh' })
    await start()
    await soon(() =>
      expect(electron.Menu.current.map(({ label }) => label)).toEqual(['文件', '编辑', '视图', '帮助']),
    )
    await change({ language: 'ko' })
    expect(electron.Menu.current.map(({ label }) => label)).toEqual(['파일', '편집', '보기', '도움말'])
    await change({ theme: 'dark' })
    expect(electron.Menu.current[0]?.label).toBe('파일')
    const english = ['File', 'Edit', 'View', 'Help', 'Undo', 'Quit', 'About Qiantang']
    expect(electron.Menu.current.flatMap(labels).filter((label) => english.includes(label))).toEqual([])
  })

  test('lists recent files, the last first, and opens them', async () => {
    const paths = ['a & b.scenario.json', 'c.scenario.json'].map((name) => scenarioFile(name))
    await start(...paths)
    await soon(() =>
      expect(labels(find('File', 'Recent Files'))).toEqual([
        `c.scenario.json – ${documents}`,
        `a && b.scenario.json – ${documents}`,
        'Clear List',
      ]),
    )
    loaded()
    click('File', 'Recent Files', `a && b.scenario.json – ${documents}`)
    await soon(() => expect(events().at(-1)).toEqual({ kind: 'file', file: picked('a & b.scenario.json') }))
    expect(labels(find('File', 'Recent Files'))[0]).toContain('a && b')
    electron.reset()
    await start()
    expect(labels(find('File', 'Recent Files'))).toHaveLength(3)
    click('File', 'Recent Files', 'Clear List')
    expect(labels(find('File', 'Recent Files'))).toEqual(['None'])
    expect(electron.app.clearRecentDocuments).toHaveBeenCalledOnce()
    expect(JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8')).recent).toEqual([])
  })

  test('keeps ten recent files', async () => {
    await start(...Array.from({ length: 12 }, (_, index) => scenarioFile(`${index}.scenario.json`)))
    await soon(() => expect(labels(find('File', 'Recent Files'))).toHaveLength(11))
    expect(labels(find('File', 'Recent Files'))[0]).toContain('11.scenario.json')
  })
})

describe('files of the system', () => {
  test('named at the start wait until the page is there', async () => {
    await start(scenarioFile('plan.scenario.json', '{"a":1}'))
    await soon(() =>
      expect(electron.app.addRecentDocument).toHaveBeenCalledWith(join(documents, 'plan.scenario.json')),
    )
    expect(events()).toEqual([])
    loaded()
    expect(events()).toEqual([{ kind: 'file', file: picked('plan.scenario.json', '{"a":1}') }])
  })

  test('opened on macOS, before and after the start', async () => {
    const open = (path: string) => {
      const event = { preventDefault: vi.fn() }
      electron.app.emit('open-file', event, path)
      expect(event.preventDefault).toHaveBeenCalledOnce()
    }
    electron.app.whenReady.mockImplementationOnce(
      async () => open(scenarioFile('a.scenario.json')) as undefined,
    )
    await start()
    loaded()
    open(scenarioFile('b.scenario.json'))
    await soon(() =>
      expect(events()).toEqual(
        ['a', 'b'].map((name) => ({ kind: 'file', file: picked(`${name}.scenario.json`) })),
      ),
    )
  })

  const startAgain = (data: unknown): void =>
    // What Chromium has made of the arguments is not looked at.
    void electron.app.emit('second-instance', {}, ['electron', '/x.scenario.json'], '/', data)

  test('of a second start come to the window, which comes to the front', async () => {
    await start()
    loaded()
    scenarioFile('later.scenario.json')
    scenarioFile('and more.qiantang')
    window().isMinimized.mockReturnValue(true)
    const address = pathToFileURL(join(documents, 'and more.qiantang')).href
    startAgain({ arguments: ['later.scenario.json', address], folder: documents })
    await soon(() =>
      expect(events()).toEqual(
        ['later.scenario.json', 'and more.qiantang'].map((name) => ({ kind: 'file', file: picked(name) })),
      ),
    )
    expect(window().restore).toHaveBeenCalled()
    expect(window().focus).toHaveBeenCalled()
  })

  test('of a second start are handed over as they were given, with the folder that they are meant in', async () => {
    electron.app.isFirst = false
    await start('a.scenario.json')
    expect(electron.app.requestSingleInstanceLock).toHaveBeenCalledExactlyOnceWith({
      arguments: [root, '--data-dir', dataDir, 'a.scenario.json'],
      folder: process.cwd(),
    })
  })

  test('of a second start that sends anything else: the window comes to the front, and nothing is opened', async () => {
    await start()
    loaded()
    for (const data of [undefined, null, 'x', { arguments: ['/a.scenario.json'] }]) startAgain(data)
    expect(window().focus).toHaveBeenCalledTimes(4)
    expect([events(), electron.dialog.showMessageBox.mock.calls]).toEqual([[], []])
  })

  test('that cannot be read are complained of and forgotten', async () => {
    const folder = join(documents, 'folder.scenario.json')
    mkdirSync(folder)
    store.writeSettings({ language: 'ko' })
    await start(join(documents, 'gone.scenario.json'), folder)
    await soon(() => expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2))
    loaded()
    expect(events()).toEqual([])
    expect(electron.dialog.showMessageBox.mock.calls.map(([, options]) => options)).toEqual([
      {
        type: 'error',
        message: '파일을 읽을 수 없습니다',
        detail: expect.stringContaining('파일이 없습니다.'),
      },
      {
        type: 'error',
        message: '파일을 읽을 수 없습니다',
        detail: expect.stringContaining('파일을 읽을 수 없습니다(파일이 아님).'),
      },
    ])
    expect(electron.app.addRecentDocument).not.toHaveBeenCalled()
  })
})

describe('dialogs', () => {
  const pick = (kind = 'scenario') => electron.invoke(electron.ownPage, 'host:pick-file', kind)
  const save = (file: Partial<FileToSave>) =>
    electron.invoke(electron.ownPage, 'host:save-file', {
      name: 'plan.scenario.json',
      text: '{}\n',
      type: 'application/json',
      ...file,
    })

  test('to open: a file, beginning among the documents', async () => {
    await start()
    const path = scenarioFile('plan.scenario.json')
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [path] })
    expect(await pick()).toEqual(picked('plan.scenario.json'))
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledExactlyOnceWith(window(), {
      defaultPath: documents,
      filters: [{ name: 'Scenarios', extensions: ['qiantang', 'json'] }],
      properties: ['openFile'],
    })
    expect(electron.app.addRecentDocument).toHaveBeenCalledWith(path)
  })

  test('to open: nothing chosen', async () => {
    await start()
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
    expect(await pick()).toBeUndefined()
  })

  test('to open: of a file that is too large no more than shows it', async () => {
    await start()
    const path = scenarioFile('large.scenario.json', ' '.repeat(3 * 1024 * 1024))
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [path] })
    const { base64 } = (await pick()) as { base64: string }
    expect(Buffer.from(base64, 'base64')).toHaveLength(1024 * 1024 + 1)
  })

  test('to open: a file of outcomes, which is no recent scenario', async () => {
    await start()
    const path = scenarioFile('own.csv', 'year,indicator,value,source\n')
    electron.dialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [path] })
    expect(await pick('outcomes')).toEqual(picked('own.csv', 'year,indicator,value,source\n'))
    expect(electron.dialog.showOpenDialog.mock.lastCall?.[1]).toMatchObject({
      filters: [{ name: 'Tables', extensions: ['csv', 'tsv', 'tab', 'txt'] }],
    })
    expect(electron.app.addRecentDocument).not.toHaveBeenCalled()
  })

  test('to open: no file of another kind', async () => {
    await start()
    for (const kind of ['any', undefined, {}]) {
      await expect(electron.invoke(electron.ownPage, 'host:pick-file', kind)).rejects.toThrow()
    }
    expect(electron.dialog.showOpenDialog).not.toHaveBeenCalled()
  })

  test('to save: the file whole, with its old permissions, and nothing beside it', async () => {
    await start()
    const path = scenarioFile('plan.scenario.json', 'old')
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: path })
    expect(await save({ text: '{"é":1}\n' })).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('{"é":1}\n')
    expect(readdirSync(documents)).toEqual(['plan.scenario.json'])
    expect(electron.dialog.showSaveDialog.mock.lastCall).toEqual([
      window(),
      {
        defaultPath: join(documents, 'plan.qiantang'),
        filters: [{ name: 'Scenarios', extensions: ['qiantang', 'json'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      },
    ])
    expect(electron.app.addRecentDocument).toHaveBeenCalledWith(path)
  })

  test('to save: through a link, which stays one', async () => {
    await start()
    const path = scenarioFile('real.scenario.json', 'old')
    const link = join(documents, 'link.scenario.json')
    symlinkSync(path, link)
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: link })
    expect(await save({})).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('{}\n')
  })

  test('to save: nothing chosen', async () => {
    await start()
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
    expect(await save({})).toBe(false)
  })

  test('to save: where it cannot be, the user is told', async () => {
    await start()
    const path = join(documents, 'no', 'such', 'plan.csv')
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: path })
    expect(await save({ name: 'plan.csv', type: 'text/csv' })).toBe(false)
    expect(electron.dialog.showMessageBox).toHaveBeenCalledExactlyOnceWith(window(), {
      type: 'error',
      message: 'The file could not be written',
      detail: expect.stringContaining('The file cannot be written (the folder is not there).'),
    })
    expect(existsSync(path)).toBe(false)
  })

  test('to save: a table is no recent scenario', async () => {
    await start()
    const filePath = join(documents, 'table.csv')
    electron.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath })
    expect(await save({ name: 'table.csv', type: 'text/csv', text: 'a,b\n' })).toBe(true)
    expect(readFileSync(filePath, 'utf8')).toBe('a,b\n')
    expect(electron.app.addRecentDocument).not.toHaveBeenCalled()
  })
})
