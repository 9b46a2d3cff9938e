import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { shippedFolder } from '../helpers/first-library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { expect, long, root, test } from './fixtures.ts'
import {
  chart,
  csvRecords,
  downloaded,
  exportedName,
  goTo,
  importFile,
  inMenuOf,
  keyFigure,
  lever,
  messages,
  openScenario,
  saved,
  scenarios,
  title,
  type,
} from './planner.ts'

interface Projected {
  readonly scenarios: readonly {
    readonly fingerprint: string
    readonly series: Readonly<Record<string, readonly number[]>>
  }[]
}

/** What the command line makes of a scenario file. */
function project(file: string) {
  const output = execFileSync(process.execPath, [
    join(root, 'src/cli/index.ts'),
    'project',
    file,
    '--format',
    'json',
  ])
  const [projected] = (JSON.parse(output.toString()) as Projected).scenarios
  if (!projected) throw new Error('nothing was projected')
  return projected
}

/** Fingerprint and digital economy of 2030 as the comparison exports them. */
async function exported(page: Page, scenario: string) {
  await goTo(page, 'Compare')
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export values' }).click())
  const row = csvRecords(file.text).find(
    (cells) => cells.scenario === scenario && cells.id === 'digitalEconomy' && cells.year === '2030',
  )
  await goTo(page, 'Explore')
  return { fingerprint: row?.fingerprint, value: Number(row?.value) }
}

/** A scenario file of a planner's own, as text, with changes. */
const scenarioFile = (changes: Readonly<Record<string, unknown>> = {}): string =>
  scenarioJson({
    id: '0d1f6a52-7d0f-4a9e-9f7e-2f6f3f0f9a11',
    name: 'From a colleague',
    levers: { cloudMigration: { target: 90, start: 2018, ramp: 3 } },
    ...changes,
  })

test('an exported scenario is the same after it was deleted and imported, and the command line agrees', async ({
  app,
}) => {
  const { page } = app
  await type(lever(page, 'Regulatory reform').value, '65')
  await type(title(page), 'Plan with reform')
  await saved(page)
  const before = await exported(page, 'Plan with reform')
  const figure = keyFigure(page, 'Digital-economy scale')
  const numbers = (await figure.textContent()) ?? ''

  const file = await downloaded(page, () => inMenuOf(page, 'Plan with reform', 'Export…'))
  expect(file.name).toBe(exportedName(page, 'Plan with reform'))
  await expect(messages(page)).toContainText('“Plan with reform” was exported.')
  const projected = project(file.path)
  expect(projected.fingerprint).toBe(before.fingerprint)
  // Logarithms of the browser and of Node may differ in the last bit.
  expect((projected.series.digitalEconomy?.[2030 - 2015] ?? 0) / before.value).toBeCloseTo(1, 12)

  await inMenuOf(page, 'Plan with reform', 'Delete')
  await expect(messages(page)).toContainText('“Plan with reform” was moved to the trash.')
  await expect(scenarios(page)).not.toContainText('Plan with reform')

  await importFile(page, file.path)
  await expect(messages(page)).toContainText('“Plan with reform” was imported.')
  await expect(title(page)).toHaveValue('Plan with reform')
  await expect(figure).toHaveText(numbers)
  expect(await exported(page, 'Plan with reform')).toEqual(before)
})

test('a deleted scenario comes back by Undo, or from the trash after a restart', long, async ({ app }) => {
  const { page } = app
  await type(lever(page, 'Regulatory reform').value, '65')
  await saved(page)
  const name = 'Copy of 13th plan as announced'
  await inMenuOf(page, name, 'Delete')
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(scenarios(page)).toContainText(name)
  await expect(lever(page, 'Regulatory reform').value).toHaveValue('65')

  await inMenuOf(page, name, 'Delete')
  await expect(scenarios(page)).not.toContainText(name)
  await app.restart()
  await expect(scenarios(page)).not.toContainText(name)
  await page.getByRole('button', { name: 'Trash…' }).click()
  const trash = page.getByRole('dialog', { name: 'Deleted scenarios' })
  await expect(trash).toContainText(name)
  await trash.getByRole('button', { name: 'Put back' }).click()
  await expect(trash).toHaveCount(0)
  await openScenario(page, name)
  await expect(lever(page, 'Regulatory reform').value).toHaveValue('65')
  await page.getByRole('button', { name: 'Trash…' }).click()
  await expect(trash).toContainText('The trash is empty.')
})

