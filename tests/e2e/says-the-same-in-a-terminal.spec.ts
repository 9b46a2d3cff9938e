/** What the window answers and exports, a terminal answers and writes, in every language. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, root, test } from './fixtures.ts'
import { askQuestion, dictionaries, languages, speak } from './inspect.ts'
import { answer, downloaded } from './planner.ts'

for (const language of languages) {
  test(`the difference from the baseline, in ${language}`, async ({ app }) => {
    const { page } = app
    await speak(page, 'en', language)
    await askQuestion(page, language, 'attribution')
    const asked = ['attribute', 'plan-announced', '--indicator', 'digitalEconomy', '--year', '2030']
    const terminal = (...more: string[]): string =>
      execFileSync(process.execPath, [
        join(root, 'src/cli/index.ts'),
        ...asked,
        '--lang',
        language,
        ...more,
      ]).toString()

    const [sentence] = terminal().split('\n')
    await expect(answer(page)).toHaveText(sentence ?? '')

    const { export: label } = dictionaries[language].analyse
    const file = await downloaded(page, () => page.getByRole('button', { name: label, exact: true }).click())
    const withoutTime = (text: string): string => text.replaceAll(/,20\d\d-\d\d-\d\dT[\d:.]+Z\r\n/g, '\r\n')
    expect(withoutTime(file.text)).toBe(withoutTime(terminal('--format', 'csv')))
  })
}
