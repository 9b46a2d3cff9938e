// npm run dev: the window under an address that stays. What changes in it is swapped in place; what changes below
// it, in code or data, starts the host anew.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { realpathSync, watch } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { join, resolve as resolvePath } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { findElectron, hindrance } from './electron.mjs'
import { exitCodeOf, Fault, main, root, say } from './process.mjs'
import { environment, isSupported, runOnNode, setUp, userFolder } from './setup.mjs'

const args = process.argv.slice(2)
const usage = `Usage: npm run dev -- [options]
  --port N        port of the window, 0 for any (5173 where none is given)
  --data-dir DIR  folder in which scenarios are kept`

/** Of src, what the host does not run. */
const windowFolders = ['renderer', 'preload', 'cli']

await main(async () => {
  const node = await setUp()
  if (findElectron() && !hindrance()) {
    const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    return exitCodeOf(await runOnNode(node, bundler, ['dev', '--watch', ...args]))
  }
  // Vite, and watching folders within folders, need a newer Node than the one that may have started us.
  if (!isSupported(process.version)) {
    return exitCodeOf(await runOnNode(node, join(root, 'scripts', 'dev.mjs'), args))
  }
  const { port, dataDir } = parse()
  // The host looks for the window's files as it starts, though Vite serves others in their place.
  await ensureBuilt(node)
  return serve(node, port, dataDir)
})

function parse() {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string', default: '5173' }, 'data-dir': { type: 'string' } },
    })
    const port = Number(values.port)
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
      throw new Error(`--port takes a number, not "${values.port}"`)
    return { port, dataDir: values['data-dir'] }
  } catch (error) {
    throw new Fault(`${/** @type {Error} */ (error).message}\n${usage}`, 2)
  }
}

/**
 * @param {string} node
 * @param {number} port
 * @param {string | undefined} dataDir
 */
async function serve(node, port, dataDir) {
  const token = randomBytes(32).toString('base64url')
  const told = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const host = createHost(node, token, dataDir)
  try {
    const { address, way } = await host.start()
    const window = await serveWindow(port, address)
    console.log(`Qiantang is ready at ${window.address}/${way}`)
    const watchers = watchSources(() => host.restart())
    await told
    for (const watcher of watchers) watcher.close()
    await window.close()
  } finally {
    await host.stop()
  }
  return 0
}

/**
 * The loopback shell from its sources, on one port and with one token for as long as we run: a window that came in
 * before stays in.
 * @param {string} node
 * @param {string} token
 * @param {string | undefined} dataDir
 */
function createHost(node, token, dataDir) {
  const folder = dataDir === undefined ? [] : ['--data-dir', resolvePath(userFolder('dev'), dataDir)]
  let port = 0
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  let pending = Promise.resolve()

  /** @returns {Promise<{ address: string, way: string }>} where the host serves, and the way in for one window */
  const start = () =>
    new Promise((resolve, reject) => {
      const file = join(root, 'src', 'main', 'host.ts')
      const started = spawn(node, [file, '--no-open', '--port', String(port), ...folder], {
        env: { ...environment(), QIANTANG_TOKEN: token },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child = started
      let output = ''
      started.stdout.on('data', (part) => {
        output += part
        const [, address, number, way] = /at (http:\/\/127\.0\.0\.1:(\d+))\/(#\S+)\n/.exec(output) ?? []
        if (!address || !way) return
        port = Number(number)
        resolve({ address, way })
      })
      started.on('exit', () => reject(new Fault('The host did not start.')))
    })
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  }
  const restart = async () => {
    await stop()
    // A fault in the sources is told by Node; the next change tries again.
    await start().catch((error) => say(error.message))
  }
  return {
    start,
    stop: () => pending.then(stop),
    restart: () => {
      pending = pending.then(restart)
    },
  }
}

/**
 * The window's sources, served by Vite on a server of ours: Vite's own would end the program by itself.
 * @param {number} port
 * @param {string} hostAddress
 */
async function serveWindow(port, hostAddress) {
  const { createServer } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const server = createHttpServer()
  /** @type {import('vite').ProxyOptions} */
  const toHost = {
    target: hostAddress,
    changeOrigin: true,
    configure: (proxy) => proxy.on('proxyReq', asOwn),
  }
  const vite = await createServer({
    configFile: false,
    cacheDir: join(root, 'out', '.vite'),
    root: join(root, 'src', 'renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    server: {
      middlewareMode: { server },
      hmr: { server },
      cors: false,
      proxy: { '/api': toHost, '/session': toHost },
      // The packages may be linked from another folder.
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    },
  })
  server.on('request', vite.middlewares)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch(({ message }) => {
    throw new Fault(`${message}; choose another port with --port, or 0 for any.`)
  })
  const own = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`
  const close = async () => {
    await vite.close()
    server.closeAllConnections()
    server.close()
  }
  return { address: own, close }

  /**
   * The host hears its own page alone, which here is Vite's; what another page asks is still refused.
   * @param {import('node:http').ClientRequest} request
   */
  function asOwn(request) {
    if (request.getHeader('origin') === own) request.setHeader('origin', hostAddress)
  }
}

/** @param {() => void} onChange once for all the events that one save in an editor makes */
function watchSources(onChange) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  return ['src', 'data'].map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (folder === 'src' && windowFolders.includes(name?.split(/[\\/]/)[0] ?? '')) return
      clearTimeout(timer)
      timer = setTimeout(onChange, 200)
    }),
  )
}
