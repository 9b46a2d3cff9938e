/** Entry of the Electron shell. */
import { join } from 'node:path'
import { app } from 'electron'
import { startElectronShell } from './electron/shell.ts'
import { openStore } from './open-store.ts'

void startElectronShell({
  // This file lies two folders deep, as build in out/main.
  root: join(import.meta.dirname, '..', '..'),
  argv: process.argv.slice(1),
  devServer: app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL,
  openStore,
  program: process,
})
