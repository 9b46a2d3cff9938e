import { expect, long, test } from './fixtures.ts'
import { chart, chartPanel, choose, drag, keyFigure, lever, openScenario, title, type } from './planner.ts'

test('constant prices: the same economy at the prices of 2015', async ({ app }) => {
  const { page } = app
  const figure = keyFigure(page, 'Digital-economy scale')
  await openScenario(page, 'Baseline')
  await expect(figure).toContainText('7.45 trn')
  const share = (await keyFigure(page, 'Digital-economy share').textContent()) ?? ''
  await choose(page, 'Prices', 'Constant 2015 prices')
  // 74,526 / 1.015^15
  await expect(figure).toContainText('5.96 trn')
  await expect(keyFigure(page, 'Digital-economy share')).toHaveText(share)
  await choose(page, 'Prices', 'Current prices')
  await expect(figure).toContainText('7.45 trn')
})

test(
  'a longer horizon: charts reach 2050, and what leaves the plausible range is said',
  long,
  async ({ app }) => {
    const { page } = app
    const warning = page.getByRole('status').filter({ hasText: 'Read with care' })
    await expect(warning).toHaveCount(0)
    await type(page.getByRole('textbox', { name: 'Horizon' }), '2050')
    await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
    const grdp = chartPanel(page, 'GRDP')
    await grdp.getByRole('button', { name: /as a table$/ }).click()
    const years = grdp.getByRole('table').first().getByRole('row')
    await expect(years).toHaveCount(1 + 2050 - 2015 + 1)
    await expect(years.last()).toContainText('2050')

    await type(lever(page, 'Core trend growth').value, '14')
    await type(lever(page, 'Trend slowdown').value, '0')
    await expect(warning).toContainText(/from 20[34]\d: Core industry passes 40% of GRDP/)
    // The warning stands beside the number that it is about, too, and beside the answers about it.
    await expect(keyFigure(page, 'Core-industry share')).toContainText(/from 20[34]\d: Core industry passes/)
    await expect(keyFigure(page, 'Digital-economy scale')).not.toContainText('from 20')
    await type(page.getByRole('textbox', { name: 'Horizon' }), '2025')
    await expect(warning).toHaveCount(0)
    await expect(page.getByRole('slider', { name: 'Key year' })).toHaveValue('2025')
    await type(page.getByRole('textbox', { name: 'Horizon' }), '2199')
    await expect(page.getByRole('alert').filter({ hasText: '“2199” is outside 2017 to 2050' })).toBeVisible()
  },
)

test('the key year by typing, by keyboard and by mouse', long, async ({ app }) => {
  const { page } = app
  const year = page.getByRole('slider', { name: 'Key year' })
  const field = page.getByRole('textbox', { name: 'Key year' })
  const figure = keyFigure(page, 'Digital-economy scale')
  await type(field, '2020')
  await expect(year).toHaveValue('2020')
  await expect(figure).toContainText('3.18 trn')
  await year.press('ArrowRight')
  await expect(field).toHaveValue('2021')
  await year.press('Home')
  await expect(figure).toContainText('1.58 trn')
  await drag(page, year, 0.9)
  await expect(async () => expect(Number(await field.inputValue())).toBeGreaterThan(2030)).toPass()
  await type(field, '1200')
  await expect(page.getByRole('alert').filter({ hasText: '“1200” is outside 2015 to 2035' })).toBeVisible()
  await type(field, '2035')
  await expect(figure).toContainText('12.9 trn')
})

test('another indicator in a large chart and in a small one', long, async ({ app }) => {
  const { page } = app
  const panel = chartPanel(page, 'Core-industry value added')
  await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
  await page.getByRole('option', { name: /^Fusion adoption/ }).click()
  await expect(chart(page, 'Fusion adoption')).toHaveAccessibleName(
    /^Fusion adoption, %\. 2030: 13th plan 65\.9, Baseline 53\.8/,
  )
  await expect(panel).toHaveCount(0)

  await chartPanel(page, 'Online retail')
    .getByRole('button', { name: /Choose an indicator$/ })
    .click()
  await page.getByRole('option', { name: /^Cross-border exports/ }).click()
  await expect(chart(page, 'Cross-border exports')).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(7)
})

test('assumptions: one is changed, marked, found again by the filter and taken back', async ({ app }) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  await page.getByRole('tab', { name: 'Assumptions' }).click()
  const speed = lever(page, 'Imitation rate')
  await page.getByRole('searchbox', { name: 'Find an assumption' }).fill('imitation')
  const figure = keyFigure(page, 'Digital-economy scale')
  await type(speed.value, '0.1')
  await expect(figure).not.toContainText('7.45 trn')
  await page.getByRole('searchbox', { name: 'Find an assumption' }).fill('')
  await page.getByRole('button', { name: /^Changed/ }).click()
  await expect(
    page.getByRole('tabpanel', { name: 'Assumptions' }).getByRole('textbox', { name: /, value$/ }),
  ).toHaveCount(1)
  await speed.reset.click()
  await expect(figure).toContainText('7.45 trn')
  await expect(page.getByRole('tabpanel', { name: 'Assumptions' })).toContainText(
    'No assumption has been changed yet.',
  )
})

test('light, dark and high contrast', long, async ({ app }) => {
  const { page } = app
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await choose(page, 'Appearance', 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await ground()).toBe('rgb(15, 22, 29)')
  await choose(page, 'Appearance', 'High contrast')
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await choose(page, 'Appearance', 'As the system')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
