import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ground } from '../../src/model/ground.ts'
import { groundName } from '../../src/report/ground.ts'
import { createWords } from '../../src/report/text/words.ts'
import { readShipped, shippedFolder } from '../helpers/library.ts'
import { firstNames, firstNumbers } from '../helpers/version-1.ts'
import { expect, long, root, test } from './fixtures.ts'
import { languages, layoutFaults, speak } from './inspect.ts'
import {
  chart,
  csvRecords,
  downloaded,
  importFile,
  inMenuOf,
  inTrillions,
  keyFigure,
  lever,
  messages,
  saved,
  scenarios,
  title,
  type,
} from './planner.ts'

const folder = join(root, 'tests/fixtures/version-1')
const file = join(folder, 'venture.scenario.json')
const name: string = JSON.parse(readFileSync(file, 'utf8')).name
const scale = 'Digital-economy scale'

// What ships today: version 2 is the newest, and there are statistics to 2024.
test.use({ ground: shippedFolder })

/** Version 2 on a baseline. */
function otherGround(baseline: string): Ground {
  const ground = readShipped().grounds.of({ model: 'digital-economy@2', baseline })
  if (!ground.ok) throw new Error(ground.error.code)
  return ground.value
}

/** What version 2 calls a lever. */
const labelInVersion2 = (wanted: string): string =>
  otherGround(firstNames.baseline).model.levers.find(({ id }) => id === wanted)?.label.en ?? wanted

/** What version 1 computed of the file then. */
const valueThen = (indicator: string, year: number): number | null | undefined =>
  firstNumbers.find((each) => each.name === name)?.series[indicator]?.[year - 2015]

/** The same as tables have it. */
const then = (indicator: string, year: number): string =>
  Math.round(valueThen(indicator, year) ?? Number.NaN).toLocaleString('en-GB')

/** And as key figures and sentences do. */
const saidThen = (): string => inTrillions(valueThen('digitalEconomy', 2030))

/** What the head says of the version, in full or, where the scenario's name needs the room, in short. */
const isOlder = /^(computed by version 1|v1)$/

test('a planner opens a file of version 1, sees what version 2 makes of it, moves it, and goes back', async ({
  app,
}) => {
  const { page } = app
  await importFile(page, file)
  await expect(title(page)).toHaveValue(name)
  // It is computed by version 1, with the numbers of then, and says so.
  await expect(keyFigure(page, scale)).toContainText(saidThen())
  await expect(scenarios(page).getByRole('listitem').filter({ hasText: name })).toContainText(
    'computed by version 1',
  )
  await expect(lever(page, 'Venture capital').value).toHaveValue('600')

  await page.getByRole('banner').getByRole('button', { name: isOlder }).click()
  const dialog = page.getByRole('dialog', { name: `Move “${name}” to version 2 of the model` })
  await expect(dialog).toContainText(`CNY ${saidThen()} → `)
  await expect(dialog.getByRole('row', { name: new RegExp(`^${scale}`) })).toContainText(
    then('digitalEconomy', 2030),
  )
  const changes = dialog.getByRole('region', { name: 'What becomes of the scenario' })
  await expect(changes.getByRole('row', { name: /^Venture capital/ })).toContainText('1.4% of GRDP')
  await expect(changes.getByRole('row', { name: /^Enterprise IT in imitation/ })).toContainText('left out')
  await expect(changes.getByRole('row', { name: /^Depreciation of the R&D stock/ })).toContainText(
    'Outside its new range, 0.1 to 0.25; kept as it is.',
  )
  // Every indicator and year is a click away, and a file.
  await dialog.getByRole('button', { name: /^\d+ indicators change/ }).click()
  const all = dialog.getByRole('region', { name: 'Every indicator and year that changes (current prices)' })
  await expect(all.getByRole('row', { name: /^2050/ }).first()).toBeVisible()
  const { text } = await downloaded(page, () =>
    dialog.getByRole('button', { name: 'Export before and after' }).click(),
  )
  const rows = csvRecords(text)
  expect(rows.length).toBeGreaterThan(300)
  const row = rows.find(({ id, year }) => id === 'digitalEconomy' && year === '2030')
  expect(Math.round(Number(row?.from)).toLocaleString('en-GB')).toBe(then('digitalEconomy', 2030))

  await dialog.getByRole('button', { name: 'Move to version 2' }).click()
  await expect(messages(page)).toContainText(`“${name}” is computed by version 2 now.`)
  await expect(page.getByRole('banner').getByRole('button', { name: isOlder })).toHaveCount(0)
  await expect(lever(page, 'Venture capital').value).toHaveValue('1.4')
  await expect(keyFigure(page, scale)).not.toContainText(saidThen())
  await saved(page)

  // It goes on as any other; the saved version of before is still that of version 1.
  await type(lever(page, labelInVersion2('cloudMigration')).value, '60')
  await saved(page)
  await inMenuOf(page, name, 'Saved versions…')
  const revisions = page.getByRole('dialog', { name: `Saved versions of ${name}` })
  await expect(revisions.getByRole('option')).toHaveText([
    /^Saved version 3.*model version 2/,
    /^Saved version 2.*model version 2/,
    /^Saved version 1.*model version 1/,
  ])
  await revisions.getByRole('option').last().click()
  await expect(revisions.getByRole('row', { name: /Venture capital/ })).toContainText('CNY 60 bn a year')
  await revisions.getByRole('button', { name: 'Restore this version' }).click()
  await expect(lever(page, 'Venture capital').value).toHaveValue('600')
  await expect(keyFigure(page, scale)).toContainText(saidThen())

  // The next day it is as it was left.
  await saved(page)
  await app.restart()
  await expect(title(page)).toHaveValue(name)
  await expect(chart(page, scale)).toHaveAccessibleName(/2030/)
  await expect(keyFigure(page, scale)).toContainText(saidThen())
})

