import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { firstFolder } from '../helpers/first-library.ts'
import { expect, long, startServer, test } from './fixtures.ts'
import {
  changeUnsaved,
  goTo,
  inMenuOf,
  lever,
  messages,
  openScenario,
  saved,
  scenarioRow,
  scenarios,
  show,
  title,
  type,
} from './planner.ts'

/** Opens a second window on the server of the first. */
async function openSecond(context: BrowserContext, link: string): Promise<Page> {
  const second = await context.newPage()
  second.setDefaultTimeout(60_000)
  await second.goto(link)
  await second.getByRole('slider').first().waitFor()
  return second
}

const notes = (page: Page, name: string) => page.getByRole('textbox', { name: `Notes on ${name}` })
const ownRows = (page: Page) => scenarios(page).getByRole('list').nth(1).getByRole('listitem')

test(
  'two windows on one folder follow each other, and a change of what the other deleted is kept once',
  long,
  async ({ app, context }) => {
    const { page } = app
    await openScenario(page, 'Baseline')
    await type(lever(page, 'Digital skills').value, '4.5')
    await type(title(page), 'Teach')
    await saved(page)
    const second = await openSecond(context, await app.link())

    // A change and a new name show in the other window, and what it compares moves with them.
    await openScenario(second, 'Baseline')
    await show(second, 'Teach')
    await goTo(second, 'Compare')
    await expect(second.getByRole('table').first()).toContainText('Teach')
    await type(title(page), 'Teach more')
    await expect(second.getByRole('table').first()).toContainText('Teach more')
    await goTo(second, 'Explore')
    await page.getByRole('button', { name: 'New scenario' }).click()
    await expect(scenarioRow(second, 'New scenario')).toBeVisible()

    // A dialog in which nothing is written follows, too, and writes nothing back.
    await inMenuOf(second, 'Teach more', 'Notes…')
    await inMenuOf(page, 'Teach more', 'Notes…')
    await notes(page, 'Teach more').fill('Skills first.')
    await page.keyboard.press('Escape')
    await expect(notes(second, 'Teach more')).toHaveValue('Skills first.')
    await second.keyboard.press('Escape')
    await inMenuOf(second, 'Teach more', 'Notes…')
    await expect(notes(second, 'Teach more')).toHaveValue('Skills first.')
    await second.keyboard.press('Escape')

    // Both work on one scenario; the first deletes it while the second is in the middle of a change.
    await openScenario(second, 'Teach more')
    await lever(second, 'Digital skills').value.fill('5.5')
    await inMenuOf(page, 'Teach more', 'Delete')
    await expect(messages(page)).toContainText('moved to the trash')
    await lever(second, 'Digital skills').value.press('Enter')
    await expect(messages(second)).toContainText(
      '“Teach more” was deleted in another window. Your version was kept as “Teach more (conflicting copy)”.',
    )
    await saved(second)
    await expect(scenarioRow(page, 'Teach more (conflicting copy)')).toBeVisible()
    await expect(ownRows(page)).toHaveCount(2)
    await expect(ownRows(second)).toHaveCount(2)

    // It is put back where it was deleted, and there again in both.
    await messages(page).getByRole('button', { name: 'Undo' }).click()
    await expect(scenarioRow(second, 'Teach more')).toBeVisible()
    await expect(ownRows(second)).toHaveCount(3)
    await expect(lever(second, 'Digital skills').value).toHaveValue('5.5')
    await second.close()
  },
)

test('a second program on the folder looks on and follows, and saves once the first is closed', async ({
  app,
  served,
  browser,
  elsewhere,
}) => {
  const { page, dataDir } = app
  await openScenario(page, 'Baseline')
  await type(lever(page, 'Digital skills').value, '4.5')
  await type(title(page), 'Teach')
  await saved(page)
  // As the desktop window holds the folder, which no browser can come into.
  rmSync(join(dataDir, 'qiantang.door'))
  const other = await startServer(dataDir, '0', firstFolder)
  expect(new URL(other.url).port).not.toBe(new URL(served.now().url).port)
  const proxy = { server: elsewhere.server, bypass: new URL(other.url).host }
  const apart = await browser.newContext({ proxy })
  const second = await apart.newPage()
  second.setDefaultTimeout(60_000)
  await second.goto(other.url)
  await expect(messages(second)).toContainText('Another Qiantang has this data folder open.')
  await openScenario(second, 'Teach')
  await expect(lever(second, 'Digital skills').value).toHaveValue('4.5')

  // It follows.
  await type(lever(page, 'Digital skills').value, '5')
  await expect(lever(second, 'Digital skills').value).toHaveValue('5')

  // What is changed here is not saved, and says so; nothing of it reaches the first.
  await type(lever(second, 'Cloud migration').value, '60')
  await expect(second.getByRole('banner').getByRole('alert')).toHaveText('Not saved')
  await expect(messages(second)).toContainText('so nothing can be saved from here')

  await page.goto('about:blank')
  await served.now().stop()
  await messages(second).getByRole('button', { name: 'Try again' }).click()
  await saved(second)
  await expect(lever(second, 'Cloud migration').value).toHaveValue('60')
  await apart.close()
  await other.stop()
})

test('a window with something that could not be saved asks before it closes', long, async ({ app }) => {
  const { page } = app
  const cloud = await changeUnsaved(app)

  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(cloud.value).toHaveValue('120')

  // With the program back, the change is saved by itself, and the window closes without a word.
  await page.goto(await app.startServerAgain())
  await saved(page)
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})
