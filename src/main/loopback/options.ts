/** What the loopback shell is told on its command line. */
import { parseArgs } from 'node:util'
import { failed, ok, type Result } from '../../model/result.ts'

export interface LoopbackOptions {
  /** 0 for any. */
  readonly port: number
  readonly dataDir: string | undefined
  readonly open: boolean
  readonly help: boolean
}

export const usage = `Usage: node out/main/host.js [options]
  --port N        port to serve on, 0 for any (the default)
  --data-dir DIR  folder in which scenarios are kept
  --no-open       do not open a browser
  --help          show this`

export function parseOptions(args: readonly string[]): Result<LoopbackOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
      return failed(`--port takes a number from 0 to 65535, not "${values.port}"`)
    }
    if (values['data-dir'] === '') return failed('--data-dir takes a folder')
    return ok({
      port: Number(values.port),
      dataDir: values['data-dir'],
      open: !values['no-open'],
      help: values.help,
    })
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}
