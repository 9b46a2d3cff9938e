/** What the loopback server puts up with: many connections, slow senders, and those who only wait. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createAccess } from '../../src/main/loopback/access.ts'
import { type Limits, type LoopbackServer, startServer } from '../../src/main/loopback/server.ts'
import { ok } from '../../src/model/result.ts'
import { ask, askAsBrowser, send } from './http.ts'
import { rendererFolder } from './renderer-folder.ts'

/** Nobody is cut for being slow, unless a test says so. */
const patient: Limits = { connections: 256, head: 60_000, request: 60_000, silence: 60_000, look: 10 }
const folder = rendererFolder()
const servers: LoopbackServer[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(limits: Partial<Limits> = {}, dispatch = async () => ok('answered')) {
  const arrive = vi.fn(() => leave)
  const leave = vi.fn()
  const server = await startServer({
    port: 0,
    rendererFolder: folder,
    access: createAccess('t'),
    dispatch,
    report: (error) => {
      throw error
    },
    presence: { arrive, stop: () => undefined },
    limits: { ...patient, ...limits },
  })
  servers.push(server)
  return { port: server.port, arrive, leave }
}

/** A connection over which these bytes were sent, and nothing more; and when it was cut. */
async function hold(
  port: number,
  bytes = '',
): Promise<{ readonly socket: Socket; readonly cut: Promise<unknown> }> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  // How it is cut is the other side's business.
  socket.on('error', () => undefined)
  socket.resume()
  const cut = once(socket, 'close')
  await once(socket, 'connect')
  if (bytes !== '') socket.write(bytes)
  return { socket, cut }
}

const head = (port: number): string =>
  `POST /api/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer t\r\n`

describe('connections', () => {
  test('200 clients at once are all answered', async () => {
    const { port } = await serve()
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        index % 2 ? ask(port, 't', 'settings.read', {}) : send(port, { path: '/' }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  test('200 clients who hold on without asking keep no window out, and the longest goes first', async () => {
    const { port } = await serve({ connections: 50 })
    const held = []
    for (let index = 0; index < 200; index++) held.push(await hold(port, index % 2 ? 'GET / HT' : ''))
    await Promise.all(held.slice(0, 150).map(({ cut }) => cut))
    expect((await ask(port, 't', 'settings.read', {})).status).toBe(200)
    expect(held.slice(-40).map(({ socket }) => socket.destroyed)).toEqual(Array(40).fill(false))
  })

  test('a window that waits for a change is not cut, whoever comes after it', async () => {
    const answer = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const { port } = await serve({ connections: 20 }, async () => {
      asked.resolve()
      await answer.promise
      return ok('answered')
    })
    const waiting = askAsBrowser(port, 't', 'store.changes', {})
    await asked.promise
    const held = []
    for (let index = 0; index < 60; index++) held.push(await hold(port))
    await Promise.all(held.slice(0, 40).map(({ cut }) => cut))
    answer.resolve()
    expect((await waiting).status).toBe(200)
  })
})

describe('who is slow is cut', () => {
  test.each<[string, Partial<Limits>, (port: number) => string]>([
    ['and sends nothing', { head: 20, request: 30 }, () => ''],
    ['with the head', { head: 20, request: 30 }, () => 'GET / HTTP/1.1\r\nHost:'],
    [
      'with the body',
      { head: 20, request: 30 },
      (port) => `${head(port)}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
    ],
    ['and says nothing more', { silence: 20 }, (port) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`],
  ])('%s', async (_what, limits, bytes) => {
    const { port } = await serve(limits)
    await (await hold(port, bytes(port))).cut
  })

  test('and others are answered meanwhile', async () => {
    const { port } = await serve()
    for (let index = 0; index < 20; index++) await hold(port, `${head(port)}Content-`)
    expect((await ask(port, 't', 'settings.read', {})).status).toBe(200)
  })
})

describe('a window', () => {
  test('is whoever asks with the token, until it is answered', async () => {
    const { port, arrive, leave } = await serve()
    await send(port, { path: '/' })
    await ask(port, 'wrong', 'settings.read', {})
    expect(arrive).not.toHaveBeenCalled()
    await ask(port, 't', 'settings.read', {})
    expect(arrive).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce())
  })
})
