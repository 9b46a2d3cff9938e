/** One exported file, from its bytes to what differs, through the trusted side and a worker. */
import { describe, expect, test, vi } from 'vitest'
import type { Host, HostResult } from '../../../src/host/contract.ts'
import { createGrounds } from '../../../src/model/ground.ts'
import type { VerifyReply, VerifyRequest } from '../../../src/renderer/analyst/verify-worker.ts'
import { checkFile, type VerifyingWorker } from '../../../src/renderer/checking/check-file.ts'
import { base64Of } from '../../../src/renderer/host/read-file.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { csvFile, provenanceOf } from '../../../src/report/provenance.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { trajectorySheet } from '../../../src/report/trajectories/trajectories.ts'
import { verifyResult } from '../../../src/report/verify/verify.ts'
import { ground, library, projector, scenarioWith } from '../../helpers/library.ts'
import { dispatchOver } from '../fake-host.ts'

const words = createWords({ language: 'ko', ground })
const scenario = scenarioWith({ horizon: 2020, levers: { rdIntensity: { target: 3 } } })

function exported(): string {
  const indicators = describeIndicators(ground.model.indicators, [], words).slice(0, 2)
  const made = provenanceOf({ ground, prices: 'current' }, [{ scenario, name: '시험', short: '시험' }], {
    inquiry: { kind: 'project', indicators: indicators.map(({ id }) => id) } as const,
    date: new Date(),
  })
  const sheet = trajectorySheet(made, [projector.project(scenario)], indicators, words)
  return csvFile(sheet, made, words)
}

const picked = (text: string) => ({ name: 'result.csv', base64: base64Of(new TextEncoder().encode(text)) })
const host: Pick<Host, 'call'> = { call: dispatchOver() as Host['call'] }

/** A worker that does its work in this thread, once it is asked; or is lost then. */
function worker(answer: (request: VerifyRequest) => readonly VerifyReply[] | 'lost' = verified) {
  const own: VerifyingWorker = {
    onmessage: null,
    onerror: null,
    terminate: vi.fn(),
    postMessage: (request) => {
      const replies = answer(request)
      if (replies === 'lost') own.onerror?.({ message: 'gone' } as ErrorEvent)
      else for (const data of replies) own.onmessage?.({ data } as MessageEvent<VerifyReply>)
    },
  }
  return own
}

const verified = ({ library: data, result }: VerifyRequest): readonly VerifyReply[] => [
  { kind: 'progress', done: 1, total: 2 },
  {
    kind: 'verified',
    differences: verifyResult(result, {
      grounds: createGrounds(data),
      wordsOf: (language, found) => createWords({ language, ground: found }),
      onProgress: () => undefined,
    }),
  },
]

async function check(text: string, own = worker(), call: Pick<Host, 'call'> = host) {
  const onProgress = vi.fn()
  const controller = new AbortController()
  const outcome = await checkFile(picked(text), {
    host: call,
    library: library.data,
    signal: controller.signal,
    onProgress,
    start: () => own,
  })
  return { outcome, onProgress, own }
}

describe('a file', () => {
  test('is computed again with what the window stands on, in the language of the file', async () => {
    const { outcome, onProgress, own } = await check(exported())
    expect(outcome).toEqual({ ok: true, value: [] })
    expect(onProgress).toHaveBeenCalledWith(expect.objectContaining({ done: 1, total: 2 }))
    expect(own.terminate).toHaveBeenCalled()
  })

  test('with another number is told by its place', async () => {
    const lines = exported().split('\r\n')
    lines[3] = lines[3]?.replace(/[\d.]+$/, '1.5') ?? ''
    const { outcome } = await check(lines.join('\r\n'))
    expect(outcome).toMatchObject({ ok: true, value: [{ code: 'value-differs', line: 4, path: '값' }] })
  })

  test('that is no result is told what it lacks, and no worker is started', async () => {
    const own = worker()
    const { outcome } = await check('year,value\r\n2020,1\r\n', own)
    expect(outcome).toMatchObject({ ok: true, value: [{ code: 'not-a-result', file: 'result.csv' }] })
    expect(own.terminate).not.toHaveBeenCalled()
  })

  test('cannot be checked while the trusted side is away, or where the worker is lost', async () => {
    const away = { code: 'unreachable', details: {}, faults: [] } as const
    const silent = { call: async () => ({ ok: false, error: away }) as HostResult<never> }
    const { outcome } = await check(exported(), worker(), silent as Pick<Host, 'call'>)
    expect(outcome.ok ? '' : outcome.error(words)).toMatch(/[가-힣]/)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { outcome: failed } = await check(
      exported(),
      worker(() => 'lost'),
    )
    expect(failed.ok ? '' : failed.error(words)).toMatch(/[가-힣]/)
  })

  test('that nobody waits for any more is left', async () => {
    const controller = new AbortController()
    const own = worker(() => [])
    const never = checkFile(picked(exported()), {
      host,
      library: library.data,
      signal: controller.signal,
      onProgress: vi.fn(),
      start: () => own,
    })
    await vi.waitFor(() => expect(own.onmessage).not.toBeNull())
    controller.abort()
    expect(own.terminate).toHaveBeenCalled()
    await expect(Promise.race([never, Promise.resolve('nothing')])).resolves.toBe('nothing')
  })
})
