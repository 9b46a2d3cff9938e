/** The answer to a job, for a component: asked for when the job changes, kept for when it comes again. */
import { useEffect, useState } from 'react'
import type { AnalysisFailureCode } from '../../analyst/analysis-failure.ts'
import type { Analyst } from '../../analyst/analyst.ts'
import type { Answer, Job, JobKind, JobProgress } from '../../analyst/jobs.ts'
import { failureCode } from '../analyst/failure-code.ts'
import { useAnalyst } from './workspace-context.tsx'

export interface Answering<A, J = Job> {
  /** False where there is nothing to ask yet. */
  readonly isAsked: boolean
  /** The newest answer; that of an earlier job while the present one is worked on. */
  readonly answer: A | undefined
  /** The job that it answers. */
  readonly job: J | undefined
  /** When it was computed. */
  readonly date: Date | undefined
  /** Whether it answers the present job. */
  readonly isCurrent: boolean
  readonly isRunning: boolean
  /** Undefined until the job has told of any. */
  readonly progress: JobProgress | undefined
  /** Why there is no answer. */
  readonly failure: AnalysisFailureCode | undefined
  readonly stop: () => void
  /** Asks again what was stopped or has failed. */
  readonly again: () => void
}

interface Known {
  readonly answer: Answer
  readonly job: Job
  readonly date: Date
}

/** Milliseconds of quiet before a job is asked: a number is typed digit by digit. */
const quiet = 120
const mostKnown = 40
const known = new WeakMap<Analyst, Map<string, Known>>()

type Work =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running'; readonly progress: JobProgress | undefined }
  | { readonly kind: 'failed'; readonly code: AnalysisFailureCode }

/** @param job undefined where nothing can be asked yet. */
export function useAnswer<K extends JobKind>(job: Job<K> | undefined): Answering<Answer<K>, Job<K>> {
  const analyst = useAnalyst()
  const key = job ? JSON.stringify(job) : ''
  const answers = known.get(analyst) ?? new Map<string, Known>()
  known.set(analyst, answers)
  const [shown, setShown] = useState(key)
  const [work, setWork] = useState<Work>({ kind: 'idle' })
  const [stop, setStop] = useState<AbortController>()
  const [attempt, setAttempt] = useState(0)

  // The key stands for the job; another attempt asks for the same one anew.
  useEffect(() => {
    if (!job || answers.has(key)) {
      setWork({ kind: 'idle' })
      setShown(key)
      return
    }
    const controller = new AbortController()
    const { signal } = controller
    setStop(controller)
    setWork({ kind: 'running', progress: undefined })
    const onProgress = (progress: JobProgress) => setWork({ kind: 'running', progress })
    const timer = setTimeout(() => {
      analyst.ask(job, { signal, onProgress }).then(
        (answer) => {
          answers.set(key, { answer, job: job as Job, date: new Date() })
          for (const old of [...answers.keys()].slice(0, -mostKnown)) answers.delete(old)
          if (signal.aborted) return
          setShown(key)
          setWork({ kind: 'idle' })
        },
        (error: unknown) => {
          if (signal.aborted) return
          setWork({ kind: 'failed', code: failureCode(error) })
        },
      )
    }, quiet)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [analyst, key, attempt])

  const current = answers.get(key)
  const found = current ?? answers.get(shown)
  return {
    isAsked: job !== undefined,
    // A key names its job's kind, so what stands under it is of that kind.
    answer: found?.answer as Answer<K> | undefined,
    job: found?.job as Job<K> | undefined,
    date: found?.date,
    isCurrent: current !== undefined,
    isRunning: work.kind === 'running' && current === undefined,
    progress: work.kind === 'running' ? work.progress : undefined,
    failure: work.kind === 'failed' ? work.code : undefined,
    stop: () => {
      stop?.abort()
      setWork({ kind: 'stopped' })
    },
    again: () => setAttempt(attempt + 1),
  }
}
