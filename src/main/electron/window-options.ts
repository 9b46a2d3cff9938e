/** How the window is made. */
import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowPlace } from './window-place.ts'

export interface WindowSetup {
  /** The preload script's file; a page that says what went wrong has none. */
  readonly preload: string | undefined
  readonly place: WindowPlace
  readonly isDevelopment: boolean
}

export function windowOptions({
  preload,
  place,
  isDevelopment,
}: WindowSetup): BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: 800,
    minHeight: 560,
    title: 'Qiantang',
    // Shown when the page is drawn.
    show: false,
    webPreferences: {
      ...(preload === undefined ? {} : { preload }),
      // Mostly what Electron does unasked; it is said here so that nobody has to know.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium fetches its dictionaries from the network.
      spellcheck: false,
      devTools: isDevelopment,
    },
  }
}
