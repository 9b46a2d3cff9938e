import type { Page } from '@playwright/test'
import { ground as shipped } from '../helpers/library.ts'
import { bareFolder, tinyFolder } from '../helpers/tiny-model.ts'
import { expect, long, test } from './fixtures.ts'
import { layoutFaults, speak } from './inspect.ts'
import {
  answer,
  ask,
  chart,
  chartPanel,
  choose,
  goTo,
  importFile,
  keyFigure,
  lever,
  openScenario,
  type Question,
  title,
  type,
} from './planner.ts'

/** What would betray that the window knows the region that ships. */
const ofTheOther = [
  ...shipped.baseline.regions.flatMap(({ label }) => Object.values(label)),
  ...['KIEP', '2015', '2018', '2030', 'GRDP', 'the report'],
  ...Object.values(shipped.baseline.short),
]

/** The window as it stands says something, no number that is none, and nothing of the other region. */
async function saysWhatItShould(page: Page): Promise<void> {
  const text = await page.locator('body').innerText()
  expect(text.length).toBeGreaterThan(200)
  expect(text).not.toMatch(/NaN|Infinity|undefined|\{\{/)
  expect(ofTheOther.filter((word) => text.includes(word))).toEqual([])
}

/** The same, and nothing of it is cut off or lies over something else. */
async function saysAndFits(page: Page): Promise<void> {
  await saysWhatItShould(page)
  await page.evaluate(() => document.fonts.ready)
  expect(await layoutFaults(page)).toEqual([])
}

test.describe('bicycles of Malmö: one reading, no conflicts, no outcomes, two levers, three years', () => {
  test.use({ ground: tinyFolder })

  test('a planner of another region visits every view', async ({ app }) => {
    const { page } = app
    await expect(keyFigure(page, 'Takings')).toContainText('+35 (+14.5%)')
    await expect(chart(page, 'Takings')).toHaveAccessibleName(/2025/)
    await expect(chartPanel(page, 'Growth of the fleet')).toBeVisible()
    // Lines are as wide as their years, not one above the other.
    const line = await page.locator('.chart-line').first().boundingBox()
    expect(line?.width).toBeGreaterThan(100)
    await expect(page.getByRole('button', { name: /^Reading:/ })).toHaveCount(0)
    await saysWhatItShould(page)

    await type(lever(page, 'New bicycles').value, '15')
    await expect(keyFigure(page, 'Takings')).toContainText('260')
    await page.getByRole('tab', { name: 'Assumptions' }).click()
    await expect(page.getByRole('region', { name: 'Bicycles', exact: true })).toBeVisible()
    await saysWhatItShould(page)

    await goTo(page, 'Compare')
    await expect(page.getByRole('row', { name: /2026/ })).toContainText('+11')
    await saysWhatItShould(page)

    await goTo(page, 'Baselines')
    await expect(page.getByRole('region', { name: 'Cycling' })).toContainText('100 000 lånecyklar')
    await expect(page.getByRole('region', { name: /^Inconsistencies/ })).toHaveCount(0)
    await saysWhatItShould(page)

    await goTo(page, 'Model')
    await expect(page.getByRole('main')).toContainText(/last year ?× ?\(1 ?− ?Wear\) ?\+ ?New bicycles/)
    await saysWhatItShould(page)
  })

  test('and asks every question', long, async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Twice as many')
    const answers: readonly (readonly [question: Question, says: RegExp])[] = [
      ['How sure?', /^Takings in 2025: 90% of simulations lie between \d+ and \d+ \(m SEK\)/],
      ['What matters?', /^Wear matters most/],
      ['What drives the difference?', /all comes from New bicycles \(10 → 20\)/],
      ['How to get there?', /^Reached with the smallest change: New bicycles/],
      ['Was it right?', /^Nothing that was published up to 2023 can be scored/],
    ]
    for (const [question, says] of answers) {
      await ask(page, question)
      await expect(answer(page)).toHaveText(says)
      await saysWhatItShould(page)
    }
    await page.getByRole('button', { name: 'Launch from other starting values' }).click()
    await expect(page.getByRole('textbox', { name: 'Takings of a bicycle, 2023' })).toHaveValue('2')
    await saysWhatItShould(page)

    for (const [from, language, word] of [
      ['en', 'ko', '2023년 불변가격'],
      ['ko', 'zh', '2023年不变价'],
    ] as const) {
      await speak(page, from, language)
      await expect(page.getByText(word).first()).toBeAttached()
      await saysWhatItShould(page)
    }
  })
})

test.describe('the least that a model may be: one indicator, one year ahead, nothing to move and nothing unsure', () => {
  test.use({ ground: bareFolder })

  test('every view says what there is', async ({ app }) => {
    const { page } = app
    const name = /^Mean temperature of all the northern islands/
    await expect(page.getByRole('group', { name }).getByText('−2.00')).toBeVisible()
    await expect(page.getByRole('figure', { name }).getByRole('img')).toHaveAccessibleName(
      /2025: Baseline −2\.00$/,
    )
    await expect(page.getByText('This model has no levers.')).toBeVisible()
    await expect(page.getByRole('button', { name: /prices/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Ranges' })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Built-in scenarios' })).toHaveCount(0)
    await page.getByRole('tab', { name: 'Assumptions' }).click()
    await expect(page.getByText('This model has no assumptions.')).toBeVisible()
    await saysAndFits(page)

    await goTo(page, 'Compare')
    await expect(page.getByRole('row', { name: /2025/ })).toContainText('−2.00')
    await saysAndFits(page)
    await goTo(page, 'Baselines')
    await expect(page.getByRole('region', { name: 'Cold' })).toContainText('minus tre grader')
    await saysAndFits(page)
    await goTo(page, 'Model')
    await expect(page.getByRole('main')).toContainText(/last year ?\+ ?1/)
    await saysAndFits(page)

    for (const [question, says] of [
      ['How sure?', /^Nothing in this model is uncertain/],
      ['What matters?', /^Nothing in this model is uncertain/],
      ['What drives the difference?', /^There is no other scenario to compare with/],
      ['How to get there?', /^This model has no levers/],
      ['Was it right?', /^Nothing that was published up to 2024 can be scored/],
    ] as const) {
      await ask(page, question)
      await expect(answer(page)).toHaveText(says)
      await saysAndFits(page)
    }

    await goTo(page, 'Explore')
    await page.getByRole('button', { name: 'New scenario' }).click()
    await ask(page, 'What drives the difference?')
    await expect(answer(page)).toHaveText(/do not differ|the same/)
    await saysAndFits(page)
  })

  test('own indicators of nought, of no value and of any size can be read', long, async ({ app }) => {
    const { page } = app
    await importFile(page, { name: 'own.scenario.json', text: JSON.stringify(ownIndicators) })
    await expect(title(page)).toHaveValue(ownIndicators.name)
    const shown: readonly (readonly [label: string, says: RegExp])[] = [
      ['Nothing', /2025: Baseline 0, A scenario/],
      ['Never', /^Never, times\. Never has no value in 2025 \(its formula divides by zero\)\.$/],
      ['Huge', /Baseline −2×10²⁴,/],
      ['Tiny', /Baseline −2×10⁻¹²,/],
    ]
    for (const [label, says] of shown) {
      await goTo(page, 'Explore')
      await choose(page, 'Choose an indicator', label)
      const drawn = page.getByRole('figure', { name: label, exact: true })
      await expect(drawn.getByRole('img')).toHaveAccessibleName(says)
      // Ticks differ, and what is told of the year stands inside the chart.
      const ticks = await drawn.locator('.chart-axis-y text').allTextContents()
      expect(new Set(ticks).size).toBe(ticks.length)
      expect(ticks.join('').length).toBeLessThan(10 * ticks.length)
      const [frame, box] = await Promise.all(
        ['.chart', '.chart-readout'].map((part) => drawn.locator(part).boundingBox()),
      )
      expect(frame && box && box.x + box.width).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0))
      await goTo(page, 'Compare')
      await choose(page, 'Add an indicator', label)
      await saysWhatItShould(page)
    }
    // The long name leaves its values in sight, though the rows above may push them below the window's foot.
    const value = await page.getByRole('cell', { name: '−2.00 no change' }).boundingBox()
    expect(value && value.x + value.width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  })
})

const own = (id: string, label: string, formula: string, unit = 'degrees') => ({ id, label, formula, unit })
const ownIndicators = {
  format: 'qiantang-scenario',
  version: 1,
  id: '6d3f9a52-6a0e-4d0b-8a1f-3f1a2c7d9e11',
  name: 'A scenario with a name that is so long that it fits into no column of any table of the window',
  notes: '',
  model: 'winter@1',
  baseline: 'log-24',
  reading: 'read',
  horizon: 2025,
  levers: {},
  assumptions: {},
  indicators: [
    own('nothing', 'Nothing', 'cold - cold'),
    own('never', 'Never', '1 / (cold - cold)', 'times'),
    own('huge', 'Huge', 'cold * 1e12 * 1e12'),
    own('tiny', 'Tiny', 'cold / 1e12'),
  ],
}
