import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, long, test } from './fixtures.ts'
import { goToView, languages, layoutFaults, speak } from './inspect.ts'
import {
  answer,
  ask,
  choose,
  csvRecords,
  downloaded,
  goTo,
  inMenuOf,
  keyFigure,
  messages,
  openScenario,
  saved,
  title,
  type,
} from './planner.ts'

/** The controls of the question. */
const target = (page: Page) => page.getByRole('textbox', { name: 'Target', exact: true })
const year = (page: Page) => page.getByRole('main').getByRole('textbox', { name: 'Year', exact: true })
const keep = (page: Page) => page.getByRole('button', { name: 'Keep as a new scenario' })

/** A lever's row: whether it may move, its bounds, its weight, and what the answer says of it. */
function leverRow(page: Page, name: string) {
  const row = page
    .getByRole('region', { name: 'Levers that may move', exact: true })
    .getByRole('row', { name })
  const field = (what: string) => page.getByRole('textbox', { name: `${name}, ${what}`, exact: true })
  return {
    row,
    box: row.getByRole('checkbox'),
    /** The box itself is drawn; a planner clicks the name beside it. */
    tick: () => row.getByText(name, { exact: true }).click(),
    lowest: field('lowest allowed'),
    highest: field('highest allowed'),
    weight: field('weight of its change'),
  }
}

/** What a planner reads of one lever alone. */
const alone = (page: Page, name: string) =>
  page.getByRole('region', { name: 'One lever alone' }).last().getByRole('listitem').filter({ hasText: name })

const percentIn = (text: string | null): number => Number(/probability of (\d+)/.exec(text ?? '')?.[1])

test('a planner reaches a target and keeps it as a scenario', async ({ app }) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  await ask(page, 'How to get there?')
  // There is an answer at once, to a target that suggests itself.
  await expect(target(page)).toHaveValue('82,000')
  await expect(answer(page)).toContainText(
    /^Reached with the smallest change: .*; projected CNY 8\.2 trn in 2030\.$/,
  )

  await type(year(page), '2027')
  await expect(target(page)).toHaveValue('64,000')
  await type(target(page), '60000')
  await expect(answer(page)).toHaveText(
    'Reached with the smallest change: Enterprise IT 0.4 → 0.507%, Digital skills 2.5 → 2.64%, R&D intensity 2.4 → 2.48%; projected CNY 6 trn in 2027.',
  )

  // Other bounds, other levers: skills stay, R&D goes no further than 2.45.
  await leverRow(page, 'Digital skills').tick()
  await expect(leverRow(page, 'Digital skills').box).not.toBeChecked()
  const research = leverRow(page, 'R&D intensity')
  await type(research.highest, '2.45')
  await expect(answer(page)).toHaveText(
    /^Reached with the smallest change: Enterprise IT 0\.4 → 0\.5\d*%, R&D intensity 2\.4 → 2\.45%; projected CNY 6 trn in 2027\.$/,
  )
  await expect(research.row).toContainText('upper bound')
  await expect(alone(page, 'Enterprise IT')).toContainText('0.4 → 0.542 % of revenue')
  await expect(alone(page, 'R&D intensity')).toContainText(/not enough at most CNY 5\.8\d trn/)

  // The odds, of the answer and of the scenario as it stands.
  const odds = page.getByText(
    /^With this answer, the target is reached with a probability of \d+% \(.* of 10 runs\)\.$/,
  )
  const before = page.getByText(
    /^As the scenario stands, it is reached with a probability of \d+(\.\d)?% \(.* runs\)\.$/,
  )
  await expect(odds).toBeVisible()
  await expect(before).toBeVisible()
  expect(percentIn(await odds.textContent())).toBeGreaterThan(percentIn(await before.textContent()))
  await expect(
    page.getByRole('img', {
      name: 'Digital-economy scale in 2027: target 6 trn, Baseline 5.84 trn, answer 6 trn',
    }),
  ).toBeVisible()

  await keep(page).click()
  const name = 'Digital-economy scale at least CNY 6 trn by 2027'
  await expect(messages(page)).toContainText(`“${name}” is now one of your scenarios.`)
  await expect(title(page)).toHaveValue(name)
  await saved(page)
  await expect(answer(page)).toContainText(
    'Already reached: as the scenario stands, CNY 6 trn is projected for 2027.',
  )
  await expect(keep(page)).toBeDisabled()

  await messages(page).getByRole('button', { name: 'Look at it in Explore' }).click()
  await expect(keyFigure(page, 'Digital-economy scale')).toContainText('CNY 6 trn')
  await expect(page.getByRole('textbox', { name: 'Key year' })).toHaveValue('2027')
  await inMenuOf(page, name, 'Notes…')
  const notes = page.getByRole('dialog').getByRole('textbox')
  await expect(notes).toHaveValue(/^Found by seeking a target on .*2027, from “Baseline”\./)
  await expect(notes).toHaveValue(
    /R&D intensity: 2\.4 → 2\.45, from 2018 over 3 years, allowed 2\.4 to 2\.45, weight 1/,
  )
  await page.keyboard.press('Escape')

  await app.restart()
  await expect(title(page)).toHaveValue(name)
  await expect(keyFigure(page, 'Digital-economy scale')).toContainText('CNY 6 trn')
})

