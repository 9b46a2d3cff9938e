/** An analyst whose workers are threads of Node. */
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { type Analyst, createAnalyst, type WorkerLike } from '../../src/analyst/analyst.ts'
import { library } from '../helpers/library.ts'

export interface Threads {
  readonly analyst: Analyst
  /** How many were started, and how many of them were ended. */
  count(): { readonly started: number; readonly ended: number }
}

/** @param patience milliseconds after which a job that was stopped costs its worker. */
export function openThreads(most: number, patience?: number): Threads {
  const counts = { started: 0, ended: 0 }
  const start = (): WorkerLike => {
    counts.started += 1
    const thread = new Worker(new URL('./analysis-thread.ts', import.meta.url))
    const worker: WorkerLike = {
      postMessage: (message) => thread.postMessage(message),
      terminate() {
        counts.ended += 1
        void thread.terminate()
      },
      onmessage: null,
      onerror: null,
    }
    thread.on('message', (data) => worker.onmessage?.({ data } as MessageEvent))
    thread.on('error', ({ message }) => worker.onerror?.({ message } as ErrorEvent))
    return worker
  }
  const analyst = createAnalyst(library.data, start, most, patience)
  onTestFinished(() => analyst.close())
  return { analyst, count: () => ({ ...counts }) }
}
