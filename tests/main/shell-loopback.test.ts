import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { hostError } from '../../src/host/dispatch.ts'
import { createAccess, tokenOf } from '../../src/main/loopback/access.ts'
import { type LoopbackServer, startServer } from '../../src/main/loopback/server.ts'
import { contentSecurityPolicy, securityHeaders } from '../../src/main/security-headers.ts'
import { failed, ok } from '../../src/model/result.ts'
import { foreignWords } from '../helpers/faults.ts'
import {
  type Answer,
  ask,
  askAsBrowser,
  askWithoutEnd,
  enter,
  keepConnection,
  type Question,
  send,
  sendRaw,
} from './http.ts'
import { newRoot, page, rendererFolder, secret } from './renderer-folder.ts'
import { newFolder } from './temp-folder.ts'

describe('loopback server', () => {
  const token = tokenOf({})
  const access = createAccess(token)
  const dispatch = vi.fn(async (channel: unknown, input: unknown) => ok({ channel, input }))
  const report = vi.fn()
  let server: LoopbackServer
  beforeAll(async () => {
    server = await startServer({ port: 0, rendererFolder: rendererFolder(), access, dispatch, report })
  })
  afterAll(() => server.close())
  afterEach(() => {
    expect(report).not.toHaveBeenCalled()
    vi.clearAllMocks()
  })

  const get = (path: string, question: Question = {}): Promise<Answer> => {
    return send(server.port, { path, ...question })
  }
  const question = (changes: Question = {}): Promise<Answer> =>
    ask(server.port, token, 'settings.read', {}, changes)

  /** Refused, with every header, and nobody was asked. */
  const expectRefusal = (answer: Answer, status: number): void => {
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject(securityHeaders)
    expect(dispatch).not.toHaveBeenCalled()
    expect(answer.body).not.toContain(secret)
  }

  describe('serves', () => {
    test.each([
      ['/', 'text/html; charset=utf-8'],
      ['/index.html', 'text/html; charset=utf-8'],
      ['/assets/index-1a2b.js', 'application/javascript; charset=utf-8'],
      ['/assets/style-1a2b.css', 'text/css; charset=utf-8'],
      ['/assets/font-1a2b.woff2', 'font/woff2'],
    ])('%s as %s, with every header', async (path, type) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({ ...securityHeaders, 'content-type': type })
    })

    test('the page as it is, and without a body to HEAD', async () => {
      expect((await get('/')).body).toBe(page)
      expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    })

    test('under localhost too', async () => {
      expect((await get('/', { headers: { host: `localhost:${server.port}` } })).status).toBe(200)
    })

    test('no cookies, no permission to other origins, no traces of what serves', async () => {
      const { headers } = await question()
      const names = Object.keys(headers)
      expect(names.filter((name) => /cookie|access-control|server|powered/.test(name))).toEqual([])
    })

    test('a policy that allows no inline script, no evaluation and no other origin', () => {
      expect(contentSecurityPolicy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
      expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'; trusted-types app-worker")
      expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*/)
    })
  })

  describe('answers', () => {
    test('a question with the token', async () => {
      const answer = await ask(server.port, token, 'scenarios.save', { a: [1, 'ü'] })
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        ...securityHeaders,
        'content-type': 'application/json; charset=utf-8',
      })
      expect(JSON.parse(answer.body)).toEqual(ok({ channel: 'scenarios.save', input: { a: [1, 'ü'] } }))
    })

    test.each(['same-origin', 'none'])('a browser that says Sec-Fetch-Site: %s', async (site) => {
      const origin = `http://127.0.0.1:${server.port}`
      expect((await question({ headers: { origin, 'sec-fetch-site': site } })).status).toBe(200)
    })

    test.each(['application/json; charset=utf-8', 'application/json;charset=UTF-8'])('%s', async (type) => {
      expect((await question({ headers: { 'content-type': type } })).status).toBe(200)
    })
  })

  describe('refuses a host that is not its own', () => {
    test.each([
      'evil.example',
      'evil.example:80',
      '127.0.0.1',
      'localhost',
      '127.0.0.1:1',
      '0.0.0.0:PORT',
      '[::1]:PORT',
      'localhost.evil.example:PORT',
      '127.0.0.1:PORT.evil.example',
      '',
    ])('"%s"', async (name) => {
      const host = name.replace('PORT', String(server.port))
      expectRefusal(await get('/', { headers: { host } }), 421)
      expectRefusal(await question({ headers: { host } }), 421)
    })

    test('and tells a reader so in the language that the browser asks for, a program by a code', async () => {
      const headers = { host: 'localhost.evil.example', accept: 'text/html,*/*;q=0.8' }
      const chinese = await get('/', {
        headers: { ...headers, 'accept-language': 'fr, zh-CN;q=0.9, en;q=0.8' },
      })
      expectRefusal(chinese, 421)
      expect(chinese.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(chinese.body).toContain('<html lang="zh">')
      expect(chinese.body).toContain('<p>本服务器只在程序所显示的地址应答。</p>')
      expect((await get('/', { headers })).body).toContain('<html lang="en">')
      const program = await question({ headers: { host: headers.host } })
      expect(JSON.parse(program.body)).toEqual(failed(hostError('other-host', {})))
    })

    test('given twice', async () => {
      const host = `Host: 127.0.0.1:${server.port}\r\n`
      const answer = await sendRaw(server.port, `GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 421 /)
    })
  })

  describe('refuses another origin', () => {
    test.each([
      'https://evil.example',
      'null',
      'http://127.0.0.1',
      'http://127.0.0.1:1',
      'https://127.0.0.1:PORT',
      'http://127.0.0.1:PORT.evil.example',
      'http://localhost:PORT',
      'file://',
    ])('%s', async (name) => {
      const origin = name.replace('PORT', String(server.port))
      expectRefusal(await get('/', { headers: { origin } }), 403)
      expectRefusal(await question({ headers: { origin } }), 403)
    })

    test.each(['cross-site', 'same-site', 'anything'])('that a browser calls %s', async (site) => {
      expectRefusal(await get('/', { headers: { 'sec-fetch-site': site } }), 403)
      expectRefusal(await question({ headers: { 'sec-fetch-site': site } }), 403)
    })

    test('without telling it whether its token was right', async () => {
      const headers = { origin: 'https://evil.example', authorization: 'Bearer wrong' }
      expectRefusal(await question({ headers }), 403)
    })

    describe('but for a link that is followed to the window', () => {
      const followed = {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      }
      test('in a tab of its own', async () => {
        expect((await get('/', { headers: followed })).body).toBe(page)
      })

      test.each<[string, Question]>([
        ['into a frame', { headers: { ...followed, 'sec-fetch-dest': 'iframe' } }],
        ['by a script', { headers: { ...followed, 'sec-fetch-mode': 'no-cors' } }],
        ['by a form', { method: 'POST', headers: followed }],
        ['by a page that says who it is', { headers: { ...followed, origin: 'https://evil.example' } }],
        ['to another file', { path: '/assets/index-1a2b.js', headers: followed }],
        ['with a question', { path: '/?a=b', headers: followed }],
        ['to a question', { path: '/api/settings.read', headers: followed }],
      ])('and not %s', async (_what, changes) => {
        expectRefusal(await get(changes.path ?? '/', changes), 403)
      })
    })

    test('before a preflight is answered', async () => {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
      expectRefusal(await question({ method: 'OPTIONS', headers, body: '' }), 403)
    })
  })

  describe('refuses questions', () => {
    test.each([
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer wrong',
      'bearer TOKEN',
      'TOKEN',
      'Basic TOKEN',
      'Bearer TOKENx',
      ' Bearer  TOKEN',
    ])('with the authorization %j', async (value) => {
      const authorization = value?.replace('TOKEN', token)
      expectRefusal(await question({ headers: { authorization } }), 401)
    })

    test('with the token anywhere else', async () => {
      const headers = { authorization: undefined, cookie: `token=${token}` }
      expectRefusal(await question({ path: `/api/settings.read?token=${token}`, headers }), 401)
    })

    test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
      'asked with %s',
      async (method) => {
        const answer = await question({ method, body: '' })
        expectRefusal(answer, 405)
        expect(answer.headers.allow).toBe('POST')
      },
    )

    test.each([
      undefined,
      'text/plain',
      'text/plain;application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'application/json; charset=utf-16',
    ])('of the type %s', async (type) => {
      expectRefusal(await question({ headers: { 'content-type': type } }), 415)
    })

    test('that are larger than any file may be, said or not', async () => {
      const body = JSON.stringify('x'.repeat(6 * 1024 * 1024))
      const authorization = `Bearer ${token}`
      const headers = { authorization, 'content-type': 'application/json' }
      const length = String(body.length)
      expectRefusal(await question({ body, headers: { ...headers, 'content-length': length } }), 413)
      const chunked = { ...headers, 'transfer-encoding': 'chunked' }
      expectRefusal(await question({ body, headers: chunked }), 413)
    })

    test.each(['', '{', 'undefined', '{"__proto__": {"a": 1}}', '{"constructor": {"prototype": {"a": 1}}}'])(
      'of the text %j',
      async (body) => {
        expectRefusal(await question({ body }), 400)
      },
    )

    test.each<[string, Question, number]>([
      ['a code that was never given out', {}, 401],
      ['no code', { body: '{}' }, 401],
      ['a list', { body: '[]' }, 401],
      ['nothing', { body: 'null' }, 401],
      ['a code that is no text', { body: '{"code":{"length":43}}' }, 401],
      ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
      [
        'another page',
        { headers: { origin: 'https://evil.example', 'content-type': 'application/json' } },
        403,
      ],
      ['a look', { method: 'GET', body: '' }, 405],
    ])('of who comes in with %s', async (_what, changes, status) => {
      const body = JSON.stringify({ code: 'a'.repeat(43) })
      const headers = { 'content-type': 'application/json' }
      const answer = await send(server.port, { method: 'POST', path: '/session', headers, body, ...changes })
      expectRefusal(answer, status)
      expect(answer.body).not.toContain(token)
    })

    test('at other places', async () => {
      expectRefusal(await question({ path: '/api' }), 405)
      expectRefusal(await question({ path: '/api/a/b' }), 405)
      expectRefusal(await question({ path: '/' }), 405)
    })
  })

  describe('keeps to its folder', () => {
    test.each([
      '/../secret.txt',
      '/../../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%2fsecret.txt',
      '/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/%252e%252e%252fsecret.txt',
      '/.%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/../renderer-other/secret.txt',
      '/..%2frenderer-other%2fsecret.txt',
      '/assets/link.txt',
      '/up/secret.txt',
      '/up/',
      '/nowhere',
      '/.hidden',
      '/%2ehidden',
      '//etc/passwd',
      '/%2fetc%2fpasswd',
      '/etc/passwd',
      '/file:///etc/passwd',
      '/assets/',
      '/assets',
      '/index.html%00.js',
      '/%00',
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/secret.txt',
      '/index.html/',
      '/INDEX.HTML',
      '/./index.html',
      '/api/../index.html',
      `/${'a'.repeat(5000)}`,
    ])('%s', async (path) => {
      const answer = await get(path)
      expect([400, 403, 404, 405, 414]).toContain(answer.status)
      expectRefusal(answer, answer.status)
      expect(answer.body).not.toContain('root:')
    })

    test('whatever stands for the path', async () => {
      for (const target of ['http://evil.example/', '*', '../secret.txt', 'index.html\0']) {
        const host = `Host: 127.0.0.1:${server.port}`
        const answer = await sendRaw(
          server.port,
          `GET ${target} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`,
        )
        expect(answer).not.toContain(secret)
        expect(answer).toContain(`content-security-policy: ${contentSecurityPolicy}`)
      }
    })

    test('and answers what is not HTTP with the headers too', async () => {
      const answer = await sendRaw(server.port, 'SSH-2.0-hello\r\n\r\n')
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).toContain(`content-security-policy: ${contentSecurityPolicy}`)
    })
  })
})

describe('loopback server in trouble', () => {
  test('reports a failure of its own and tells no details', async () => {
    const report = vi.fn()
    const dispatch = () => Promise.reject(new Error('at /home/planner'))
    const server = await startServer({
      port: 0,
      rendererFolder: rendererFolder(),
      access: createAccess('t'),
      dispatch,
      report,
    })
    const answer = await ask(server.port, 't', 'settings.read', {})
    await server.close()
    expect(answer).toMatchObject({ status: 500, headers: securityHeaders })
    expect(answer.body).not.toContain('planner')
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('at /home/planner'))
  })

  test('stops although a client never ends its question', async () => {
    const server = await startServer({
      port: 0,
      rendererFolder: rendererFolder(),
      access: createAccess('t'),
      dispatch: async () => ok({}),
      report: vi.fn(),
    })
    const client = await askWithoutEnd(server.port)
    await server.close()
    expect(await client.ended).toBe('by the server')
  })

  describe('with questions that wait', () => {
    /** Serves questions that are answered only where nobody listens any more, and tells when one waits. */
    const serveWaiting = async () => {
      const waits = Promise.withResolvers<AbortSignal | undefined>()
      const server = await startServer({
        port: 0,
        rendererFolder: rendererFolder(),
        access: createAccess('t'),
        dispatch: async (_channel, _input, gone) => {
          waits.resolve(gone)
          if (gone && !gone.aborted) await once(gone, 'abort')
          return ok('answered')
        },
        report: vi.fn(),
      })
      return { server, waits: waits.promise }
    }

    test('answers them when it stops', async () => {
      const { server, waits } = await serveWaiting()
      const answer = askAsBrowser(server.port, 't', 'store.changes', {})
      await waits
      await server.close()
      expect(JSON.parse((await answer).body)).toEqual(ok('answered'))
    })

    test('tells of a window that has hung up', async () => {
      const { server, waits } = await serveWaiting()
      const head = `POST /api/x HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer t\r\n`
      const socket = connect(server.port, '127.0.0.1')
      socket.write(`${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`)
      const gone = await waits
      expect(gone?.aborted).toBe(false)
      socket.destroy()
      if (gone && !gone.aborted) await once(gone, 'abort')
      await server.close()
    })
  })
})

describe('loopback shell', () => {
  const root = newRoot()
  const dataDir = newFolder()
  const running = new Set<ChildProcess>()
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL')
    running.clear()
  })

  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const entry = join(import.meta.dirname, 'loopback-entry.ts')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
      env: { ...process.env, CI: '1', LC_ALL: 'C', QIANTANG_TEST_ROOT: root, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let printed = ''
    const ready = new Promise<void>((resolve) => {
      child.stdout.on('data', (data) => {
        printed += data
        if (printed.includes('\n')) resolve()
      })
    })
    const errors = text(child.stderr)
    const end = once(child, 'close').then(async ([code, signal]) => {
      return { code, signal, stdout: printed, stderr: await errors }
    })
    return { child, ready: Promise.race([ready, end]), end, printed: () => printed }
  }
  const line = /^Qiantang is ready at http:\/\/127\.0\.0\.1:(\d+)\/#code=([\w-]{43})\n$/

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'prints one line, serves, and on %s closes the store and ends with 0',
    async (signal) => {
      const shell = start(['--no-open', '--data-dir', join(dataDir, signal)])
      await shell.ready
      const [, port = '', way = ''] = line.exec(shell.printed()) ?? []
      const token = await enter(Number(port), way)
      expect((await send(Number(port), {})).body).toBe(page)
      const answer = await ask(Number(port), token, 'settings.write', { language: 'zh' })
      expect(JSON.parse(answer.body)).toEqual(ok({ language: 'zh' }))
      shell.child.kill(signal)
      const { code, stdout, stderr } = await shell.end
      expect({ code, stderr }).toEqual({ code: 0, stderr: 'store closed\n' })
      expect(stdout).toMatch(line)
    },
  )

  test('ends although a browser keeps its connections', async () => {
    const shell = start(['--data-dir', dataDir])
    await shell.ready
    const port = Number(line.exec(shell.printed())?.[1])
    const kept = await keepConnection(port)
    const asking = await askWithoutEnd(port)
    shell.child.kill('SIGTERM')
    expect((await shell.end).code).toBe(0)
    expect(await Promise.all([kept.ended, asking.ended])).toEqual(['by the server', 'by the server'])
  })

  test('ends although a window waits for a change', async () => {
    const shell = start(['--data-dir', dataDir])
    await shell.ready
    const [, port = '', way = ''] = line.exec(shell.printed()) ?? []
    const token = await enter(Number(port), way)
    const first = JSON.parse((await ask(Number(port), token, 'store.changes', {})).body)
    const waiting = askAsBrowser(Number(port), token, 'store.changes', { since: first.value.mark })
    // A question that is answered after it: the first one is waiting by then.
    await ask(Number(port), token, 'settings.read', {})
    shell.child.kill('SIGTERM')
    expect(JSON.parse((await waiting).body)).toEqual(first)
    expect(await shell.end).toMatchObject({ code: 0, stderr: 'store closed\n' })
  })

  test('takes the data folder from the environment, and makes it', async () => {
    const folder = join(dataDir, 'made', 'below')
    const shell = start(['--no-open'], { QIANTANG_DATA_DIR: folder })
    await shell.ready
    expect(existsSync(folder)).toBe(true)
    shell.child.kill()
    await shell.end
  })

  test('serves on the port it is told, and says when that is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const address = blocker.address()
    const port = String(address && typeof address === 'object' ? address.port : 0)
    const args = ['--port', port, '--data-dir', dataDir]
    const { code, stdout, stderr } = await start(args).end
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      `qiantang: The port ${port} is taken. Choose another with --port, or 0 for any.\nstore closed\n`,
    )
    blocker.close()
    await once(blocker, 'close')
    const shell = start(args)
    await shell.ready
    expect(line.exec(shell.printed())?.[1]).toBe(port)
    shell.child.kill()
    expect((await shell.end).code).toBe(0)
  })

  test('says when the window is not built', async () => {
    const { code, stdout, stderr } = await start(['--data-dir', dataDir], { QIANTANG_TEST_ROOT: dataDir }).end
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^qiantang: The window is not built .*\n$/)
  })

  test('says when the data folder cannot be written to', async () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, '')
    const { code, stdout, stderr } = await start(['--data-dir', join(file, 'below')]).end
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^qiantang: The data folder .* cannot be written to \(a part of the path is not a folder\)\..*\n$/,
    )
  })

  test.each([
    [['--nonsense'], /--nonsense: There is no such option/],
    [['extra'], /“extra”/],
    [['--port'], /--port: This option takes a value/],
    [['--port', 'http'], /--port: “http” is not a number from/],
    [['--port', '65536'], /--port: “65536” is not a number from/],
    [['--idle', 'soon'], /--idle: “soon” is not a number of minutes from 0 to 10080/],
    [['--idle', '10081'], /--idle: “10081” is not a number of minutes/],
    [['--data-dir', ''], /--data-dir: This option takes a value/],
    [['--no-open=yes'], /--no-open: This option takes no value/],
    [['--', 'extra'], /“extra”/],
  ])('calls %j wrong usage', async (args, reason) => {
    const { code, stdout, stderr } = await start(args).end
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
    expect(stderr).toContain('Usage:')
  })

  test.each([
    [
      'ko_KR.UTF-8',
      '--nonsense: 없는 옵션입니다(있는 옵션: --port, --data-dir, --no-open, --idle, --help).',
      '사용법:',
    ],
    [
      'zh_CN.UTF-8',
      '--nonsense：没有该选项（已有：--port、--data-dir、--no-open、--idle、--help）。',
      '用法：',
    ],
  ])('speaks the language of the system: %s', async (locale, fault, usage) => {
    const { stderr } = await start(['--nonsense'], { LC_ALL: locale }).end
    expect(stderr).toContain(`qiantang: ${fault}\n${usage}`)
    const file = join(dataDir, `file-${locale}`)
    writeFileSync(file, '')
    const unwritable = await start(['--data-dir', join(file, 'below')], { LC_ALL: locale }).end
    expect(foreignWords(unwritable.stderr, { folder: join(file, 'below') })).toEqual(['qiantang'])
  })

  test('explains itself', async () => {
    const { code, stdout } = await start(['--help']).end
    expect(code).toBe(0)
    expect(stdout).toContain('--no-open')
  })
})
