import { expect, test } from './fixtures.ts'
import { chart, chartPanel, keyFigure, openScenario } from './planner.ts'

test('a planner opens Qiantang and reads the digital economy of 2030', async ({ app }) => {
  const { page } = app
  await expect(page).toHaveTitle('13th plan as announced – Qiantang')
  await expect(page.getByRole('slider', { name: 'Key year' })).toHaveValue('2030')

  const figure = keyFigure(page, 'Digital-economy scale')
  await expect(figure).toContainText('CNY 9.18 trn')
  await expect(figure).toContainText('+1.73 trn (+23.2%)')
  await expect(chart(page, 'Digital-economy scale')).toHaveAccessibleName(
    // With or without its ranges, which come when they are there.
    /^Digital-economy scale, CNY\. 2030: 13th plan 9\.18 trn, Baseline 7\.45 trn(\. 90% band: |$)/,
  )

  await openScenario(page, 'Baseline')
  await expect(figure).toContainText('CNY 7.45 trn')
  await expect(figure).toContainText('this is the baseline')
  await expect(chart(page, 'Digital-economy scale')).toHaveAccessibleName(
    /^Digital-economy scale, CNY\. 2030: Baseline 7\.45 trn(\. 90% band: |$)/,
  )
})

test('a planner who reads numbers better than lines shows a chart as a table', async ({ app }) => {
  const { page } = app
  const panel = chartPanel(page, 'Digital-economy scale')
  await panel.getByRole('button', { name: 'Show Digital-economy scale as a table' }).click()
  // The other table is that of the dots.
  const table = panel.getByRole('table').first()
  await expect(table.getByRole('columnheader')).toHaveText([
    'Year',
    /Baseline/,
    /13th plan/,
    /90% band/,
    'report',
    'Published',
  ])
  await expect(table.getByRole('row', { name: '2015' })).toContainText('15,804')
  await expect(table.getByRole('row', { name: '2030' }).getByRole('cell')).toHaveText([
    '74,526',
    '91,788',
    /^\d+,\d+ to \u200b?\d+,\d+$/,
    '–',
    '–',
  ])
  await expect(table.getByRole('row')).toHaveCount(1 + 21)

  await panel.getByRole('button', { name: 'Show Digital-economy scale as a chart' }).click()
  await expect(chart(page, 'Digital-economy scale')).toBeVisible()
})

test('a planner reads any year under the pointer, and keeps one by a click', async ({ app }) => {
  const { page } = app
  const drawing = chart(page, 'Digital-economy scale')
  const box = await drawing.boundingBox()
  if (!box) throw new Error('the chart is not to be seen')
  await page.mouse.move(box.x + box.width * 0.35, box.y + box.height / 2)
  await expect(drawing).toHaveAccessibleName(/CNY\. 20[12]\d: /)
  await expect(drawing).not.toHaveAccessibleName(/CNY\. 2030: /)
  await expect(page.getByRole('slider', { name: 'Key year' })).toHaveValue('2030')
  await page.mouse.down()
  await page.mouse.up()
  await expect(page.getByRole('slider', { name: 'Key year' })).not.toHaveValue('2030')
})
