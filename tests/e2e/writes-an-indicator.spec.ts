import { expect, test } from './fixtures.ts'
import { answer, ask, chart, chartPanel, choose, inMenuOf, lever, saved } from './planner.ts'

test('a planner writes an own indicator, sees it on a chart, asks how sure it is, and finds it the next day', async ({
  app,
}) => {
  const { page } = app
  await lever(page, 'R&D intensity').slider.press('End')
  const name = 'Copy of 13th plan as announced'
  await inMenuOf(page, name, 'Own indicators…')
  const dialog = page.getByRole('dialog', { name: `Own indicators of ${name}` })
  const save = dialog.getByRole('button', { name: 'Save' })
  await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('Digital economy per core worker')
  await expect(save).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Formula', exact: true }).fill('digitalEconomy + coreEmployment')
  await dialog.getByRole('textbox', { name: 'Unit', exact: true }).fill('10k CNY')
  await expect(dialog.locator('.own-fault')).toContainText('adds 100m CNY and 10k persons')
  await dialog.getByRole('textbox', { name: 'Formula', exact: true }).fill('digitalEconomy /')
  await expect(dialog.locator('.own-fault')).toContainText('ends where a value is expected')
  await dialog.getByRole('button', { name: /Insert a name$/ }).click()
  await page
    .getByRole('option')
    .filter({ hasText: /coreEmployment$/ })
    .click()
  await expect(dialog.getByRole('textbox', { name: 'Formula', exact: true })).toHaveValue(
    'digitalEconomy / coreEmployment',
  )
  await expect(dialog.locator('.own-fault')).toHaveCount(0)
  await expect(dialog.locator('.own-value')).toHaveText(/^2030: \d/)
  await save.click()
  await saved(page)

  const panel = chartPanel(page, 'GRDP')
  await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
  await page.getByRole('option', { name: 'Digital economy per core worker' }).click()
  await expect(chart(page, 'Digital economy per core worker')).toHaveAttribute('aria-label', /2030: .*\d/)
  await ask(page, 'How sure?')
  await choose(page, 'Indicator', 'Digital economy per core worker')
  await expect(answer(page)).toContainText('Digital economy per core worker in 2030 lies between')

  await app.restart()
  await inMenuOf(page, name, 'Own indicators…')
  await expect(dialog.getByRole('textbox', { name: 'Formula', exact: true })).toHaveValue(
    'digitalEconomy / coreEmployment',
  )
  await dialog.getByRole('button', { name: 'Remove Digital economy per core worker' }).click()
  await save.click()
  await saved(page)
})
