/** How the program ends: what is closed before, with which code, and whether it starts again. */
import { app } from 'electron'
import { argumentsAnew } from './arguments.ts'

export interface Ending {
  /** Does something at the end; in the order in which it is said. */
  before(work: () => void): void
  /** The program has failed to start, and tells so to whoever started it. */
  hasFailed(): void
  quit(): void
  /** Ends the program and starts it again. */
  restart(mode: 'normal' | 'safe'): void
  /** The user keeps the window open: nothing is started again, whenever it closes. */
  isPutOff(): void
}

/** @param argv what the program was started with, without the program itself. */
export function createEnding(argv: readonly string[]): Ending {
  const works: (() => void)[] = []
  let code = 0
  let anew: string[] | undefined
  app.on('will-quit', (event) => {
    for (const work of works) work()
    if (anew) app.relaunch({ args: anew })
    if (code === 0) return
    event.preventDefault()
    app.exit(code)
  })
  return {
    before: (work) => void works.push(work),
    hasFailed: () => {
      code = 1
    },
    quit: () => app.quit(),
    restart: (mode) => {
      anew = argumentsAnew(argv, mode)
      app.quit()
    },
    isPutOff: () => {
      anew = undefined
    },
  }
}
