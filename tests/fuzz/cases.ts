/**
 * A program: cases of one suite, one after another. It says which case it is at before it begins, since one that needs
 * for ever is ended from outside, and at the end what came of them. Arguments: suite, seed, first case, number of cases.
 */
import { writeSync } from 'node:fs'
import { randomOf } from './random.ts'
import { type SuiteName, suites } from './suites/index.ts'

/** Microseconds of the processor that one case may take: a hundred times what the slowest takes. */
const mostWork = 5_000_000

const say = (line: string): void => void writeSync(1, `${line}\n`)

const [name = '', seed = '', first = '', count = ''] = process.argv.slice(2)
const suite = await suites[name as SuiteName].load()
const before = Reflect.ownKeys(Object.prototype).length
const counts = { read: 0, refused: 0 }
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  say(`at ${number}`)
  const bytes = suite.make(randomOf(Number(seed), number))
  const started = process.threadCpuUsage()
  try {
    counts[suite.read(bytes)] += 1
  } catch (error) {
    const [what = ''] = String(error instanceof Error ? (error.stack ?? error.message) : error).split(
      '\n    at node',
    )
    say(`problem ${number} ${JSON.stringify(what)}`)
  }
  const { user, system } = process.threadCpuUsage(started)
  if (user + system > mostWork) say(`problem ${number} "${Math.round((user + system) / 1e6)} s of work"`)
  if (Reflect.ownKeys(Object.prototype).length !== before) say(`problem ${number} "all objects were changed"`)
}
say(`done ${JSON.stringify(counts)}`)
