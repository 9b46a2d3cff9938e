import type { Page } from '@playwright/test'
import { shippedFolder } from '../helpers/first-library.ts'
import { expect, long, test } from './fixtures.ts'
import { answer, ask, choose, goTo, openScenario } from './planner.ts'

// What ships now, with its outcomes to the present.
test.use({ ground: shippedFolder })

/** “14 of 14” of a sentence. */
const countIn = (text: string | null): string => {
  const [, count] = /\bheld (\d+ of \d+)\b/.exec(text ?? '') ?? []
  if (!count) throw new Error(`nothing was counted: ${text}`)
  return count
}

const bands = (page: Page) => page.getByRole('region', { name: 'How often the bands held' })

test('a planner reads how often the band held', async ({ app }) => {
  const { page } = app
  // Below the charts stands how often the band held, and what that proves.
  const note = page.getByText(
    /^The 80% band held \d+ of \d+ published levels of [\d–]+, seen but not fitted\.$/,
  )
  await expect(note).toBeVisible()
  const count = countIn(await note.textContent())

  // The question counts the same of the same scenario, and calls a fit one.
  await ask(page, 'Was it right?')
  await choose(page, 'Scenario', 'Baseline')
  await expect(answer(page)).toContainText(/^In [\d–]+, seen but not fitted, levels were off by /)
  expect(countIn(await answer(page).textContent())).toBe(count)
  await expect(answer(page)).toContainText(/the model was fitted: .* say little\./)
  const seen = bands(page).getByRole('row', { name: /^Seen, not fitted, / })
  await expect(seen.getByRole('cell').nth(1)).toHaveText(count)
  await expect(bands(page).getByRole('row', { name: /^Fit, / })).toBeVisible()

  // Another launch stands beneath, with fans of its own.
  await expect(
    bands(page).getByRole('row', { name: /^Launched from \d{4}: Seen, not fitted, / }),
  ).toBeVisible()
  const strip = page.getByRole('region', { name: 'Where each published value fell in its fan' })
  await expect(strip.getByText(/^Launch \d{4}$/)).toBeVisible()
  await expect(
    strip.getByRole('img', { name: /GRDP \d{4}: percentile \d+, Seen, not fitted/ }).first(),
  ).toBeVisible()

  // What nobody has found in print again is left out, and said; it can be asked for.
  const leftOut = page.getByText(
    /published values are left out: they are recalled and were not found in print/,
  )
  await expect(leftOut).toBeVisible()
  await page.getByRole('switch', { name: 'recalled values too' }).locator('xpath=ancestor::label').click()
  await expect(leftOut).toHaveCount(0)
  await expect(answer(page)).not.toContainText(`held ${count}`)
})

test('the legend counts the band of the scenario that is open', long, async ({ app }) => {
  const { page } = app
  const note = page.getByText(/^The 80% band held \d+ of \d+ published levels/)
  await expect(note).toBeVisible()
  const before = countIn(await note.textContent())
  await openScenario(page, 'Slow world')
  await expect(note).not.toContainText(`held ${before}`)
  const count = countIn(await note.textContent())
  await ask(page, 'Was it right?')
  await expect(answer(page)).toContainText(`held ${count}`)
  await goTo(page, 'Explore')
  await expect(note).toContainText(`held ${count}`)
})

test(
  'from today’s statistics nothing was fitted, and few values are a test of few series',
  long,
  async ({ app }) => {
    const { page } = app
    await page.getByRole('button', { name: /Region and baseline$/ }).click()
    await page.getByRole('option', { name: /Stats 2024/ }).click()
    await ask(page, 'Was it right?')
    await expect(answer(page)).toContainText(/^In 2025, seen but not fitted, levels were off by /)
    await expect(bands(page).getByRole('row', { name: /^Fit, / })).toHaveCount(0)
    await expect(bands(page).getByRole('row', { name: /^Launched from 2015: Fit, / })).toBeVisible()
  },
)
