/** A thread: reads one file from elsewhere, and is ended by whoever started it where that takes too long. */
import { parentPort, workerData } from 'node:worker_threads'
import { createGrounds } from '../../model/ground.ts'
import type { ThreadData } from './foreign-files.ts'
import { createReader } from './reader.ts'

const { library, order } = workerData as ThreadData
parentPort?.postMessage(createReader(createGrounds(library))(order))
