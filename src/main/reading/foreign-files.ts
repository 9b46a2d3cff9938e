/** Files from elsewhere, read so that nobody else waits: large ones in threads, bounded, and ended when asked. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { HostErrorDetails, HostResult } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import type { Grounds, LibraryData } from '../../model/ground.ts'
import { failed, ok } from '../../model/result.ts'
import { createReader, type Order, type OrderKind, type OrderOf, type Readings } from './reader.ts'

export interface ForeignFiles {
  /** @param name by which it can be stopped. */
  read<K extends OrderKind>(order: OrderOf<K>, name?: string): Promise<HostResult<Readings[K]>>
  /** Ends what is read under a name, and what waits to be. */
  stop(name: string): void
}

/** What a thread is given. */
export interface ThreadData {
  readonly library: LibraryData
  readonly order: Order
}

interface Limits {
  /** Bytes of a file that is read where it is asked for: that takes a few hundredths of a second at the worst. */
  readonly here: number
  /** Milliseconds after which a thread is ended. */
  readonly longest: number
  /** Mebibytes that a thread may take. */
  readonly memory: number
  /** Threads at one time; what is asked for meanwhile waits. */
  readonly most: number
}

const usual: Limits = { here: 64 * 1024, longest: 30_000, memory: 512, most: 2 }

type Why = HostErrorDetails['reading-ended']['why']

interface Waiting {
  readonly name: string | undefined
  begin(): void
  end(why: Why): void
}

/** Whoever asks waits: for tests, and for programs that do nothing else. */
export function readHere(grounds: Grounds): ForeignFiles {
  const read = createReader(grounds)
  return { read: (order) => Promise.resolve(ok(read(order))), stop: () => undefined }
}

export function readInThreads(
  { data, grounds }: { readonly data: LibraryData; readonly grounds: Grounds },
  limits: Partial<Limits> = {},
): ForeignFiles {
  const { here, longest, memory, most } = { ...usual, ...limits }
  const small = readHere(grounds)
  const program = threadFile()
  const waiting = new Set<Waiting>()
  const running = new Set<Waiting>()
  const next = (): void => {
    const [first] = waiting
    if (!first || running.size >= most) return
    waiting.delete(first)
    running.add(first)
    first.begin()
  }
  const inThread = <K extends OrderKind>(
    file: string,
    order: OrderOf<K>,
    name: string | undefined,
  ): Promise<HostResult<Readings[K]>> =>
    new Promise((resolve, reject) => {
      let worker: Worker | undefined
      let timer: ReturnType<typeof setTimeout> | undefined
      const over = (settle: () => void): void => {
        clearTimeout(timer)
        waiting.delete(self)
        running.delete(self)
        void worker?.terminate()
        settle()
        next()
      }
      const self: Waiting = {
        name,
        begin() {
          const workerData: ThreadData = { library: data, order }
          worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: memory } })
          worker.unref()
          timer = setTimeout(() => self.end('too-long'), longest)
          // The thread answers in the form of its kind.
          worker.on('message', (reading: Readings[K]) => over(() => resolve(ok(reading))))
          worker.on('error', (error: NodeJS.ErrnoException) => {
            if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') self.end('too-large')
            else over(() => reject(error))
          })
        },
        end: (why) => over(() => resolve(failed(hostError('reading-ended', { why })))),
      }
      waiting.add(self)
      next()
    })
  return {
    read: (order, name) =>
      program === undefined || order.bytes.length <= here
        ? small.read(order)
        : inThread(program, order, name),
    stop(name) {
      for (const each of [...waiting, ...running]) if (each.name === name) each.end('stopped')
    },
  }
}

/** The thread's program, beside this source or where the build puts it: beside its entries, of which this is a part. */
const threadFile = (): string | undefined =>
  ['./reading-thread.ts', './reading-thread.js', '../reading-thread.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((path) => existsSync(path))
