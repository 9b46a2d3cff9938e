import { expect, long, test } from './fixtures.ts'
import {
  inMenuOf,
  keyFigure,
  lever,
  messages,
  openScenario,
  saved,
  scenarios,
  title,
  type,
} from './planner.ts'

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

test(
  'a planner names a version with the keyboard, thins the others out, and finds it again',
  long,
  async ({ app }) => {
    const { page } = app
    const cloud = lever(page, 'Cloud migration')
    await openScenario(page, 'Baseline')
    for (const value of ['60', '80', '100', '120']) {
      await type(cloud.value, value)
      await saved(page)
    }
    await inMenuOf(page, 'Copy of Baseline', 'Saved versions…')
    const dialog = page.getByRole('dialog', { name: 'Saved versions of Copy of Baseline' })
    const versions = dialog.getByRole('option')
    await versions.nth(2).click()
    const name = dialog.getByRole('textbox', { name: 'Name of this version' })
    await name.focus()
    await page.keyboard.type('As sent to the office')
    await page.keyboard.press('Enter')
    await expect(versions.nth(2)).toContainText('“As sent to the office”')
    const told = dialog.getByRole('status')
    await expect(told).toContainText('Saved version 2 is named “As sent to the office”.')
    await told.getByRole('button', { name: 'Undo' }).click()
    await expect(told).toContainText('Saved version 2 has no name now.')
    await expect(dialog.getByText('As sent to the office')).toHaveCount(0)
    await told.getByRole('button', { name: 'Undo' }).click()
    await expect(versions.nth(2)).toContainText('“As sent to the office”')
    await page.keyboard.press('Escape')

    await scenarios(page).getByRole('button', { name: 'Trash…' }).click()
    const trash = page.getByRole('dialog', { name: 'Deleted scenarios' })
    await trash.getByRole('button', { name: 'Thin out saved versions…' }).click()
    await expect(trash).toContainText('every one that you named')
    await trash.getByRole('button', { name: 'Delete for good' }).click()
    await expect(messages(page)).toContainText('Saved versions deleted for good: 1.')
    await app.restart()
    await inMenuOf(page, 'Copy of Baseline', 'Saved versions…')
    await expect(versions).toHaveText([
      /^Saved version 4/,
      /^Saved version 2“As sent to the office”/,
      /^Saved version 1/,
    ])
  },
)
