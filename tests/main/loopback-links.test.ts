/** Ways into the window of the loopback shell: what stands where others can read it, and a start while one runs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askForLink, openDoor } from '../../src/main/loopback/door.ts'
import { leadingTo, openerFor } from '../../src/main/loopback/open-browser.ts'
import { ok } from '../../src/model/result.ts'
import { ask, enter, send } from './http.ts'
import { newRoot } from './renderer-folder.ts'
import { newFolder } from './temp-folder.ts'

describe('opening a page', () => {
  const path = '/home/planner/Qiantang-1a2b.html'
  test('is the business of the platform, which is told a file', () => {
    const file = pathToFileURL(path).href
    expect(openerFor(path, 'darwin', {})).toMatchObject({ command: 'open', args: [path] })
    expect(openerFor(path, 'linux', { DISPLAY: ':0' })).toMatchObject({ command: 'xdg-open', args: [file] })
    expect(openerFor(path, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })?.command).toBe('xdg-open')
    expect(openerFor(path, 'win32', {})?.args.at(-1)).toBe(`"start "" "${path}""`)
  })

  test('is left where nobody would see it', () => {
    expect(openerFor(path, 'linux', {})).toBeUndefined()
    expect(openerFor(path, 'linux', { DISPLAY: ':0', CI: 'true' })).toBeUndefined()
    expect(openerFor(path, 'darwin', { CI: '1' })).toBeUndefined()
  })

  test('leads on to the address, and tells that to nobody', () => {
    const html = leadingTo('http://127.0.0.1:1/#code=a-b_c')
    expect(html).toContain('content="0;url=http://127.0.0.1:1/#code=a-b_c"')
    expect(html).toContain('name="referrer" content="no-referrer"')
    expect(html).not.toContain('<script')
  })
})

describe('the door', () => {
  const door = { port: 1, token: 'a'.repeat(43) }

  test.skipIf(process.platform === 'win32')('is for its owner alone, whatever lay there before', () => {
    const folder = newFolder()
    const path = join(folder, 'qiantang.door')
    writeFileSync(path, 'left behind', { mode: 0o644 })
    const close = openDoor(folder, door)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    close()
    expect(existsSync(path)).toBe(false)
  })

  test('that cannot be opened keeps nobody from working', () => {
    openDoor(join(newFolder(), 'gone'), door)()
  })

  test.each(['', '{', '{"port":"1"}', '{"port":1,"token":"short"}', JSON.stringify(door)])(
    'behind which nobody answers leads nowhere: %j',
    async (content) => {
      const folder = newFolder()
      writeFileSync(join(folder, 'qiantang.door'), content)
      expect(await askForLink(folder)).toBeUndefined()
    },
  )
})

describe('the shell', () => {
  const root = newRoot()
  let folder: string
  let home: string
  const running = new Set<ChildProcess>()
  beforeEach(() => {
    folder = newFolder()
    home = join(folder, 'home')
    mkdirSync(home)
  })
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL')
    running.clear()
  })

  /** A start as on a desktop, with a program in place of the browser's opener that writes down what it was told. */
  const start = (args: readonly string[] = [], variables: NodeJS.ProcessEnv = {}) => {
    const programs = join(folder, 'programs')
    const told = join(folder, 'told')
    mkdirSync(programs, { recursive: true })
    writeFileSync(
      join(programs, 'xdg-open'),
      `#!/bin/sh\necho "$@" >> "${told}.part"\nmv "${told}.part" "${told}"\n`,
    )
    chmodSync(join(programs, 'xdg-open'), 0o755)
    const { CI, ...env } = process.env
    const entry = join(import.meta.dirname, 'loopback-entry.ts')
    const dataDir = join(folder, 'data')
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', entry, '--data-dir', dataDir, ...args],
      {
        env: {
          ...env,
          PATH: `${programs}:${env.PATH}`,
          DISPLAY: ':0',
          HOME: home,
          LC_ALL: 'C',
          QIANTANG_TEST_ROOT: root,
          ...variables,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    running.add(child)
    let printed = ''
    const ready = new Promise<void>((resolve) => {
      child.stdout.on('data', (data) => {
        printed += data
        if (printed.includes('\n')) resolve()
      })
    })
    const errors = text(child.stderr)
    const end = once(child, 'close').then(async ([code]) => ({ code, stdout: printed, stderr: await errors }))
    return { child, ready: Promise.race([ready, end]), end, link: () => linkIn(printed), told }
  }
  const linkIn = (printed: string): { readonly port: number; readonly code: string } => {
    const [, port, code = ''] =
      /^Qiantang is ready at http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{43})\n$/.exec(printed) ?? []
    return { port: Number(port), code }
  }
  const fileTold = async (told: string): Promise<string> => {
    await vi.waitFor(() => expect(existsSync(told)).toBe(true), { timeout: 60_000 })
    return fileURLToPath(readFileSync(told, 'utf8').trim())
  }
  const codeIn = (html: string): string => /#code=([\w-]{43})/.exec(html)?.[1] ?? ''

  test.skipIf(process.platform !== 'linux')(
    'leads the browser in by a file for the user alone, which is gone when he is in',
    async () => {
      const shell = start()
      await shell.ready
      const { port, code } = shell.link()
      const file = await fileTold(shell.told)
      expect(file.startsWith(join(home, 'Qiantang-'))).toBe(true)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const own = codeIn(readFileSync(file, 'utf8'))
      expect(own).not.toBe(code)
      // Nothing that works stands where every user of the machine can read: in what programs were started with.
      const told = readFileSync(shell.told, 'utf8')
      for (const secret of [own, code]) expect(told).not.toContain(secret)

      const token = await enter(port, own)
      expect((await ask(port, token, 'settings.read', {})).status).toBe(200)
      await vi.waitFor(() => expect(existsSync(file)).toBe(false), { timeout: 60_000 })
      expect(await enter(port, own)).toBe('')
      // The link on the terminal is another, for another window.
      expect(await enter(port, code)).toBe(token)
      expect(await enter(port, code)).toBe('')
      shell.child.kill('SIGTERM')
      expect(await shell.end).toMatchObject({ code: 0 })
    },
  )

  test.skipIf(process.platform !== 'linux')('takes the file away when it stops and nobody came', async () => {
    const shell = start()
    await shell.ready
    const file = await fileTold(shell.told)
    shell.child.kill('SIGTERM')
    await shell.end
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(home)).toEqual([])
    expect(existsSync(join(folder, 'data', 'qiantang.door'))).toBe(false)
  })

  test('started again, opens another window of the first, and ends', async () => {
    const first = start(['--no-open'])
    await first.ready
    const { port, code } = first.link()
    const token = await enter(port, code)
    await ask(port, token, 'settings.write', { language: 'zh' })

    // Who cannot read the folder gets no link.
    for (const path of ['/link', '/link/used']) {
      expect((await ask(port, 'a'.repeat(43), '', {}, { path })).status).toBe(401)
    }
    const second = start(['--no-open', '--port', '1'])
    expect(await second.end).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^qiantang: .*another window/),
    })
    expect(second.link().port).toBe(port)
    const other = await enter(port, second.link().code)
    expect(JSON.parse((await ask(port, other, 'settings.read', {})).body)).toEqual(ok({ language: 'zh' }))
    expect(await enter(port, second.link().code)).toBe('')

    first.child.kill('SIGTERM')
    expect((await first.end).code).toBe(0)
  })

  test.skipIf(process.platform !== 'linux')('started again, waits until its browser is in', async () => {
    const first = start(['--no-open'])
    await first.ready
    const second = start()
    const file = await fileTold(second.told)
    await second.ready
    await enter(second.link().port, codeIn(readFileSync(file, 'utf8')))
    expect((await second.end).code).toBe(0)
    expect(existsSync(file)).toBe(false)

    // Nor does it wait for one that never comes once the first is gone.
    const third = start()
    await third.ready
    first.child.kill('SIGTERM')
    expect((await third.end).code).toBe(0)
    expect(readdirSync(home)).toEqual([])
  })

  test.skipIf(process.platform !== 'linux').each([
    ['ko_KR.UTF-8', 'ko', '첸탕을 시작할 수 없습니다', '데이터 폴더'],
    ['en_GB.UTF-8', 'en', 'Qiantang could not start', 'a part of the path is not a folder'],
  ])(
    'shows in the browser why it could not start, in the language of %s',
    async (locale, lang, title, reason) => {
      writeFileSync(join(folder, 'data'), 'a file, where a folder is to be')
      const shell = start([], { LC_ALL: locale })
      expect((await shell.end).code).toBe(1)
      const file = await fileTold(shell.told)
      expect(file).toBe(join(home, 'Qiantang-not-started.html'))
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const html = readFileSync(file, 'utf8')
      expect(html).toContain(`<html lang="${lang}">`)
      expect(html).toContain(`<h1>${title}</h1>`)
      expect(html).toContain(reason)
      expect(html).not.toContain('<script')

      // A start that goes well takes it away.
      rmSync(join(folder, 'data'))
      const next = start(['--no-open'])
      await next.ready
      expect(existsSync(file)).toBe(false)
      next.child.kill('SIGTERM')
      await next.end
      expect(readFileSync(join(folder, 'data', 'qiantang.log'), 'utf8')).toMatch(
        / start version=\S+ node=\S+ shell=browser\n\S+ stop\n$/,
      )
    },
  )

  test('ends by itself when no window has been there for half an hour, and not before the first', async () => {
    const shell = start(['--no-open'], { QIANTANG_TEST_IMPATIENT: '1' })
    await shell.ready
    const { port, code } = shell.link()
    await send(port, { path: '/' })
    const token = await enter(port, code)
    expect((await ask(port, token, 'settings.read', {})).status).toBe(200)
    expect(await shell.end).toMatchObject({
      code: 0,
      stderr: '1800000 milliseconds without a window\nstore closed\n',
    })
  })
})
