import { expect, test } from 'vitest'
import { createAnalyst, type WorkerLike } from '../../src/analyst/analyst.ts'
import type { Job, JobProgress } from '../../src/analyst/jobs.ts'
import { runEnsemble } from '../../src/model/analysis/ensemble.ts'
import { sobolIndices } from '../../src/model/analysis/sobol-indices.ts'
import { baseline, library, model, scenarioWith } from '../helpers/library.ts'
import { openThreads } from './threads.ts'

const plan = scenarioWith({ levers: { rdIntensity: { target: 3 } } })
const ensemble = (draws: number, seed = 1): Job<'ensemble'> => ({
  kind: 'ensemble',
  scenario: plan,
  options: { draws, seed, names: ['digitalEconomy'] },
})
/** Long, and without steps between which it could be stopped. */
const endless: Job<'sobol'> = {
  kind: 'sobol',
  scenario: plan,
  options: { indicator: 'digitalEconomy', year: 2035, samples: 2 ** 20, seed: 1 },
}

test('gives the same bits in one worker, in several and in none', async () => {
  const jobs = [1, 2, 3, 4, 5].map((seed) => ensemble(3000, seed))
  const here = jobs.map(({ options }) => runEnsemble(model, plan, options))
  for (const most of [1, 3]) {
    const { analyst, count } = openThreads(most)
    const answers = await Promise.all(jobs.map((job) => analyst.ask(job)))
    expect(answers).toEqual(here)
    expect(count().started).toBe(most)
  }
  const options = { indicator: 'coreShare', year: 2030, samples: 64, seed: 9 }
  const { analyst } = openThreads(1)
  const sobol = await analyst.ask({ kind: 'sobol', scenario: baseline, options })
  expect(sobol).toEqual(sobolIndices(model, baseline, options))
})

test('tells how far a job is', async () => {
  const { analyst } = openThreads(1)
  const heard: JobProgress[] = []
  await analyst.ask(ensemble(5000), { onProgress: (progress) => heard.push(progress) })
  expect(heard.length).toBeGreaterThan(2)
  expect(heard.at(-1)).toEqual({ done: 5000, total: 5000 })
  expect(heard.map(({ done }) => done)).toEqual(heard.map(({ done }) => done).toSorted((a, b) => a - b))
})

test('a job that is stopped is left at its next step, and its worker does the next one', async () => {
  const { analyst, count } = openThreads(1, 600_000)
  const stop = new AbortController()
  const stopped = analyst.ask(ensemble(1_000_000), {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await expect(stopped).rejects.toThrow('enough')
  const next = await analyst.ask(ensemble(1000))
  expect(next).toEqual(runEnsemble(model, plan, ensemble(1000).options))
  expect(count()).toEqual({ started: 1, ended: 0 })
})

test('a job that hears nothing is stopped by ending its worker; another worker takes what waits', async () => {
  const { analyst, count } = openThreads(1)
  const stop = new AbortController()
  const stopped = analyst.ask(endless, { signal: stop.signal, onProgress: () => stop.abort() })
  const waiting = analyst.ask(ensemble(1000))
  await expect(stopped).rejects.toThrow('aborted')
  expect(await waiting).toEqual(runEnsemble(model, plan, ensemble(1000).options))
  expect(count()).toEqual({ started: 2, ended: 1 })
})

test('what waits and is stopped is never begun', async () => {
  const { analyst } = openThreads(1)
  const first = analyst.ask(ensemble(2000))
  const stop = new AbortController()
  const waiting = analyst.ask(endless, { signal: stop.signal })
  stop.abort()
  await expect(waiting).rejects.toThrow('aborted')
  await first
  await expect(analyst.ask(ensemble(1000), { signal: stop.signal })).rejects.toThrow('aborted')
  expect((await analyst.ask(ensemble(1000))).draws).toBe(1000)
})

test('a long job holds up no other one where there is a second worker', async () => {
  const { analyst } = openThreads(2)
  const stop = new AbortController()
  let isDone = false
  const long = analyst.ask(endless, { signal: stop.signal }).catch(() => {
    isDone = true
  })
  expect((await analyst.ask(ensemble(1000))).draws).toBe(1000)
  expect(isDone).toBe(false)
  stop.abort()
  await long
})

test('what fails says so with a code, and the worker goes on', async () => {
  const { analyst, count } = openThreads(1)
  const unknown = { ...ensemble(10), options: { draws: 10, seed: 1, names: ['nothing'] } }
  await expect(analyst.ask(unknown)).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('nothing'),
  })
  expect((await analyst.ask(ensemble(1000))).draws).toBe(1000)
  expect(count()).toEqual({ started: 1, ended: 0 })
})

test('a worker that cannot be started says so with a code, and the next job starts another one', async () => {
  let started = 0
  const dying = (): WorkerLike => {
    started += 1
    const worker: WorkerLike = {
      postMessage: ({ kind }) => {
        if (kind === 'ask') queueMicrotask(() => worker.onerror?.({ message: '' } as ErrorEvent))
      },
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
    }
    return worker
  }
  const analyst = createAnalyst(library.data, dying, 1)
  await expect(analyst.ask(ensemble(10))).rejects.toMatchObject({ code: 'worker-lost' })
  await expect(analyst.ask(ensemble(10))).rejects.toMatchObject({ code: 'worker-lost' })
  expect(started).toBe(2)
})
