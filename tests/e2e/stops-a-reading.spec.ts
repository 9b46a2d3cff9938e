/** A file that takes long to read; held up on its way, which a test can do over HTTP only. */
import { scenarioJson } from '../helpers/scenario-json.ts'
import { expect, test } from './fixtures.ts'
import { importFile, lever, messages, type } from './planner.ts'

test('a file is read beside everything else, and one that takes long can be stopped', async ({ app }) => {
  const { page } = app
  const stopped = page.waitForRequest('**/api/files.stop')
  await page.route('**/api/scenarios.import', async (route) => {
    await stopped
    await route.continue()
  })
  await importFile(page, {
    name: 'slow.scenario.json',
    text: scenarioJson({ id: 'slow', name: 'A slow one' }),
  })
  await expect(messages(page)).toContainText('Reading slow.scenario.json…')
  await expect(messages(page).getByRole('progressbar')).toBeVisible()
  // The window is worked with meanwhile.
  await type(lever(page, 'Cloud migration').value, '60')
  await expect(lever(page, 'Cloud migration').slider).toHaveValue('60')
  await messages(page).getByRole('button', { name: 'Stop' }).click()
  expect((await stopped).postDataJSON()).toMatchObject({ order: expect.stringMatching(/^[\da-f-]{36}$/) })
  await expect(messages(page).getByText('Reading slow.scenario.json…')).toHaveCount(0)
})
