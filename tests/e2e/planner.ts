/** What a planner does with the window, in the window's own words. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Download, expect, type Locator, type Page } from '@playwright/test'
import { scenarioFileEnding, systemFileEnding } from '../../src/files/scenario-text.ts'
import type { CsvColumn } from '../../src/report/csv.ts'
import { csv } from '../../src/report/text/en/csv.ts'
import { type Desktop, desktopOf } from './desktop/desktop.ts'
import type { App } from './fixtures.ts'

export type View = 'Explore' | 'Compare' | 'Analyse' | 'Baselines' | 'Model'
export type Question =
  | 'How sure?'
  | 'What matters?'
  | 'What drives the difference?'
  | 'How to get there?'
  | 'Was it right?'

/** Goes to a view by its tab. */
export async function goTo(page: Page, view: View): Promise<void> {
  await page.getByRole('tab', { name: view, exact: true }).click()
  await expect(page.getByRole('tab', { name: view, exact: true })).toHaveAttribute('aria-selected', 'true')
}

/** Asks one of the questions of Analyse. */
export async function ask(page: Page, question: Question): Promise<void> {
  await goTo(page, 'Analyse')
  await page.getByRole('tab', { name: new RegExp(`^${escaped(question)}`) }).click()
}

/** The answer of a question, in words; what is out of date is none. */
export const answer = (page: Page): Locator => page.locator('.answer:not(.stale)')

/** The controls of one lever, or of one assumption. */
export function lever(page: Page, name: string) {
  return {
    slider: page.getByRole('slider', { name, exact: true }),
    value: page.getByRole('textbox', { name: `${name}, value`, exact: true }),
    raise: page.getByRole('button', { name: `Raise ${name}`, exact: true }),
    lower: page.getByRole('button', { name: `Lower ${name}`, exact: true }),
    reset: page.getByRole('button', { name: new RegExp(`^Reset ${escaped(name)} to `) }),
    schedule: page.getByRole('button', { name: new RegExp(`^Schedule of ${escaped(name)}: `) }),
    about: page.getByRole('button', { name: `About ${name}`, exact: true }),
  }
}

/** Types a lever's value and takes it over. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

/** Drags a slider's thumb with the mouse by a share of the track's width. */
export async function drag(page: Page, slider: Locator, share: number): Promise<void> {
  await slider.scrollIntoViewIfNeeded()
  const thumb = await slider.locator('xpath=ancestor::*[contains(@class, "thumb")]').boundingBox()
  const track = await slider.locator('xpath=ancestor::*[contains(@class, "track")]').first().boundingBox()
  if (!thumb || !track) throw new Error('the slider is not to be seen')
  const [x, y] = [thumb.x + thumb.width / 2, thumb.y + thumb.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + share * track.width, y, { steps: 12 })
  await page.mouse.up()
}

/** Quick changes of one thing are one step of undo; a planner who looks at the first one takes longer. */
export async function aMomentLater(page: Page): Promise<void> {
  const now = () => page.evaluate(() => performance.now())
  const before = await now()
  await expect.poll(now).toBeGreaterThan(before + 1000)
}

/** One of the numbers above the charts. */
export const keyFigure = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Key figures' }).getByRole('group', { name, exact: true })

/** What the window has of so many 100 million CNY where it has three figures. */
export const inTrillions = (value: number | null | undefined): string =>
  `${((value ?? Number.NaN) / 1e4).toFixed(2)} trn`

/** A chart with its title. */
export const chartPanel = (page: Page, name: string): Locator =>
  page.getByRole('figure', { name, exact: true })

/** The drawing of a chart; its accessible name says the values in the key year. */
export const chart = (page: Page, name: string): Locator => chartPanel(page, name).getByRole('img')

/** What a chart says of its lines, without its fan, which comes a moment later. */
export const linesOf = async (drawing: Locator): Promise<string> =>
  ((await drawing.getAttribute('aria-label')) ?? '').replace(/\. 90% band: .*$/, '')

/** The name of the scenario that is worked on. */
export const title = (page: Page): Locator => page.getByRole('textbox', { name: 'Scenario name' })

/** Messages at the window's foot. */
export const messages = (page: Page): Locator => page.getByRole('region', { name: 'Messages' })

/** The list of scenarios. */
export const scenarios = (page: Page): Locator => page.getByRole('region', { name: 'Scenarios' })

/** Chooses from a list that a button opens. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${escaped(label)}$`) }).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** What opens a scenario of the list; under its name stands what it is. */
export const scenarioRow = (page: Page, name: string): Locator =>
  scenarios(page)
    .getByRole('listitem')
    .getByRole('button', { name: new RegExp(`^${escaped(name)} (?:\\d|nothing|reading|the report)`) })

export async function openScenario(page: Page, name: string): Promise<void> {
  await scenarioRow(page, name).click()
}

/** Checks or unchecks a scenario of the list. */
export async function show(page: Page, name: string): Promise<void> {
  // The box itself is drawn; the input lies hidden in its label, which is clicked once it has stopped moving.
  const box = page.getByRole('checkbox', { name: `Show ${name} on the charts`, exact: true })
  await box.locator('xpath=ancestor::label').click()
  await expect(box).toBeChecked()
}

