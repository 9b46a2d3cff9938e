/** A worker's entry: computes one exported result again and says what differs. */
import type { FileFault } from '../../files/file-fault.ts'
import type { ResultFile } from '../../files/result-file.ts'
import { createGrounds, type LibraryData } from '../../model/ground.ts'
import { createWords } from '../../report/text/words.ts'
import { verifyResult } from '../../report/verify/verify.ts'

export interface VerifyRequest {
  readonly library: LibraryData
  readonly result: ResultFile
}

export type VerifyReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'verified'; readonly differences: readonly FileFault[] }

// In a worker `postMessage` takes no origin; the window's types are the ones at hand.
const send = (reply: VerifyReply): void => (postMessage as (message: unknown) => void)(reply)

addEventListener('message', ({ data: { library, result } }: MessageEvent<VerifyRequest>) => {
  const differences = verifyResult(result, {
    grounds: createGrounds(library),
    wordsOf: (language, ground) => createWords({ language, ground }),
    onProgress: (done, total) => send({ kind: 'progress', done, total }),
  })
  send({ kind: 'verified', differences })
})
