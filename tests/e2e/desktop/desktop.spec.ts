/** What only the desktop program has: its menu, the system's files and dialogs, a window that closes by itself. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { editorOf, lever, openScenario, saved, scenarioRow, title, type } from '../planner.ts'
import { type Desktop, desktopOf } from './desktop.ts'

const slow = join(import.meta.dirname, '../../fixtures/version-1/slow.scenario.json')

const program = (page: Page): Desktop => {
  const desktop = desktopOf(page)
  if (!desktop) throw new Error('there is no desktop program behind this page')
  return desktop
}

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
