/** Chooses the window's way to the trusted side. Nothing but this knows which shell it runs in. */
import type { Host } from '../../host/contract.ts'
import { createBrowserHost } from './browser-host.ts'
import { createElectronHost } from './electron-host.ts'

export function createHost(): Host {
  return window.qiantang ? createElectronHost(window.qiantang) : createBrowserHost()
}
