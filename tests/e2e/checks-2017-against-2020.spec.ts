import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, long, test } from './fixtures.ts'
import {
  answer,
  ask,
  chart,
  choose,
  csvRecords,
  downloaded,
  type FileText,
  goTo,
  messages,
  title,
} from './planner.ts'

/** The cells of an indicator's row in the first of the tables of errors by indicator. */
async function scoresOf(page: Page, name: string): Promise<readonly string[]> {
  const row = page.locator('.score-table').getByRole('row', { name: new RegExp(`^${name} `) })
  return row.first().getByRole('cell').allTextContents()
}

const coreBreak = (page: Page): Locator =>
  page.getByRole('switch', { name: /^Core list widened in 2017: ÷ 1\.065/ })

/** The switch itself is drawn; the input lies hidden in its label. */
const toggle = (control: Locator): Promise<void> => control.locator('xpath=ancestor::label').click()

/** Opens one of the parts below the pictures. */
async function open(page: Page, name: RegExp): Promise<Locator> {
  await page.getByRole('button', { name }).click()
  return page.getByRole('region', { name })
}

/** Gives a table to the window, which shows how it reads it. */
async function openTable(page: Page, { name, text }: FileText): Promise<Locator> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import published values…' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  return page.getByRole('dialog', { name: `Published values from ${name}` })
}

async function keepTable(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: /^Keep \d/ }).click()
  await expect(dialog).toHaveCount(0)
}

test('a planner checks the 2017 launch against 2020', async ({ app }) => {
  const { page } = app
  await ask(page, 'Was it right?')
  // The verdict comes first, and a fit is not called a test.
  await expect(answer(page)).toContainText(
    /^In the fit of 2017–2020, levels were off by [\d.]+% and growth rates by [\d.]+ pp on average, and the 80% band held \d+ of 20 published levels\./,
  )
  await expect(answer(page)).toContainText('this is a fit and no test.')

  // How often the bands held, beside how often they should, and others who foretold the same.
  const bands = page.getByRole('region', { name: 'How often the bands held' })
  await expect(bands.getByRole('row', { name: /^Fit, 2017–2020 .*\d+ of 20/ })).toBeVisible()
  await expect(bands).toContainText(/20 values of 9 series whose years hang together/)
  const others = page.getByRole('region', { name: 'Beside other methods' })
  await expect(others.getByRole('row', { name: /^Baseline nothing moved/ })).toBeVisible()
  await expect(
    others.getByRole('row', { name: /^Random walk growth of 2015–2016 kept, ±3% a year/ }),
  ).toBeVisible()

  // A row of the strip shows its path.
  const picture = page.getByRole('img', { name: /^Core-industry value added: / })
  await expect(picture).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the path of Core VA' }).click()
  // The published list of industries was widened in 2017: like is compared with like, unless that is switched off.
  await expect(coreBreak(page)).toBeChecked()
  await expect(picture).toHaveAttribute(
    'aria-label',
    /2020: projected 662 bn, published 702 bn, comparable 659 bn$/,
  )
  await open(page, /^Mean absolute error by indicator$/)
  const like = await scoresOf(page, 'Core VA')
  await toggle(coreBreak(page))
  await expect(coreBreak(page)).not.toBeChecked()
  await expect(picture).toHaveAttribute('aria-label', /2020: projected 662 bn, published 702 bn$/)
  await expect.poll(() => scoresOf(page, 'Core VA')).not.toEqual(like)
  await page.getByRole('button', { name: 'About: Core list widened in 2017' }).click()
  await expect(page.getByRole('dialog')).toContainText('The published list of core industries was widened')
  await page.keyboard.press('Escape')
  await toggle(coreBreak(page))
  await expect.poll(() => scoresOf(page, 'Core VA')).toEqual(like)

  await page.getByRole('radio', { name: 'Growth rates' }).click()
  await page.getByRole('button', { name: 'Show the path of GRDP' }).click()
  await expect(
    page.getByRole('img', { name: /^GRDP: .*2020: projected 7\.0, published 3\.6$/ }),
  ).toBeVisible()
  await page.getByRole('radio', { name: 'Levels' }).click()

  await choose(page, 'Last year compared', '2018')
  await expect(answer(page)).toContainText('of 13 published levels')
  await choose(page, 'Last year compared', '2020')
  await expect(answer(page)).toContainText('of 20 published levels')

  // What the pictures show stands behind them as tables.
  const strip = page.getByRole('region', { name: 'Where each published value fell in its fan' })
  await strip.getByRole('button', { name: /^Show .* as a table$/ }).click()
  await expect(strip.getByRole('row', { name: /^Core VA 2020 \d+ Fit$/ })).toBeVisible()
  await strip.getByRole('button', { name: /^Show .* as a chart$/ }).click()

  const rows = await open(page, /^All 30 comparisons$/)
  await expect(rows.getByRole('row').filter({ hasText: 'Year of the report' })).toHaveCount(2)
  await expect(rows).toContainText('人民邮电报')
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export', exact: true }).click())
  const cells = csvRecords(file.text)
  expect(cells).toHaveLength(30)
  const last = cells.find(({ id, year }) => id === 'coreValueAdded' && year === '2020')
  expect(last).toMatchObject({
    published: '7020',
    yearKind: 'Fit',
    factor: '1.065',
    undone: 'Core list widened in 2017',
    prices: 'Current prices',
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    draws: '10000',
    seed: '1',
  })
  expect(Number(last?.projected)).toBeCloseTo(6619, 0)
  expect(Number(last?.rank)).toBeGreaterThan(0)
})