test('a file that is wrong is refused with its line and path, and changes nothing', async ({ app }) => {
  const { page } = app
  const before = await scenarios(page).textContent()
  await importFile(page, {
    name: 'broken.scenario.json',
    text: scenarioFile({ levers: { cloudMigration: { target: 900, start: 2018, ramp: 3 } } }),
  })
  await expect(messages(page)).toContainText(
    'broken.scenario.json could not be imported. Nothing was changed.',
  )
  await expect(messages(page)).toContainText(/line 1[0-9] · levers\.cloudMigration\.target/)
  await expect(scenarios(page)).toHaveText(before ?? '')

  await importFile(page, { name: 'cut-off.scenario.json', text: scenarioFile().slice(0, 120) })
  await expect(messages(page)).toContainText(
    'cut-off.scenario.json could not be imported. Nothing was changed.',
  )
  await importFile(page, { name: 'empty.json', text: '' })
  await expect(messages(page)).toContainText('empty.json could not be imported. Nothing was changed.')
  await expect(scenarios(page)).toHaveText(before ?? '')
  // A refusal stays until it is closed.
  for (let left = 3; left > 0; left--)
    await messages(page).getByRole('button', { name: 'Close this message' }).first().click()
  await expect(messages(page)).toHaveText('')
})

test(
  'a file with other content of the same scenario asks: keep both, replace, or cancel',
  long,
  async ({ app }) => {
    const { page } = app
    const cloud = lever(page, 'Cloud migration')
    const rows = scenarios(page).getByRole('button', { name: /^From a colleague/ })
    const question = page.getByRole('dialog', { name: 'This scenario already exists' })
    const other = {
      name: 'second.scenario.json',
      text: scenarioFile({ levers: { cloudMigration: { target: 140, start: 2018, ramp: 3 } } }),
    }
    await importFile(page, { name: 'first.scenario.json', text: scenarioFile() })
    await expect(cloud.value).toHaveValue('90')

    await importFile(page, { name: 'again.scenario.json', text: scenarioFile() })
    await expect(messages(page)).toContainText(
      '“From a colleague” is already here with the same content. Nothing was changed.',
    )
    await expect(rows).toHaveCount(1)

    await importFile(page, other)
    await expect(question).toContainText('The file holds a different version of “From a colleague”.')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toHaveCount(0)
    await expect(cloud.value).toHaveValue('90')
    await expect(rows).toHaveCount(1)

    await importFile(page, other)
    await question.getByRole('button', { name: 'Replace (saved versions are kept)' }).click()
    await expect(cloud.value).toHaveValue('140')
    await expect(rows).toHaveCount(1)
    await inMenuOf(page, 'From a colleague', 'Saved versions…')
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(2)
    await page.keyboard.press('Escape')

    await importFile(page, { name: 'first.scenario.json', text: scenarioFile() })
    await question.getByRole('button', { name: 'Keep both' }).click()
    await expect(rows).toHaveCount(2)
    await expect(cloud.value).toHaveValue('90')
    await openScenario(page, 'From a colleague')
    await expect(cloud.value).toHaveValue('140')
  },
)

test('a file that is dropped on the window is imported', long, async ({ app }) => {
  const { page } = app
  const text = scenarioFile({ name: 'Dropped from a folder' })
  const files = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.scenario.json', { type: 'application/json' }))
    return transfer
  }, text)
  const main = page.getByRole('main')
  await main.dispatchEvent('dragover', { dataTransfer: files })
  await expect(page.getByText(/^Drop a scenario file/)).toBeVisible()
  await main.dispatchEvent('drop', { dataTransfer: files })
  await expect(page.getByText(/^Drop a scenario file/)).toHaveCount(0)
  await expect(title(page)).toHaveValue('Dropped from a folder')
  await expect(messages(page)).toContainText('“Dropped from a folder” was imported.')
})

test.describe('of what ships', () => {
  test.use({ ground: shippedFolder })

  test(
    'every scenario that ships can be exported, and the file says what the repository holds',
    long,
    async ({ app }) => {
      const { page } = app
      const file = await downloaded(page, () => page.getByRole('button', { name: 'Export…' }).click())
      expect(file.name).toBe(exportedName(page, '13th plan as announced'))
      const shipped = readFileSync(
        join(shippedFolder, 'packs/zhejiang/scenarios/plan-announced.scenario.json'),
        'utf8',
      )
      expect(JSON.parse(file.text)).toEqual(JSON.parse(shipped))
    },
  )
})

test('a table of outcomes that is dropped on the window is imported as outcomes', long, async ({ app }) => {
  const { page } = app
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const text = 'year,indicator,value,source\n2019,grdp,62352,yearbook\n'
    transfer.items.add(new File([text], 'Yearbook.CSV', { type: 'text/csv' }))
    return transfer
  })
  await page.locator('.app').dispatchEvent('drop', { dataTransfer: files })
  const dialog = page.getByRole('dialog', { name: 'Published values from Yearbook.CSV' })
  await dialog.getByRole('button', { name: 'Keep 1 value' }).click()
  await expect(messages(page)).toContainText('1 published value of Yearbook.CSV')
  await expect(chart(page, 'GRDP').locator('.chart-dot-own')).toHaveCount(1)
})

test('a large file is imported', async ({ app }) => {
  const { page } = app
  const padding = ' '.repeat(200_000)
  await importFile(page, {
    name: 'large.scenario.json',
    text: `${scenarioJson({ name: 'A large one' })}${padding}`,
  })
  await expect(title(page)).toHaveValue('A large one')
})
