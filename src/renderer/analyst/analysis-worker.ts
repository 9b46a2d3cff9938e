/** A worker's entry: does analyses for the window. */
import { type Request, serveAnalyses } from '../../analyst/analysis-service.ts'

serveAnalyses({
  listen(hear) {
    addEventListener('message', (event: MessageEvent<Request>) => hear(event.data))
  },
  // In a worker `postMessage` takes no origin; the window's types are the ones at hand.
  send: (reply) => (postMessage as (message: unknown) => void)(reply),
})
