/**
 * The analyses that the window leaves to its workers: what each is asked and answers, as plain values that may
 * cross between threads, and how it is done. The same job gives the same bits in whichever worker it runs.
 */
import { type Accounting, accounting } from '../model/analysis/accounting.ts'
import { type Attribution, type AttributionOptions, attribute } from '../model/analysis/attribution.ts'
import {
  type Ensemble,
  type EnsembleOptions,
  type Exceedance,
  type ExceedanceQuestion,
  ensembleSteps,
  exceedanceSteps,
  type OddsSettings,
} from '../model/analysis/ensemble.ts'
import type { SeekOptions } from '../model/analysis/seek/question.ts'
import { type SeekResult, seek } from '../model/analysis/seek.ts'
import { type ShareRangeOptions, type ShareRanges, shareRangeSteps } from '../model/analysis/share-ranges.ts'
import { type SobolOptions, type SobolResult, sobolIndices } from '../model/analysis/sobol-indices.ts'
import { type Tornado, type TornadoOptions, tornado } from '../model/analysis/tornado.ts'
import type { GroundNames } from '../model/ground.ts'
import type { Projector } from '../model/projection.ts'
import type { Scenario } from '../model/spec.ts'
import type { BacktestAnswer, BacktestQuestion } from '../report/backtest/question.ts'
import { backtestAnswer } from './backtest-job.ts'

/** Each kind of job: its question and its answer. */
export interface Jobs {
  ensemble: {
    readonly question: { readonly scenario: Scenario; readonly options: EnsembleOptions }
    readonly answer: Ensemble
  }
  exceedance: {
    readonly question: {
      readonly scenario: Scenario
      readonly asked: ExceedanceQuestion
      readonly options: OddsSettings
    }
    readonly answer: Exceedance
  }
  tornado: {
    readonly question: { readonly scenario: Scenario; readonly options: TornadoOptions }
    readonly answer: Tornado
  }
  sobol: {
    readonly question: { readonly scenario: Scenario; readonly options: Omit<SobolOptions, 'onProgress'> }
    readonly answer: SobolResult
  }
  attribution: {
    readonly question: {
      readonly from: Scenario
      readonly to: Scenario
      readonly options: Omit<AttributionOptions, 'onProgress'>
    }
    readonly answer: {
      readonly attribution: Attribution
      /** The model's own accounts of both scenarios. */
      readonly from: Accounting
      readonly to: Accounting
    }
  }
  shareRanges: {
    readonly question: {
      readonly from: Scenario
      readonly to: Scenario
      readonly options: ShareRangeOptions
    }
    readonly answer: ShareRanges
  }
  seek: {
    readonly question: { readonly scenario: Scenario; readonly options: SeekOptions }
    readonly answer: SeekResult
  }
  backtest: { readonly question: BacktestQuestion; readonly answer: BacktestAnswer }
}

export type JobKind = keyof Jobs
export type Job<K extends JobKind = JobKind> = {
  [Own in K]: { readonly kind: Own } & Jobs[Own]['question']
}[K]
export type Answer<K extends JobKind = JobKind> = Jobs[K]['answer']

/** What the scenarios of a job stand on. */
export const groundNamesOf = (job: Job): GroundNames => ('to' in job ? job.to : job.scenario)

export interface JobProgress {
  readonly done: number
  readonly total: number
}

/** Does a job, in steps where it has some; between them the caller may do other things or stop. */
export function* jobSteps(
  projector: Projector,
  job: Job,
  report: (progress: JobProgress) => void,
): Generator<void, Answer> {
  const { model } = projector
  switch (job.kind) {
    case 'ensemble':
      return yield* reporting(ensembleSteps(model, job.scenario, job.options), report)
    case 'exceedance':
      return yield* reporting(exceedanceSteps(model, job.scenario, job.asked, job.options), report)
    case 'tornado':
      return tornado(model, job.scenario, job.options)
    case 'sobol': {
      const total = job.options.samples
      const tell = eachPercent(report)
      return sobolIndices(model, job.scenario, {
        ...job.options,
        onProgress: (done) => tell({ done, total }),
      })
    }
    case 'attribution': {
      const { from, to, options } = job
      const tell = eachPercent(report)
      return {
        attribution: attribute(projector, from, to, {
          ...options,
          onProgress: (done, total) => tell({ done, total }),
        }),
        from: accounting(projector, from),
        to: accounting(projector, to),
      }
    }
    case 'shareRanges':
      return yield* reporting(shareRangeSteps(projector, job.from, job.to, job.options), report)
    case 'seek':
      return seek(projector, job.scenario, job.options)
    case 'backtest':
      return yield* reporting(backtestAnswer(projector, job), report)
  }
}

/** Reports no more often than can be seen: every report makes the window draw. */
function eachPercent(report: (progress: JobProgress) => void): (progress: JobProgress) => void {
  let told = -1
  return (progress) => {
    const percent = Math.floor((100 * progress.done) / progress.total)
    if (percent === told) return
    told = percent
    report(progress)
  }
}

function* reporting<T>(
  steps: Generator<{ readonly done: number; readonly draws: number }, T>,
  report: (progress: JobProgress) => void,
): Generator<void, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    report({ done: step.value.done, total: step.value.draws })
    yield
  }
}
