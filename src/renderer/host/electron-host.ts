/** The window's way to the trusted side inside Electron: the functions that the preload script put there. */
import type { Bridge, Host, HostEvent } from '../../host/contract.ts'

declare global {
  interface Window {
    readonly qiantang?: Bridge
  }
}

export function createElectronHost(bridge: Bridge): Host {
  return {
    ...bridge,
    shell: 'electron',
    // What is asked while the window closes may come after the store was closed: it waits, however short that is.
    mostAtClosing: 0,
    call: async (channel, input) => {
      try {
        return await bridge.call(channel, input)
      } catch {
        return { ok: false, error: { code: 'unreachable', details: {}, faults: [] } }
      }
    },
    subscribe: (listener) =>
      bridge.subscribe((event) => {
        if (!undoneInText(event)) listener(event)
      }),
  }
}

/** While a text is being edited, the menu's Undo and Redo mean that text, as the keys do. */
function undoneInText(event: HostEvent): boolean {
  if (event.kind !== 'menu' || (event.command !== 'undo' && event.command !== 'redo')) return false
  if (!document.activeElement?.matches(textFields)) return false
  document.execCommand(event.command)
  return true
}

const textFields = 'textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])'
