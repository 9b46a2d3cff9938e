import { expect, long, test } from './fixtures.ts'
import { chartPanel, lever, openScenario, saved } from './planner.ts'

test('a planner sets first year, ramp and last year by keyboard; before the start the path is the baseline’s', async ({
  app,
}) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  const cloud = lever(page, 'Cloud migration')
  await cloud.slider.press('End')
  await expect(cloud.schedule).toHaveText('from 2018 over 3 years')

  await cloud.schedule.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Schedule of Cloud migration' })
  const first = dialog.getByRole('textbox', { name: 'First year' })
  const ramp = dialog.getByRole('textbox', { name: 'Years to reach the target' })
  await first.press('Control+A')
  await page.keyboard.type('2024')
  await page.keyboard.press('Tab')
  await expect(ramp).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(ramp).toHaveValue('2')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('switch', { name: 'Ends' })).toBeFocused()
  await page.keyboard.press('Space')
  const last = dialog.getByRole('textbox', { name: 'Last year' })
  await last.press('Control+A')
  await page.keyboard.type('2029')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  await expect(dialog).toHaveCount(0)
  await expect(cloud.schedule).toHaveText('from 2024 over 2 years until 2029')
  await expect(cloud.schedule).toBeFocused()

  const panel = chartPanel(page, 'Digital-economy scale')
  await panel.getByRole('button', { name: /as a table$/ }).click()
  const valuesOf = (year: number) =>
    panel
      .getByRole('row', { name: String(year) })
      .getByRole('cell')
      .allTextContents()
  for (const year of [2015, 2018, 2023]) {
    const [baseline, own] = await valuesOf(year)
    expect(own, String(year)).toBe(baseline)
  }
  const [baseline, own] = await valuesOf(2025)
  expect(own).not.toBe(baseline)
  await saved(page)
})

test('years that cannot be are refused with the years that can', long, async ({ app }) => {
  const { page } = app
  const research = lever(page, 'R&D intensity')
  await research.schedule.click()
  const dialog = page.getByRole('dialog', { name: 'Schedule of R&D intensity' })
  const first = dialog.getByRole('textbox', { name: 'First year' })
  for (const year of ['1990', '2050']) {
    await first.fill(year)
    await first.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText(`“${year}” is outside 2017 to 2035`)
    await expect(first).toHaveValue(year)
  }
  await first.fill('2020')
  await first.press('Enter')
  await dialog.getByText('Ends').click()
  const last = dialog.getByRole('textbox', { name: 'Last year' })
  await last.fill('2019')
  await last.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('2020')
  await last.fill('2020')
  await last.press('Enter')
  const ramp = dialog.getByRole('textbox', { name: 'Years to reach the target' })
  await ramp.fill('0')
  await ramp.press('Enter')
  await expect(research.schedule).toHaveText('from 2020 at once until 2020')
})
