/** What only the desktop program has: its menu, the system's files and dialogs, a window that closes by itself. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { libraryVariable } from '../../../src/main/data-folder.ts'
import { expect, test } from '../fixtures.ts'
import { editorOf, lever, openScenario, saved, scenarioRow, title, type } from '../planner.ts'
import { desktopOf, openDesktop, type StoodIn } from './desktop.ts'

const slow = join(import.meta.dirname, '../../fixtures/version-1/slow.scenario.json')

const program = (page: Page): StoodIn => desktopOf(page) as StoodIn

test('a planner works from the menu: new, undo, redo, export and import', async ({ app }) => {
  const { page } = app
  const desktop = program(page)
  await desktop.menu('File', 'New Scenario')
  await expect(title(page)).toHaveValue('New scenario')
  await type(lever(page, 'Digital skills').value, '4.5')
  await saved(page)
  await desktop.menu('Edit', 'Undo')
  await expect(lever(page, 'Digital skills').value).not.toHaveValue('4.5')
  await desktop.menu('Edit', 'Redo')
  await expect(lever(page, 'Digital skills').value).toHaveValue('4.5')

  const kept = join(mkdtempSync(join(tmpdir(), 'qiantang-kept-')), 'skills.qiantang')
  const proposed: (string | undefined)[] = []
  desktop.dialogs.save = ({ defaultPath }) => {
    proposed.push(defaultPath && basename(defaultPath))
    return kept
  }
  await desktop.menu('File', 'Export…')
  await expect.poll(() => existsSync(kept)).toBe(true)
  expect(proposed).toEqual(['New scenario.qiantang'])
  expect(JSON.parse(readFileSync(kept, 'utf8')).name).toBe('New scenario')
  desktop.dialogs.open = () => [slow]
  await desktop.menu('File', 'Import…')
  await expect(title(page)).toHaveValue(JSON.parse(readFileSync(slow, 'utf8')).name)
})

test('files that the system opens come to the window that is there, however they are named', async ({
  app,
}) => {
  const { page } = app
  const desktop = program(page)
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-opened-'))
  const named = (file: string, name: string): string => {
    const path = join(folder, file)
    const scenario = JSON.parse(readFileSync(slow, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...scenario, id: crypto.randomUUID(), name }))
    return path
  }
  named('one.scenario.json', 'One')
  const two = named('two of 100%.qiantang', 'Two')
  await desktop.startAgain(
    folder,
    'one.scenario.json',
    pathToFileURL(two).href,
    'https://evil.example/x.qiantang',
  )
  await expect(scenarioRow(page, 'One')).toBeVisible()
  await expect(scenarioRow(page, 'Two')).toBeVisible()
  await desktop.openFile(named('three.qiantang', 'Three'))
  await expect(title(page)).toHaveValue('Three')
})

test('a change of the last moment is there again after the window was closed', async ({ app }) => {
  const { page } = app
  await openScenario(page, 'Baseline')
  await lever(page, 'Digital skills').slider.press('End')
  await app.restart()
  await openScenario(page, 'Copy of Baseline')
  await expect(lever(page, 'Digital skills').value).toHaveValue('6')
})

test('what is being written is asked about before the window closes, and nothing is lost by staying', async ({
  app,
}) => {
  const { page } = app
  const desktop = program(page)
  await lever(page, 'Digital skills').slider.press('End')
  const { dialog, open } = editorOf(page, 'Copy of 13th plan as announced')
  await open()
  const name = dialog.getByRole('textbox', { name: 'Label', exact: true })
  await name.fill('Per head')
  const questions: (string | undefined)[] = []
  desktop.dialogs.message = ({ message }) => {
    questions.push(message)
    return 0
  }
  expect(await desktop.close()).toBe(false)
  expect(questions).toEqual(['Your newest changes are not saved'])
  await expect(name).toHaveValue('Per head')
  desktop.dialogs.message = () => 1
  expect(await desktop.close()).toBe(true)
})

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const way = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test('a window that has stopped working says so, and opens again with what was saved', async ({ app }) => {
  const { page } = app
  const desktop = program(page)
  await openScenario(page, 'Baseline')
  await lever(page, 'Digital skills').slider.press('End')
  await saved(page)
  await desktop.suffer('crash')
  await expect(heading(page, 'The window has stopped working')).toBeVisible()
  const file = join(mkdtempSync(join(tmpdir(), 'qiantang-kept-')), 'd.txt')
  desktop.dialogs.save = () => file
  await way(page, 'Save Diagnostics…').click()
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain('window trouble=gone reason=crashed:5')
  await way(page, 'Open the Window Again').click()
  await openScenario(page, 'Copy of Baseline')
  await expect(lever(page, 'Digital skills').value).toHaveValue('6')
  desktop.dialogs.message = () => 1
  const again = page.waitForEvent('load')
  await desktop.suffer('hang')
  await again
  await expect(title(page)).toHaveValue('Copy of Baseline')
})

test('an error that nobody caught is told, and the window goes on', async ({ app }) => {
  const { page } = app
  const desktop = program(page)
  const told: (string | undefined)[] = []
  desktop.dialogs.message = ({ message }) => {
    told.push(message)
    return 0
  }
  await desktop.suffer('fault')
  await expect.poll(() => told).toEqual(['Something went wrong in Qiantang'])
  await lever(page, 'Digital skills').slider.press('End')
  await saved(page)
})

test('a program that cannot start says why in its window, in the language of the system', async ({
  page,
  served,
}) => {
  const env = { [libraryVariable]: join(served.dataDir, 'nowhere'), QIANTANG_TEST_LANGUAGE: 'ko-KR' }
  const desktop = await openDesktop(page, { dataDir: served.dataDir, env, imports: [] })
  await expect(heading(page, '첸탕을 시작할 수 없습니다')).toBeVisible()
  await expect(page.getByText('units.yaml')).toBeVisible()
  await way(page, '종료').click()
  expect(await desktop.ended).toBe(1)
})
