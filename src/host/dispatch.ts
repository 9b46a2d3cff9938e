/** Answers questions of the contract: checks the input, asks the handler, turns failures into values. */
import type { z } from 'zod'
import { failed, type Result } from '../model/result.ts'
import type {
  Channel,
  HostError,
  HostErrorCode,
  HostErrorDetails,
  HostResult,
  Input,
  Output,
} from './contract.ts'
import { inputSchemas } from './inputs.ts'

/**
 * One function for each question; the trusted side's work behind the contract. One that waits before it answers
 * answers as things are where `gone` says that nobody listens any more, or soon will.
 */
export type Handlers = {
  readonly [K in Channel]: (
    input: Input<K>,
    gone?: AbortSignal,
  ) => HostResult<Output<K>> | Promise<HostResult<Output<K>>>
}

/** Answers a question whose channel and input come from the window and are not trusted. */
export type Dispatch = (channel: unknown, input: unknown, gone?: AbortSignal) => Promise<HostResult<unknown>>

export function hostError<C extends HostErrorCode>(
  code: C,
  details: HostErrorDetails[C],
  faults: HostError['faults'] = [],
): HostError {
  return { code, details, faults } as HostError
}

/** Keys that are named; a window of another version may send a hundred that are unknown. */
const mostPaths = 5

/** The failure of an input that has not the shape of a schema. */
export const badInput = ({ issues }: z.ZodError): HostError =>
  hostError('bad-input', { paths: issues.slice(0, mostPaths).map(({ path }) => path.join('.')) })

/**
 * Joins the handlers to one function for every shell.
 * @param report hears of unexpected failures, which the window learns of only as `internal`.
 */
export function createDispatch(handlers: Handlers, report: (error: unknown) => void): Dispatch {
  return async (channel, input, gone) => {
    if (typeof channel !== 'string' || !Object.hasOwn(inputSchemas, channel)) {
      return failed(hostError('unknown-channel', { channel: String(channel) }))
    }
    const known = channel as Channel
    const parsed = inputSchemas[known].safeParse(input)
    if (!parsed.success) {
      return failed(badInput(parsed.error))
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
      return failed(hostError('internal', {}))
    }
  }
}