test(
  'a target out of reach: the closest, the bounds that bind, and the closest kept',
  long,
  async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Baseline')
    await ask(page, 'How to get there?')
    await type(year(page), '2027')
    await type(target(page), '200000')
    await expect(answer(page)).toHaveText(
      /^Cannot be reached within these bounds: the closest is CNY [\d.]+ trn in 2027; Digital skills, Enterprise IT and R&D intensity stand at their upper bounds\.$/,
    )
    for (const name of ['Digital skills', 'Enterprise IT', 'R&D intensity'])
      await expect(leverRow(page, name).row).toContainText('upper bound')
    const closest = /closest is (CNY [\d.]+ trn)/.exec((await answer(page).textContent()) ?? '')?.[1] ?? ''
    await page.getByRole('button', { name: 'Keep the closest as a new scenario' }).click()
    await expect(title(page)).toHaveValue('Digital-economy scale closest to CNY 20 trn by 2027')
    await goTo(page, 'Explore')
    await expect(keyFigure(page, 'Digital-economy scale')).toContainText(closest)
  },
)

test('at most: what is asked follows indicator, scenario and direction', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  await expect(target(page)).toHaveValue('100,000')
  await choose(page, 'At least or at most', 'at most')
  await expect(target(page)).toHaveValue('83,000')
  // Downwards every lever may go to its end.
  await expect(leverRow(page, 'R&D intensity').lowest).toHaveValue('0.5')
  await expect(answer(page)).toContainText(
    /^Reached with the smallest change: .*; projected CNY 8\.3 trn in 2030\.$/,
  )
  await choose(page, 'Indicator', 'Core-industry share')
  await expect(answer(page)).toContainText(/^Reached with the smallest change: .* in 2030\.$/)
  const share = await target(page).inputValue()
  expect(Number(share)).toBeLessThan(50)
  // A target that was typed belongs to its indicator; emptied, it is the suggested one again.
  await type(target(page), '11')
  await choose(page, 'Indicator', 'Digital-economy scale')
  await expect(target(page)).toHaveValue('83,000')
  await choose(page, 'Indicator', 'Core-industry share')
  await expect(target(page)).toHaveValue('11')
  await type(target(page), '')
  await expect(target(page)).toHaveValue(share)
})

test('what cannot be asked is said at the lever, and nothing is sent', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  await expect(answer(page)).toContainText(/^Reached/)
  const research = leverRow(page, 'R&D intensity')
  await type(research.highest, '1')
  const crossed = 'The lowest value, 3, is more than the highest, 1.'
  const fault = page.getByText(crossed)
  await expect(fault).toBeVisible()
  await expect(research.highest).toHaveAccessibleDescription(crossed)
  await expect(answer(page)).toHaveText('Some levers cannot move as they are set; see the table.')
  await expect(page.getByRole('button', { name: 'Copy' })).toBeDisabled()
  await expect(keep(page)).toBeDisabled()
  // An emptied bound is the first one again.
  await type(research.highest, '')
  await expect(research.highest).toHaveValue('6')
  await expect(fault).toHaveCount(0)
  await expect(answer(page)).toContainText(/^Reached/)

  for (const name of ['Digital skills', 'Enterprise IT', 'R&D intensity']) await leverRow(page, name).tick()
  await expect(answer(page)).toHaveText('No lever may move. Tick at least one below.')
  // Growth is no policy: its levers are there for those who ask for them.
  await expect(page.getByText('Price growth')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show what is no policy: Growth settings' }).click()
  await leverRow(page, 'Price growth').tick()
  await expect(answer(page)).toContainText(
    /^Reached with the smallest change: Price growth 1\.5 → [\d.]+ %\/yr;/,
  )
})

test('a dear lever moves less', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  const needed = async () => {
    const text = (await answer(page).textContent()) ?? ''
    return Number(/Digital skills [\d.]+ → ([\d.]+)/.exec(text)?.[1])
  }
  await expect(answer(page)).toContainText(/Digital skills/)
  const before = await needed()
  const { weight } = leverRow(page, 'Digital skills')
  await weight.press('ArrowUp')
  await expect(weight).toHaveValue('1.5')
  await type(weight, '20')
  await expect(answer(page)).toContainText(/Digital skills/)
  await expect.poll(needed).toBeLessThan(before)
})

test('a long search is stopped and taken up again', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  await expect(answer(page)).toContainText(/^Reached/)
  await page.getByRole('button', { name: 'Show what is no policy: Growth settings' }).click()
  await type(target(page), '180000')
  const boxes = page.getByRole('region', { name: 'Levers that may move', exact: true }).getByRole('checkbox')
  await expect(boxes).toHaveCount(17)
  // By keyboard: a click on a box that the table has just moved would miss it.
  const last = boxes.last()
  for (const box of (await boxes.all()).slice(0, -1)) if (!(await box.isChecked())) await box.press('Space')
  await expect(answer(page)).toContainText(/more; projected CNY 18 trn/)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  // Even a long search may be over before a hand is at the button: it is pressed as soon as it is there.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll<HTMLElement>('.work button')].find(
        (button) => button.textContent === 'Stop',
      )
      if (!stop) return
      observer.disconnect()
      stop.click()
    }).observe(document.body, { subtree: true, childList: true })
  })
  await last.press('Space')
  await expect(page.getByText('Stopped.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy' })).toBeDisabled()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(answer(page)).toContainText(
    /^Reached with the smallest change: .*more; projected CNY 18 trn in 2030\.$/,
  )
})

