import { expect, long, test } from './fixtures.ts'
import { answer, ask, chart, chartPanel, choose, editorOf, goTo, lever, saved } from './planner.ts'

/** What a scenario that ships becomes once a lever of it is moved. */
const copy = 'Copy of 13th plan as announced'

test('a planner writes an own indicator, sees it on a chart, asks how sure it is, and finds it the next day', async ({
  app,
}) => {
  const { page } = app
  await lever(page, 'R&D intensity').slider.press('End')
  const { dialog, open } = editorOf(page, copy)
  await open()
  const save = dialog.getByRole('button', { name: 'Save' })
  await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('Digital economy per core worker')
  await expect(dialog.locator('.own-missing')).toHaveText('Nothing is written here yet.')
  await dialog.getByRole('textbox', { name: 'Formula', exact: true }).fill('digitalEconomy + coreEmployment')
  await dialog.getByRole('textbox', { name: 'Unit', exact: true }).fill('10k CNY')
  await expect(dialog.locator('.own-fault')).toContainText('adds 100 million CNY and 10,000 persons')
  await dialog.getByRole('textbox', { name: 'Formula', exact: true }).fill('digitalEconomy /')
  await expect(dialog.locator('.own-fault')).toContainText('ends where a value is expected')
  await dialog.getByRole('button', { name: /Insert a name$/ }).click()
  await page.getByRole('menuitem', { name: 'Core employment' }).first().click()
  await expect(dialog.getByRole('textbox', { name: 'Formula', exact: true })).toHaveValue(
    'digitalEconomy / coreEmployment',
  )
  await expect(dialog.locator('.own-fault')).toHaveCount(0)
  await expect(dialog.locator('.own-value')).toHaveText(/^2030: CNY [\d.]+ million$/)
  await save.click()
  await saved(page)

  const panel = chartPanel(page, 'GRDP')
  await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
  await page.getByRole('option', { name: 'Digital economy per core worker' }).click()
  await expect(chart(page, 'Digital economy per core worker')).toHaveAttribute('aria-label', /2030: .*\d/)
  await ask(page, 'How sure?')
  await choose(page, 'Indicator', 'Digital economy per core worker')
  await expect(answer(page)).toContainText(
    'Digital economy per core worker in 2030: 90% of simulations lie between',
  )

  await app.restart()
  await open()
  await expect(dialog.getByRole('textbox', { name: 'Formula', exact: true })).toHaveValue(
    'digitalEconomy / coreEmployment',
  )
  await dialog.getByRole('button', { name: 'Remove Digital economy per core worker' }).click()
  await save.click()
  await saved(page)
})

test(
  'a planner writes a ratio, which has no unit, beside one that is not finished, and loses neither',
  long,
  async ({ app }) => {
    const { page } = app
    await lever(page, 'R&D intensity').slider.press('End')
    const { dialog, row, field, open } = editorOf(page, copy)
    await open()
    await page.setViewportSize({ width: 800, height: 560 })
    const save = dialog.getByRole('button', { name: 'Save' })

    // With a wide divide, as an input method writes it; the unit is asked for only where there is one.
    await field(1, 'Label').fill('Core per digital')
    await field(1, 'Formula').fill('coreValueAdded ÷ digitalEconomy')
    await field(1, 'Unit').fill('10k CNY')
    await expect(field(1, 'Formula')).toHaveValue('coreValueAdded / digitalEconomy')
    await expect(row(1).locator('.own-fault')).toHaveText(
      'The formula gives a number without a unit, not 10,000 CNY.',
    )
    await row(1).getByRole('button', { name: 'No unit' }).press('Enter')
    await expect(field(1, 'Unit')).toHaveValue('')
    await expect(row(1).locator('.own-value')).toHaveText(/^2030: 0\.\d+$/)

    await dialog.getByRole('button', { name: 'Add an indicator' }).press('Enter')
    await expect(field(2, 'Label')).toBeFocused()
    await page.keyboard.type('Per head')
    await field(2, 'Formula').fill('digitalEconomy / coreEmployment')
    await expect(row(2).locator('.own-fault')).toHaveText('The formula gives 10,000 CNY a person.')
    await expect(dialog.getByRole('status')).toHaveText(
      'Not finished yet: Per head. What is finished can be saved.',
    )
    await save.press('Enter')
    await expect(dialog.getByRole('status')).toHaveText('Saved, but for what is not finished: Per head.')
    await expect(field(2, 'Unit')).toBeFocused()

    // Escape asks before what is written is lost, and the finished one is saved already.
    await page.keyboard.press('Escape')
    await expect(dialog.getByRole('status')).toHaveText('There are changes that are not saved.')
    await dialog.getByRole('button', { name: 'Keep writing' }).press('Enter')
    await row(2).getByRole('button', { name: 'Use 10,000 CNY a person' }).press('Enter')
    await save.press('Enter')
    await expect(dialog).toHaveCount(0)
    await saved(page)

    await page.setViewportSize({ width: 1280, height: 800 })
    const panel = chartPanel(page, 'GRDP')
    await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
    await page.getByRole('option', { name: 'Core per digital' }).click()
    await expect(chart(page, 'Core per digital')).toHaveAttribute('aria-label', /^Core per digital\. 2030: /)
    await ask(page, 'How sure?')
    await choose(page, 'Indicator', 'Core per digital')
    await expect(answer(page)).toContainText(/lie between 0\.\d+ and 0\.\d+, half of them/)

    await app.restart()
    await open()
    await expect(field(1, 'Unit')).toHaveValue('')
    await expect(field(2, 'Unit')).toHaveValue('10,000 CNY a person')
  },
)