test('a planner brings outcomes of their own, and takes them away again', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'Was it right?')
  await expect(answer(page)).toContainText('of 20 published levels')
  const own = await open(page, /^Your own published values/)
  await expect(own).toContainText('You have not imported any published values yet.')

  // A yearbook's table, with what is not the model's: everything is shown, and nothing kept unasked.
  const dialog = await openTable(page, {
    name: 'own.csv',
    text: 'Zhejiang;;\nIndicator;2019;2021\nDigital-economy scale;26.964,0;35.700,5\nGNP;1;…\nCore-industry share;110,5;11,4\n',
  })
  await expect(dialog.getByRole('status').first()).toContainText('4 values understood. Years as columns.')
  await expect(dialog.getByRole('region', { name: 'Not understood' })).toContainText(
    'line 4: there is no indicator “GNP”',
  )
  const keep = dialog.getByRole('button', { name: /^Keep / })
  await expect(keep).toBeDisabled()
  await expect(dialog).toContainText('2 questions are open.')
  await dialog.getByRole('switch', { name: 'Leave these out' }).locator('xpath=ancestor::label').click()
  await dialog.getByRole('button', { name: /Answer: line 5/ }).click()
  await page.getByRole('option', { name: 'Leave out' }).click()
  await expect(keep).toHaveText('Keep 3 values')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(own).toContainText('You have not imported any published values yet.')

  const table = await openTable(page, {
    name: 'own.csv',
    text: 'year,indicator,value,source\n2019,digitalEconomy,26964,"CAICT, white paper"\n2021,digitalEconomy,35700,bureau\n',
  })
  await keepTable(table)
  await expect(messages(page)).toContainText('2 published values of own.csv were imported.')
  // The newest year is compared too, and speaks first: it was seen, not fitted. All are marked as the user's.
  await expect(answer(page)).toContainText(
    /^In 2021, seen but not fitted, .* held \d of 1 published levels\./,
  )
  await expect(answer(page)).toContainText('of 21 in the band there say little')
  await expect(
    page.getByRole('img', { name: /^Digital-economy scale: .*2021: .*published 3\.57 trn/ }),
  ).toBeVisible()
  await expect(page.locator('.path-drawing .path-outcome.own')).toHaveCount(2)
  const rows = await open(page, /^All 32 comparisons$/)
  await expect(rows.getByRole('row').filter({ hasText: 'yours, from own.csv' })).toHaveCount(2)
  await expect(rows).toContainText('CAICT, white paper')

  // They stand in every chart of the indicator, and the legend says what they are.
  await goTo(page, 'Explore')
  await expect(chart(page, 'Digital-economy scale').locator('.chart-dot-own')).toHaveCount(2)
  await expect(page.locator('.legend').getByText('imported by you')).toBeVisible()

  // A dot says where it comes from: under the pointer, by keyboard, and in the table.
  const figure = page.getByRole('figure', { name: 'Digital-economy scale', exact: true })
  const said = figure.getByRole('status')
  await figure.locator('.chart-dot-own').first().hover({ force: true })
  await expect(said).toContainText('2019: CNY 2.6964 trn')
  await expect(said).toContainText('CAICT, white paper')
  await expect(said).toContainText('own.csv, imported')
  await page.mouse.move(0, 0)
  await expect(said).toBeHidden()
  await figure.getByRole('group').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(said).toContainText('2021: CNY 3.57 trn imported by you')
  await page.keyboard.press('ArrowLeft')
  await expect(said).toContainText('2020: CNY 3.0218 trn published')
  await page.keyboard.press('Escape')
  await expect(said).toBeHidden()
  await figure.getByRole('button', { name: 'Show Digital-economy scale as a table' }).click()
  await expect(
    figure.getByRole('row', { name: /^2019 CNY 2\.6964 trn.*own\.csv, imported .*CAICT, white paper$/ }),
  ).toBeVisible()

  await app.restart()
  await ask(page, 'Was it right?')
  await expect(answer(page)).toContainText('of 21 in the band there say little')
  const kept = await open(page, /^Your own published values \(2\)$/)
  await expect(kept.getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Remove own.csv' }).click()
  await expect(answer(page)).toContainText('of 20 published levels')
  await expect(page.locator('.path-drawing .path-outcome.own')).toHaveCount(0)

  // The example shows how, and can itself be imported.
  const example = await downloaded(page, () =>
    page.getByRole('button', { name: 'Save an example file' }).click(),
  )
  expect(example.text).toContain('year,indicator,value,source,measure\r\n')
  await keepTable(await openTable(page, example))
  await expect(messages(page)).toContainText('2 published values of outcomes-example.csv were imported.')

  // Cells copied from a spreadsheet come with tabs.
  await page.getByRole('button', { name: 'Paste a table…' }).click()
  const pasted = page.getByRole('dialog', { name: 'Paste or type a table' })
  await pasted.getByRole('textbox', { name: 'Table' }).fill('年份\t数字经济规模\n2022\t37,000*\n')
  await keepTable(pasted)
  await expect(messages(page)).toContainText('1 published value of Pasted table was imported.')
})

