/** Where a command reads its surroundings and writes its words. */
import { systemReason } from '../report/faults/system-reason.ts'
import { chooseLanguage, localeOf } from '../report/text/language.ts'
import { speechOf } from '../report/text/words.ts'

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Data, and nothing else. */
  writeOut(text: string): void
  /** Faults and warnings. */
  writeError(text: string): void
  /** Shows a text in place of the one before, where a person watches; an empty one clears the line. */
  showProgress?(text: string): void
}

/** The process's own streams. */
export function processTerminal(): Terminal & { exitWith(code: number): void } {
  let worst = 0
  // The code is set, not forced, so that everything written still reaches a slow reader.
  const exitWith = (code: number): void => {
    worst = Math.max(worst, code)
    process.exitCode = worst
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that has seen enough closes the pipe: nothing is left to say to it.
    if (error.code === 'EPIPE') return
    const speech = speechOf(chooseLanguage(undefined, [localeOf(process.env)]))
    const reason = systemReason(error.code ?? '', speech)
    process.stderr.write(`${speech.t('faults.outputUnwritable', { reason })}\n`)
    exitWith(1)
  })
  // Nobody is there to be told.
  process.stderr.on('error', () => {})
  return {
    environment: process.env,
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    ...(process.stderr.isTTY ? { showProgress } : {}),
    exitWith,
  }
}

/** Carriage return and "erase to the end of the line" put a text in place of another. */
const showProgress = (text: string): void => void process.stderr.write(`\r\u001b[K${text}`)
