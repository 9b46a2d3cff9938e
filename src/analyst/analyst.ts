/**
 * Leaves analyses to workers: asks, hears of progress, stops what nobody waits for any more.
 *
 * Each worker does one job at a time. A job is given to a free worker; where none is, to a new one up to a few,
 * else it waits. A job that is stopped is left at its next step; a worker that has no step for too long is
 * ended, and the next job starts a new one.
 */
import type { LibraryData } from '../model/ground.ts'
import { AnalysisFailure } from './analysis-failure.ts'
import type { Reply, Request } from './analysis-service.ts'
import type { Answer, Job, JobKind, JobProgress } from './jobs.ts'

export interface Watching {
  readonly onProgress?: (progress: JobProgress) => void
  readonly signal?: AbortSignal
}

export interface Analyst {
  /** Resolves with the answer; rejects with the signal's reason once it is given, or with an `AnalysisFailure`. */
  ask<K extends JobKind>(job: Job<K>, watching?: Watching): Promise<Answer<K>>
  /** Ends all workers; what is still asked is never answered. */
  close(): void
}

/** The part of a browser's worker that is used. */
export interface WorkerLike {
  postMessage(message: Request): void
  terminate(): void
  onmessage: ((event: MessageEvent<Reply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** Milliseconds that a job may go on after it was stopped. */
const usualPatience = 250

interface Asked {
  readonly id: number
  readonly job: Job
  readonly watching: Watching
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: unknown) => void
}

interface Hand {
  readonly worker: WorkerLike
  doing: Asked | undefined
}

/** @param mostWorkers how many jobs are done at the same time; at least two, so that a long one holds up no fan. */
export function createAnalyst(
  library: LibraryData,
  start: () => WorkerLike,
  mostWorkers: number,
  patience = usualPatience,
): Analyst {
  const hands: Hand[] = []
  const waiting: Asked[] = []
  let nextId = 1

  const hire = (): Hand => {
    const worker = start()
    const hand: Hand = { worker, doing: undefined }
    worker.onmessage = ({ data }) => hear(hand, data)
    worker.onerror = (event) => {
      const { doing } = hand
      dismiss(hand)
      doing?.reject(new AnalysisFailure('worker-lost', event.message))
    }
    worker.postMessage({ kind: 'open', library })
    hands.push(hand)
    return hand
  }

  const dismiss = (hand: Hand): void => {
    hand.worker.terminate()
    hands.splice(hands.indexOf(hand), 1)
    hand.doing = undefined
    assign()
  }

  const assign = (): void => {
    while (waiting.length > 0) {
      const free = hands.find(({ doing }) => !doing) ?? (hands.length < mostWorkers ? hire() : undefined)
      const next = free && waiting.shift()
      if (!free || !next) return
      free.doing = next
      free.worker.postMessage({ kind: 'ask', id: next.id, job: next.job })
    }
  }

  const hear = (hand: Hand, reply: Reply): void => {
    const { doing } = hand
    // What an ended job still says is not for the one that followed.
    if (doing?.id !== reply.id) return
    if (reply.kind === 'progress') {
      if (!doing.watching.signal?.aborted) doing.watching.onProgress?.(reply.progress)
      return
    }
    hand.doing = undefined
    if (reply.kind === 'answer') doing.resolve(reply.answer)
    if (reply.kind === 'failed') doing.reject(new AnalysisFailure('internal', reply.trace))
    assign()
  }

  const stop = (asked: Asked): void => {
    asked.reject(asked.watching.signal?.reason)
    const place = waiting.indexOf(asked)
    if (place >= 0) waiting.splice(place, 1)
    const hand = hands.find(({ doing }) => doing === asked)
    if (!hand) return
    hand.worker.postMessage({ kind: 'cancel', id: asked.id })
    setTimeout(() => {
      if (hand.doing === asked) dismiss(hand)
    }, patience)
  }

  return {
    ask: <K extends JobKind>(job: Job<K>, watching: Watching = {}) =>
      new Promise<Answer<K>>((resolve, reject) => {
        const { signal } = watching
        if (signal?.aborted) return reject(signal.reason)
        const asked: Asked = {
          id: nextId++,
          job: job as Job,
          watching,
          reject,
          resolve: (answer) => resolve(answer as Answer<K>),
        }
        signal?.addEventListener('abort', () => stop(asked), { once: true })
        waiting.push(asked)
        assign()
      }),
    close() {
      for (const { worker } of hands) worker.terminate()
      hands.length = 0
      waiting.length = 0
    },
  }
}