test('by keyboard alone, and one step of undo takes the move back', long, async ({ app }) => {
  const { page } = app
  await importFile(page, file)
  await expect(title(page)).toHaveValue(name)
  await page.getByRole('button', { name: `More actions for ${name}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused()
  await page.keyboard.type('Move to v')
  await expect(page.getByRole('menuitem', { name: 'Move to version 2…' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `Move “${name}” to version 2 of the model` })
  await expect(dialog).toBeVisible()
  // Escape leaves everything as it is.
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(lever(page, 'Venture capital').value).toHaveValue('600')

  await page.getByRole('banner').getByRole('button', { name: isOlder }).focus()
  await page.keyboard.press('Enter')
  const move = dialog.getByRole('button', { name: 'Move to version 2' })
  for (let stops = 0; stops < 12 && !(await move.evaluate((one) => one === document.activeElement)); stops++)
    await page.keyboard.press('Tab')
  await expect(move).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lever(page, 'Venture capital').value).toHaveValue('1.4')
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(lever(page, 'Venture capital').value).toHaveValue('600')
  await expect(keyFigure(page, scale)).toContainText(saidThen())
})

test(
  'a planner moves a plan of then to the statistics of today, and takes it back',
  long,
  async ({ app }) => {
    const { page } = app
    const planFile = join(folder, 'plan.scenario.json')
    const plan: string = JSON.parse(readFileSync(planFile, 'utf8')).name
    await importFile(page, planFile)
    await expect(title(page)).toHaveValue(plan)
    await inMenuOf(page, plan, 'Move to other baseline data…')
    const dialog = page.getByRole('dialog', { name: `Move “${plan}” to other baseline data` })
    const today = otherGround('zhejiang-2023')
    const choice = dialog.getByRole('radio', {
      name: groundName(today, createWords({ language: 'en', ground: today })),
    })
    await choice.press('Space')
    await expect(choice).toBeChecked()
    await expect(dialog).toContainText('the scenario moves to that version too')
    const { earliest } = today.model.schedule
    const changes = dialog.getByRole('region', { name: 'What becomes of the scenario' })
    await expect(changes.getByRole('row', { name: /^R&D intensity/ })).toContainText(
      `Starts in ${earliest}, not in 2018.`,
    )
    await expect(dialog.getByRole('button', { name: /^\d+ indicators change/ })).toBeVisible()
    await dialog.getByRole('button', { name: /^Move to Zhejiang/ }).click()
    await expect(messages(page)).toContainText(`“${plan}” stands on Zhejiang`)
    const research = lever(page, today.model.levers.find(({ id }) => id === 'rdIntensity')?.label.en ?? '')
    await expect(research.schedule).toContainText(String(earliest))
    await saved(page)
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
    await expect(lever(page, 'R&D intensity').schedule).toContainText('2018')
    await saved(page)
  },
)

test(
  'a file of a model that is not here is kept in the list, and goes out as it came in',
  long,
  async ({ app }) => {
    const { page } = app
    const text = readFileSync(file, 'utf8').replace('zhejiang-digital-economy@1', 'digital-economy@9')
    await importFile(page, { name: 'newer.scenario.json', text })
    const question = page.getByRole('dialog', { name: 'This scenario cannot be computed here' })
    await expect(question).toContainText('The model digital-economy@9 is not known here')
    await question.getByRole('button', { name: 'Keep in the list' }).click()
    await expect(messages(page)).toContainText('It cannot be computed here.')
    await expect(scenarios(page).getByRole('heading', { name: 'Cannot be computed here' })).toBeVisible()
    const row = scenarios(page).getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('The model digital-economy@9 is not known here')
    await app.restart()
    await expect(row).toBeVisible()
    const exported = await downloaded(page, () => inMenuOf(page, name, 'Export…'))
    expect(exported.text).toBe(text)
    await inMenuOf(page, name, 'Delete')
    await expect(row).toHaveCount(0)
    await messages(page).getByRole('button', { name: 'Undo' }).click()
    await expect(row).toBeVisible()
  },
)

for (const language of languages) {
  test(`the move fits into every window, in ${language}`, long, async ({ app }) => {
    const { page } = app
    await importFile(page, file)
    await expect(title(page)).toHaveValue(name)
    await page.getByRole('banner').getByRole('button', { name: isOlder }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^\d+ indicators change/ })
      .click()
    await page.keyboard.press('Escape')
    await speak(page, 'en', language)
    await page.getByRole('banner').locator('.version').click()
    await page.locator('.move-all-name').click()
    const faults: string[] = []
    for (const size of [
      { width: 800, height: 560 },
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready)
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      for (const fault of await layoutFaults(page)) faults.push(`${size.width}: ${fault}`)
      if (process.env.QIANTANG_LOOK)
        await page.screenshot({ path: `test-results/look/move-${language}-${size.width}.png` })
    }
    expect(faults).toEqual([])
  })
}
