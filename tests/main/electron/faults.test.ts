/** What the desktop program says when it, or its window, does not work: whoever sees it can go on, or give up. */
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hostError } from '../../../src/host/dispatch.ts'
import { startElectronShell } from '../../../src/main/electron/shell.ts'
import { failed, ok } from '../../../src/model/result.ts'
import * as electron from '../../mocks/electron.ts'
import { ground } from '../library.ts'
import { createMemoryStore, type MemoryStore } from '../memory-store.ts'
import { newRoot } from '../renderer-folder.ts'
import { newFolder } from '../temp-folder.ts'

vi.mock('electron', () => import('../../mocks/electron.ts'))
vi.mock('../../../src/main/data-folder.ts', () => import('../../mocks/data-folder.ts'))

const root = newRoot()
let dataDir: string
let store: MemoryStore
let program: EventEmitter

beforeEach(() => {
  electron.reset()
  dataDir = newFolder()
  electron.app.setPath('documents', newFolder())
  electron.dialog.showMessageBox.mockResolvedValue({ response: 0 })
  store = createMemoryStore(ground.built)
  program = new EventEmitter()
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => void vi.restoreAllMocks())

const start = (...args: readonly string[]): Promise<void> =>
  startElectronShell({
    root,
    argv: [root, '--data-dir', dataDir, ...args],
    devServer: undefined,
    openStore: () => ok(store),
    program,
  })
/** A start whose store cannot be opened. */
const startInVain = (): Promise<void> =>
  startElectronShell({
    root,
    argv: [root, '--data-dir', dataDir],
    devServer: undefined,
    openStore: () => failed(hostError('folder-in-use', { holder: '12' })),
    program,
  })

const window = (): electron.BrowserWindow => {
  const [only] = electron.BrowserWindow.all
  if (!only) throw new Error('no window')
  return only
}
const emit = (event: string, ...details: readonly unknown[]): void =>
  void window().webContents.emit(event, {}, ...details)
const failLoad = (code: number, url = 'app://qiantang/', isMainFrame = true): void =>
  emit('did-fail-load', code, 'ERR_FAILED', url, isMainFrame)
const crash = (reason = 'crashed'): void => emit('render-process-gone', { reason, exitCode: 5 })

/** What the page says that is shown in place of the window's own. */
async function faultShown(): Promise<{ readonly text: string; readonly ways: readonly string[] }> {
  expect(window().address).toBe('app://fault/')
  expect(window().isVisible()).toBe(true)
  const answer = await electron.protocol.handlers.get('app')?.(new Request('app://fault/'))
  const html = (await answer?.text()) ?? ''
  const ways = [...html.matchAll(/<a href="\/\d+">([^<]*)<\/a>/g)].map(([, label = '']) => label)
  return { text: html.replaceAll(/<style>.*<\/style>|<[^>]*>/g, ' ').trim(), ways }
}

/** Follows a link of that page. */
async function takeWay(label: string): Promise<void> {
  const { ways } = await faultShown()
  const details = { url: `app://fault/${ways.indexOf(label)}`, preventDefault: vi.fn() }
  window().webContents.emit('will-navigate', details)
  expect(details.preventDefault, 'the link itself is not followed').toHaveBeenCalled()
}
/** The message boxes so far, as their buttons. */
const asked = (): readonly (readonly string[])[] =>
  electron.dialog.showMessageBox.mock.calls.map(([, { buttons }]) => buttons)
const quitting = () => electron.app.emit('will-quit', { preventDefault: vi.fn() })
const logged = (): string => readFileSync(join(dataDir, 'qiantang.log'), 'utf8')

describe('a page that cannot be loaded', () => {
  test.each([
    ['en', 'The window could not be opened', 'Open the Window Again'],
    ['ko', '창을 열 수 없습니다', '창 다시 열기'],
    ['zh', '无法打开窗口', '重新打开窗口'],
  ] as const)(
    'is told in %s in a window that is seen, which opens it again',
    async (language, title, again) => {
      store.writeSettings({ language })
      await start()
      expect(window().isVisible()).toBe(false)
      failLoad(-6)
      const { text, ways } = await faultShown()
      expect(text).toContain(title)
      expect(text).toContain('ERR_FAILED')
      expect(ways).toHaveLength(4)
      await takeWay(again)
      expect(window().address).toBe('app://qiantang/')
      expect(logged()).toContain('window trouble=notLoaded reason=ERR_FAILED')
    },
  )

  test('is told where the preload script fails, without which the page reaches nobody', async () => {
    await start()
    emit('preload-error', '/p.cjs', new SyntaxError('bad'))
    expect((await faultShown()).text).toContain('SyntaxError')
  })

  test.each([
    ['was broken off', [-3]],
    ['is a part of the page', [-6, 'app://qiantang/x', false]],
    ['is the page of the fault itself', [-6, 'app://fault/']],
  ] as const)('is nothing to tell where it %s', async (_what, [code, url, isMainFrame]) => {
    await start()
    failLoad(code, url, isMainFrame)
    expect(window().address).toBe('app://qiantang/')
  })
})

describe('a page whose process is gone', () => {
  test('is never loaded again by itself, however often it ends', async () => {
    await start()
    for (let times = 0; times < 3; times += 1) {
      crash()
      const { text, ways } = await faultShown()
      expect(text).toContain('The window has stopped working')
      expect(text).toContain('crashed:5')
      expect(text).toContain('Everything that was shown as saved is kept.')
      expect(ways).toEqual(['Open the Window Again', 'Restart in Safe Mode', 'Save Diagnostics…', 'Quit'])
      expect(window().loadURL).toHaveBeenCalledTimes(2 + 2 * times)
      await takeWay('Open the Window Again')
    }
  })

  test('is told too where the process could not even begin', async () => {
    await start()
    window().webContents.address = ''
    crash('launch-failed')
    expect((await faultShown()).text).toContain('launch-failed')
  })

  test('is nothing to tell where it ended as it should', async () => {
    await start()
    crash('clean-exit')
    expect(window().address).toBe('app://qiantang/')
  })

  test('waits with files, and not with the menu, until it is there again', async () => {
    await start()
    window().webContents.emit('did-finish-load')
    crash()
    // The page of the fault is loaded, too.
    window().webContents.emit('did-finish-load')
    const [file] = electron.Menu.current as { submenu: { click?: () => void }[] }[]
    file?.submenu[0]?.click?.()
    const path = join(newFolder(), 'a.qiantang')
    writeFileSync(path, '{}')
    electron.app.emit('open-file', { preventDefault: vi.fn() }, path)
    await vi.waitFor(() => expect(electron.app.addRecentDocument).toHaveBeenCalledWith(path))
    expect(window().webContents.sent).toEqual([])
    await takeWay('Open the Window Again')
    window().webContents.emit('did-finish-load')
    expect(window().webContents.sent.map(([, event]) => event)).toMatchObject([{ kind: 'file' }])
  })

  test('and cannot even show that: the system says it, and the program ends', async () => {
    await start()
    crash()
    await faultShown()
    crash()
    expect(electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith(
      'The window has stopped working',
      'Reason: crashed:5',
    )
    expect(window().loadURL).toHaveBeenCalledTimes(2)
    expect(electron.app.exit).toHaveBeenCalledWith(1)
  })

  test('and whose fault cannot be loaded ends the program, unless another page took its place', async () => {
    await start()
    const abort = Object.assign(new Error(), { code: 'ERR_ABORTED' })
    window().loadURL.mockRejectedValueOnce(abort)
    crash()
    await Promise.resolve()
    expect(electron.app.exit).not.toHaveBeenCalled()
    window().loadURL.mockRejectedValueOnce(new Error('no'))
    window().webContents.address = 'app://qiantang/'
    crash()
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(1))
  })

  test('leaves a window from which one can quit', async () => {
    await start()
    crash()
    await takeWay('Quit')
    expect(electron.app.quit).toHaveBeenCalledOnce()
    quitting()
    expect([store.isClosed(), electron.app.exit.mock.calls, electron.app.relaunch.mock.calls]).toEqual([
      true,
      [],
      [],
    ])
  })

  test('its links are links of that page alone', async () => {
    await start()
    crash()
    await takeWay('Open the Window Again')
    window().webContents.emit('will-navigate', { url: 'app://fault/3', preventDefault: vi.fn() })
    expect(electron.app.quit).not.toHaveBeenCalled()
  })
})

test('the page of a fault runs no script, is of another origin, and shows what is foreign as text', async () => {
  await start()
  emit('did-fail-load', -6, '<img src=x onerror=alert(1)>', 'app://qiantang/', true)
  const answer = await electron.protocol.handlers.get('app')?.(new Request('app://fault/'))
  expect(answer?.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline';/,
  )
  const html = (await answer?.text()) ?? ''
  expect(html).not.toMatch(/<img|<script/)
  await expect(
    electron.invoke(electron.page('app://fault/'), 'host:call', 'settings.read', {}),
  ).rejects.toThrow('was asked by a page that is not the window')
})

describe('a page that does not answer', () => {
  const hang = () => window().emit('unresponsive')
  const answerWith = (response: number) => electron.dialog.showMessageBox.mockResolvedValueOnce({ response })

  test('is waited for, unless the user would rather not', async () => {
    await start()
    hang()
    expect(asked()).toEqual([['Wait', 'Open the Window Again', 'Quit']])
    await Promise.resolve()
    expect(window().webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
  })

  test('is ended and opened again when asked', async () => {
    await start()
    answerWith(1)
    hang()
    await vi.waitFor(() => expect(window().webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce())
    crash('killed')
    expect(window().address).toBe('app://qiantang/')
    expect(window().loadURL).toHaveBeenCalledTimes(2)
    // Whatever ends it after that is told.
    crash()
    await faultShown()
  })

  test('is closed without asking it when the user quits', async () => {
    await start()
    answerWith(2)
    hang()
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce())
    expect(window().destroy).toHaveBeenCalledOnce()
  })

  test('takes the question back when it answers, and asks once at a time', async () => {
    await start()
    const { promise, resolve } = Promise.withResolvers<{ response: number }>()
    electron.dialog.showMessageBox.mockReturnValueOnce(promise)
    hang()
    hang()
    const signal: AbortSignal | undefined = electron.dialog.showMessageBox.mock.lastCall?.[1].signal
    window().emit('responsive')
    expect(signal?.aborted).toBe(true)
    // Whatever the dialog says as it is taken back.
    resolve({ response: 1 })
    await promise
    await Promise.resolve()
    expect(window().webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
    hang()
    expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2)
  })
})

describe('a window that is not drawn', () => {
  afterEach(() => void vi.useRealTimers())

  test('is shown all the same after a while, so that one can close it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await start()
    vi.advanceTimersByTime(19_000)
    expect(window().isVisible()).toBe(false)
    vi.advanceTimersByTime(1000)
    expect(window().show).toHaveBeenCalledOnce()
    window().emit('ready-to-show')
    expect(window().show).toHaveBeenCalledOnce()
  })

  test('is not brought back by that where it was drawn, and put away since', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await start()
    window().emit('ready-to-show')
    window().isVisible.mockReturnValue(false)
    vi.advanceTimersByTime(20_000)
    expect(window().show).toHaveBeenCalledOnce()
  })
})

