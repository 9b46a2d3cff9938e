/** Requests as no browser would send them. */
import { type IncomingHttpHeaders, request } from 'node:http'
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
}

export function send(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Question,
): Promise<Answer> {
  const { host = `127.0.0.1:${port}`, ...others } = headers
  const sent = Object.entries({ ...others, ...(host === '' ? {} : { host }) })
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, setHost: false, agent: false },
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

/** Sends bytes and gives what comes back until the other side hangs up. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', reject)
    text(socket).then(resolve, reject)
    socket.write(bytes)
  })
}
