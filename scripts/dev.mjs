// npm run dev: the window, rebuilt when a source changes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { findElectron, hindrance } from './electron.mjs'
import { exitCodeOf, Fault, main, root, say } from './process.mjs'
import { environment, isSupported, runOnNode, setUp } from './setup.mjs'

const args = process.argv.slice(2)

await main(async () => {
  const node = await setUp()
  if (findElectron() && !hindrance()) {
    const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    return exitCodeOf(await runOnNode(node, bundler, ['dev', '--watch', ...args]))
  }
  // Watching folders within folders needs a newer Node than the one that may have started us.
  if (!isSupported(process.version)) {
    return exitCodeOf(await runOnNode(node, join(root, 'scripts', 'dev.mjs'), args))
  }
  return serveAndRebuild(node)
})

/**
 * The loopback shell, started anew after each build, with a new link, as its token is new.
 * @param {string} node
 */
async function serveAndRebuild(node) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let host
  const refresh = async () => {
    if (!(await build(node))) return
    await stop(host)
    const file = join(root, 'out', 'main', 'host.js')
    host = spawn(node, [file, '--no-open', ...args], { env: environment(), stdio: ['ignore', 1, 2] })
  }
  let pending = refresh()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const watchers = ['src', 'data'].map((folder) =>
    watch(join(root, folder), { recursive: true }, () => {
      // One save in an editor is several events.
      clearTimeout(timer)
      timer = setTimeout(() => {
        pending = pending.then(refresh)
      }, 200)
    }),
  )
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  for (const watcher of watchers) watcher.close()
  clearTimeout(timer)
  await pending
  await stop(host)
  return 0
}

/** @param {import('node:child_process').ChildProcess | undefined} child */
async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}

/**
 * @param {string} node
 * @returns {Promise<boolean>} whether there is a build to serve
 */
async function build(node) {
  try {
    await ensureBuilt(node)
    return true
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    say(error.message)
    return false
  }
}