describe('errors that nobody caught', () => {
  test.each(['uncaughtException', 'unhandledRejection'])(
    '%s is noted and told, once at a time',
    async (event) => {
      await start()
      const { promise, resolve } = Promise.withResolvers<{ response: number }>()
      electron.dialog.showMessageBox.mockReturnValueOnce(promise)
      program.emit(event, new TypeError('Secret plan'))
      program.emit(event, new TypeError('again'))
      expect(asked()).toEqual([['Continue', 'Save Diagnostics…', 'Quit']])
      expect(window().isVisible()).toBe(true)
      expect(logged()).toContain('fault kind=TypeError')
      expect(logged()).not.toContain('Secret')
      resolve({ response: 0 })
      await promise
      await Promise.resolve()
      expect(electron.app.quit).not.toHaveBeenCalled()
      electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 2 })
      program.emit(event, 'text alone')
      await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce())
      expect(asked()).toHaveLength(2)
    },
  )

  test('before there is a window, the start has failed', async () => {
    store.readSettings = () => {
      program.emit('uncaughtException', new Error('x'))
      return ok({})
    }
    await start()
    expect(electron.BrowserWindow.all).toHaveLength(1)
    expect((await faultShown()).text).toContain('Qiantang could not start')
  })

  test('and what fails in the start itself is told, and closes the store', async () => {
    store.readSettings = () => {
      throw new Error('x')
    }
    await start()
    const { text, ways } = await faultShown()
    expect(text).toContain('Something went wrong in Qiantang')
    expect(ways).toEqual(['Try Again', 'Save Diagnostics…', 'Quit'])
    await takeWay('Try Again')
    quitting()
    expect(store.isClosed()).toBe(true)
    expect(electron.app.relaunch).toHaveBeenCalledExactlyOnceWith({ args: [root, '--data-dir', dataDir] })
  })
})

