/** What stands from the start of the Electron shell to its end. */
import type { EventEmitter } from 'node:events'
import { app } from 'electron'
import type { HostError } from '../../host/contract.ts'
import type { Result } from '../../model/result.ts'
import type { Language } from '../../model/spec.ts'
import { chooseLanguage } from '../../report/text/language.ts'
import type { Log } from '../log.ts'
import type { OpenStore } from '../scenario-store.ts'
import type { Ending } from './ending.ts'
import type { FaultTools } from './faults.ts'
import type { Inbox } from './inbox.ts'
import type { Origin } from './origin.ts'
import type { StartMark } from './safe-start.ts'

export interface ElectronShellOptions {
  /** The folder that holds `data` and `out`. */
  readonly root: string
  /** What the program was started with, without the program itself. */
  readonly argv: readonly string[]
  /** Where electron-vite serves the window while the product is being developed. */
  readonly devServer: string | undefined
  readonly openStore: OpenStore
  /** Tells of errors that nobody caught: Node's `process`. */
  readonly program: EventEmitter
}

export interface Shell extends ElectronShellOptions {
  readonly origin: Origin
  readonly dataDir: string
  /** Where Chromium's own files lie, if it may write there. */
  readonly userData: Result<string, HostError>
  readonly log: Log
  readonly inbox: Inbox
  readonly ending: Ending
  readonly tools: FaultTools
  readonly mark: StartMark
  /** The language that is spoken now. */
  readonly tongue: { language: Language }
}

export const systemLanguage = (chosen: Language | undefined): Language =>
  chooseLanguage(chosen, app.getPreferredSystemLanguages())

export function report(error: unknown): void {
  process.stderr.write(
    `qiantang: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
}
