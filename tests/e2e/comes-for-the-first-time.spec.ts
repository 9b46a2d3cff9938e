/** A newcomer, who has read nothing: the first line, a question to start with, the tour, help, and words of her own. */
import { expect, test } from './fixtures.ts'
import { answer, lever, settingsKept } from './planner.ts'

test('from the first line to a lever of her own words', async ({ app }) => {
  const { page } = app
  const first = page.getByRole('region', { name: 'First steps' })
  await expect(first).toContainText(/^Zhejiang, from the report of November \d{4}, to \d{4}/)

  // A question to start with is answered with what is there.
  await first.getByRole('button', { name: /what drives the difference\?$/ }).click()
  await expect(page.getByRole('tab', { name: /^What drives the difference\?/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(answer(page)).toContainText('Fusion fields (3 → 11)')

  // The tour has five stops, and is left at the third.
  await page.getByRole('tab', { name: 'Explore', exact: true }).click()
  await first.getByRole('button', { name: 'Tour of the window' }).click()
  const tour = page.getByRole('region', { name: 'Tour of the window' })
  await expect(tour.getByRole('heading', { name: 'Move a lever' })).toBeFocused()
  await expect(page.locator('.side[data-toured]')).toHaveCount(1)
  await tour.getByRole('button', { name: 'Next' }).click()
  await tour.getByRole('button', { name: 'Next' }).click()
  await expect(tour).toContainText('Step 3 of 5')
  // What the tour is about can be used meanwhile.
  await lever(page, 'Regulatory reform').slider.press('ArrowRight')
  await expect(lever(page, 'Regulatory reform').value).not.toHaveValue('0')
  await page.keyboard.press('Control+z')
  await tour.getByRole('button', { name: 'Leave the tour' }).click()
  await expect(tour).toHaveCount(0)
  await expect(first).toHaveCount(0)
  await expect(page.locator('[data-toured]')).toHaveCount(0)

  // Help opens at the page of the view, and is searched.
  await page.getByRole('tab', { name: 'Baselines', exact: true }).click()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help.getByRole('tab', { name: 'Baselines' })).toHaveAttribute('aria-selected', 'true')
  await expect(help.getByRole('heading', { name: 'Find a figure' })).toBeVisible()
  await help.getByRole('searchbox', { name: 'Search in help' }).fill('percentage point')
  await expect(help.getByText('from 30% to 33%')).toBeVisible()
  await help.getByRole('searchbox').fill('')
  // The tour is found again there, and goes through to its end.
  await help.getByRole('button', { name: 'Tour of the window' }).click()
  await expect(help).toHaveCount(0)
  for (let stop = 1; stop < 5; stop++) await tour.getByRole('button', { name: 'Next' }).click()
  await expect(tour).toContainText('Step 5 of 5')
  await tour.getByRole('button', { name: 'Done' }).click()
  await expect(tour).toHaveCount(0)

  // Whatever the window's language, a lever is found by a planner's word, and has the focus.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find anything' })
  await palette.getByRole('searchbox').fill('인재')
  await expect(palette.getByRole('menuitem', { name: /^Digital skills/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(page.getByRole('slider', { name: /^Digital skills/ })).toBeFocused()

  // What the model does not have is said, with what comes nearest.
  await page.keyboard.press('Control+k')
  await palette.getByRole('searchbox').fill('5G spectrum')
  await expect(palette.getByRole('status')).toContainText(/^Not in this model\. Nearest: Network investment/)
  await expect(palette.getByRole('menuitem')).toHaveText([/^Network investment/])
  await palette.getByRole('searchbox').fill('online retail')
  await palette.getByRole('menuitem', { name: 'Online retail', exact: true }).click()
  await expect(page.getByRole('figure', { name: 'Online retail', exact: true })).toBeFocused()

  // The window begins without all this from now on.
  await settingsKept(page, { introduced: true })
  await app.restart()
  await expect(first).toHaveCount(0)
})

test('in a small window the questions stand behind a button, and a question mark asks for help', async ({
  app,
}) => {
  const { page } = app
  await page.setViewportSize({ width: 800, height: 560 })
  const first = page.getByRole('region', { name: 'First steps' })
  await first.getByRole('button', { name: 'Questions to start with' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  // In a field a question mark is one.
  const field = help.getByRole('searchbox')
  await field.press('?')
  await expect(field).toHaveValue('?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await first.getByRole('button', { name: 'Close the first steps' }).click()
  await expect(first).toHaveCount(0)
})
