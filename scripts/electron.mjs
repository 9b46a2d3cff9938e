import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, runStep, say } from './process.mjs'
import { environment } from './setup.mjs'

const electronFolder = join(root, 'node_modules', 'electron')
const downloadTimeLimit = 120_000

/**
 * Why Electron cannot open a window here, whatever is installed; undefined when it can.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, uid: number | undefined }} [machine]
 */
export function hindrance({ platform, env, uid } = thisMachine()) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no display (DISPLAY and WAYLAND_DISPLAY are not set)'
  // The window's sandbox is not traded for a window of its own.
  if (uid === 0) return "Electron's sandbox does not work for root"
  return undefined
}

function thisMachine() {
  return { platform: process.platform, env: process.env, uid: process.getuid?.() }
}

/**
 * Electron's binary, by the rules of the `electron` package. That package is not asked itself: it would
 * start a download.
 * @param {{ env: NodeJS.ProcessEnv, exists: (path: string) => boolean, read: (path: string) => string }} [machine]
 * @returns {string | undefined}
 */
export function findElectron(
  { env, exists, read } = { env: process.env, exists: existsSync, read: readText },
) {
  const pathFile = join(electronFolder, 'path.txt')
  const name = exists(pathFile) ? read(pathFile).trim() : undefined
  const { ELECTRON_EXEC_PATH: binary, ELECTRON_OVERRIDE_DIST_PATH: dist } = env
  const candidates = [
    binary,
    dist && join(dist, name ?? 'electron'),
    name && join(electronFolder, 'dist', name),
  ]
  return candidates.find((path) => path && exists(path)) || undefined
}

/**
 * Why nothing can be tried in Electron here; undefined where it can.
 * @param {{ binary: string | undefined, obstacle: string | undefined }} [machine]
 */
export function whyNoElectron({ binary, obstacle } = { binary: findElectron(), obstacle: hindrance() }) {
  return binary ? obstacle : "Electron's program is not here"
}

/** @param {string} path */
function readText(path) {
  return readFileSync(path, 'utf8')
}

/**
 * Electron's binary, fetched if need be. A fetch that failed is not tried again for a day, so that an office
 * machine whose network drops such downloads does not wait at every start.
 * @param {string} node
 * @returns {Promise<{ binary: string } | { reason: string }>}
 */
export async function getElectron(node) {
  const found = findElectron()
  if (found) return { binary: found }

  const failure = join(root, 'node_modules', '.cache', 'qiantang', 'electron-download-failed')
  if (isRecent(failure)) return { reason: `${readText(failure)}; "npx install-electron" tries again` }

  const reason = await download(node)
  const fetched = findElectron()
  if (fetched) {
    rmSync(failure, { force: true })
    return { binary: fetched }
  }
  mkdirSync(dirname(failure), { recursive: true })
  writeFileSync(failure, reason)
  return { reason }
}

/** @param {string} file */
function isRecent(file) {
  const day = 24 * 60 * 60 * 1000
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < day
}

/**
 * @param {string} node
 * @returns {Promise<string>} what went wrong, should the binary still not be there
 */
async function download(node) {
  say(`Fetching Electron (once, about 120 MB; given up after ${downloadTimeLimit / 1000} s) …`)
  const started = Date.now()
  const heartbeat = setInterval(() => say(`  ${Math.round((Date.now() - started) / 1000)} s …`), 10_000)
  let errors = ''
  try {
    const { code, timedOut } = await runStep(node, [join(electronFolder, 'install.js')], {
      env: environment(),
      stdio: ['ignore', 2, 'pipe'],
      timeLimit: downloadTimeLimit,
      onStart: (child) => {
        child.stderr?.on('data', (data) => {
          errors += data
        })
      },
    })
    if (timedOut) return `the download took longer than ${downloadTimeLimit / 1000} s`
    return `the download failed: ${errorIn(errors) ?? `code ${code}`}`
  } finally {
    clearInterval(heartbeat)
  }
}

/**
 * The message of the error in a stack trace.
 * @param {string} trace
 */
export function errorIn(trace) {
  return /^\w*Error: (.+)$/m.exec(trace)?.[1]
}
