/**
 * One end of the line between the window and a worker: does the jobs that it is sent, one at a time.
 *
 * Between the steps of a job it hears what came meanwhile, so a job that has steps can be stopped. One that has
 * none is stopped by ending the worker, which is the window's affair.
 */
import type { LibraryData } from '../files/library.ts'
import { buildModel } from '../model/build-model.ts'
import { faultCodes } from '../model/fault.ts'
import { createProjector, type Projector } from '../model/projection.ts'
import { type Answer, type Job, type JobProgress, jobSteps } from './jobs.ts'

/** What a worker is sent. */
export type Request =
  | { readonly kind: 'open'; readonly library: Pick<LibraryData, 'model' | 'units' | 'baseline'> }
  | { readonly kind: 'ask'; readonly id: number; readonly job: Job }
  | { readonly kind: 'cancel'; readonly id: number }

/** What it answers. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: JobProgress }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly trace: string }
  | { readonly kind: 'cancelled'; readonly id: number }

/** The worker's end of the line. */
export interface Line {
  listen(hear: (request: Request) => void): void
  send(reply: Reply): void
}

export function serveAnalyses(line: Line): void {
  let projector: Projector | undefined
  let cancelled: number | undefined

  const work = async (id: number, job: Job): Promise<void> => {
    if (!projector) throw new Error('no model was opened')
    const steps = jobSteps(projector, job, (progress) => line.send({ kind: 'progress', id, progress }))
    for (;;) {
      const step = steps.next()
      if (step.done) return line.send({ kind: 'answer', id, answer: step.value })
      await nextTask()
      if (cancelled === id) return line.send({ kind: 'cancelled', id })
    }
  }

  line.listen((request) => {
    switch (request.kind) {
      case 'open': {
        const { model, units, baseline } = request.library
        const built = buildModel(model, units, baseline)
        // The window has built the same model before, so a fault here is a bug.
        if (!built.ok) throw new Error(faultCodes(built.error))
        projector = createProjector(built.value)
        return
      }
      case 'ask': {
        const { id, job } = request
        work(id, job).catch((error: unknown) => {
          line.send({ kind: 'failed', id, trace: error instanceof Error ? error.message : String(error) })
        })
        return
      }
      case 'cancel':
        cancelled = request.id
    }
  })
}

/** Resolves after what is waiting has been heard; a timer would wait milliseconds longer each time. */
const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
port1.onmessage = () => waiting.shift()?.()

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    port2.postMessage(undefined)
  })
}
