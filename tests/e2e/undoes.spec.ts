import { expect, long, test } from './fixtures.ts'
import {
  aMomentLater,
  chart,
  drag,
  lever,
  linesOf,
  messages,
  openScenario,
  scenarioRow,
  title,
  type,
} from './planner.ts'

test('a planner takes changes back and makes them again, with buttons and by keyboard', async ({ app }) => {
  const { page } = app
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const redo = page.getByRole('button', { name: 'Redo', exact: true })
  await expect(undo).toBeDisabled()
  await expect(redo).toBeDisabled()

  const cloud = lever(page, 'Cloud migration')
  const skills = lever(page, 'Digital skills')
  const drawing = chart(page, 'Digital-economy scale')
  await type(cloud.value, '60')
  const afterFirst = await linesOf(drawing)
  await type(skills.value, '5')
  await expect.poll(() => linesOf(drawing)).not.toBe(afterFirst)
  const afterBoth = await linesOf(drawing)

  await undo.click()
  await expect(skills.value).toHaveValue('2.5')
  await expect(cloud.value).toHaveValue('60')
  await expect.poll(() => linesOf(drawing)).toBe(afterFirst)
  await undo.click()
  await expect(cloud.value).toHaveValue('100')
  await expect(undo).toBeDisabled()

  await skills.slider.focus()
  await page.keyboard.press('Control+Shift+Z')
  await expect(cloud.value).toHaveValue('60')
  await page.keyboard.press('Control+Shift+Z')
  await expect(skills.value).toHaveValue('5')
  await expect(redo).toBeDisabled()
  await expect.poll(() => linesOf(drawing)).toBe(afterBoth)
  await page.keyboard.press('Control+Z')
  await expect(skills.value).toHaveValue('2.5')
})

test('Ctrl+Z right after a typed value takes that value back', async ({ app }) => {
  const { page } = app
  const cloud = lever(page, 'Cloud migration')
  await type(cloud.value, '60')
  await expect(cloud.slider).toHaveValue('60')
  await page.keyboard.press('Control+Z')
  await expect(cloud.slider).toHaveValue('100')
  await expect(cloud.value).toHaveValue('100')
})

test(
  'one drag with the mouse is one step, and a second drag of the same lever another',
  long,
  async ({ app }) => {
    const { page } = app
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    const network = lever(page, 'Network investment')
    await drag(page, network.slider, 0.3)
    await expect(network.value).not.toHaveValue('1.5')
    const afterFirst = await network.value.inputValue()
    await aMomentLater(page)
    await drag(page, network.slider, 0.2)
    await expect(network.value).not.toHaveValue(afterFirst)

    await undo.click()
    await expect(network.value).toHaveValue(afterFirst)
    await undo.click()
    await expect(network.value).toHaveValue('1.5')
    await expect(undo).toBeDisabled()
  },
)

test('a drag back to the base leaves a lever that is not moved', long, async ({ app }) => {
  const { page } = app
  const research = lever(page, 'R&D intensity')
  await drag(page, research.slider, -0.6)
  await expect(research.value).toHaveValue('0.5')
  await type(research.value, '2.4')
  await expect(research.schedule).toHaveCount(0)
})

test('names and assumptions are taken back as well', long, async ({ app }) => {
  const { page } = app
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await page.getByRole('button', { name: 'New scenario' }).click()
  await expect(title(page)).toHaveValue('New scenario')
  await type(title(page), 'Green light')
  await expect(scenarioRow(page, 'Green light')).toBeVisible()

  await page.getByRole('tab', { name: 'Assumptions' }).click()
  const speed = lever(page, 'Speed at which reform takes effect')
  const before = await speed.value.inputValue()
  await speed.slider.press('End')
  await expect(speed.value).not.toHaveValue(before)

  await undo.click()
  await expect(speed.value).toHaveValue(before)
  await undo.click()
  await expect(title(page)).toHaveValue('New scenario')
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await expect(title(page)).toHaveValue('Green light')
})

test('every scenario has its own steps', long, async ({ app }) => {
  const { page } = app
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const cloud = lever(page, 'Cloud migration')
  await type(cloud.value, '60')
  await expect(messages(page)).toContainText('your change began')
  await openScenario(page, 'Slow world')
  await expect(undo).toBeDisabled()
  await openScenario(page, 'Copy of 13th plan as announced')
  await undo.click()
  await expect(cloud.value).toHaveValue('100')
})
