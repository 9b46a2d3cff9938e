import { expect, long, test } from './fixtures.ts'
import {
  changeUnsaved,
  choose,
  keyFigure,
  lever,
  messages,
  openScenario,
  saved,
  scenarioRow,
  settingsKept,
  show,
  title,
  type,
} from './planner.ts'

test('a change is saved by itself and found again after a reload and after a restart', async ({ app }) => {
  const { page } = app
  const figure = keyFigure(page, 'Digital-economy scale')
  await openScenario(page, 'Baseline')
  await type(lever(page, 'Digital skills').value, '4.5')
  await type(title(page), 'Teach the province')
  await saved(page)
  const numbers = (await figure.textContent()) ?? ''
  expect(numbers).not.toContain('7.45 trn')

  const isThere = async () => {
    await expect(title(page)).toHaveValue('Teach the province')
    await expect(lever(page, 'Digital skills').value).toHaveValue('4.5')
    await expect(figure).toHaveText(numbers)
    await saved(page)
  }
  await page.reload()
  await isThere()
  await app.restart()
  await isThere()
})

test('a window that is closed right after a change loses nothing', async ({ app }) => {
  const { page } = app
  await lever(page, 'Venture capital').slider.press('End')
  await page.reload()
  await expect(scenarioRow(page, 'Copy of 13th plan as announced')).toBeVisible()
  await openScenario(page, 'Copy of 13th plan as announced')
  await expect(lever(page, 'Venture capital').value).toHaveValue('3,000')
})

test(
  'the window comes back as it was left: scenario, scenarios beside it, key year, prices',
  long,
  async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Slow world')
    await show(page, 'Investment push')
    await type(page.getByRole('textbox', { name: 'Key year' }), '2025')
    await choose(page, 'Prices', 'Constant 2015 prices')
    await settingsKept(page, { prices: 'constant', keyYear: 2025 })
    const figure = keyFigure(page, 'Digital-economy scale')
    const numbers = (await figure.textContent()) ?? ''
    await app.restart()
    await expect(page).toHaveTitle('Slow world – Qiantang')
    await expect(page.getByRole('checkbox', { name: 'Show Investment push on the charts' })).toBeChecked()
    await expect(page.getByRole('slider', { name: 'Key year' })).toHaveValue('2025')
    await expect(figure).toHaveText(numbers)
  },
)

test(
  'notes are kept with a scenario, and those of a scenario that ships can be read',
  long,
  async ({ app }) => {
    const { page } = app
    await page.getByRole('button', { name: 'More actions for 13th plan as announced' }).click()
    await page.getByRole('menuitem', { name: 'Notes…' }).click()
    await expect(page.getByRole('dialog')).toContainText('Follows §4, second point')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'New scenario' }).click()
    await openScenario(page, 'Baseline')
    await page.getByRole('button', { name: 'More actions for New scenario' }).click()
    await page.getByRole('menuitem', { name: 'Notes…' }).click()
    await page.getByRole('textbox', { name: 'Notes on New scenario' }).fill('§4: what the plan leaves out.')
    await page.keyboard.press('Escape')
    await saved(page)
    await app.restart()
    // Looking at the notes of another scenario does not open it.
    await openScenario(page, 'Baseline')
    await page.getByRole('button', { name: 'More actions for New scenario' }).click()
    await page.getByRole('menuitem', { name: 'Notes…' }).click()
    await expect(page.getByRole('textbox', { name: 'Notes on New scenario' })).toHaveValue(
      '§4: what the plan leaves out.',
    )
    await page.keyboard.press('Escape')
    await expect(page).toHaveTitle('Baseline – Qiantang')
  },
)

test('a server that goes away is said, and nothing is lost once it is back', long, async ({ app }) => {
  const { page } = app
  const cloud = await changeUnsaved(app)
  await expect(messages(page)).toContainText(/not (be )?saved/)

  // The new server's link, opened in this window, loads nothing anew: the change is still there, and is saved.
  await page.goto(await app.startServerAgain())
  await saved(page)
  await app.restart()
  await openScenario(page, 'Copy of 13th plan as announced')
  await expect(cloud.value).toHaveValue('120')
})