test('by keyboard alone: a target, a bound, a lever, and the answer kept', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  await expect(answer(page)).toContainText(/^Reached/)
  const walk = async (to: ReturnType<Page['getByRole']>) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if (await to.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error('never reached')
  }
  await walk(target(page))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('96000')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('projected CNY 9.6 trn in 2030')
  await page.keyboard.press('ArrowUp')
  await expect(answer(page)).toContainText('projected CNY 9.7 trn in 2030')
  await walk(leverRow(page, 'Cloud migration').box)
  await page.keyboard.press('Space')
  await expect(leverRow(page, 'Cloud migration').box).toBeChecked()
  await walk(leverRow(page, 'R&D intensity').highest)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3.1')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText(/Cloud migration 100 → .*projected CNY 9\.7 trn in 2030/)
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Shift+Tab')
    if (await keep(page).evaluate((element) => element === document.activeElement)) break
  }
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue('Digital-economy scale at least CNY 9.7 trn by 2030')
})

test('the answer is copied and exported with what it was computed from', long, async ({ app }) => {
  const { page } = app
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openScenario(page, 'Baseline')
  await ask(page, 'How to get there?')
  await type(year(page), '2027')
  await type(target(page), '60000')
  await type(leverRow(page, 'R&D intensity').weight, '2')
  await expect(answer(page)).toContainText('projected CNY 6 trn in 2027')
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export' }).click())
  expect(file.name).toBe('Baseline - Digital-economy scale - 2027 - targets.csv')
  const records = csvRecords(file.text)
  expect(records.map(({ id }) => id)).toEqual(['digitalSkills', 'enterpriseIt', 'rdIntensity'])
  const research = records[2]
  expect(research).toMatchObject({
    name: 'R&D intensity',
    present: '2.4',
    low: '2.4',
    high: '6',
    weight: '2',
    binds: '',
    aloneReached: 'yes',
    year: '2027',
    sense: 'at least',
    target: '60000',
    reached: 'yes',
    scenario: 'Baseline',
    model: 'zhejiang-digital-economy@1',
    draws: '10000',
    seed: '1',
  })
  // Full precision: the value is what the levers give, not the target itself.
  expect(Math.abs(Number(research?.result) - 60_000)).toBeLessThan(0.01)
  expect(Number(research?.change)).toBeCloseTo(Number(research?.needed) - 2.4, 12)
  expect(Number(research?.reachProbability)).toBeGreaterThan(Number(research?.presentProbability))

  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(messages(page)).toContainText('The answer was copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const lines = copied.split('\n')
  expect(lines[0]).toBe('What brings Digital-economy scale of Baseline to at least CNY 6 trn by 2027?')
  expect(lines[1]).toBe(await answer(page).textContent())
  expect(lines[2]).toMatch(
    /^With this answer, the target is reached with a probability of \d\d% \(about \d of 10 runs\)/,
  )
  expect(copied).toContain('10,000 quasi-random (Sobol) runs, random seed 1')
})

test('axe finds nothing, and nothing is cut off, small or large, in any language', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  await type(target(page), '140000')
  for (const name of ['Fusion fields', 'Regulatory reform', 'Venture capital'])
    await leverRow(page, name).tick()
  await type(leverRow(page, 'Enterprise IT').highest, '0.2')
  await expect(page.getByText('The lowest value, 0.4, is more than the highest, 0.2.')).toBeVisible()
  const findings = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    return violations.flatMap(({ id, nodes }) =>
      // A tab's panel holds the page's main part instead of lying in it.
      nodes
        .filter((node) => id !== 'region' || !node.html.includes('role="tabpanel"'))
        .map((node) => `${id}: ${node.html.slice(0, 160)}`),
    )
  }
  expect(await findings()).toEqual([])
  await type(leverRow(page, 'Enterprise IT').highest, '1')
  await expect(answer(page)).toContainText(/^Cannot be reached/)
  await expect(page.getByText(/^As the scenario stands/)).toBeVisible()
  expect(await findings()).toEqual([])

  const faults: string[] = []
  let before: (typeof languages)[number] = 'en'
  for (const language of languages) {
    await speak(page, before, language)
    before = language
    await goToView(page, language, 'analyse')
    for (const size of [
      { width: 1024, height: 640 },
      { width: 1280, height: 800 },
      { width: 2560, height: 1440 },
    ]) {
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready)
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      for (const fault of await layoutFaults(page)) faults.push(`${language} ${size.width}: ${fault}`)
    }
  }
  expect(faults).toEqual([])
})