test('a planner launches the same backtest from another start', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'Was it right?')
  await expect(answer(page)).toContainText(/levels were off by [\d.]+%/)
  const start = await open(page, /^Launch from other starting values$/)
  const field = start.getByRole('textbox', { name: 'Core-industry value added, 2016' })
  await field.fill('4150')
  await field.press('Enter')
  await expect(start.getByRole('status')).toHaveText(
    /^From these values levels would be [\d.]+% off instead of [\d.]+%\.$/,
  )
  await expect(page.locator('.path-drawing .path-changed')).toHaveCount(1)
  await expect(answer(page)).toContainText(/^In the fit of 2017–2020/)
  const keep = start.getByRole('button', { name: 'Keep as a scenario' })
  await expect(keep).toBeDisabled()
  await expect(start).toContainText('A scenario cannot hold other figures of the report.')
  await start.getByRole('button', { name: 'Back to the report' }).click()
  await expect(field).toHaveValue('3,911')
  await expect(page.locator('.path-drawing .path-changed')).toHaveCount(0)

  await choose(page, 'Reading of the report', 'CNY 2.33 trn')
  await expect(start.getByRole('status')).toContainText('From these values levels would be')
  await expect(start.getByRole('textbox', { name: /^Digital-economy scale/ })).toHaveValue('23,291')
  await keep.click()
  await expect(title(page)).toHaveValue('13th plan as announced, other start')
  await expect(page.getByRole('button', { name: /^Reading: / })).toContainText('CNY 2.33 trn')
  await expect(start.getByRole('status')).toHaveText('')
})

test('axe finds nothing in the question, its pictures and what opens below them', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'Was it right?')
  await expect(answer(page)).toContainText('of 20 published levels')
  for (const name of [
    /^All 30 comparisons$/,
    /^Mean absolute error by indicator$/,
    /^Your own published values/,
    /^Launch from other starting values$/,
  ]) {
    await open(page, name)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    // A tab's panel holds the page's main part instead of lying in it.
    expect(found.filter((line) => !line.includes('role="tabpanel"'))).toEqual([])
  }
})
