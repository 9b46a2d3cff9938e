/**
 * What another page in the planner's browser can do to the window's server, in a real browser: nothing.
 *
 * The attacker has a page under a name of his own and one on another port of this machine, knows the port, and, which he
 * cannot, the token. What he reads must not hold the planner's scenario, and what he writes must not be there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server as HttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { ask, enter } from '../main/http.ts'
import { startServer } from './fixtures.ts'

const secret = 'Secret plan of 2031'

interface Victim {
  readonly origin: string
  readonly port: number
  readonly token: string
  /** A script of the window. */
  readonly script: string
}

interface Attacker {
  /** Opens the attacker's page. */
  open(path?: string): Promise<Page>
  readonly port: number
}

const test = base.extend<{ victim: Victim; attacker: Attacker; attackerHost: string }>({
  attackerHost: ['evil.example', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  victim: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'qiantang-attacked-'))
    const server = await startServer(dataDir)
    const { origin, port: text, hash } = new URL(server.url)
    const port = Number(text)
    const token = await enter(port, hash.slice('#code='.length))
    const kept = await ask(port, token, 'scenarios.save', { scenario: planned, after: 0 })
    expect(JSON.parse(kept.body)).toMatchObject({ ok: true })
    const page = await (await fetch(origin)).text()
    const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
    expect(script).not.toBe('')
    await use({ origin, port, token, script })
    // Whatever was tried: nothing was written, and what was there is there.
    const settings = JSON.parse((await ask(port, token, 'settings.read', {})).body)
    expect(settings).toEqual({ ok: true, value: {} })
    const list = JSON.parse((await ask(port, token, 'scenarios.list', {})).body)
    expect(list.value.map(({ scenario }: { scenario: { name: string } }) => scenario.name)).toEqual([secret])
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  },
  attacker: async ({ playwright, launchOptions, attackerHost }, use) => {
    const server = await serveAttacks()
    // Every name of his leads to this machine, as after a rebinding.
    const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP *.example 127.0.0.1']
    const browser: Browser = await playwright.chromium.launch({ ...launchOptions, args })
    const context = await browser.newContext()
    const { port } = server.address() as { port: number }
    await use({
      port,
      async open(path = '/') {
        const page = await context.newPage()
        await page.goto(`http://${attackerHost}:${port}${path}`)
        return page
      },
    })
    await browser.close()
    server.closeAllConnections()
    server.close()
  },
})

const planned = {
  id: '0f8c1e1e-1111-4111-8111-111111111111',
  name: secret,
  notes: '',
  model: 'digital-economy@2',
  baseline: 'kiep-17-06',
  reading: 'share',
  horizon: 2035,
  levers: {},
  assumptions: {},
  indicators: [],
}

async function serveAttacks(): Promise<HttpServer> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>evil</title><body></body>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly mode?: RequestMode
  readonly credentials?: RequestCredentials
}

/** What a request of the page comes to: what could be read, or that nothing could. */
const fetched = (page: Page, url: string, options: Sent = {}): Promise<string> =>
  page.evaluate(
    async ([address, init]) => {
      try {
        const response = await fetch(address, init)
        return response.type === 'opaque' ? 'opaque' : `read ${response.status} ${await response.text()}`
      } catch {
        return 'refused'
      }
    },
    [url, options] as const,
  )

/** Whether an element of the page loads what it names. */
const loaded = (page: Page, tag: string, attributes: Record<string, string>): Promise<string> =>
  page.evaluate(
    ([name, given]) =>
      new Promise<string>((resolve) => {
        const element = document.createElement(name)
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        for (const [key, value] of Object.entries(given)) element.setAttribute(key, value)
        document.body.append(element)
      }),
    [tag, attributes] as const,
  )

