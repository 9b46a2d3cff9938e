import type { Page } from '@playwright/test'
import { library as shipped } from '../helpers/library.ts'
import { bareFolder, tinyFolder } from '../helpers/tiny-model.ts'
import { expect, test } from './fixtures.ts'
import {
  answer,
  ask,
  chart,
  chartPanel,
  goTo,
  keyFigure,
  lever,
  openScenario,
  type Question,
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

test.describe('bicycles of Malmö: one reading, no conflicts, no outcomes, two levers, three years', () => {
  test.use({ library: tinyFolder })

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
    await expect(page.getByText('previous(fleet) * (1 - wear) + newBikes')).toBeVisible()
    await saysWhatItShould(page)
  })

  test('and asks every question', async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Twice as many')
    const answers: readonly (readonly [question: Question, says: RegExp])[] = [
      ['How sure?', /^In 9 of 10 draws, Takings in 2025 lies between \d+ and \d+ \(m SEK\)/],
      ['What matters?', /^Wear matters most/],
      ['Who did it?', /all comes from New bicycles \(10 → 20\)/],
      ['How to get there?', /^Reached with the least effort: New bicycles/],
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

    for (const [language, word] of [
      ['한국어', '2023년 불변가격'],
      ['中文', '2023年不变价'],
    ] as const) {
      await page.getByRole('button', { name: /^(English|한국어|中文)/ }).click()
      await page.getByRole('option', { name: language }).click()
      await expect(page.getByText(word).first()).toBeAttached()
      await saysWhatItShould(page)
    }
  })
})

test.describe('the least that a model may be: one indicator, one year ahead, nothing to move and nothing unsure', () => {
  test.use({ library: bareFolder })

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
    await saysWhatItShould(page)

    await goTo(page, 'Compare')
    await expect(page.getByRole('row', { name: /2025/ })).toContainText('−2.00')
    await saysWhatItShould(page)
    await goTo(page, 'Baselines')
    await expect(page.getByRole('region', { name: 'Cold' })).toContainText('minus tre grader')
    await saysWhatItShould(page)
    await goTo(page, 'Model')
    await expect(page.getByText('previous(temperature) + 1')).toBeVisible()
    await saysWhatItShould(page)

    for (const [question, says] of [
      ['How sure?', /^Nothing in this model is uncertain/],
      ['What matters?', /^Nothing in this model is uncertain/],
      ['Who did it?', /^There is no other scenario to compare with/],
      ['How to get there?', /^This model has no levers/],
      ['Was it right?', /^Nothing that was published up to 2024 can be scored/],
    ] as const) {
      await ask(page, question)
      await expect(answer(page)).toHaveText(says)
      await saysWhatItShould(page)
    }

    await goTo(page, 'Explore')
    await page.getByRole('button', { name: 'New scenario' }).click()
    await ask(page, 'Who did it?')
    await expect(answer(page)).toHaveText(/do not differ|the same/)
    await saysWhatItShould(page)
  })
})