describe('a start that failed', () => {
  test('is told in the language of the system, with a way to try again', async () => {
    electron.app.languages = ['zh-CN']
    await startInVain()
    const { text, ways } = await faultShown()
    expect(text).toContain('钱塘无法启动')
    expect(ways).toEqual(['重试', '保存诊断信息…', '退出'])
    expect(window().options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true })
    expect(window().options.webPreferences).not.toHaveProperty('preload')
    expect(electron.ipcMain.handlers.size).toBe(0)
  })

  test('comes to the front when the program is started again', async () => {
    await startInVain()
    electron.app.emit('second-instance', {}, [], '/', { arguments: [], folder: '/' })
    expect(window().show).toHaveBeenCalledTimes(2)
  })

  test('ends with 1, and not with the 0 of a program that was quit', async () => {
    await startInVain()
    await takeWay('Quit')
    const event = { preventDefault: vi.fn() }
    electron.app.emit('will-quit', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1)
  })

  test('is told too where not even Chromium may write', async () => {
    const file = join(newFolder(), 'a-file')
    writeFileSync(file, '')
    await startElectronShell({
      root,
      argv: [root, '--data-dir', file],
      devServer: undefined,
      openStore: () => ok(store),
      program,
    })
    expect((await faultShown()).text).toContain('cannot be written to')
    expect(electron.app.getPath('userData')).not.toContain(file)
    expect(electron.app.requestSingleInstanceLock).not.toHaveBeenCalled()
  })
})

