/** What is told and offered where the data folder goes away, where something is deleted for good, where nothing can be computed. */
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openStore } from '../../src/main/storage/store.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { expect, long, root, test } from './fixtures.ts'
import { inMenuOf, lever, messages, openScenario, saved, scenarios, title, type } from './planner.ts'

const otherStore = join(root, 'tests/fixtures/version-1/store.sqlite')

/** A scenario of the user's, saved; returns when a change to it can be made. */
async function begin(page: Page, name: string): Promise<void> {
  await openScenario(page, 'Baseline')
  await type(lever(page, 'Cloud migration').value, '60')
  await saved(page)
  await title(page).fill(name)
  await title(page).press('Enter')
  await saved(page)
}

test('the data folder goes away, and is put back with all that was in it', async ({ app }) => {
  const { page, dataDir } = app
  await begin(page, 'Draft')
  renameSync(dataDir, `${dataDir}-moved`)
  await type(lever(page, 'Cloud migration').value, '140')
  const gone = page.getByRole('alert').filter({ hasText: 'is no longer there' })
  await expect(gone).toContainText('What you changed since is in this window only.')
  await expect(gone.getByRole('button')).toHaveText([
    'Put back what was there before',
    'Export what is not saved',
  ])
  const download = page.waitForEvent('download')
  await gone.getByRole('button', { name: 'Export what is not saved' }).click()
  expect((await download).suggestedFilename()).toBe('Draft.scenario.json')

  await gone.getByRole('button', { name: 'Put back what was there before' }).click()
  await expect(messages(page)).toContainText('All saved versions are back in the data folder.')
  await expect(gone).toHaveCount(0)
  await saved(page)
  expect(existsSync(join(dataDir, 'qiantang.sqlite'))).toBe(true)
  rmSync(`${dataDir}-moved`, { recursive: true })
  await inMenuOf(page, 'Draft', 'Saved versions…')
  const versions = page.getByRole('dialog').getByRole('option')
  await expect(versions.first()).toContainText('newest')
  expect(await versions.count()).toBeGreaterThan(2)
})

test(
  'another file lies in the place of the store: what is there is taken, and what is here is added',
  long,
  async ({ app }) => {
    const { page, dataDir } = app
    await begin(page, 'Draft')
    const path = join(dataDir, 'qiantang.sqlite')
    copyFileSync(otherStore, `${path}.new`)
    for (const companion of ['-wal', '-shm']) rmSync(`${path}${companion}`, { force: true })
    renameSync(`${path}.new`, path)
    await type(lever(page, 'Cloud migration').value, '140')
    const replaced = page
      .getByRole('alert')
      .filter({ hasText: 'Another file lies where the scenarios are kept' })
    await replaced.getByRole('button', { name: 'Go on with what lies there, and add what is here' }).click()
    await expect(replaced).toHaveCount(0)
    await saved(page)
    await expect(scenarios(page).getByText('Draft', { exact: true })).toHaveCount(1)
    const aside = readdirSync(dataDir).filter((name) => /^qiantang\.replaced-.*\.sqlite$/.test(name))
    expect(aside).toHaveLength(1)
    // What was set aside is told, with what is in it.
    await expect(messages(page)).toContainText(`${aside[0]} in the data folder was set aside.`)
    await app.restart()
    await openScenario(page, 'Draft')
    await expect(lever(page, 'Cloud migration').value).toHaveValue('140')
  },
)

test(
  'the trash is emptied after a question, and what is said of the backups is a day',
  long,
  async ({ app }) => {
    const { page } = app
    await begin(page, 'Draft')
    await inMenuOf(page, 'Draft', 'Delete')
    await scenarios(page).getByRole('button', { name: 'Trash…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Deleted scenarios' })
    await dialog.getByRole('button', { name: 'Empty the trash…' }).click()
    await expect(dialog).toContainText('Backups hold them for up to 30 days.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toContainText('Draft')
    await dialog.getByRole('button', { name: 'Empty the trash…' }).click()
    await dialog.getByRole('button', { name: 'Delete for good' }).click()
    await expect(messages(page)).toContainText(
      /Saved versions deleted for good: [12]\. At the first start after \d+ \w+ \d{4}, no backup holds them any more\./,
    )
    await scenarios(page).getByRole('button', { name: 'Trash…' }).click()
    await expect(dialog).toContainText('The trash is empty.')
  },
)

test('a scenario that cannot be computed is marked, repaired, and its state of before can be read', async ({
  app,
}) => {
  const { page, dataDir } = app
  await page.goto('about:blank')
  await app.stopServer()
  const broken: Scenario = {
    id: 'broken',
    name: 'Out of bounds',
    notes: '',
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    reading: 'share',
    horizon: 2035,
    levers: { fusionFields: { target: 900 }, cloudMigration: { target: 60 } },
    assumptions: {},
    indicators: [],
  }
  // As an older program may have kept it.
  const store = openStore(dataDir, () => '')
  if (!store.ok) throw new Error(store.error.code)
  store.value.save(broken, 0)
  store.value.close()
  await app.restart()

  const row = scenarios(page).getByRole('listitem').filter({ hasText: 'Out of bounds' })
  await expect(scenarios(page)).toContainText('Cannot be computed here')
  await expect(row).toContainText('900')
  await inMenuOf(page, 'Out of bounds', 'Repair …')
  await expect(messages(page)).toContainText('“Out of bounds” can be computed again.')
  await expect(title(page)).toHaveValue('Out of bounds')
  await expect(lever(page, 'Cloud migration').value).toHaveValue('60')
  await saved(page)
  await inMenuOf(page, 'Out of bounds', 'Saved versions…')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([
    /^Saved version 2/,
    /^Saved version 1/,
  ])
})
