/**
 * The loopback server: the window's files, and the questions of the contract.
 *
 * Any page in the user's browser and any program on the machine can reach a loopback port. What makes this one
 * ours: it listens on 127.0.0.1 alone, hears requests of its own origin alone, and answers questions to the
 * bearer of a token that a window gets for a code, once.
 */
import type { Socket } from 'node:net'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Dispatch, hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import { findInside } from '../contained.ts'
import { securityHeaders } from '../security-headers.ts'
import type { Access } from './access.ts'
import { boundConnections } from './connections.ts'
import type { Presence } from './presence.ts'
import { refusalPage } from './refusal-page.ts'
import { checkOrigin, checkQuestion, type Refusal, wrongMethod, wrongToken } from './request-checks.ts'

export interface LoopbackServer {
  readonly port: number
  close(): Promise<void>
}

export interface ServerOptions {
  /** 0 for any. */
  readonly port: number
  readonly rendererFolder: string
  readonly access: Access
  readonly dispatch: Dispatch
  /** Hears of failures that are the server's own. */
  readonly report: (error: unknown) => void
  /** Hears of windows that ask. */
  readonly presence?: Presence
  readonly limits?: Limits
}

/** How much a server puts up with; all but the first in milliseconds. */
export interface Limits {
  /** Connections that stand open at once. */
  readonly connections: number
  /** How long the head of a request may take, and all of it. */
  readonly head: number
  readonly request: number
  /** How long nothing may come or go over a connection. */
  readonly silence: number
  /** How often it is looked whether a sender is too slow. */
  readonly look: number
}

/** A question that waits for a change is answered after 25 seconds, in which nothing goes over its connection. */
const usualLimits: Limits = { connections: 256, head: 10_000, request: 30_000, silence: 60_000, look: 2000 }
/** A little more than the largest question: an exported result of 4 MiB in base64. */
const maxBodyBytes = 6 * 1024 * 1024
/** How long requests under way may take when the server stops. */
const graceMilliseconds = 2000

/** @throws what `listen` throws, such as EADDRINUSE. */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const { port, rendererFolder, access, dispatch, report, presence, limits = usualLimits } = options
  const listeners = createListeners()
  const app = fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: limits.request,
    connectionTimeout: limits.silence,
    keepAliveTimeout: limits.silence,
    http: {
      // The check of the Host header answers, not Node's parser.
      requireHostHeader: false,
      headersTimeout: limits.head,
      connectionsCheckingInterval: limits.look,
    },
    frameworkErrors: (error, _request, reply) => refuse(reply, refusalOf(error)),
    clientErrorHandler: (_error, socket) => refuseSocket(socket),
    return503OnClosing: false,
  })
  const connections = boundConnections(app.server, limits.connections)
  // JSON alone; a form of another page could send plain text without being asked.
  app.removeContentTypeParser('text/plain')

  app.addHook('onRequest', async (request, reply) => {
    const refusal = checkOrigin(request.raw)
    if (refusal) return refuse(reply, refusal)
    reply.headers(securityHeaders)
  })
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if ((error.statusCode ?? 500) >= 500) report(error)
    return refuse(reply, refusalOf(error))
  })
  app.setNotFoundHandler((request, reply) =>
    refuse(
      reply,
      request.method === 'GET' || request.method === 'HEAD'
        ? { status: 404, error: hostError('no-such-page', {}) }
        : wrongMethod('GET, HEAD'),
    ),
  )

  /** Hears whoever asks in the right way with the token, which is a window, and counts it as long as it listens. */
  const asWindow = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const refusal = checkQuestion(request.raw, access.mayAsk)
    if (refusal) return refuse(reply, refusal)
    connections.trust(request.raw.socket)
    if (presence) reply.raw.once('close', presence.arrive())
    return undefined
  }
  app.all<{ Params: { channel: string } }>('/api/:channel', { onRequest: asWindow }, (request, reply) =>
    dispatch(request.params.channel, request.body, listeners.signalOf(reply)),
  )
  // A window comes in.
  app.all(
    '/session',
    {
      onRequest: async (request, reply) => {
        const refusal = checkQuestion(request.raw, () => true)
        if (refusal) return refuse(reply, refusal)
      },
    },
    async (request, reply) => {
      const token = access.enter(codeIn(request.body))
      return token === undefined ? refuse(reply, wrongToken) : ok({ token })
    },
  )
  // The program was started again: it asks for a link to another window, and when that has come in.
  app.all('/link', { onRequest: asWindow }, async () => ok({ code: access.newCode().code }))
  app.all('/link/used', { onRequest: asWindow }, async (request, reply) => {
    const gone = listeners.signalOf(reply)
    await Promise.race([access.whenUsed(codeIn(request.body)), aborted(gone)])
    return ok({})
  })
  await app.register(fastifyStatic, {
    root: rendererFolder,
    decorateReply: false,
    dotfiles: 'ignore',
    cacheControl: false,
    etag: false,
    lastModified: false,
    acceptRanges: false,
    allowedPath: (path) => findInside(rendererFolder, path) !== undefined,
  })

  await app.listen({ host: '127.0.0.1', port })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    close: async () => {
      listeners.dismiss()
      const timer = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds)
      await app.close()
      clearTimeout(timer)
    },
  }
}

const codeIn = (body: unknown): string => {
  const { code } = (body ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })

/** Who has asked and has no answer yet. */
interface Listeners {
  /** Tells that nothing is to be waited for any more: the window has hung up, or the server closes. */
  signalOf(reply: FastifyReply): AbortSignal
  /** From now on nobody waits. */
  dismiss(): void
}

function createListeners(): Listeners {
  const listening = new Set<AbortController>()
  let isDismissed = false
  return {
    signalOf({ raw }) {
      if (isDismissed || raw.destroyed) return AbortSignal.abort()
      const listener = new AbortController()
      listening.add(listener)
      raw.once('close', () => {
        listening.delete(listener)
        listener.abort()
      })
      return listener.signal
    },
    dismiss() {
      isDismissed = true
      for (const listener of listening) listener.abort()
    },
  }
}

/** Answers a question as any other that cannot be answered, and whoever opens an address with a page to read. */
function refuse(reply: FastifyReply, { status, error }: Refusal): FastifyReply {
  const allow = error.code === 'wrong-method' ? { allow: error.details.allowed } : {}
  reply.code(status).headers({ ...securityHeaders, ...allow })
  const { accept = '', 'accept-language': wanted } = reply.request.headers
  if (!accept.includes('text/html')) return reply.send(failed(error))
  return reply.type('text/html; charset=utf-8').send(refusalPage(error, wanted))
}

/** A fault of the request is told by its status; one of the server only as such. */
function refusalOf({ statusCode: status = 500 }: FastifyError): Refusal {
  if (status >= 500) return { status: 500, error: hostError('internal', {}) }
  return { status, error: hostError('bad-request', { status }) }
}

/** Answers what is not HTTP. */
function refuseSocket(socket: Socket): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join('')}content-length: 0\r\nconnection: close\r\n\r\n`)
}
