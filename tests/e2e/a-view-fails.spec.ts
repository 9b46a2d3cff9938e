import { expect, test } from './fixtures.ts'
import { openScenario } from './planner.ts'

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
