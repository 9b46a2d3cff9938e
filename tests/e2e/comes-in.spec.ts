/** Ways into the window: a link, which works once, and the file that leads the browser to it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { leadingTo } from '../../src/main/loopback/open-browser.ts'
import { expect, long, test } from './fixtures.ts'
import { lever, saved, type } from './planner.ts'

/** All addresses that the tab's history holds, as a thief of the browser's history would find them. */
async function addressesIn(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { entries } = await session.send('Page.getNavigationHistory')
  return entries.map(({ url }) => url).filter((url) => url.startsWith('http'))
}

test('a link opens one window, which a reload keeps, and its address is worth nothing afterwards', async ({
  app,
  context,
  served,
}) => {
  const { page } = app
  const { url } = served.now()
  expect(page.url()).toBe(`http://${new URL(url).host}/`)
  expect(await context.cookies()).toEqual([])
  await type(lever(page, 'Cloud migration').value, '60')
  await saved(page)
  await page.reload()
  await expect(lever(page, 'Cloud migration').value).toHaveValue('60')

  // Neither the link nor anything in the tab's history lets anyone else in.
  for (const address of new Set([url, ...(await addressesIn(page))])) {
    const thief = await context.newPage()
    await thief.goto(address)
    await expect(thief.getByRole('alert')).toContainText('This window may not ask')
    await expect(thief.getByRole('slider')).toHaveCount(0)
    await thief.close()
  }
  await expect(lever(page, 'Cloud migration').value).toHaveValue('60')
  app.tolerate(/401 \(Unauthorized\)/)
})

test('the file that the browser is given leads into a window', long, async ({ app, context }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-file-'))
  const file = join(folder, 'Qiantang.html')
  writeFileSync(file, leadingTo(await app.link()), { mode: 0o600 })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  await page.getByRole('slider').first().waitFor({ timeout: 60_000 })
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  await page.reload()
  await page.getByRole('slider').first().waitFor({ timeout: 60_000 })

  // The same file a second time: the code is void, and a window that is in stays in.
  await page.goto(pathToFileURL(file).href)
  await page.getByRole('slider').first().waitFor({ timeout: 60_000 })
  const other = await context.newPage()
  await other.goto(pathToFileURL(file).href)
  await expect(other.getByRole('alert')).toContainText('a link opens one window, once')
  rmSync(folder, { recursive: true })
})
