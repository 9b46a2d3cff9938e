/** Waits until a store that another program has locked is free again, and lets others be answered meanwhile. */
import type { HostResult } from '../host/contract.ts'
import type { Handlers } from '../host/dispatch.ts'

/** Waits a moment. */
export type Pause = (milliseconds: number) => Promise<void>

const inTime: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Milliseconds between two tries, and how many follow the first: about as long as a window waits for an answer. */
const moment = 50
const mostTries = 100

/**
 * The same handlers; what finds the store locked is asked again. It has changed nothing then, or only what it finds done
 * the next time.
 */
export function waitWhileBusy(handlers: Handlers, pause: Pause = inTime): Handlers {
  const patient = Object.entries(handlers).map(([channel, handle]) => [
    channel,
    async (input: never, gone?: AbortSignal): Promise<HostResult<unknown>> => {
      for (let tries = 0; ; tries++) {
        const answer: HostResult<unknown> = await handle(input, gone)
        const isBusy = !answer.ok && answer.error.code === 'store-busy'
        if (!isBusy || tries === mostTries || gone?.aborted) return answer
        await pause(moment)
      }
    },
  ])
  // Each handler stands under its own channel again.
  return Object.fromEntries(patient) as Handlers
}
