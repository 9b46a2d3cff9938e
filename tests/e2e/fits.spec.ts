import type { Page } from '@playwright/test'
import { shippedFolder } from '../helpers/first-library.ts'
import { expect, long, longUnless, test } from './fixtures.ts'
import {
  askQuestion,
  crowdedTargets,
  goToView,
  isQuestion,
  languages,
  layoutFaults,
  questions,
  speak,
  views,
} from './inspect.ts'
import { lever, show, title, type } from './planner.ts'

/** A phone, a window at 200 %, the smallest window of the program, and others up to 4K. */
const sizes = [
  { width: 320, height: 640 },
  { width: 640, height: 400 },
  { width: 800, height: 560 },
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]

/** Charts draw again in the next frame after a change of size, and with each font. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

for (const language of languages) {
  test(
    `nothing is cut off or overlaps in any view, small or large, in ${language}`,
    longUnless(language === 'zh'),
    async ({ app }) => {
      const { page } = app
      // A full window: an own scenario with a long name, many moved levers, three scenarios beside it.
      for (const name of ['Regulatory reform', 'Pilot zones', 'Price growth'])
        await lever(page, name).slider.press('End')
      await page.getByRole('button', { name: 'Close this message' }).click()
      await type(
        title(page),
        '13th plan 2016–2020: everything that it names, reform and price growth included',
      )
      for (const name of ['Investment push', 'Slow world', 'As the report prints it']) await show(page, name)
      await speak(page, 'en', language)

      const faults: string[] = []
      const places = views.flatMap((view) => (view === 'analyse' ? questions : [view]))
      for (const view of places) {
        if (isQuestion(view)) await askQuestion(page, language, view)
        else await goToView(page, language, view)
        for (const size of sizes) {
          await page.setViewportSize(size)
          await drawn(page)
          const found = [...(await layoutFaults(page)), ...(await crowdedTargets(page))]
          for (const fault of found) faults.push(`${size.width} ${view}: ${fault}`)
          if (process.env.QIANTANG_LOOK)
            await page.screenshot({ path: `test-results/look/${language}-${size.width}-${view}.png` })
        }
      }
      expect(faults).toEqual([])
    },
  )
}

test('texts that a reader sets further apart are cut nowhere', long, async ({ app }) => {
  const { page } = app
  // Of WCAG 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    `)
    document.adoptedStyleSheets.push(sheet)
  })
  const faults: string[] = []
  for (const view of views.flatMap((each) => (each === 'analyse' ? questions : [each]))) {
    if (isQuestion(view)) await askQuestion(page, 'en', view)
    else await goToView(page, 'en', view)
    for (const size of sizes.filter(({ width }) => [800, 1280].includes(width))) {
      await page.setViewportSize(size)
      await drawn(page)
      for (const fault of await layoutFaults(page)) faults.push(`${size.width} ${view}: ${fault}`)
    }
  }
  expect(faults).toEqual([])
})

test.describe('on what ships', () => {
  test.use({ ground: shippedFolder })

  for (const language of languages) {
    test(
      `first screen and questions are whole in the smallest window and in large ones, in ${language}`,
      long,
      async ({ app }) => {
        const { page } = app
        await speak(page, 'en', language)
        const faults: string[] = []
        const look = async (where: string) => {
          await drawn(page)
          for (const fault of await layoutFaults(page)) faults.push(`${where}: ${fault}`)
        }
        for (const view of ['sensitivity', 'seek', 'backtest'] as const) {
          await askQuestion(page, language, view)
          for (const size of sizes) {
            await page.setViewportSize(size)
            await look(`${size.width} ${view}`)
          }
        }
        await goToView(page, language, 'explore')
        for (const size of sizes) {
          await page.setViewportSize(size)
          await look(`${size.width} explore`)
          // The region with the largest numbers and the longest name, and the first one again.
          for (const place of [-1, 0]) {
            await page.locator('.ground-choice button').click()
            await page.getByRole('option').nth(place).click()
            await look(`${size.width} ground ${place}`)
          }
          // A unit says what a small chart shows; a title on hover does not make up for it.
          const units = page.locator('.chart-panel.small > .chart-unit')
          for (const unit of await units.all()) {
            const isCut = await unit.evaluate((element) => element.scrollWidth > element.clientWidth + 1)
            if (isCut) faults.push(`${size.width}: the unit “${await unit.textContent()}” is cut`)
          }
        }
        expect(faults).toEqual([])
      },
    )
  }
})

for (const question of ['seek', 'sensitivity'] as const) {
  test(`texts whose fonts come late are measured again: ${question}`, long, async ({ app }) => {
    const { page } = app
    await page.setViewportSize({ width: 1024, height: 640 })
    const held: (() => void)[] = []
    await page.route('**/*.woff2', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve))
      await route.continue()
    })
    await speak(page, 'en', 'zh')
    await askQuestion(page, 'zh', question)
    await page.locator('main svg text').first().waitFor()
    // By now all is placed by the widths of another font.
    expect(held.length).toBeGreaterThan(0)
    for (const release of held.splice(0)) release()
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(await layoutFaults(page)).toEqual([])
  })
}
