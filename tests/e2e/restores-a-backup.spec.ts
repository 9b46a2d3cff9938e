import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { inMenuOf, lever, messages, openScenario, saved, scenarios, title, type } from './planner.ts'

const march = new Date('2026-03-02T08:00:00.000Z')

test('a planner goes back to the backup of another day, keeps what came since, and changes his mind', async ({
  app,
}) => {
  const { page, dataDir } = app
  const cloud = lever(page, 'Cloud migration')
  await openScenario(page, 'Baseline')
  await type(cloud.value, '60')
  await title(page).fill('Draft for the office')
  await title(page).press('Enter')
  await saved(page)
  // Lies there since a day in March, as if it had been copied then.
  await page.goto('about:blank')
  await app.stopServer()
  const copy = `qiantang-${march.toISOString().replaceAll(':', '-')}.sqlite`
  copyFileSync(join(dataDir, 'qiantang.sqlite'), join(dataDir, 'backups', copy))
  await app.restart()

  await openScenario(page, 'Draft for the office')
  await type(cloud.value, '140')
  await saved(page)
  await inMenuOf(page, 'Draft for the office', 'Duplicate')
  await title(page).fill('Written later')
  await title(page).press('Enter')
  await saved(page)
  await inMenuOf(page, 'Draft for the office', 'Delete')
  await expect(scenarios(page).getByText('Draft for the office')).toHaveCount(0)

  await scenarios(page).getByRole('button', { name: 'Backups…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Backups' })
  const backup = dialog.getByRole('listitem').filter({ hasText: '2 Mar 2026' })
  await expect(backup).toContainText('1 scenario')
  await backup.getByRole('button', { name: /^Restore the backup of 2 Mar 2026/ }).click()
  await expect(dialog).toContainText('Every scenario of this backup becomes what it was on 2 Mar 2026')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  await expect(messages(page)).toContainText(
    /The backup of 2 Mar 2026.* was restored\. Scenarios changed: 1\./,
  )
  await expect(messages(page)).toContainText('1 scenario is not in the backup and stays as it is.')
  await openScenario(page, 'Draft for the office')
  await expect(cloud.value).toHaveValue('60')
  await openScenario(page, 'Written later')
  await expect(cloud.value).toHaveValue('140')

  await messages(page).getByRole('button', { name: 'Undo' }).last().click()
  await expect(scenarios(page).getByText('Draft for the office')).toHaveCount(0)
  await expect(scenarios(page).getByText('Written later')).toHaveCount(1)

  // The copy of before stands among the others, and nothing of this is lost with the program's end.
  await app.restart()
  await scenarios(page).getByRole('button', { name: 'Backups…' }).click()
  await expect(dialog.getByText('made before a restore')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await scenarios(page).getByRole('button', { name: 'Trash…' }).click()
  const trash = page.getByRole('dialog', { name: 'Deleted scenarios' })
  await expect(trash).toContainText('Draft for the office')

  // What is deleted for good is in the backups for a while, and they say for how long.
  await trash.getByRole('button', { name: 'Empty the trash…' }).click()
  await trash.getByRole('button', { name: 'Delete for good' }).click()
  await expect(messages(page)).toContainText('Saved versions deleted for good')
  await scenarios(page).getByRole('button', { name: 'Backups…' }).click()
  await expect(dialog).toContainText(
    /Backups still hold saved versions that were deleted for good\. At the first start after \d+ \w+ \d{4}, no backup holds them any more\./,
  )
})
