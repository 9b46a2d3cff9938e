/**
 * Entry of the loopback shell, for plain Node.
 *
 * The native module of the store would crash an older Node without a word, so the version is checked before
 * anything else is loaded.
 */
const neededNode = 24

if (Number.parseInt(process.versions.node, 10) < neededNode) {
  process.stderr.write(`qiantang: Node ${neededNode} or newer is needed (this is ${process.version})\n`)
  process.exitCode = 1
} else {
  const { join } = await import('node:path')
  const { runLoopbackShell } = await import('./loopback/shell.ts')
  const { openStore } = await import('./open-store.ts')
  // This file lies two folders deep, as source in src/main and as build in out/main.
  const root = join(import.meta.dirname, '..', '..')
  process.exitCode = await runLoopbackShell({ root, args: process.argv.slice(2), openStore })
}

export {}