for (const host of ['evil.example', '127.0.0.1']) {
  test.describe(`from a page of ${host}`, () => {
    test.use({ attackerHost: host })

    test('a request reads and writes nothing, with the token neither', async ({ victim, attacker }) => {
      const page = await attacker.open()
      const { origin, token } = victim
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = '{"theme":"dark"}'
      for (const mode of ['cors', 'no-cors'] as const) {
        for (const credentials of ['omit', 'include'] as const) {
          const options = { mode, credentials }
          const asked = [
            await fetched(page, `${origin}/`, options),
            await fetched(page, `${origin}/api/scenarios.list`, {
              ...options,
              method: 'POST',
              headers,
              body: '{}',
            }),
            await fetched(page, `${origin}/api/settings.write`, {
              ...options,
              method: 'POST',
              headers,
              body,
            }),
            await fetched(page, `${origin}/api/settings.write`, { ...options, method: 'POST', body }),
            await fetched(page, `${origin}/session`, { ...options, method: 'POST', body: '{"code":"a"}' }),
            await fetched(page, `${origin}/link`, { ...options, method: 'POST', headers, body: '{}' }),
          ]
          for (const answer of asked)
            expect(answer).toMatch(mode === 'cors' ? /^refused$/ : /^(?:opaque|refused)$/)
        }
      }
      const sent = await page.evaluate(
        (address) => navigator.sendBeacon(address, '{"theme":"dark"}'),
        `${origin}/api/settings.write`,
      )
      expect(sent).toBe(true)
    })

    test('no picture, script, style, frame or object loads', async ({ victim, attacker }) => {
      const page = await attacker.open()
      const { origin, script } = victim
      expect(await loaded(page, 'img', { src: `${origin}/` })).toBe('refused')
      expect(await loaded(page, 'script', { src: `${origin}${script}` })).toBe('refused')
      expect(await loaded(page, 'script', { type: 'module', src: `${origin}${script}` })).toBe('refused')
      expect(await loaded(page, 'link', { rel: 'stylesheet', href: `${origin}/` })).toBe('refused')
      expect(await loaded(page, 'object', { data: `${origin}/` })).toBe('refused')
      for (const attributes of [{}, { sandbox: 'allow-scripts' }]) {
        await loaded(page, 'iframe', { src: `${origin}/`, ...attributes })
      }
      await expect.poll(() => page.frames().length).toBeGreaterThan(2)
      for (const frame of page.frames().slice(1)) {
        await frame.waitForLoadState()
        expect(await frame.content()).not.toContain(script)
      }
      const worker = await page.evaluate(
        (address) =>
          new Promise<string>((resolve) => {
            const source = `try { importScripts(${JSON.stringify(address)}); postMessage('loaded') } catch { postMessage('refused') }`
            const own = new Worker(URL.createObjectURL(new Blob([source])))
            own.addEventListener('message', ({ data }) => resolve(String(data)))
          }),
        `${origin}${script}`,
      )
      expect(worker).toBe('refused')
    })

    test('no socket opens', async ({ victim, attacker }) => {
      const page = await attacker.open()
      const opened = await page.evaluate(async (port) => {
        const outcome = (target: EventTarget) =>
          new Promise<string>((resolve) => {
            target.addEventListener('open', () => resolve('opened'))
            target.addEventListener('error', () => resolve('refused'))
          })
        return [
          await outcome(new WebSocket(`ws://127.0.0.1:${port}/api/store.changes`)),
          await outcome(new EventSource(`http://127.0.0.1:${port}/api/store.changes`)),
        ]
      }, victim.port)
      expect(opened).toEqual(['refused', 'refused'])
    })

    test('a form is sent in vain, whatever it calls itself', async ({ victim, attacker }) => {
      for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        for (const path of ['/api/settings.write', '/session', '/link', '/']) {
          const page = await attacker.open()
          const answered = page.waitForResponse((response) => response.url().startsWith(victim.origin))
          await page.evaluate(
            ([action, type]) => {
              const form = document.createElement('form')
              Object.assign(form, { method: 'post', action, enctype: type })
              const field = document.createElement('input')
              Object.assign(field, { name: '{"theme":"dark","a":"', value: '"}' })
              form.append(field)
              document.body.append(form)
              form.submit()
            },
            [`${victim.origin}${path}`, enctype] as const,
          )
          expect((await answered).status()).toBe(403)
          await page.close()
        }
      }
    })

    test('a window that it opens is out of its reach, and knows nothing', async ({ victim, attacker }) => {
      const page = await attacker.open()
      const opening = page.context().waitForEvent('page')
      await page.evaluate((address) => {
        Object.assign(window, { opened: open(`${address}/#code=${'a'.repeat(43)}`) })
      }, victim.origin)
      const popup = await opening
      await expect(popup.getByRole('alert')).toContainText('This window may not ask')
      expect(await popup.evaluate(() => window.opener === null)).toBe(true)
      await expect
        .poll(() => page.evaluate(() => (window as unknown as { opened: Window }).opened.closed))
        .toBe(true)
      expect(await popup.content()).not.toContain(secret)
    })

    test('a page without an origin is another page too', async ({ victim, attacker }) => {
      const page = await attacker.open()
      const headers = { authorization: `Bearer ${victim.token}`, 'content-type': 'application/json' }
      const options = { method: 'POST', headers, body: '{"theme":"dark"}' }
      const read = await page.evaluate(
        ([address, init]) =>
          new Promise<string>((resolve) => {
            const frame = document.createElement('iframe')
            frame.setAttribute('sandbox', 'allow-scripts')
            frame.srcdoc = `<script>fetch(${JSON.stringify(address)}, ${JSON.stringify(init)})
              .then((answer) => answer.text(), () => 'refused').then((text) => parent.postMessage(text, '*'))</script>`
            addEventListener('message', ({ data }) => resolve(String(data)))
            document.body.append(frame)
          }),
        [`${victim.origin}/api/settings.write`, options] as const,
      )
      expect(read).toBe('refused')
    })
  })
}

test('a name that is bound to this machine afterwards reaches nothing', async ({ victim, attacker }) => {
  const page = await attacker.open()
  for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
    const answer = await page.goto(`http://${name}:${victim.port}/`)
    expect(answer?.status()).toBe(421)
    expect(await page.content()).not.toContain(victim.script)
    // From there, every request is of the same origin.
    const headers = { authorization: `Bearer ${victim.token}`, 'content-type': 'application/json' }
    for (const path of ['/api/scenarios.list', '/api/settings.write', '/session', '/link', victim.script]) {
      const options = path === victim.script ? {} : { method: 'POST', headers, body: '{"theme":"dark"}' }
      const read = await fetched(page, path, options)
      expect(read).toMatch(/^read 421 /)
      expect(read).not.toContain(secret)
    }
  }
})

test('a link in a page opens a window that knows nothing, in the tab of the page', async ({
  victim,
  attacker,
}) => {
  const page = await attacker.open()
  await page.evaluate((address) => {
    location.href = address
  }, `${victim.origin}/`)
  await expect(page.getByRole('alert')).toContainText('This window may not ask')
  expect(await page.content()).not.toContain(secret)
})
