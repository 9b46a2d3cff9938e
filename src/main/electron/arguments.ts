/** What Electron was started with: by a person, by `npm start`, or by the system for a file. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { scenarioFileEnding } from '../../files/scenario-text.ts'

export interface ShellArguments {
  readonly dataDir: string | undefined
  /** Scenario files to open. */
  readonly files: readonly string[]
}

/**
 * Electron and Chromium take and add options of their own, so that unknown ones are passed over.
 * @param folder against which paths are meant.
 */
export function readArguments(argv: readonly string[], folder: string): ShellArguments {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    strict: false,
    allowPositionals: true,
    options: { 'data-dir': { type: 'string' } },
  })
  const dataDir = values['data-dir']
  return {
    dataDir: typeof dataDir === 'string' && dataDir ? resolve(folder, dataDir) : undefined,
    files: positionals.filter(isScenarioFile).map((file) => resolve(folder, file)),
  }
}

export const isScenarioFile = (path: string): boolean => path.toLowerCase().endsWith(scenarioFileEnding)
