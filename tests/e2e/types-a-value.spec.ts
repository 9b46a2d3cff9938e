import { expect, long, test } from './fixtures.ts'
import { lever, openScenario, type } from './planner.ts'

test('a typed value is taken over; one with two readings, none or outside the range stays and is said', async ({
  app,
}) => {
  const { page } = app
  const { value, slider } = lever(page, 'R&D intensity')
  const said = page.getByRole('alert').filter({ hasText: 'Enter a value' })
  await type(value, '2.8')
  await expect(slider).toHaveValue('2.8')

  for (const [typed, words] of [
    ['2,9', '“2,9” could be 2.9 or 29. Enter a value from 0.5 to 6.'],
    ['99', '“99” is outside 0.5 to 6.'],
    ['many', '“many” cannot be read as a number.'],
    ['2.9.1', 'cannot be read'],
  ] as const) {
    await type(value, typed)
    await expect(value).toHaveValue(typed)
    await expect(value).toHaveAttribute('aria-invalid', 'true')
    await expect(said).toContainText(words)
    await expect(slider).toHaveValue('2.8')
  }
  // Leaving the field changes nothing; Escape brings the number back.
  await slider.focus()
  await expect(value).toHaveValue('2.9.1')
  await value.press('Escape')
  await expect(value).toHaveValue('2.8')
  await expect(said).toHaveCount(0)

  await type(value, '')
  await expect(value).toHaveValue('2.8')

  for (const typed of ['２．９', '2。9', ' 2.9 ', '2.9%', '+2.9']) {
    await type(value, '2.8')
    await type(value, typed)
    await expect(slider, typed).toHaveValue('2.9')
    await expect(value).toHaveValue('2.9')
  }
})

test('amounts as Chinese and Koreans write them are read', async ({ app }) => {
  const { page } = app
  const venture = lever(page, 'Venture capital')
  for (const [typed, taken] of [
    ['1,000', '1000'],
    ['1.2千亿', '1200'],
    ['1천5백억', '1500'],
    ['0.2万', '2000'],
  ] as const) {
    await type(venture.value, typed)
    await expect(venture.slider, typed).toHaveValue(taken)
  }
  await expect(venture.value).toHaveValue('2,000')
})

test('a lever that passes through its base keeps its schedule; a reset forgets it', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  const { slider, schedule, value, reset } = lever(page, 'R&D intensity')
  await expect(schedule).toHaveText('from 2018 over 5 years')
  for (let step = 0; step < 6; step++) await slider.press('ArrowLeft')
  await expect(schedule).toHaveCount(0)
  for (let step = 0; step < 6; step++) await slider.press('ArrowRight')
  await expect(schedule).toHaveText('from 2018 over 5 years')
  await type(value, '2.4')
  await type(value, '3')
  await expect(schedule).toHaveText('from 2018 over 5 years')
  await reset.click()
  await type(value, '3')
  await expect(schedule).toHaveText('from 2018 over 3 years')
})

test('levers that count things take whole numbers only, others decimals', long, async ({ app }) => {
  const { page } = app
  const zones = lever(page, 'Pilot zones')
  await type(zones.value, '5.6')
  await expect(zones.value).toHaveValue('6')
  await zones.value.press('Control+A')
  await page.keyboard.type('4.2')
  await page.keyboard.press('Enter')
  await expect(zones.value).toHaveValue('4')
  await expect(zones.slider).toHaveValue('4')
  const prices = lever(page, 'Price growth')
  await type(prices.value, '-0.5')
  await expect(prices.slider).toHaveValue('-0.5')
})

test('arrow keys in a field move by the same step as the slider', long, async ({ app }) => {
  const { page } = app
  const research = lever(page, 'R&D intensity')
  await research.value.press('ArrowUp')
  await expect(research.value).toHaveValue('3.1')
  await research.value.press('ArrowDown')
  await research.value.press('ArrowDown')
  await expect(research.slider).toHaveValue('2.9')
  await page.getByRole('tab', { name: 'Assumptions' }).click()
  const imitation = lever(page, 'Imitation rate')
  await expect(imitation.value).toHaveValue('0.075')
  await imitation.value.press('ArrowUp')
  await expect(imitation.value).toHaveValue('0.076')
})

test('a wheel over a field that was just typed into moves the list, not the value', long, async ({ app }) => {
  const { page } = app
  const { value } = lever(page, 'Fusion fields')
  await type(value, '5')
  await value.hover()
  const top = () => value.evaluate((field) => field.getBoundingClientRect().top)
  const before = await top()
  await page.mouse.wheel(0, 60)
  await expect.poll(top).not.toBe(before)
  await expect(value).toHaveValue('5')
})

test('− and + move a lever by a step and are off at the bounds', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  const fields = lever(page, 'Fusion fields')
  await fields.raise.click()
  await expect(fields.value).toHaveValue('4')
  await fields.lower.click()
  await fields.lower.click()
  await fields.lower.click()
  await expect(fields.value).toHaveValue('1')
  await expect(fields.lower).toBeDisabled()
  await fields.raise.click()
  await expect(fields.lower).toBeEnabled()

  await type(fields.value, '11')
  await expect(fields.raise).toBeDisabled()
})

test('a held + goes on until it is let go', long, async ({ app }) => {
  const { page } = app
  const towns = lever(page, 'Digital towns')
  await towns.raise.hover()
  await page.mouse.down()
  await expect(async () => expect(Number(await towns.value.inputValue())).toBeGreaterThan(14)).toPass()
  await page.mouse.up()
  const reached = await towns.value.inputValue()
  // Nothing moves on by itself once a later change has come through.
  await lever(page, 'Digital skills').slider.press('ArrowRight')
  await expect(lever(page, 'Digital skills').value).not.toHaveValue('2.5')
  await expect(towns.value).toHaveValue(reached)
})

test('the filter shows moved levers only, and the search finds levers in any language', async ({ app }) => {
  const { page } = app
  const levers = page.getByRole('tabpanel', { name: 'Levers' })
  const values = levers.getByRole('textbox', { name: /, value$/ })
  await expect(values).toHaveCount(17)

  await page.getByRole('button', { name: /^Changed/ }).click()
  await expect(values).toHaveCount(4)
  await expect(lever(page, 'Fusion fields').value).toBeVisible()
  await page.getByRole('button', { name: /^Changed/ }).click()

  const search = page.getByRole('searchbox', { name: 'Find a lever' })
  await search.fill('invest')
  await expect(values).toHaveCount(1)
  await expect(lever(page, 'Network investment').value).toBeVisible()
  await search.fill('벤처')
  await expect(lever(page, 'Venture capital').value).toBeVisible()
  await search.fill('no such lever')
  await expect(levers).toContainText('No lever matches.')
  await expect(levers.getByRole('button', { name: 'Reset levers' })).toHaveCount(0)
  await search.press('Escape')
  await expect(values).toHaveCount(17)
})
