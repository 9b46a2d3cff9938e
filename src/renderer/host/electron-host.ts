/** The window's way to the trusted side inside Electron: the functions that the preload script put there. */
import type { Host } from '../../host/contract.ts'

declare global {
  interface Window {
    readonly qiantang?: Omit<Host, 'shell'>
  }
}

export function createElectronHost(bridge: Omit<Host, 'shell'>): Host {
  return {
    ...bridge,
    shell: 'electron',
    call: async (channel, input) => {
      try {
        return await bridge.call(channel, input)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        return { ok: false, error: { code: 'unreachable', message, faults: [] } }
      }
    },
  }
}
