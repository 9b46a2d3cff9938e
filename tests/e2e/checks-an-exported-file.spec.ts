/** A planner is sent an exported table, and asks the window whether its numbers are right. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, long, longUnless, test } from './fixtures.ts'
import { askQuestion, dictionaries, type Language, languages, layoutFaults, speak } from './inspect.ts'
import { downloaded, type FileText } from './planner.ts'

const dialog = (page: Page) => page.getByRole('dialog')

/** Opens the page of help that checks. */
async function open(page: Page, language: Language): Promise<void> {
  const { help, check } = dictionaries[language]
  await page.getByRole('button', { name: help.open, exact: true }).press('Enter')
  await dialog(page).getByRole('tab', { name: check.title, exact: true }).click()
  await expect(dialog(page)).toContainText(check.about)
}

async function give(page: Page, language: Language, { name, text }: FileText): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: dictionaries[language].check.choose }).click()
  const chooser = await choosing
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

for (const language of languages) {
  test(
    `a file is the same, then one number is changed, in ${language}`,
    longUnless(language === 'en'),
    async ({ app }) => {
      const { page } = app
      const texts = dictionaries[language]
      await speak(page, 'en', language)
      await askQuestion(page, language, 'sensitivity')
      const file = await downloaded(page, () =>
        page.getByRole('button', { name: texts.analyse.export, exact: true }).click(),
      )
      await open(page, language)
      await give(page, language, file)
      await expect(dialog(page)).toContainText(texts.check.same.replace('{{file}}', file.name))
      expect(
        (await new AxeBuilder({ page }).setLegacyMode().include('[role=dialog]').analyze()).violations,
      ).toEqual([])

      const lines = file.text.split('\r\n')
      const number = lines[1]?.match(/,(\d+\.\d{6,}),/)?.[1] ?? ''
      lines[1] = lines[1]?.replace(number, '123456.5') ?? ''
      await give(page, language, { name: 'changed.csv', text: lines.join('\r\n') })
      const list = dialog(page).getByRole('list')
      await expect(list.getByRole('listitem')).toHaveCount(1)
      await expect(list).toContainText('123456.5')
      await expect(list).toContainText(number)
      expect(await layoutFaults(page, '.modal')).toEqual([])

      await give(page, language, { name: 'other.csv', text: 'year,value\r\n2020,1\r\n' })
      await expect(list).toContainText(/\p{L}/u)
      await expect(list).not.toContainText('123456.5')
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
      await expect(page.getByRole('button', { name: texts.help.open, exact: true })).toBeFocused()
    },
  )
}

test('a file that is dropped is checked', long, async ({ app }) => {
  const { page } = app
  await page.getByRole('tab', { name: 'Compare', exact: true }).click()
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export all years' }).click())
  await open(page, 'en')
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type: 'text/csv' }))
      return data
    },
    { name: file.name, text: file.text.replaceAll('""target""', '""Target""') },
  )
  const zone = page.locator('.check-drop')
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(dialog(page).getByRole('list')).toContainText('Target')
})

test('dropped on the window, a result is checked and not read as published values', async ({ app }) => {
  const { page } = app
  await page.getByRole('tab', { name: 'Compare', exact: true }).click()
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export all years' }).click())
  const dropped = (text: string) =>
    page.evaluateHandle(
      (content) => {
        const data = new DataTransfer()
        data.items.add(new File([content.text], content.name, { type: 'text/csv' }))
        return data
      },
      { name: file.name, text },
    )
  const whole = page.locator('.app')
  await whole.dispatchEvent('drop', { dataTransfer: await dropped(file.text) })
  await expect(dialog(page)).toContainText(dictionaries.en.check.same.replace('{{file}}', file.name))
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  // What bears no recipe is read as before; and help opens empty again.
  await whole.dispatchEvent('drop', {
    dataTransfer: await dropped('year,indicator,value\r\n2020,grdp,60000\r\n'),
  })
  await expect(dialog(page)).not.toContainText(dictionaries.en.check.about)
  await expect(dialog(page)).toContainText('60000')
})
