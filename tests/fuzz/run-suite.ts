/** Cases of one suite in a process of their own, which is ended where a case needs for ever. */
import { join } from 'node:path'
import { runBounded } from '../helpers/bounded.ts'
import type { SuiteName } from './suites/index.ts'

export interface Came {
  readonly read: number
  readonly refused: number
  /** Each with its case, which the same seed makes again. */
  readonly problems: readonly string[]
}

/** Seconds of the processor for all cases of a process: ten times what they take, and some for its start. */
const secondsFor = (cases: number): number => 60 + Math.ceil(cases / 20)
/** Cases of one process; of the one that it was ended at, the rest goes on in the next. */
const mostAtOnce = 5000

export function runSuite(name: SuiteName, seed: number, cases: number): Came {
  const problems: string[] = []
  let [read, refused] = [0, 0]
  for (let next = 0; next < cases; ) {
    const count = Math.min(mostAtOnce, cases - next)
    const { isDone, output, errors } = runBounded(
      join(import.meta.dirname, 'cases.ts'),
      [name, seed, next, count].map(String),
      { seconds: secondsFor(count) },
    )
    const lines = output.trimEnd().split('\n')
    for (const line of lines) if (line.startsWith('problem ')) problems.push(line.slice('problem '.length))
    const done = lines.findLast((line) => line.startsWith('done '))
    if (isDone && done) {
      const counts = JSON.parse(done.slice('done '.length)) as Pick<Came, 'read' | 'refused'>
      read += counts.read
      refused += counts.refused
      next += count
      continue
    }
    const last = lines.findLast((line) => line.startsWith('at '))
    problems.push(`${last ?? 'before the first case'}: ended before its time\n${errors.slice(-2000)}`)
    if (!last) break
    next = Number(last.slice('at '.length)) + 1
  }
  return { read, refused, problems }
}