describe('diagnostics', () => {
  test('are kept where the user says, with nothing of his', async () => {
    await startInVain()
    const filePath = join(newFolder(), 'd.txt')
    electron.dialog.showSaveDialog.mockResolvedValue({ filePath })
    await takeWay('Save Diagnostics…')
    await vi.waitFor(() => expect(existsSync(filePath)).toBe(true))
    const text = readFileSync(filePath, 'utf8')
    expect(text).toMatch(/^Qiantang: /)
    expect(text).toContain('not-opened code=folder-in-use')
    expect(text).not.toContain(dataDir)
    expect(electron.dialog.showSaveDialog.mock.lastCall?.[1]).toMatchObject({
      defaultPath: expect.stringContaining('Qiantang diagnostics.txt'),
    })
  })

  test('that cannot be written are complained of', async () => {
    await startInVain()
    electron.dialog.showSaveDialog.mockResolvedValue({ filePath: join(newFolder(), 'no', 'd.txt') })
    await takeWay('Save Diagnostics…')
    await vi.waitFor(() =>
      expect(electron.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
        message: 'The file could not be written',
      }),
    )
  })

  test('are not kept where the user gives up', async () => {
    await startInVain()
    electron.dialog.showSaveDialog.mockResolvedValue({ filePath: '' })
    await takeWay('Save Diagnostics…')
    expect(electron.dialog.showMessageBox).not.toHaveBeenCalled()
  })
})

