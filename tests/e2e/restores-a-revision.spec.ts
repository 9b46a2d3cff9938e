import { expect, test } from './fixtures.ts'
import { inMenuOf, keyFigure, lever, messages, openScenario, saved, title, type } from './planner.ts'

test('a planner looks at an earlier revision, restores it, and loses nothing', async ({ app }) => {
  const { page } = app
  const figure = keyFigure(page, 'Digital-economy scale')
  const cloud = lever(page, 'Cloud migration')
  await openScenario(page, 'Baseline')
  await type(cloud.value, '60')
  await saved(page)
  const numbers = (await figure.textContent()) ?? ''
  await type(cloud.value, '140')
  await expect(figure).not.toHaveText(numbers)
  await saved(page)
  await type(lever(page, 'Digital skills').value, '5')
  await saved(page)

  await inMenuOf(page, 'Copy of Baseline', 'Saved versions…')
  const dialog = page.getByRole('dialog', { name: 'Saved versions of Copy of Baseline' })
  const revisions = dialog.getByRole('option')
  await expect(revisions).toHaveText([
    /^Saved version 3.*newest.*2 changes from the baseline/,
    /^Saved version 2/,
    /^Saved version 1.*1 change from the baseline/,
  ])
  await revisions.first().click()
  await expect(dialog).toContainText('This is what the scenario holds now.')
  const fingerprint = dialog.getByText(/^Fingerprint [\da-f]{12}$/)
  const newest = (await fingerprint.textContent()) ?? ''
  await revisions.last().click()
  await expect(dialog.getByRole('row', { name: /Cloud migration/ })).toContainText('60')
  await expect(fingerprint).not.toHaveText(newest)
  await expect(dialog.getByRole('row', { name: /Digital skills/ })).toHaveCount(0)
  // Looking changes nothing.
  await expect(cloud.slider).toHaveValue('140')

  await dialog.getByRole('button', { name: 'Restore this version' }).click()
  await expect(messages(page)).toContainText('Saved version 1 was restored as the newest one.')
  await expect(cloud.value).toHaveValue('60')
  await expect(lever(page, 'Digital skills').value).toHaveValue('2.5')
  await expect(figure).toHaveText(numbers)
  await expect(title(page)).toHaveValue('Copy of Baseline')

  await inMenuOf(page, 'Copy of Baseline', 'Saved versions…')
  await expect(revisions).toHaveCount(4)
  await revisions.nth(1).click()
  await expect(dialog.getByRole('row', { name: /Cloud migration/ })).toContainText('140')
  await expect(dialog.getByRole('row', { name: /Digital skills/ })).toContainText('5')
})
