/** What the window answers and exports, a terminal answers and writes, in every language. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { firstFolder } from '../helpers/first-library.ts'
import { expect, long, longUnless, root, test } from './fixtures.ts'
import { askQuestion, dictionaries, goToView, type Language, languages, questions, speak } from './inspect.ts'
import { answer, downloaded, type FileText, lever } from './planner.ts'

/** A terminal on the data files that the window reads. */
const command = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'src/cli/index.ts'), ...args], {
    env: { ...process.env, [libraryVariable]: firstFolder },
  }).toString()

/** Writes files down and has a terminal make each again. */
function verify(files: readonly FileText[], folder: string, language: Language): void {
  mkdirSync(folder, { recursive: true })
  const paths = files.map(({ text }, place) => {
    const path = join(folder, `${place}.csv`)
    writeFileSync(path, text)
    return path
  })
  const answer = JSON.parse(command('verify', ...paths, '--lang', language, '--format', 'json'))
  expect(answer).toEqual({ ok: true, files: paths.map((file) => ({ file, same: true, differences: [] })) })
}

for (const language of languages) {
  test(
    `the difference from the baseline, in ${language}`,
    longUnless(language === 'en'),
    async ({ app }, testInfo) => {
      const { page } = app
      await speak(page, 'en', language)
      await askQuestion(page, language, 'attribution')
      const asked = ['attribute', 'plan-announced', '--indicator', 'digitalEconomy', '--year', '2030']
      const terminal = (...more: string[]): string => command(...asked, '--lang', language, ...more)

      const lines = terminal().trimEnd().split('\n')
      await expect(answer(page)).toHaveText(lines[0] ?? '')
      // The scenarios with the beginnings of their fingerprints.
      expect(lines.at(-2)).toMatch(/[(（][\da-f]{12}[)）].*[(（][\da-f]{12}[)）]$/)
      await expect(page.locator('.provenance')).toContainText(lines.at(-2) ?? '')

      const { export: label } = dictionaries[language].analyse
      const file = await downloaded(page, () =>
        page.getByRole('button', { name: label, exact: true }).click(),
      )
      const withoutTime = (text: string): string => text.replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'then')
      expect(withoutTime(file.text)).toBe(withoutTime(terminal('--format', 'csv')))

      verify([file], testInfo.outputDir, language)
    },
  )
}

test('whatever the window exports is the same, made again in a terminal', long, async ({ app }, testInfo) => {
  const { page } = app
  // A scenario of the user's own, which no terminal knows.
  await lever(page, 'Regulatory reform').slider.press('End')
  const files: FileText[] = []
  const taken = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true })
    files.push(await downloaded(page, () => button.click()))
  }
  for (const question of questions) {
    await askQuestion(page, 'en', question)
    await taken(dictionaries.en.analyse.export)
  }
  await goToView(page, 'en', 'compare')
  await expect(page.locator('.provenance')).toHaveText(/ \([\da-f]{12}\) · /)
  const { exportValues, exportAllYears, exportLevers } = dictionaries.en.compare
  for (const name of [exportValues, exportAllYears, exportLevers]) await taken(name)
  verify(files, testInfo.outputDir, 'en')
})
