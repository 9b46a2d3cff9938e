/** What either shell works with: the data files that ship, and the scenarios of a data folder. */
import type { StoreNotice } from '../host/contract.ts'
import type { Handlers } from '../host/dispatch.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { failed, ok, type Result } from '../model/result.ts'
import { faultLine } from '../report/faults/fault-text.ts'
import { hostErrorText } from '../report/faults/host-error.ts'
import type { Speech } from '../report/text/words.ts'
import { prepareDataDir } from './data-dir.ts'
import { chooseLibraryFolder, readLibraryFrom } from './data-folder.ts'
import { createHandlers, noticesOf } from './handlers.ts'
import type { Log } from './log.ts'
import { waitWhileBusy } from './patient.ts'
import { describeProgram } from './program.ts'
import { readInThreads } from './reading/foreign-files.ts'
import type { OpenStore } from './scenario-store.ts'
import { watchStore } from './watched-store.ts'

export interface Documents {
  readonly handlers: Handlers
  /** What the user should know of the scenarios; mostly nothing. */
  readonly notices: readonly StoreNotice[]
  close(): void
}

/**
 * @param root the folder that holds `data`.
 * @returns the documents, or what to tell the user.
 */
export function openDocuments(
  root: string,
  folder: string,
  openStore: OpenStore,
  speech: Speech,
  log: Log,
): Result<Documents, string> {
  const read = readLibraryFrom(chooseLibraryFolder(root, process.env), { root, dataDir: folder })
  if (!read.ok) {
    for (const { code } of read.error) log.note('data-fault', { code })
    return failed(read.error.map((fault) => faultLine(fault, speech)).join('\n'))
  }
  const library = read.value
  const dataDir = prepareDataDir(folder)
  if (!dataDir.ok) return failed(hostErrorText(dataDir.error, speech))
  const opened = openStore(dataDir.value, (scenario) => {
    const ground = library.grounds.of(scenario)
    return ground.ok ? fingerprint(scenario, ground.value.built) : ''
  })
  if (!opened.ok) {
    log.note('not-opened', { code: opened.error.code })
    const text = hostErrorText(opened.error, speech)
    return failed(speech.t('faults.place', { place: folder, text }))
  }
  const store = watchStore(opened.value)
  const notices = noticesOf(library, store)
  for (const { code } of notices.ok ? notices.value : []) log.note('notice', { code })
  return ok({
    handlers: waitWhileBusy(
      createHandlers(
        library,
        store,
        () => describeProgram(root, folder, library, log),
        readInThreads(library),
      ),
    ),
    notices: notices.ok ? notices.value : [],
    close: () => store.close(),
  })
}