/** Chooses from a scenario's own menu. */
export async function inMenuOf(page: Page, scenario: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${scenario}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Waits until the newest change is safe. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Saved/)
}

/** Waits until the store holds these settings: they follow a choice a moment later, and nothing shows it. */
export async function settingsKept(page: Page, wanted: object): Promise<void> {
  const read = () =>
    page.evaluate(async () => {
      if (window.qiantang) return window.qiantang.call('settings.read', {})
      const response = await fetch('/api/settings.read', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${sessionStorage.getItem('qiantang.token')}`,
          'content-type': 'application/json',
        },
        body: '{}',
      })
      return response.json()
    })
  await expect.poll(read).toMatchObject({ ok: true, value: wanted })
}

/** What a click lets the browser download. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<DownloadedFile> {
  const desktop = desktopOf(page)
  if (desktop) return savedByDialog(desktop, click)
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), ...(await contents(download)) }
}

/** The same in the desktop program, whose user says where. */
async function savedByDialog(desktop: Desktop, click: () => Promise<void>): Promise<DownloadedFile> {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-saved-'))
  let name = ''
  desktop.dialogs.save = ({ defaultPath = '' }) => {
    name = basename(defaultPath)
    return join(folder, name)
  }
  await click()
  const path = () => join(folder, name)
  await expect.poll(() => name !== '' && existsSync(path())).toBe(true)
  delete desktop.dialogs.save
  return { name, path: path(), text: readFileSync(path(), 'utf8') }
}

/** The name of a file that a scenario is exported to: the desktop program gives it an ending of its own. */
export const exportedName = (page: Page, scenario: string): string =>
  `${scenario}${desktopOf(page) ? systemFileEnding : scenarioFileEnding}`

export interface DownloadedFile {
  readonly name: string
  readonly path: string
  readonly text: string
}

async function contents(download: Download): Promise<{ readonly path: string; readonly text: string }> {
  const path = await download.path()
  return { path, text: readFileSync(path, 'utf8') }
}

/** Gives a file to "Import…". */
export async function importFile(page: Page, file: string | FileText): Promise<void> {
  const desktop = desktopOf(page)
  if (desktop) {
    desktop.dialogs.open = () => [typeof file === 'string' ? file : laidDown(file)]
    await page.getByRole('button', { name: 'Import…' }).click()
    return
  }
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import…' }).click(),
  ])
  await chooser.setFiles(
    typeof file === 'string'
      ? file
      : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) },
  )
}

/** A file of the system with this text. */
function laidDown({ name, text }: FileText): string {
  const path = join(mkdtempSync(join(tmpdir(), 'qiantang-opened-')), name)
  writeFileSync(path, text)
  return path
}

export interface FileText {
  readonly name: string
  readonly text: string
}

/** A row of a CSV file by the columns that docs/csv.md lists. */
export type CsvRecord = Readonly<Partial<Record<CsvColumn, string>>>

/** The rows of a CSV file in English, each a record of its cells; without how they were made, which stands below. */
export function csvRecords(text: string): readonly CsvRecord[] {
  const columns = new Map(Object.entries(csv).map(([column, head]) => [head as string, column]))
  const [header = [], ...rows] = readCsv(text)
  const keys = header.map((head) => {
    const column = columns.get(head)
    if (column === undefined) throw new Error(`no column is called ${head}`)
    return column
  })
  const own = rows.filter(([first]) => !first?.startsWith('# '))
  return own.map((row) => Object.fromEntries(keys.map((key, place) => [key, row[place] ?? ''])))
}

/** The rows of a CSV file, as texts; it begins with a byte-order mark. */
function readCsv(file: string): readonly (readonly string[])[] {
  if (!file.startsWith('\ufeff')) throw new Error('a spreadsheet would not know that this is UTF-8')
  const text = file.slice(1)
  // A cell in quotes or without, and what ends it.
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of cells) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows.filter((cellsOfRow) => cellsOfRow.join('') !== '')
}

export const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The editor of a scenario's own indicators. */
export function editorOf(page: Page, scenario: string) {
  const dialog = page.getByRole('dialog', { name: `Own indicators of ${scenario}` })
  const row = (number: number) => dialog.getByRole('region', { name: `Indicator ${number}` })
  return {
    dialog,
    row,
    field: (number: number, name: string) => row(number).getByRole('textbox', { name, exact: true }),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    open: () => inMenuOf(page, scenario, 'Own indicators…'),
    save: async () => {
      await dialog.getByRole('button', { name: 'Save' }).press('Enter')
      await expect(dialog).toHaveCount(0)
      await saved(page)
    },
  }
}

/** A change that could not be saved, since the server has gone. */
export async function changeUnsaved({ page, stopServer, tolerate }: App): Promise<ReturnType<typeof lever>> {
  tolerate(/Failed to load resource/)
  const cloud = lever(page, 'Cloud migration')
  await type(cloud.value, '60')
  await saved(page)
  await stopServer()
  await type(cloud.value, '120')
  await expect(page.getByRole('banner').getByRole('alert')).toHaveText('Not saved')
  return cloud
}
