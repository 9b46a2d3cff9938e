/** Which requests the loopback server hears at all. */
import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: number
  readonly message: string
  /** The methods that would have been heard, where the method was at fault. */
  readonly allow?: string
}

/**
 * Refuses what did not come from the window itself: another name for this machine (DNS rebinding), another page
 * (cross-site requests), another port of this machine.
 */
export function checkOrigin(request: IncomingMessage): Refusal | undefined {
  const [host, ...moreHosts] = request.headersDistinct.host ?? []
  const { localPort } = request.socket
  const ours = ['127.0.0.1', 'localhost'].map((name) => (localPort === 80 ? name : `${name}:${localPort}`))
  if (host === undefined || moreHosts.length > 0 || !ours.includes(host)) {
    return { status: 421, message: 'this server answers to its own loopback address only' }
  }
  const origins = request.headersDistinct.origin ?? []
  if (origins.some((origin) => origin !== `http://${host}`)) {
    return { status: 403, message: 'another page may not ask' }
  }
  const sites = request.headersDistinct['sec-fetch-site'] ?? []
  if (sites.some((site) => site !== 'same-origin' && site !== 'none')) {
    return { status: 403, message: 'another site may not ask' }
  }
  return undefined
}

/** Refuses questions that are not JSON in a POST with the token, in the order in which a client would mend them. */
export function checkQuestion(
  request: IncomingMessage,
  isAuthorized: (authorization: string | undefined) => boolean,
): Refusal | undefined {
  if (request.method !== 'POST') {
    return { status: 405, message: 'questions are asked with POST', allow: 'POST' }
  }
  if (!isAuthorized(request.headers.authorization)) {
    return { status: 401, message: 'the token is missing or wrong: use the link that the program printed' }
  }
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    return { status: 415, message: 'questions are asked in application/json' }
  }
  return undefined
}
