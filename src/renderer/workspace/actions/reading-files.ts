/** A file on its way to the host, which may take a while: shown then, and ended where the user wants that. */
import type { Host } from '../../../host/contract.ts'
import type { WorkspaceStore } from '../workspace.ts'

/** Milliseconds after which a reading is shown. */
const patience = 400

export interface ReadingFiles {
  /** @param ask asks the host under the given name. */
  reading<T>(file: string, ask: (order: string) => Promise<T>): Promise<T>
}

export interface ReadingActions {
  /** Ends the reading that is shown; whoever asked hears of it. */
  stopReading(): void
}

export function createReading(
  { getState, setState }: WorkspaceStore,
  host: Host,
): ReadingFiles & ReadingActions {
  return {
    async reading(file, ask) {
      const order = crypto.randomUUID()
      const timer = setTimeout(() => setState({ reading: { file, order } }), patience)
      try {
        return await ask(order)
      } finally {
        clearTimeout(timer)
        if (getState().reading?.order === order) setState({ reading: undefined })
      }
    },
    stopReading() {
      const { reading } = getState()
      if (reading) void host.call('files.stop', { order: reading.order })
    },
  }
}
