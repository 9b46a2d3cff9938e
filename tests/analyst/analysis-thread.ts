/** The window's worker as a thread of Node: the same service behind another line. */
import { parentPort } from 'node:worker_threads'
import { serveAnalyses } from '../../src/analyst/analysis-service.ts'

if (!parentPort) throw new Error('this is started as a thread')
const port = parentPort
serveAnalyses({
  listen: (hear) => port.on('message', hear),
  send: (reply) => port.postMessage(reply),
})
