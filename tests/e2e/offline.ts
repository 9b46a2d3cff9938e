/**
 * Nothing leaves the machine: whatever a page asks of another address than that of the server under test is refused by
 * a proxy, written down, and fails the spec.
 */
import { createServer } from 'node:http'
import { test as base, expect } from '@playwright/test'

interface Offline {
  /** Host and port of the server under test. */
  readonly origin: string
  /** The proxy for all other addresses, and what was asked of it. */
  readonly elsewhere: { readonly server: string; readonly tried: readonly string[] }
}

/**
 * Chromium asks its maker about the fields of any page, even of those that say not to fill them in; no page can keep it
 * from that, and Playwright leaves no way to. It is refused all the same.
 */
const ofTheBrowser = 'content-autofill.googleapis.com:443'

export const test = base.extend<Offline>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  origin: async ({}, use) => use('127.0.0.1:0'),
  elsewhere: async ({ origin }, use) => {
    const tried: string[] = []
    const proxy = createServer((request) => {
      tried.push(`${request.method} ${request.url}`)
      request.socket.destroy()
    })
    proxy.on('connect', (request, socket) => {
      if (request.url !== ofTheBrowser && !`.${request.url}`.endsWith(`.${origin}`))
        tried.push(`CONNECT ${request.url}`)
      socket.destroy()
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const address = proxy.address()
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
    await use({ server: `http://127.0.0.1:${address.port}`, tried })
    proxy.closeAllConnections()
    proxy.close()
    expect(tried, 'what was asked of another address').toEqual([])
  },
  // Other ports of this machine, too, are somewhere else.
  proxy: async ({ origin, elsewhere }, use) => use({ server: elsewhere.server, bypass: origin }),
})
