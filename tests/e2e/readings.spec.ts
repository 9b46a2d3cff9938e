import { expect, long, test } from './fixtures.ts'
import { chartPanel, goTo, keyFigure, messages, openScenario, saved, title } from './planner.ts'

test('a planner switches the reading of the report, reads why there are two, and sees CNY 2.33 trn in 2015', async ({
  app,
}) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  const panel = chartPanel(page, 'Digital-economy scale')
  await panel.getByRole('button', { name: /as a table$/ }).click()
  const first = panel.getByRole('table').first().getByRole('row', { name: '2015' })
  await expect(first).toContainText('15,804')

  const badge = page.getByRole('button', { name: /^Reading: / })
  await expect(badge).toHaveAccessibleName('Reading: 37% of GRDP')
  await badge.click()
  const dialog = page.getByRole('dialog', { name: 'Scale: 37% of GRDP, or CNY 2,329.1 bn' })
  await expect(dialog).toContainText(
    'One sentence gives the digital economy of 2015 as 37% of GRDP and as CNY 2,329.1 bn',
  )
  await expect(dialog).toContainText('Digital-economy scale 2015: CNY 1.58 trn')
  await expect(dialog).toContainText('Digital-economy scale 2015: CNY 2.33 trn')
  await dialog.getByText('CNY 2.33 trn', { exact: true }).click()
  await expect(dialog.getByRole('radio', { name: /^CNY 2\.33 trn/ })).toBeChecked()
  await page.keyboard.press('Escape')

  await expect(badge).toHaveAccessibleName('Reading: CNY 2.33 trn')
  await expect(first).toContainText('23,291')
})

test(
  'in a scenario that ships, another reading begins a copy; the way leads on to all conflicts',
  long,
  async ({ app }) => {
    const { page } = app
    const figure = keyFigure(page, 'Digital-economy scale')
    await page.getByRole('button', { name: /^Reading: / }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Switching in a built-in scenario begins a copy.')
    await dialog.getByRole('radio', { name: /^37%/ }).focus()
    await page.keyboard.press('ArrowDown')
    await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
    await expect(figure).not.toContainText('9.18 trn')
    await expect(messages(page)).toContainText('your change began')
    await dialog.getByRole('button', { name: 'See all inconsistencies in Baselines' }).click()
    await expect(page.getByRole('region', { name: 'Inconsistencies in the report' })).toBeVisible()
    await goTo(page, 'Explore')
    await saved(page)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(figure).toContainText('9.18 trn')
  },
)

test('the report’s figures are found by word, place and topic', async ({ app }) => {
  const { page } = app
  await goTo(page, 'Baselines')
  const search = page.getByRole('searchbox')
  const count = page.getByRole('main').getByRole('status')
  await expect(count).toHaveText('237 figures')
  await search.fill('23291')
  await expect(page.getByRole('row', { name: /Digital-economy scale \(broad definition\)/ })).toContainText(
    '23,291',
  )
  // The inconsistency about it stays in sight, with what the other choice does to the key year.
  const conflicts = page.getByRole('region', { name: 'Inconsistencies in the report' })
  await expect(conflicts).toContainText(
    /Read as “CNY 2\.33 trn”: Digital-economy scale 2030 CNY [\d.]+ trn instead of CNY [\d.]+ trn\./,
  )
  await expect(conflicts).not.toContainText('A revenue target that is already behind')
  const scale = page.getByRole('region', { name: 'Scale', exact: true }).getByRole('table')
  await scale.getByRole('button', { name: 'Value' }).press('Enter')
  await expect(scale.getByRole('columnheader', { name: 'Value' })).toHaveAttribute('aria-sort', 'ascending')
  await search.fill('robot')
  await expect(page.getByRole('row', { name: /robots/i }).first()).toBeVisible()
  await search.fill('')
  await page.getByRole('button', { name: /Topic$/ }).click()
  await page.getByRole('option', { name: 'Networks' }).click()
  await expect(count).not.toHaveText('237 figures')
  await expect(page.getByRole('region', { name: 'Networks' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Scale', exact: true })).toHaveCount(0)
})

test('the model’s equations say what they are worth, lead to one another, and show what a lever reaches', async ({
  app,
}) => {
  const { page } = app
  await goTo(page, 'Model')
  const search = page.getByRole('searchbox')
  await search.fill('adoption')
  await expect(page.getByRole('region', { name: 'Fusion adoption' })).toContainText('adoption')
  await search.fill('nothing of this name')
  await expect(page.getByRole('main')).toContainText('Nothing matches.')
  await search.fill('')

  const picture = page.getByRole('region', { name: 'What depends on what' })
  await picture.getByRole('button', { name: /Shown$/ }).click()
  await page.getByRole('option', { name: 'Reach of Enterprise IT' }).click()
  const nodes = picture.getByRole('group')
  const lever = nodes.getByRole('button', { name: /^Enterprise IT .+→/ })
  await lever.focus()
  await page.keyboard.press('ArrowDown')
  await expect(lever).not.toBeFocused()
  await expect(nodes.locator(':focus')).toHaveCount(1)
  const investment = nodes.getByRole('button', { name: /^ICT investment \+[\d.]+%$/ })
  await investment.focus()
  await page.keyboard.press('Enter')
  await expect(investment).toHaveAttribute('aria-pressed', 'true')
  await picture.getByRole('button', { name: 'Go to the equation' }).click()
  await expect(page.locator('[data-subject="equation:ictInvestment"]')).toBeFocused()
  await picture.getByText('The picture as a list').click()
  await expect(picture.getByRole('listitem').filter({ hasText: /^ICT capital: / })).toContainText(
    'takes ICT investment',
  )

  // Contents, names and nodes bring the focus to what they name.
  await page.getByRole('link', { name: 'Effect on core industry' }).click()
  const section = page.getByRole('region', { name: 'Effect on core industry' })
  await expect(section).toBeFocused()
  await section.getByRole('button', { name: 'ICT capital', exact: true }).first().click()
  const capital = page.locator('[data-subject="equation:ictCapital"]')
  await expect(capital).toBeFocused()
  await expect(capital.locator('math').first()).toBeVisible()
  // The range of 90% of simulations comes when it is drawn.
  await expect(capital).toContainText(/CNY [\d.]+ bn ?\(CNY [\d.]+ bn–[\d.]+ trn\)/)
})
