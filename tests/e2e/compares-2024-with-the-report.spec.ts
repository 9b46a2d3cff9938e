/** What ships, as a planner of today uses it: a policy on the statistics to 2024 beside the baseline of the report. */
import type { Page } from '@playwright/test'
import type { Ground } from '../../src/model/ground.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import { formatNumber } from '../../src/report/text/format.ts'
import { readShipped, shippedFolder } from '../helpers/library.ts'
import { expect, test } from './fixtures.ts'
import {
  chart,
  choose,
  goTo,
  inTrillions,
  keyFigure,
  lever,
  saved,
  scenarios,
  title,
  type,
} from './planner.ts'

test.use({ ground: shippedFolder })

const { grounds } = readShipped()
const groundOf = (id: string): Ground => {
  const found = grounds.all.find(({ baseline }) => baseline.id === id)
  if (!found) throw new Error(`there is no baseline ${id}`)
  return found
}
const today = groundOf('zhejiang-2023')
const report = groundOf('kiep-17-06')
const { keyYear } = today.model
const scale = 'Digital-economy scale'

/** A value of the baseline of a ground or of it with R&D raised. */
function projected({ model, baseline, built }: Ground, year: number, rdIntensity?: number): number {
  const bare = baselineScenario(model, baseline)
  const levers =
    rdIntensity === undefined ? {} : { rdIntensity: { target: rdIntensity, start: 2027, ramp: 3 } }
  const { series } = createProjector(built).project({ ...bare, levers })
  return series.get('digitalEconomy')?.[year - model.launchYear] ?? Number.NaN
}

/** The same as tables have it. */
const written = (...of: Parameters<typeof projected>): string => formatNumber(projected(...of), 0, 'en')

/** Where a line begins, from the left, in the units of its drawing. */
const beginOf = (page: Page, name: string): Promise<number> =>
  page
    .getByRole('img', { name: new RegExp(`^${name}, ${scale}, `) })
    .locator('.chart-line:not(.tone-baseline)')
    .first()
    .evaluate((path) => Number(/^M([\d.]+)/.exec(path.getAttribute('d') ?? '')?.[1]))

test('a planner stands on 2024: raises R&D from 2027 and compares it with the report’s baseline', async ({
  app,
}) => {
  const { page } = app
  await choose(page, 'Region and baseline', /Stats 2024/)
  await page.getByRole('button', { name: 'New scenario' }).click()
  await title(page).fill('R&D first')
  await title(page).press('Enter')

  // R&D from 2027.
  const research = lever(page, 'R&D intensity')
  await type(research.value, '4')
  await research.schedule.click()
  const dialog = page.getByRole('dialog', { name: 'Schedule of R&D intensity' })
  await type(dialog.getByRole('textbox', { name: 'First year' }), '2027')
  await page.keyboard.press('Escape')
  await expect(research.schedule).toHaveText('from 2027 over 3 years')
  await expect(keyFigure(page, scale)).toContainText(inTrillions(projected(today, keyYear, 4)))
  await saved(page)

  // The report's baseline is ticked under its own heading; the charts of Explore do not mix the two.
  const name = 'Baseline (Zhejiang · 2017 report)'
  await scenarios(page).getByRole('button', { name: 'Zhejiang · 2017 report' }).click()
  const box = page.getByRole('checkbox', { name: `Show ${name} in Compare`, exact: true })
  await box.locator('xpath=ancestor::label').click()
  await expect(scenarios(page).getByText(/^1 chosen scenario stands on other figures/)).toBeVisible()
  await expect(chart(page, scale)).not.toHaveAccessibleName(/2017 report/)

  await goTo(page, 'Compare')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Baseline', 'R&D first', 'Baseline'])
  await expect(
    page.locator('.compare-grid').getByText('Zhejiang · 2017 report · launched 2015'),
  ).toBeVisible()
  await expect(
    page.getByText(/^\s*Not compared with the first column, .*: Baseline \(.*2017 report\)\./),
  ).toBeVisible()

  // The axis has the years from the earliest launch; each line begins at its own.
  for (const column of ['Baseline', 'R&D first', 'Baseline \\(Zhejiang · 2017 report\\)']) {
    const axis = page
      .getByRole('img', { name: new RegExp(`^${column}, ${scale}, `) })
      .locator('.chart-axis-x text')
    await expect(axis.first()).toHaveText(String(report.model.launchYear))
  }
  const [ours, theirs] = [
    await beginOf(page, 'R&D first'),
    await beginOf(page, 'Baseline \\(Zhejiang · 2017 report\\)'),
  ]
  expect(ours).toBeGreaterThan(theirs + 1)

  // The table: a difference on the same figures, none across them, and nothing before the launch.
  const values = page.getByRole('region', { name: /^Values and differences from Baseline/ })
  const rows = values.locator('tbody', { hasText: scale })
  const cellsIn = (year: number) => rows.getByRole('row', { name: String(year) }).getByRole('cell')
  await expect(cellsIn(keyYear)).toHaveText([
    written(today, keyYear),
    new RegExp(`^${written(today, keyYear, 4)}\\+`),
    new RegExp(`^${written(report, keyYear)}–not compared`),
  ])
  await type(page.getByRole('textbox', { name: /^Year 20/ }).first(), '2020')
  await expect(cellsIn(2020)).toHaveText(['–', '–', new RegExp(`^${written(report, 2020)}–not compared`)])
  await expect(cellsIn(2020).first()).toHaveAttribute('title', 'before its launch in 2023')

  // Each lever stands beside the base that it has on its own figures.
  const levers = page.getByRole('region', { name: 'Levers that differ' })
  await expect(levers.getByRole('row', { name: /^R&D intensity/ }).getByRole('cell')).toContainText([
    /base$/,
    /^4/,
    /^2\.4 base$/,
  ])
})
