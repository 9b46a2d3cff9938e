/**
 * The bridge between the window's page and the Electron shell: five functions, and nothing of Electron behind
 * them. Events that come before the page listens wait for it.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, HostEvent } from '../host/contract.ts'

const listeners = new Set<(event: HostEvent) => void>()
const waiting: HostEvent[] = []

ipcRenderer.on('host:event', (_event, event: HostEvent) => {
  waiting.push(event)
  deliver()
})

function deliver(): void {
  if (listeners.size === 0) return
  for (const event of waiting.splice(0)) {
    for (const listener of listeners) listener(event)
  }
}

const bridge: Bridge = {
  call: (channel, input) => ipcRenderer.invoke('host:call', channel, input),
  pickFile: (kind) => ipcRenderer.invoke('host:pick-file', kind),
  saveFile: (file) => ipcRenderer.invoke('host:save-file', file),
  leave: (isUnsaved) => ipcRenderer.invoke('host:leave', isUnsaved),
  subscribe: (listener) => {
    listeners.add(listener)
    // Later, as a page may stop and start listening while it is being put together.
    queueMicrotask(deliver)
    return () => {
      listeners.delete(listener)
    }
  },
}

contextBridge.exposeInMainWorld('qiantang', bridge)
