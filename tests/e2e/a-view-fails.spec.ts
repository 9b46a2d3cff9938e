import type { Page } from '@playwright/test'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { expect, long, test } from './fixtures.ts'
import { importFile, keyFigure, lever, openScenario, saved, scenarios } from './planner.ts'

test('a view that fails takes nothing with it, and there are ways out', async ({ app }) => {
  app.tolerate(/no tables today/)
  const { page } = app
  await openScenario(page, '13th plan as announced')
  // As a fault of one view's own would: whatever holds a table cannot be drawn.
  await page.evaluate(() => {
    const create = document.createElement
    const broken = function (this: Document, ...args: Parameters<typeof create>) {
      if (String(args[0]) === 'table') throw new Error('no tables today')
      return create.apply(this, args)
    }
    document.createElement = broken as typeof create
    Object.assign(window, { mend: () => (document.createElement = create) })
  })
  await page.getByRole('tab', { name: 'Compare' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'This view cannot be shown' })
  await expect(alert).toContainText('13th plan as announced')
  await expect(alert).toContainText('no tables today')
  await expect(page.getByRole('tab', { name: 'Explore' })).toBeVisible()
  const download = page.waitForEvent('download')
  await alert.getByRole('button', { name: 'Export' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.scenario\.json$/)

  await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await expect(alert).toHaveCount(0)
})

/** Lets what the program tells of a scenario hold one that fails where it is looked at, as long as it is to. */
async function withFailing(page: Page, id: string, key: string): Promise<void> {
  await page.addInitScript(
    ([id, key]) => {
      const read = Response.prototype.json
      Response.prototype.json = async function () {
        const answer = await read.call(this)
        for (const { scenario } of Array.isArray(answer?.value) ? answer.value : []) {
          if (scenario?.id !== id) continue
          const value = scenario[key]
          const get = () => {
            if ((window as { fails?: boolean }).fails !== false) throw new Error('no such scenario today')
            return value
          }
          Object.defineProperty(scenario, key, { get, enumerable: true })
        }
        return answer
      }
    },
    [id, key] as const,
  )
}

const broken = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

test('a scenario that fails is left out of charts; the rest of the window stands', long, async ({ app }) => {
  app.tolerate(/no such scenario today/)
  const { page } = app
  await importFile(page, { name: 'a.scenario.json', text: scenarioJson({ id: 'fails', name: 'Fails' }) })
  await saved(page)
  await openScenario(page, '13th plan as announced')
  await page.addInitScript(() => Object.assign(window, { fails: false }))
  await withFailing(page, 'fails', 'levers')
  await page.reload()
  await openScenario(page, '13th plan as announced')
  // In one go: its row would fail by itself before it could be reached.
  await scenarios(page)
    .getByRole('checkbox', { name: 'Show Fails on the charts' })
    .evaluate((check) => {
      Object.assign(window, { fails: true })
      ;(check as HTMLElement).click()
    })

  // Its row and the charts that draw it fail, each by itself.
  const row = broken(page, '“Fails” cannot be shown here.')
  await expect(row).toContainText('It is kept as it is.')
  await expect(broken(page, 'This part of the window cannot be shown: chart.').first()).toBeVisible()
  await expect(keyFigure(page, 'Digital-economy scale')).toBeVisible()
  await expect(lever(page, 'Cloud migration').slider).toBeEnabled()
  await expect(scenarios(page).getByText('Investment push')).toBeVisible()
  await row.getByRole('button', { name: 'Copy diagnostics…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')

  // Once it is left out, all charts are there again; its row waits until it is tried.
  await broken(page, 'chart.').first().getByRole('button', { name: 'Leave out “Fails”' }).click()
  await expect(broken(page, 'chart.')).toHaveCount(0)
  await expect(row).toBeVisible()
  await page.evaluate(() => Object.assign(window, { fails: false }))
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(scenarios(page).getByRole('checkbox', { name: 'Show Fails on the charts' })).not.toBeChecked()
  await expect(page.getByRole('alert')).toHaveCount(0)

  // What fails while the window opens is told, and can be tried again.
  await page.addInitScript(() => Object.assign(window, { fails: true }))
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('Qiantang could not be opened')
  await page.evaluate(() => Object.assign(window, { fails: false }))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(scenarios(page).getByText('Investment push')).toBeVisible()
})

test('the head of the window fails alone', long, async ({ app }) => {
  app.tolerate(/no heads today/)
  const { page } = app
  await page.addInitScript(() => {
    const create = document.createElement
    document.createElement = function (this: Document, ...args: Parameters<typeof create>) {
      if (String(args[0]) === 'header') throw new Error('no heads today')
      return create.apply(this, args)
    } as typeof create
    Object.assign(window, { mend: () => (document.createElement = create) })
  })
  await page.reload()
  const alert = broken(page, 'This part of the window cannot be shown: header.')
  await expect(alert).toContainText('Nothing is lost.')
  await expect(lever(page, 'Cloud migration').slider).toBeEnabled()
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(alert).toHaveCount(0)
})
