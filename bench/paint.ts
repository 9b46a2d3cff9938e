/** How long a slider's move takes in real Chromium, from the input event to the painted frame. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../scripts/browser.mjs'
import { startServer } from '../tests/e2e/fixtures.ts'
import { median } from './median.ts'

const moves = 120
/** Shown beside the baseline and the active scenario. */
const names = ['Enterprise-led reform', 'Slow world', 'Investment push']

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
    for (const name of names) {
      await page
        .getByRole('checkbox', { name: `Show ${name} on the charts` })
        .locator('xpath=ancestor::label')
        .click()
    }
    const times = await page.getByRole('slider', { name: 'R&D intensity' }).evaluate(async (lever, count) => {
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const path = (): string | null | undefined =>
        document.querySelector('.chart-line.active')?.getAttribute('d')
      const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
      /** A message is handled in a task of its own, once this one and all that it left to do are done. */
      const nextTask = (): Promise<void> =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve()
          port2.postMessage(undefined)
        })
      const inEvent: number[] = []
      const inTask: number[] = []
      const painted: number[] = []
      for (let move = 0; move < count; move++) {
        await nextFrame()
        await nextTask()
        const before = path()
        const begun = performance.now()
        const task = nextTask()
        setter?.call(lever, String(1 + (move % 40) / 10))
        lever.dispatchEvent(new Event('input', { bubbles: true }))
        if (path() !== before) inEvent.push(performance.now() - begun)
        // React renders after the event, in the same task.
        await task
        inTask.push(performance.now() - begun)
        if (path() === before) throw new Error(`move ${move} of the slider moved no line in its task`)
        await nextFrame()
        await nextTask()
        painted.push(performance.now() - begun)
      }
      return { inEvent, inTask, painted }
    }, moves)
    const shown = (values: readonly number[]): string => `${median(values.slice(20)).toFixed(1)} ms`
    const scenarios = names.length + 2
    return {
      [`slider move in Chromium, ${scenarios} lines on each chart: until the charts have their new paths`]:
        times.inEvent.length === moves ? shown(times.inEvent) : 'later than the event',
      [`slider move in Chromium, ${scenarios} lines on each chart: until all is rendered`]: shown(
        times.inTask,
      ),
      [`slider move in Chromium, ${scenarios} lines on each chart: until the frame is painted`]: shown(
        times.painted,
      ),
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
