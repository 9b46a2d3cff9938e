/** Files to open, from wherever the system tells of them; before the window is there, they wait. */
export interface Inbox {
  put(path: string): void
  /** Somebody started the program again. */
  knock(): void
  open(take: (path: string) => void, show: () => void): void
}

export function createInbox(): Inbox {
  const waiting: string[] = []
  let take = (path: string): void => void waiting.push(path)
  let show = (): void => undefined
  return {
    put: (path) => take(path),
    knock: () => show(),
    open: (newTake, newShow) => {
      take = newTake
      show = newShow
      for (const path of waiting.splice(0)) take(path)
    },
  }
}
