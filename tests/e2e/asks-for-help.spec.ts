/** A planner who needs help: what he copies for whoever helps him is shown first, and holds nothing of his. */
import { expect, test } from './fixtures.ts'
import { messages, openScenario, saved, title, type } from './planner.ts'

test('diagnostics are shown before they are copied, and the release says where newer ones are', async ({
  app,
  context,
}) => {
  const { page, dataDir } = app
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openScenario(page, 'Baseline')
  await page.getByRole('button', { name: 'New scenario' }).click()
  await type(title(page), 'Secret plan of 2031')
  await saved(page)

  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const about = page.getByRole('dialog', { name: 'Help' })
  await about.getByRole('tab', { name: 'About Qiantang' }).click()
  await expect(about).toContainText(
    /Version \d+\.\d+\.\d+ of \d+ \w+ \d{4}\. Qiantang never looks for a newer one itself/,
  )
  await expect(about).toContainText('A change that is shown as saved survives a killed program')
  await about.getByRole('button', { name: 'Copy diagnostics…' }).click()

  const shown = await page.getByRole('textbox', { name: 'Diagnostics' }).inputValue()
  expect(shown).toMatch(/^Qiantang: \d/)
  expect(shown).toContain('window: browser')
  expect(shown).toMatch(/ start version=\S+ node=\S+ shell=browser\n/)
  for (const own of ['Secret', dataDir]) expect(shown).not.toContain(own)
  await page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(messages(page)).toContainText('The diagnostics were copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
})
