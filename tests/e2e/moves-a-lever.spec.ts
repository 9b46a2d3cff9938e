import { expect, test } from './fixtures.ts'

test('a planner moves R&D intensity by keyboard and sees the value and the chart change', async ({ app }) => {
  const { page } = app
  const chart = page.getByRole('img', { name: /^Digital-economy scale/ })
  const before = await chart.getAttribute('aria-label')
  const path = page.locator('.chart-line.tone-active').first()
  const pathBefore = await path.getAttribute('d')

  const slider = page.getByRole('slider', { name: 'R&D intensity' })
  await slider.focus()
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight')

  await expect(page.getByRole('textbox', { name: 'R&D intensity, value' })).toHaveValue('3.5')
  expect(await chart.getAttribute('aria-label')).not.toBe(before)
  expect(await path.getAttribute('d')).not.toBe(pathBefore)
})
