/** Requests as no browser would send them. */
import { once } from 'node:events'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Question {
  readonly method?: string
  readonly path?: string
  /** `host` undefined: the right one; empty: none at all. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string
  /** Missing: a connection of its own, which ends with the answer. */
  readonly agent?: Agent
}

export function send(
  port: number,
  { method = 'GET', path = '/', headers = {}, body, agent }: Question,
): Promise<Answer> {
  const { host = `127.0.0.1:${port}`, ...others } = headers
  const sent = Object.entries({ ...others, ...(host === '' ? {} : { host }) })
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, setHost: false, agent: agent ?? false },
      (response) => {
        text(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          reject,
        )
      },
    )
    for (const [name, value] of sent) if (value !== undefined) outgoing.setHeader(name, value)
    outgoing.on('error', reject)
    outgoing.end(body || undefined)
  })
}

/** Asks a question of the contract as the window does, apart from what is given. */
export function ask(
  port: number,
  token: string,
  channel: string,
  input: unknown,
  { headers, ...changes }: Question = {},
): Promise<Answer> {
  return send(port, {
    method: 'POST',
    path: `/api/${encodeURIComponent(channel)}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
    ...changes,
  })
}

/** Comes in as a window does by its link: gives the token for the code, once. */
export async function enter(port: number, code: string): Promise<string> {
  const answer = await send(port, {
    method: 'POST',
    path: '/session',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  return JSON.parse(answer.body).value?.token ?? ''
}

/** Asks a question on a connection that is kept, as a browser's are. */
export function askAsBrowser(port: number, token: string, channel: string, input: unknown): Promise<Answer> {
  const agent = new Agent({ keepAlive: true })
  return ask(port, token, channel, input, { agent }).finally(() => agent.destroy())
}

/** Sends bytes and gives what comes back until the other side hangs up. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', reject)
    text(socket).then(resolve, reject)
    socket.write(bytes)
  })
}

/** A connection that the client never ends. */
export interface OpenConnection {
  readonly ended: Promise<'by the server'>
}

/** Asks the way a browser does that keeps its connection: it is answered, and stays open. */
export const keepConnection = (port: number): Promise<OpenConnection> =>
  openConnection(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: keep-alive\r\n\r\n`)

/** Begins a question and never ends it. */
export const askWithoutEnd = (port: number): Promise<OpenConnection> =>
  openConnection(
    port,
    // The server says that it waits for the rest: then it does.
    `POST /api/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer t\r\nExpect: 100-continue\r\n` +
      'Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  )

/** Sends bytes, and waits until something comes back. */
async function openConnection(port: number, bytes: string): Promise<OpenConnection> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  // How the other side hangs up, with or without a word, is its own business.
  socket.on('error', () => undefined)
  const ended = new Promise<'by the server'>((resolve) => {
    for (const event of ['end', 'close']) socket.once(event, () => resolve('by the server'))
  })
  const answered = once(socket, 'data')
  socket.write(bytes)
  await answered
  return { ended: ended.finally(() => socket.destroy()) }
}
