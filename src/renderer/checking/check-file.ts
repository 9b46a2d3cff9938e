/** One exported file on its way through: read by the trusted side, computed again in a worker of its own. */
import type { FileFault } from '../../files/file-fault.ts'
import type { Host, PickedFile } from '../../host/contract.ts'
import type { LibraryData } from '../../model/ground.ts'
import { failed, ok, type Result } from '../../model/result.ts'
import { hostErrorText } from '../../report/faults/host-error.ts'
import type { Words } from '../../report/text/words.ts'
import { toldAsOther } from '../../report/verify/other-file.ts'
import { failureCode } from '../analyst/failure-code.ts'
import { startVerifying } from '../analyst/start-worker.ts'
import type { VerifyReply, VerifyRequest } from '../analyst/verify-worker.ts'

export interface CheckProgress {
  readonly done: number
  readonly total: number
}

/** The part of a browser's worker that is used. */
export interface VerifyingWorker {
  postMessage(request: VerifyRequest): void
  terminate(): void
  onmessage: ((event: MessageEvent<VerifyReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface Surroundings {
  readonly host: Pick<Host, 'call'>
  readonly library: LibraryData
  /** Ends the work where nobody waits for it any more. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: CheckProgress) => void
  readonly start?: () => VerifyingWorker
}

/** Why a file could not be checked, in words. */
type Failure = (words: Words) => string

/** @returns what differs; what is wrong with a file that is no result is told in the same way. */
export async function checkFile(
  { name, base64 }: PickedFile,
  { host, library, signal, onProgress, start = startVerifying }: Surroundings,
): Promise<Result<readonly FileFault[], Failure>> {
  const order = crypto.randomUUID()
  const stop = (): void => void host.call('files.stop', { order })
  signal.addEventListener('abort', stop, { once: true })
  const read = await host.call('results.read', { file: name, base64, order })
  signal.removeEventListener('abort', stop)
  if (!read.ok) {
    const { error } = read
    return error.code === 'refused'
      ? ok(
          toldAsOther(
            name,
            Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)),
            error.faults,
          ),
        )
      : failed((words) => hostErrorText(error, words))
  }
  return new Promise((resolve) => {
    if (signal.aborted) return
    const worker = start()
    const end = (outcome: Result<readonly FileFault[], Failure>): void => {
      worker.terminate()
      resolve(outcome)
    }
    worker.onmessage = ({ data }) => {
      if (data.kind === 'progress') onProgress(data)
      else end(ok(data.differences))
    }
    worker.onerror = (event) => {
      const code = failureCode(event.message)
      end(failed(({ t }) => t(`analyse.failed.${code}`)))
    }
    signal.addEventListener('abort', () => worker.terminate(), { once: true })
    worker.postMessage({ library, result: read.value })
  })
}
