import type { Page } from '@playwright/test'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { expect, long, test } from './fixtures.ts'
import { dictionaries, languages, layoutFaults, speak } from './inspect.ts'
import {
  chart,
  chartPanel,
  choose,
  editorOf,
  goTo,
  importFile,
  lever,
  messages,
  openScenario,
  show,
  title,
  type,
} from './planner.ts'

/** A scenario file of the user's with one own indicator. */
const fileWith = (name: string, label: string, formula: string, unit = '100m CNY') => ({
  name: `${name}.scenario.json`,
  text: scenarioJson({
    id: `plan-${name.toLowerCase()}`,
    name,
    indicators: [{ id: 'own1', label, formula, unit }],
  }),
})

test(
  'an indicator that is written once is used by two scenarios, changed in both, and taken from one',
  long,
  async ({ app }) => {
    const { page } = app
    await lever(page, 'R&D intensity').slider.press('End')
    await type(title(page), 'First')
    const first = editorOf(page, 'First')
    await first.open()
    await first.field(1, 'Label').fill('Per head')
    await first.field(1, 'Formula').fill('digitalEconomy / coreEmployment')
    await first.field(1, 'Unit').fill('10k CNY')
    await first.save()

    // A second scenario takes it from the ground, by keyboard.
    await openScenario(page, 'Investment push')
    await lever(page, 'Regulatory reform').slider.press('End')
    await type(title(page), 'Second')
    const second = editorOf(page, 'Second')
    await second.open()
    await second.button('From other scenarios').press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Per head' })).toHaveAccessibleDescription(
      'Digital-economy scale / Core employment (10,000 CNY) · in First',
    )
    await page.keyboard.type('per head')
    await page.keyboard.press('Enter')
    await expect(second.field(1, 'Formula')).toHaveValue('digitalEconomy / coreEmployment')
    await second.save()

    // Changed here, it is changed there too, unless one says no.
    await app.restart()
    await second.open()
    await expect(second.row(1)).toContainText('Also in First.')
    await second.field(1, 'Label').fill('Per core worker')
    const there = second.row(1).getByRole('checkbox', { name: 'Change it there too' })
    await expect(there).toBeChecked()
    await second.save()
    await expect(messages(page)).toContainText('Own indicators were saved, in First too.')
    await first.open()
    await expect(first.field(1, 'Label')).toHaveValue('Per core worker')
    await first.field(1, 'Label').fill('Of mine alone')
    await first.row(1).getByRole('checkbox', { name: 'Change it there too' }).press('Space')
    await first.save()
    await second.open()
    await expect(second.field(1, 'Label')).toHaveValue('Per core worker')
    await expect(second.row(1)).not.toContainText('Also in')

    // What goes says where else it is, and can be kept.
    await second.button('Remove Per core worker').press('Enter')
    await expect(second.row(1)).toContainText('“Per core worker” will be removed. No other scenario has it.')
    await expect(second.button('Keep it')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(second.field(1, 'Label')).toHaveValue('Per core worker')
    await second.button('Remove Per core worker').press('Enter')
    await second.save()
    await app.restart()
    await first.open()
    await expect(first.field(1, 'Label')).toHaveValue('Of mine alone')
    await first.button('Cancel').press('Enter')
    await second.open()
    await expect(second.field(1, 'Label')).toHaveValue('')
  },
)