test(
  'a planner finds names by what they are called, puts them in by keyboard, and asks for growth',
  long,
  async ({ app }) => {
    const { page } = app
    await lever(page, 'R&D intensity').slider.press('End')
    const { dialog, open } = editorOf(page, copy)
    await open()
    const formula = dialog.getByRole('textbox', { name: 'Formula', exact: true })
    await formula.fill('100 *  / grdp')
    await formula.press('Home')
    for (let step = 0; step < 6; step++) await formula.press('ArrowRight')

    const insert = dialog.getByRole('button', { name: 'Insert a name' })
    await insert.press('Enter')
    const find = page.getByRole('searchbox', { name: 'Search names, in any language' })
    await expect(find).toBeFocused()
    // By group and label; what a formula calls it stands beside.
    const groups = page.getByRole('menu').getByRole('group')
    await expect(groups.first()).toHaveAccessibleName('Indicators')
    const labels = await groups.first().getByRole('menuitem').locator('[slot=label]').allTextContents()
    expect(labels.length).toBeGreaterThan(10)
    expect(labels).toEqual(labels.toSorted(new Intl.Collator('en-GB', { numeric: true }).compare))
    await page.keyboard.type('no such thing')
    await expect(page.getByText('No name matches.')).toBeVisible()
    await find.fill('核心产业增加值')
    await expect(page.getByRole('menuitem')).not.toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(formula).toHaveValue('100 * coreValueAdded / grdp')
    await expect(formula).toBeFocused()
    await expect(dialog.locator('.own-words')).toHaveText('100 * Core-industry value added / GRDP')
    await page.keyboard.type(' + 0')
    await expect(formula).toHaveValue('100 * coreValueAdded + 0 / grdp')
    // Escape closes the list, not the editor.
    await insert.press('Enter')
    await page.keyboard.press('Escape')
    await expect(find).toHaveCount(0)
    await expect(formula).toBeVisible()
    await formula.fill('100 * coreValueAdded / grdp')
    await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('Core share of mine')
    await dialog.getByRole('textbox', { name: 'Unit', exact: true }).fill('%')

    await dialog.getByRole('button', { name: 'Growth on the year before' }).press('Enter')
    await page.keyboard.type('core share of')
    await page.keyboard.press('Enter')
    const growth = dialog.getByRole('region', { name: 'Indicator 2' })
    await expect(growth.getByRole('textbox', { name: 'Label', exact: true })).toHaveValue(
      'Growth of Core share of mine',
    )
    await expect(growth.getByRole('textbox', { name: 'Formula', exact: true })).toHaveValue(
      '100 * (own1 / previous(own1) - 1)',
    )
    await expect(growth.locator('.own-value')).toHaveText(/^2030: −?\d+\.\d+% a year$/)
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await saved(page)
    const panel = chartPanel(page, 'GRDP')
    await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
    await page.getByRole('option', { name: 'Growth of Core share of mine' }).click()
    await expect(chart(page, 'Growth of Core share of mine')).toHaveAttribute('aria-label', /2030: /)
  },
)

test('an indicator far from one is written with a power of ten wherever it stands', long, async ({ app }) => {
  const { page } = app
  await lever(page, 'R&D intensity').slider.press('End')
  const { dialog, open } = editorOf(page, copy)
  await open()
  await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('Squared twice')
  await dialog.getByRole('textbox', { name: 'Formula', exact: true }).fill('grdp ^ 4')
  await dialog.getByRole('textbox', { name: 'Unit', exact: true }).fill('a word of my own')
  await expect(dialog.locator('.own-value')).toHaveText(/^2030: \d\.\d+×10²⁰ \(a word of my own\)$/)
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')

  const writtenOut = /\d{1,3}(,\d{3}){4}/
  const panel = chartPanel(page, 'GRDP')
  await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
  await page.getByRole('option', { name: 'Squared twice' }).click()
  const drawing = chart(page, 'Squared twice')
  await expect(drawing).toHaveAttribute('aria-label', /2030: .*×10²⁰/)
  const ticks = await drawing.locator('.chart-axis-y text').allTextContents()
  expect(ticks.length).toBeGreaterThan(1)
  expect(new Set(ticks).size).toBe(ticks.length)
  for (const tick of ticks) expect(tick).toMatch(/^(0|\d+(\.\d)?×10²[⁰¹])$/)
  await chartPanel(page, 'Squared twice').getByRole('button', { name: /table/ }).click()
  await expect(page.getByRole('region', { name: /Squared twice/ })).toContainText('×10²⁰')
  await expect(page.getByRole('region', { name: /Squared twice/ })).not.toContainText(writtenOut)

  await goTo(page, 'Compare')
  await choose(page, 'Add an indicator', 'Squared twice')
  const values = page.getByRole('region', { name: /^Values and differences/ })
  await expect(values).toContainText(/Squared twice.*×10²⁰/)
  await expect(values).not.toContainText(writtenOut)
  await ask(page, 'How to get there?')
  await choose(page, 'Indicator', 'Squared twice')
  // What the program writes into the field it reads from it too.
  const target = page.getByRole('textbox', { name: 'Target', exact: true })
  await expect(target).toHaveValue(/×10²⁰/)
  await target.fill('5×10²⁰')
  await target.press('Enter')
  await expect(target).toHaveValue('5×10²⁰')
  await expect(target).not.toHaveAttribute('aria-invalid', 'true')
})
