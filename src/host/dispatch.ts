/** Answers questions of the contract: checks the input, asks the handler, turns failures into values. */
import { failed, type Result } from '../model/result.ts'
import type { Channel, HostError, HostErrorCode, HostResult, Input, Output } from './contract.ts'
import { inputSchemas } from './inputs.ts'

/**
 * One function for each question; the trusted side's work behind the contract. One that waits before it answers
 * stops where `gone` says that nobody listens any more.
 */
export type Handlers = {
  readonly [K in Channel]: (
    input: Input<K>,
    gone?: AbortSignal,
  ) => HostResult<Output<K>> | Promise<HostResult<Output<K>>>
}

/** Answers a question whose channel and input come from the window and are not trusted. */
export type Dispatch = (channel: unknown, input: unknown, gone?: AbortSignal) => Promise<HostResult<unknown>>

export function hostError(code: HostErrorCode, message: string, faults: HostError['faults'] = []): HostError {
  return { code, message, faults }
}

/**
 * Joins the handlers to one function for every shell.
 * @param report hears of unexpected failures, which the window learns of only as `storage`.
 */
export function createDispatch(handlers: Handlers, report: (error: unknown) => void): Dispatch {
  return async (channel, input, gone) => {
    if (typeof channel !== 'string' || !Object.hasOwn(inputSchemas, channel)) {
      return failed(hostError('unknown-channel', `there is no question ${String(channel)}`))
    }
    const known = channel as Channel
    const parsed = inputSchemas[known].safeParse(input)
    if (!parsed.success) {
      const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      return failed(hostError('bad-input', reasons.join('; ')))
    }
    try {
      // The schema of a channel gives the input of that channel's handler.
      const handler = handlers[known] as (
        input: unknown,
        gone?: AbortSignal,
      ) => Promise<Result<unknown, HostError>>
      return await handler(parsed.data, gone)
    } catch (error) {
      report(error)
      return failed(hostError('storage', 'the answer could not be given; nothing was changed'))
    }
  }
}
