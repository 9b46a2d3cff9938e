/** What the loopback shell is told on its command line. */
import { parseArgs } from 'node:util'
import { failed, ok, type Result } from '../../model/result.ts'
import { type UsageFault, usageFault } from '../../report/usage-fault.ts'

export interface LoopbackOptions {
  /** 0 for any. */
  readonly port: number
  readonly dataDir: string | undefined
  readonly open: boolean
  /** Minutes without a window after which the program ends; 0 for never. */
  readonly idleMinutes: number
  readonly help: boolean
}

const known = {
  port: { type: 'string' },
  'data-dir': { type: 'string' },
  'no-open': { type: 'boolean' },
  idle: { type: 'string' },
  help: { type: 'boolean' },
} as const

const highestPort = 65535
const usualIdle = 30
/** A week; timers take no more than 24 days. */
const longestIdle = 10_080

export function parseOptions(args: readonly string[]): Result<LoopbackOptions, UsageFault> {
  const { tokens, values } = parseArgs({ args: [...args], options: known, strict: false, tokens: true })
  for (const token of tokens) {
    const fault = faultOf(token)
    if (fault) return failed(fault)
  }
  const { port = '0', 'data-dir': dataDir, idle = String(usualIdle) } = values
  if (!/^\d{1,5}$/.test(String(port)) || Number(port) > highestPort) {
    return failed(usageFault('--port', 'not-a-port', { read: String(port) }))
  }
  if (!/^\d{1,5}$/.test(String(idle)) || Number(idle) > longestIdle) {
    return failed(usageFault('--idle', 'not-minutes', { read: String(idle), most: String(longestIdle) }))
  }
  return ok({
    port: Number(port),
    dataDir: dataDir === undefined ? undefined : String(dataDir),
    open: !values['no-open'],
    idleMinutes: Number(idle),
    help: values.help === true,
  })
}

type Token = ReturnType<typeof parseArgs<{ tokens: true; strict: false }>>['tokens'][number]

/** Node tells what is wrong in English only, so it is left to find the parts. */
function faultOf(token: Token): UsageFault | undefined {
  if (token.kind === 'positional') return usageFault('', 'extra-argument', { read: token.value })
  if (token.kind !== 'option') return undefined
  const { name, rawName: option, value } = token
  if (!Object.hasOwn(known, name)) {
    return usageFault(option, 'unknown-option', { known: Object.keys(known).map((each) => `--${each}`) })
  }
  const takesValue = known[name as keyof typeof known].type === 'string'
  if (takesValue && !value) return usageFault(option, 'needs-value', {})
  return !takesValue && value !== undefined ? usageFault(option, 'takes-no-value', {}) : undefined
}
