/** Programs that may need for ever, ended by the system once they have worked for longer than they may. */
import { spawnSync } from 'node:child_process'

export interface Ended {
  /** Whether it came to its end by itself, and well. */
  readonly isDone: boolean
  /** What it wrote before it ended. */
  readonly output: string
  readonly errors: string
}

/**
 * Runs a program on this Node for no more than some seconds of work: those of the processor, which a busy machine does
 * not make fewer. Where the system has no such limit, there is a generous one of time.
 */
export function runBounded(
  file: string,
  args: readonly string[],
  { seconds, input = '' }: { readonly seconds: number; readonly input?: string },
): Ended {
  const isWindows = process.platform === 'win32'
  const [command = '', ...before] = isWindows
    ? [process.execPath]
    : ['/bin/sh', '-c', `ulimit -t ${seconds}; exec "$@"`, 'sh', process.execPath]
  const { status, stdout, stderr } = spawnSync(command, [...before, file, ...args], {
    input,
    encoding: 'utf8',
    timeout: seconds * 1000 * (isWindows ? 4 : 40),
    maxBuffer: 64 * 1024 * 1024,
  })
  return { isDone: status === 0, output: stdout ?? '', errors: stderr ?? '' }
}