test('two files with one id and two formulas leave each other alone', long, async ({ app }) => {
  const { page } = app
  await importFile(page, fileWith('Alpha', 'Mine', 'digitalEconomy'))
  await expect(messages(page)).toContainText('“Alpha” was imported.')
  await importFile(page, fileWith('Beta', 'Mine', 'coreValueAdded'))
  await expect(messages(page)).toContainText('“Beta” was imported.')

  // In a chart, the active scenario's for both lines.
  await show(page, 'Alpha')
  const panel = chartPanel(page, 'GRDP')
  await panel.getByRole('button', { name: /Choose an indicator$/ }).click()
  await page.getByRole('option', { name: 'Mine' }).click()
  await expect(chart(page, 'Mine')).toHaveAttribute(
    'aria-label',
    /Baseline 1\.63 trn, Beta 1\.63 trn, Alpha 1\.63 trn/,
  )
  await openScenario(page, 'Alpha')
  await expect(chart(page, 'Mine')).toHaveAttribute('aria-label', /Baseline 7\.45 trn, Alpha 7\.45 trn/)

  await show(page, 'Beta')
  await goTo(page, 'Compare')
  await choose(page, 'Add an indicator', 'Mine (Alpha)')
  await choose(page, 'Add an indicator', 'Mine (Beta)')
  const values = page.getByRole('region', { name: /^Values and differences/ })
  await expect(values.locator('tbody').filter({ hasText: 'Mine (Alpha)' })).toContainText('74,526')
  await expect(values.locator('tbody').filter({ hasText: 'Mine (Beta)' })).toContainText('16,266')

  // One put into the other scenario stands beside what has its id there.
  await goTo(page, 'Explore')
  const alpha = editorOf(page, 'Alpha')
  await alpha.open()
  await alpha.button('From other scenarios').press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(alpha.field(1, 'Formula')).toHaveValue('digitalEconomy')
  await expect(alpha.field(2, 'Formula')).toHaveValue('coreValueAdded')
  await expect(alpha.field(2, 'Name in formulas')).toHaveValue('own2')
  await alpha.save()
})

/** The window is laid out and scrolled in the next frame. */
const aFrameLater = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

for (const language of languages) {
  test(`the editor fits into every window, in ${language}`, long, async ({ app }) => {
    const { page } = app
    const texts = dictionaries[language]
    const share = ['Mine', '100 * digitalEconomy / grdp', '% of GRDP'] as const
    for (const file of [
      fileWith('Alpha', ...share),
      fileWith('Gamma', 'Other', 'coreValueAdded'),
      fileWith('Beta', ...share),
    ]) {
      await importFile(page, file)
      await expect(messages(page)).toContainText(`“${file.name.split('.')[0]}” was imported.`)
    }
    await speak(page, 'en', language)
    await page.locator('.scenario.active .icon-button').click()
    await page.getByRole('menuitem', { name: texts.scenarios.indicators, exact: true }).click()
    const editor = page.getByRole('dialog').first()
    const row = (place: number) => editor.locator('.own-draft').nth(place)
    const field = (place: number, key: 'label' | 'unit' | 'formula') =>
      row(place).getByRole('textbox', { name: texts.own[key], exact: true })
    await field(0, 'label').fill('Mine, changed')
    for (const formula of ['digitalEconomy / grdp', 'coreEmployment +']) {
      await editor.getByRole('button', { name: texts.own.add, exact: true }).click()
      const place = (await editor.locator('.own-draft').count()) - 1
      await field(place, 'formula').fill(formula)
      await field(place, 'unit').fill('10k CNY')
    }
    const faults: string[] = []
    for (const [width, height] of [
      [800, 560],
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => document.fonts.ready)
      await aFrameLater(page)
      const look = async (what: string, within: string): Promise<void> => {
        for (const fault of await layoutFaults(page, within)) faults.push(`${width} ${what}: ${fault}`)
        const path = `test-results/look/own-${language}-${width}-${what}.png`
        if (process.env.QIANTANG_LOOK) await page.screenshot({ path })
      }
      await row(0).scrollIntoViewIfNeeded()
      await look('editor', '.modal')
      await row(2).scrollIntoViewIfNeeded()
      await look('faults', '.modal')
      // A list closes where what it belongs to is scrolled.
      await aFrameLater(page)
      for (const opens of [texts.own.insert, texts.own.fromLibrary]) {
        const button = editor.getByRole('button', { name: opens, exact: true }).first()
        await button.press('Enter')
        await page.locator('.picker .option').first().waitFor()
        await look(opens === texts.own.insert ? 'names' : 'library', '.picker')
        await page.keyboard.press('Escape')
        await expect(page.locator('.picker')).toHaveCount(0)
        await expect(button).toBeFocused()
      }
      await page.keyboard.press('Escape')
      await look('leaving', '.modal')
      await editor.getByRole('button', { name: texts.own.stay, exact: true }).click()
    }
    expect(faults).toEqual([])
  })
}
