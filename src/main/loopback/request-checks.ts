/** Which requests the loopback server hears at all. */
import type { IncomingMessage } from 'node:http'
import type { HostError } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'

export interface Refusal {
  readonly status: number
  readonly error: HostError
}

/** The request came with another method than those that would have been heard. */
export const wrongMethod = (allowed: string): Refusal => ({
  status: 405,
  error: hostError('wrong-method', { allowed }),
})

/** It came without the token, or with a code that lets nobody in. */
export const wrongToken: Refusal = { status: 401, error: hostError('wrong-token', {}) }

/**
 * Refuses what did not come from the window itself: another name for this machine (DNS rebinding), another page
 * (cross-site requests), another port of this machine.
 */
export function checkOrigin(request: IncomingMessage): Refusal | undefined {
  const [host, ...moreHosts] = request.headersDistinct.host ?? []
  const { localPort } = request.socket
  const ours = ['127.0.0.1', 'localhost'].map((name) => (localPort === 80 ? name : `${name}:${localPort}`))
  if (host === undefined || moreHosts.length > 0 || !ours.includes(host)) {
    return { status: 421, error: hostError('other-host', {}) }
  }
  const origins = request.headersDistinct.origin ?? []
  if (origins.some((origin) => origin !== `http://${host}`)) {
    return { status: 403, error: hostError('other-page', {}) }
  }
  const sites = request.headersDistinct['sec-fetch-site'] ?? []
  if (sites.some((site) => site !== 'same-origin' && site !== 'none') && !opensWindow(request)) {
    return { status: 403, error: hostError('other-page', {}) }
  }
  return undefined
}

/**
 * Whether a link is followed to the window's page, in a tab of its own: the file that leads the browser here is another
 * page. What opens knows nothing before it has come in with a code, and whoever opened it cannot reach into it.
 */
function opensWindow({ method, url, headersDistinct }: IncomingMessage): boolean {
  const said = (name: string): string => (headersDistinct[name] ?? []).join()
  return (
    method === 'GET' &&
    url === '/' &&
    said('sec-fetch-mode') === 'navigate' &&
    said('sec-fetch-dest') === 'document' &&
    headersDistinct.origin === undefined
  )
}

/** Refuses questions that are not JSON in a POST with the token, in the order in which a client would mend them. */
export function checkQuestion(
  { method, headers }: IncomingMessage,
  mayAsk: (authorization: string | undefined) => boolean,
): Refusal | undefined {
  if (method !== 'POST') return wrongMethod('POST')
  if (!mayAsk(headers.authorization)) return wrongToken
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')) {
    return { status: 415, error: hostError('not-json', {}) }
  }
  return undefined
}
