/** A planner who is asked where a number comes from: from the screen to the words of the report and back, by keyboard. */
import { expect, test } from './fixtures.ts'
import { ask, chartPanel, downloaded, keyFigure, lever, messages } from './planner.ts'

test('from a key figure to the words of the report and back, by keyboard', async ({ app, context }) => {
  const { page } = app
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const card = page.getByRole('dialog')
  const number = keyFigure(page, 'Core-industry value added').getByRole('button').first()
  // Key figures are one stop; the arrows go from one to the next.
  await keyFigure(page, 'Digital-economy scale').getByRole('button').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(number).toBeFocused()
  await expect(number).toHaveAccessibleDescription(
    /^where it comes from \(Core-industry value added.*2030\)$/,
  )
  await page.keyboard.press('Enter')
  await expect(card.getByRole('heading', { name: 'Core-industry value added' })).toBeFocused()
  await expect(card).toContainText('Projected value')
  await expect(card).toContainText('Constant 2015 prices: ')

  const published = card.getByRole('region', { name: 'Published values of it' })
  await published
    .getByRole('button', { name: /\(2016\)/ })
    .first()
    .press('Enter')
  await expect(card).toContainText('Figure of the report')
  await expect(card.locator('blockquote')).toHaveAttribute('lang', 'ko')
  await expect(card.locator('blockquote mark')).toHaveText('3,911억')
  await expect(card).toContainText('section 2.2')

  await card.getByRole('button', { name: /^Open the inconsistency: Core growth/ }).press('Enter')
  await expect(card).toContainText('Inconsistency in the report')
  await expect(card.getByRole('heading', { level: 2 })).toBeFocused()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card.locator('blockquote mark')).toHaveText('3,911억')
  await card.getByRole('button', { name: 'Copy with reference' }).press('Enter')
  await expect(messages(page)).toContainText('The card was copied with its reference.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('2016년 핵심 산업의 부가가치는 3,911억 위안')
  expect(copied).toMatch(
    /\nReference: Korea Institute for International Economic Policy \(KIEP\).*footnote 24\n$/,
  )

  await card.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await expect(card).toContainText('Projected value')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(number).toBeFocused()
})

test('a view lists its sources, to be read and for programs that manage references', async ({
  app,
  context,
}) => {
  const { page } = app
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const open = page.getByRole('button', { name: 'References', exact: true })
  const list = page.getByRole('dialog', { name: 'References' })
  await open.press('Enter')
  await expect(list.getByRole('region', { name: 'Baseline data' })).toContainText('4 November 2017')
  const inExplore = await list.getByRole('listitem').count()
  await list.getByRole('button', { name: 'Copy as CSL-JSON' }).press('Enter')
  const items = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as unknown[]
  expect(items).toHaveLength(inExplore)
  const file = await downloaded(page, () => list.getByRole('button', { name: 'Export CSL-JSON…' }).click())
  expect(file.name).toBe('References Zhejiang 2017 report.json')
  expect(JSON.parse(file.text)).toEqual(items)
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()

  // An answer has its card, and its view the same list.
  await ask(page, 'How sure?')
  await page.getByRole('button', { name: 'Source card' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Projected value')
  await page.getByRole('dialog').getByRole('button', { name: 'References', exact: true }).press('Enter')
  await expect(list).toContainText('What the answers of Analyse rest on')
})

test('from a table to a lever that moves it, and to where that is moved', async ({ app }) => {
  const { page } = app
  const panel = chartPanel(page, 'Digital-economy scale')
  const card = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Show Digital-economy scale as a table' }).click()
  const row = panel
    .getByRole('table')
    .first()
    .getByRole('row', { name: /^2030 / })
  await row.getByRole('button').nth(1).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  // A line's number is told of its own scenario.
  await expect(card).toContainText(/Baseline · 2030 · Current prices/)

  await card
    .getByRole('region', { name: 'Levers that move it' })
    .getByRole('button', { name: /^R&D intensity/ })
    .click()
  await expect(card).toContainText('Lever')
  await expect(card.getByRole('region', { name: 'Moves', exact: true })).toContainText(
    'Digital-economy scale',
  )
  await card.getByRole('button', { name: 'Show in its view' }).click()
  await expect(card).toHaveCount(0)
  await expect(lever(page, 'R&D intensity').slider).toBeFocused()
})

test('from a dot to the row of the report that it is', async ({ app }) => {
  const { page } = app
  const card = page.getByRole('dialog')
  await chartPanel(page, 'Core-industry value added').getByRole('group').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(card.locator('blockquote mark')).toHaveText('3,911억')
  await card.getByRole('button', { name: 'Show in its view' }).press('Enter')
  const number = page.getByRole('main').getByRole('button').and(page.locator(':focus'))
  await expect(number).toHaveAccessibleName('3,911')
  await expect(number).toHaveAccessibleDescription(/where it comes from/)
})
