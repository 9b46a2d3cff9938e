import { shippedFolder } from '../helpers/first-library.ts'
import { expect, test } from './fixtures.ts'
import { keyFigure } from './planner.ts'

// The other specs know the numbers of version 1; this one opens what a planner gets.
test.use({ ground: shippedFolder })

test('a planner opens the report’s baseline, changes to the statistics to 2024, and is told of a demonstration', async ({
  app,
}) => {
  const { page } = app
  const ground = page.getByRole('button', { name: /Region and baseline$/ })
  await expect(ground).toContainText('2017 report')
  // Version 2, 13th plan, 2030: as the independent implementation has it.
  await expect(keyFigure(page, 'Digital-economy scale')).toContainText('8.27 trn')

  await ground.click()
  await page.getByRole('option', { name: /Stats 2024/ }).click()
  await expect(ground).toContainText('Stats 2024')
  for (const name of ['Announced aims to 2027 and 2030', 'Investment from 2027', 'Market access from 2027']) {
    await expect(page.getByText(name).last()).toBeVisible()
  }
  await expect(keyFigure(page, 'Digital-economy scale')).toContainText('7.70 trn')

  await ground.click()
  await page.getByRole('option', { name: /demonstration/ }).click()
  await expect(ground).toContainText('demonstration')
  // Nothing adds to a baseline alone: that is said in place of an empty picture.
  await expect(page.getByText('Nothing is moved in the baseline, so it adds nothing.').first()).toBeVisible()
})
