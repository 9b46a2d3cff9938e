/** How long a slider's move takes in real Chromium, from the input event to the painted frame. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../scripts/browser.mjs'
import { startServer } from '../tests/e2e/fixtures.ts'
import { median } from './median.ts'

const moves = 120
const shown = ['Enterprise-led reform', 'Slow world', 'Investment push']

export async function benchPaint(): Promise<Readonly<Record<string, string>>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiantang-bench-'))
  const server = await startServer(dataDir)
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(server.url)
    await page.getByRole('slider', { name: 'R&D intensity' }).waitFor()
    for (const name of shown) {
      await page
        .getByRole('checkbox', { name: `Show ${name} on the charts` })
        .locator('xpath=ancestor::label')
        .click()
    }
    const times = await page.getByRole('slider', { name: 'R&D intensity' }).evaluate(async (lever, count) => {
      const before = document.querySelector('.chart-line.tone-active')?.getAttribute('d')
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const handler: number[] = []
      const painted: number[] = []
      for (let move = 0; move < count; move++) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const begun = performance.now()
        setter?.call(lever, String(1 + (move % 40) / 10))
        lever.dispatchEvent(new Event('input', { bubbles: true }))
        lever.dispatchEvent(new Event('change', { bubbles: true }))
        handler.push(performance.now() - begun)
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            // A message is handled after the frame that was asked for has been painted.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve()
            port2.postMessage(undefined)
          })
        })
        painted.push(performance.now() - begun)
      }
      if (document.querySelector('.chart-line.tone-active')?.getAttribute('d') === before) {
        throw new Error('the slider moved and no line did')
      }
      return { handler, painted }
    }, moves)
    const steady = <T>(values: readonly T[]): readonly T[] => values.slice(20)
    return {
      'slider move, five scenarios shown: handler': `${median(steady(times.handler)).toFixed(1)} ms`,
      'slider move, five scenarios shown: to the painted frame': `${median(steady(times.painted)).toFixed(1)} ms`,
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
