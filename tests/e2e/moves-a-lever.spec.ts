import { expect, long, test } from './fixtures.ts'
import { chart, keyFigure, lever, linesOf, messages, openScenario, title } from './planner.ts'

test('a planner moves R&D intensity by keyboard and sees the value and the chart change', async ({ app }) => {
  const { page } = app
  const drawing = chart(page, 'Digital-economy scale')
  const before = await linesOf(drawing)
  const path = drawing.locator('.chart-line.active')
  const pathBefore = await path.getAttribute('d')

  const research = lever(page, 'R&D intensity')
  await research.slider.focus()
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight')

  await expect(research.value).toHaveValue('3.5')
  await expect.poll(() => linesOf(drawing)).not.toBe(before)
  await expect(path).not.toHaveAttribute('d', pathBefore ?? '')
})

test('a scenario that ships stays as it is: the first move begins a copy and says so', async ({ app }) => {
  const { page } = app
  const research = lever(page, 'R&D intensity')
  await research.slider.press('End')
  await expect(research.value).toHaveValue('6')
  await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
  await expect(messages(page)).toContainText(
    '“13th plan as announced” is built in and stays as it is: your change began “Copy of 13th plan as announced”.',
  )
  await openScenario(page, '13th plan as announced')
  await expect(research.value).toHaveValue('3')
  await expect(keyFigure(page, 'Digital-economy scale')).toContainText('9.18 trn')
})

test(
  'a move from the baseline begins a scenario; counts and the schedule appear, and a reset takes all back',
  long,
  async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Baseline')
    const investment = page.getByRole('region', { name: 'Investment', exact: true })
    const figure = keyFigure(page, 'Digital-economy scale')
    await expect(investment.getByText('changed')).toHaveCount(0)

    const research = lever(page, 'R&D intensity')
    await expect(research.schedule).toHaveCount(0)
    await research.slider.press('PageUp')
    await expect(title(page)).toHaveValue('Copy of Baseline')
    await expect(messages(page)).toContainText('The baseline stays as it is')
    await expect(research.value).toHaveValue('3')
    await expect(investment.getByText('1 changed')).toBeVisible()
    await expect(research.schedule).toHaveText('from 2018 over 3 years')
    await expect(figure).toContainText('vs baseline')

    const network = lever(page, 'Network investment')
    await network.slider.press('ArrowRight')
    await expect(investment.getByText('2 changed')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Changed/ })).toHaveText('Changed 2')

    await research.reset.click()
    await expect(research.value).toHaveValue('2.4')
    await expect(research.schedule).toHaveCount(0)
    await expect(investment.getByText('1 changed')).toBeVisible()

    await page.getByRole('button', { name: 'Reset Investment' }).click()
    await expect(network.value).toHaveValue('1')
    await expect(figure).toContainText('7.45 trn')
    await expect(figure).toContainText('no change')
  },
)

test('a planner reads what a lever means and where its values come from', long, async ({ app }) => {
  const { page } = app
  await lever(page, 'Digital skills').about.click()
  const info = page.getByRole('dialog', { name: 'Digital skills' })
  await expect(info).toContainText('2.5%: the rise from 1.7% to 2.0% goes on for a while.')
  await expect(info).toContainText('Table 3 of the report: 1.7% in 2014, 2.0% in 2015.')
  await page.keyboard.press('Escape')
  await expect(info).toHaveCount(0)
})
