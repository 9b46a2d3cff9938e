import { shippedFolder } from '../helpers/first-library.ts'
import { expect, long, test } from './fixtures.ts'
import { answer, ask, choose, goTo, inMenuOf, messages, saved, title, type } from './planner.ts'

// What ships now, with its official targets.
test.use({ ground: shippedFolder })

test('a planner asks what the official target for 2027 would take', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: /Region and baseline$/ }).click()
  await page.getByRole('option', { name: /Stats 2024/ }).click()
  await ask(page, 'How to get there?')
  // Targets that nobody can be asked about here are counted, each with its reason.
  await expect(
    page.getByText(
      /^Not offered: \d+ of what the model does not project, \d+ for years before the projection\.$/,
    ),
  ).toBeVisible()

  await choose(page, 'Official targets', /^Digital-economy scale above CNY 7 trn by 2027/)
  const target = page.getByRole('textbox', { name: 'Target', exact: true })
  await expect(target).toHaveValue('70,000')
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Year', exact: true })).toHaveValue('2027')
  await expect(page.getByRole('button', { name: /At least or at most$/ })).toContainText('at least')
  await expect(answer(page)).toContainText(/in 2027/)
  // Whose target it is, how it is meant, and where it stands.
  const said = page.getByText(
    /^Official target announced in 2022: Digital-economy scale above CNY 7 trn by 2027\. It is sought as at least CNY 7 trn\. Source: .* \(mirror of an official text\)\. In its words: “到2027年/,
  )
  await expect(said).toBeVisible()

  // Kept, it still says so.
  await page.getByRole('button', { name: /^Keep (as|the closest as) a new scenario$/ }).click()
  await expect(messages(page)).toContainText('is now one of your scenarios.')
  await saved(page)
  const name = await title(page).inputValue()
  await goTo(page, 'Explore')
  await inMenuOf(page, name, 'Notes…')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(
    /Official target announced in 2022: Digital-economy scale above CNY 7 trn/,
  )
  await page.keyboard.press('Escape')

  // A number of one's own is no official target any more.
  await ask(page, 'How to get there?')
  await type(target, '71000')
  await expect(said).toHaveCount(0)
  await expect(page.getByText(/^Not offered: /)).toBeVisible()
})

test('by keyboard, and not where money is shown in other prices', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How to get there?')
  const targets = page.getByRole('button', { name: /Official targets$/ })
  await targets.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Digital-economy share about')
  await page.keyboard.press('Enter')
  await expect(targets).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Target', exact: true })).toHaveValue('60')
  await expect(
    page.getByText(/Digital-economy share about 60 .* by 2025\. It is sought as at least 60\./),
  ).toBeVisible()

  await choose(page, 'Prices', /^Constant/)
  await type(page.getByRole('textbox', { name: 'Target', exact: true }), '61')
  await expect(
    page.getByText(/^Not offered: .* in current prices, while constant ones are shown/),
  ).toBeVisible()
  await targets.click()
  await expect(page.getByRole('option', { name: /^Digital-economy share/ }).first()).toBeVisible()
  await expect(page.getByRole('option', { name: /^Digital-economy scale/ })).toHaveCount(0)
})
