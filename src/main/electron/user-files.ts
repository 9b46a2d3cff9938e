/** Files that the user chooses: paths come from the system's dialogs or the system itself, never from the page. */
import { basename, dirname, join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron'
import { z } from 'zod'
import { onOneLine } from '../../files/characters.ts'
import { notRead } from '../../files/file-fault.ts'
import { legalFileName, shownFileName } from '../../files/file-name.ts'
import { maxOutcomesBytes } from '../../files/outcomes/read-outcomes.ts'
import { maxResultBytes } from '../../files/result-file.ts'
import { maxScenarioBytes } from '../../files/scenario-file.ts'
import { isScenarioFile, scenarioFileEnding, systemFileEnding } from '../../files/scenario-text.ts'
import type { FileToSave, PickedFile, PickedKind } from '../../host/contract.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { systemReason } from '../../report/faults/system-reason.ts'
import type { Translate } from '../../report/text/translate.ts'
import type { Speech } from '../../report/text/words.ts'
import { readBeginning, writeFileSafely } from '../plain-file.ts'
import type { Memory } from './memory.ts'

export const fileToSaveSchema = z.strictObject({
  name: z.string().max(255),
  text: z.string().max(64 * 1024 * 1024),
  type: z.enum(['application/json', 'text/csv']),
}) satisfies z.ZodType<FileToSave>

export const pickedKindSchema = z.enum(['scenario', 'outcomes', 'result']) satisfies z.ZodType<PickedKind>

export interface UserFiles {
  /** Lets the user choose a file. */
  pick(kind: PickedKind): Promise<PickedFile | undefined>
  /** Lets the user choose where to keep a file. */
  save(file: FileToSave): Promise<boolean>
  /** Reads a scenario file that the system says is to be opened; where that fails, the user is told. */
  read(path: string): Promise<PickedFile | undefined>
}

export interface UserFilesOptions {
  readonly window: () => BrowserWindow
  /** What is said now: the language may change. */
  readonly speech: () => Speech
  readonly memory: Memory
  /** Hears that the list of recent files has changed. */
  readonly onRecent: () => void
}

const mostBytes: Readonly<Record<PickedKind, number>> = {
  scenario: maxScenarioBytes,
  outcomes: maxOutcomesBytes,
  result: maxResultBytes,
}

export function createUserFiles({ window, speech, memory, onRecent }: UserFilesOptions): UserFiles {
  const remember = (path: string): void => {
    app.addRecentDocument(path)
    memory.addRecent(path)
    onRecent()
  }
  const forget = (path: string): void => {
    memory.removeRecent(path)
    onRecent()
  }
  /** Where the user was last, else among the documents; without it the dialog would stand in Downloads. */
  const folder = (): string => {
    const [last] = memory.recent
    return last === undefined ? app.getPath('documents') : dirname(last)
  }
  const t = (): Translate => speech().t
  const complain = async (message: string, path: string, reason: string): Promise<void> => {
    await dialog.showMessageBox(window(), { type: 'error', message, detail: `${onOneLine(path)}\n${reason}` })
  }

  const read = async (path: string, kind: PickedKind): Promise<PickedFile | undefined> => {
    try {
      // A byte more than is allowed, so that a larger file is refused for its size.
      const bytes = readBeginning(path, mostBytes[kind] + 1)
      if (kind === 'scenario') remember(path)
      return { name: shownFileName(basename(path)), base64: bytes.toString('base64') }
    } catch (error) {
      if (kind === 'scenario') forget(path)
      await complain(t()('shell.unreadable'), path, faultText(notRead(codeOf(error)), speech()))
      return undefined
    }
  }

  return {
    read: (path) => read(path, 'scenario'),
    pick: async (kind) => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        defaultPath: folder(),
        filters: [...filtersOf(kind, t())],
        properties: ['openFile'],
      })
      const [path] = filePaths
      return path === undefined ? undefined : read(path, kind)
    },
    save: async ({ name, text, type }) => {
      const { filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: join(folder(), legalFileName(systemName(name))),
        filters: filtersFor(type, t()),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (!filePath) return false
      try {
        writeFileSafely(filePath, text)
      } catch (error) {
        const reason = systemReason(codeOf(error), speech())
        await complain(t()('shell.unwritable'), filePath, t()('faults.unwritable', { reason }))
        return false
      }
      if (isScenarioFile(filePath)) remember(filePath)
      return true
    },
  }
}

/** The system's code. */
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** A scenario's name with the ending by which a double click finds this program. */
const systemName = (name: string): string =>
  name.endsWith(scenarioFileEnding) ? `${name.slice(0, -scenarioFileEnding.length)}${systemFileEnding}` : name

function filtersOf(kind: PickedKind, t: Translate): readonly FileFilter[] {
  switch (kind) {
    case 'scenario':
      return filtersFor('application/json', t)
    case 'outcomes':
      return [{ name: t('shell.tables'), extensions: ['csv', 'tsv', 'tab', 'txt'] }]
    case 'result':
      return [{ name: t('shell.results'), extensions: ['csv', 'json'] }]
  }
}

function filtersFor(type: FileToSave['type'], t: Translate): FileFilter[] {
  return type === 'text/csv'
    ? [{ name: t('shell.tables'), extensions: ['csv'] }]
    : [{ name: t('shell.scenarioFiles'), extensions: [systemFileEnding.slice(1), 'json'] }]
}
