// Loaded before the built desktop program: its `electron` is the stand-in beside this file.
import { registerHooks } from 'node:module'

const standIn = new URL('electron.mjs', import.meta.url).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context),
})
