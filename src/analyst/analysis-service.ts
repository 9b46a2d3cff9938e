/**
 * One end of the line between the window and a worker: does the jobs that it is sent, one at a time.
 *
 * Between the steps of a job it hears what came meanwhile, so a job that has steps can be stopped. One that has
 * none is stopped by ending the worker, which is the window's affair.
 */
import { createGrounds, type Grounds, type LibraryData } from '../model/ground.ts'
import type { Model } from '../model/model.ts'
import { createProjector, type Projector } from '../model/projection.ts'
import { type Answer, groundNamesOf, type Job, type JobProgress, jobSteps } from './jobs.ts'

/** What a worker is sent. */
export type Request =
  | { readonly kind: 'open'; readonly library: LibraryData }
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
  let grounds: Grounds | undefined
  const projectors = new Map<Model, Projector>()
  let cancelled: number | undefined

  /** The one projector of what a job's scenarios stand on, which keeps what it has compiled. */
  const projectorFor = (job: Job): Projector => {
    const ground = grounds?.of(groundNamesOf(job))
    // The window stands on the same grounds, so a fault here is a bug.
    if (!ground?.ok) throw new Error(ground?.error.code ?? 'no library was opened')
    const { built } = ground.value
    const projector = projectors.get(built) ?? createProjector(built)
    projectors.set(built, projector)
    return projector
  }

  const work = async (id: number, job: Job): Promise<void> => {
    const steps = jobSteps(projectorFor(job), job, (progress) =>
      line.send({ kind: 'progress', id, progress }),
    )
    for (;;) {
      const step = steps.next()
      if (step.done) return line.send({ kind: 'answer', id, answer: step.value })
      await nextTask()
      if (cancelled === id) return line.send({ kind: 'cancelled', id })
    }
  }

  line.listen((request) => {
    switch (request.kind) {
      case 'open':
        grounds = createGrounds(request.library)
        return
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