describe('safe mode', () => {
  const mark = () => join(dataDir, 'electron', 'starting')
  const show = () => window().emit('ready-to-show')

  test('a start is marked until its window is there', async () => {
    electron.app.whenReady.mockImplementationOnce(async () => {
      expect(existsSync(mark())).toBe(true)
      return undefined
    })
    await start()
    expect(existsSync(mark())).toBe(true)
    show()
    expect(existsSync(mark())).toBe(false)
    expect(electron.app.disableHardwareAcceleration).not.toHaveBeenCalled()
    expect(asked()).toEqual([])
  })

  test('after a start that ended before its window was there: without the graphics card, told, and not for good', async () => {
    await start()
    // It crashes here.
    electron.reset()
    electron.app.whenReady.mockImplementationOnce(async () => {
      expect(electron.app.disableHardwareAcceleration).toHaveBeenCalledOnce()
      return undefined
    })
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    await start()
    show()
    expect(electron.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
      message: 'Qiantang runs in safe mode',
      detail: expect.stringContaining('The last start did not get as far as the window'),
      buttons: ['OK', 'Restart Normally'],
    })
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce())
    quitting()
    expect(electron.app.relaunch).toHaveBeenCalledExactlyOnceWith({ args: [root, '--data-dir', dataDir] })
    electron.reset()
    await start()
    expect(electron.app.disableHardwareAcceleration).not.toHaveBeenCalled()
  })

  test('when asked for', async () => {
    await start('--safe-mode')
    expect(electron.app.disableHardwareAcceleration).toHaveBeenCalledOnce()
    show()
    expect(electron.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({
      detail: 'The graphics card is not used, as was asked for.',
    })
    crash()
    expect((await faultShown()).ways).not.toContain('Restart in Safe Mode')
  })

  test('a start that failed for a reason that was told is not taken for a crash', async () => {
    await startInVain()
    electron.reset()
    await start()
    expect(electron.app.disableHardwareAcceleration).not.toHaveBeenCalled()
  })

  test('a window that comes to the front for a file before its page is drawn has come as far', async () => {
    await start(join(newFolder(), 'a.qiantang'))
    expect([window().isVisible(), existsSync(mark())]).toEqual([true, true])
    show()
    expect(existsSync(mark())).toBe(false)
  })

  test('a start that is quit before its window is there has not crashed', async () => {
    await start()
    quitting()
    expect(existsSync(mark())).toBe(false)
  })

  test('a mark that cannot be written hinders nobody', async () => {
    mkdirSync(mark(), { recursive: true })
    await start()
    show()
    expect(window().isVisible()).toBe(true)
  })

  const endGpu = (details: object) =>
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1, ...details })

  test('is offered when the graphics process ends again and again, once', async () => {
    const file = join(newFolder(), 'a.qiantang')
    await start(file)
    await vi.waitFor(() => expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce())
    electron.dialog.showMessageBox.mockClear()
    for (const other of [{ type: 'Utility' }, { reason: 'clean-exit' }, {}]) endGpu(other)
    expect(asked()).toEqual([])
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    endGpu({})
    endGpu({})
    expect(asked()).toEqual([['Continue', 'Restart in Safe Mode']])
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce())
    quitting()
    // The files that were opened are not opened again.
    expect(electron.app.relaunch).toHaveBeenCalledExactlyOnceWith({
      args: [root, '--data-dir', dataDir, '--safe-mode'],
    })
  })

  test('a restart that the user puts off by keeping the window open is forgotten', async () => {
    await start()
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    endGpu({})
    endGpu({})
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce())
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
    await electron.invoke(electron.ownPage, 'host:leave', true)
    quitting()
    expect(electron.app.relaunch).not.toHaveBeenCalled()
  })
})
