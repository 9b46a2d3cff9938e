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
  if (sites.some((site) => site !== 'same-origin' && site !== 'none')) {
    return { status: 403, error: hostError('other-page', {}) }
  }
  return undefined
}

/** Refuses questions that are not JSON in a POST with the token, in the order in which a client would mend them. */
export function checkQuestion(
  request: IncomingMessage,
  isAuthorized: (authorization: string | undefined) => boolean,
): Refusal | undefined {
  if (request.method !== 'POST') {
    return wrongMethod('POST')
  }
  if (!isAuthorized(request.headers.authorization)) {
    return { status: 401, error: hostError('wrong-token', {}) }
  }
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, error: hostError('not-json', {}) }
  }
  return undefined
}
