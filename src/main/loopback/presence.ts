/** Tells when the last window has been gone for long. */

/** Does something later, and not where the returned function is called before. */
export type Later = (milliseconds: number, work: () => void) => () => void

export interface Presence {
  /** A window asks; the returned function says that it is answered, or has hung up. */
  arrive(): () => void
  stop(): void
}

const inTime: Later = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

/**
 * Counts the questions under way: an open window always has one waiting, or asks again within seconds. Before the
 * first window nothing is counted, since a link may be opened hours after it was printed.
 * @param limit milliseconds without a window after which `onGone` is called, once; 0 for never.
 */
export function createPresence(limit: number, onGone: () => void, later: Later = inTime): Presence {
  let asking = 0
  let isStopped = limit === 0
  let cancel = (): void => undefined
  const stop = (): void => {
    isStopped = true
    cancel()
  }
  const leave = (): void => {
    asking--
    if (asking > 0 || isStopped) return
    cancel = later(limit, () => {
      stop()
      onGone()
    })
  }
  return {
    arrive() {
      asking++
      cancel()
      let isHere = true
      return () => {
        if (isHere) leave()
        isHere = false
      }
    },
    stop,
  }
}
