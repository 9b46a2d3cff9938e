import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, root, runStep, say } from './process.mjs'
import { environment } from './setup.mjs'

/** What goes into the build: folders and files. */
const sources = [
  'src',
  'data',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** What comes out of it, at least. */
const outputs = [
  'main/index.js',
  'main/host.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html',
  'data.json',
]

/**
 * Builds what the window is made of, unless `out/` already holds the build of these sources.
 * @param {string} node
 */
export async function ensureBuilt(node) {
  const stamp = join(root, 'out', '.sources')
  const wanted = fingerprint(root, sources)
  const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
  if (built === wanted && missingOutputs().length === 0) return

  say('Building …')
  const started = Date.now()
  // Without its stamp, a build that is cut short is not taken for a whole one.
  rmSync(stamp, { force: true })
  const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { code } = await runStep(node, [bundler, 'build', '--logLevel', 'warn'], {
    env: environment(),
    stdio: ['ignore', 2, 2],
    timeLimit: 5 * 60_000,
  })
  if (code !== 0) throw new Fault(`The build failed (electron-vite ended with code ${code}).`)
  const keep = join(root, 'scripts', 'keep-data.mjs')
  const kept = await runStep(node, [keep], { env: environment(), stdio: ['ignore', 2, 2], timeLimit: 60_000 })
  if (kept.code !== 0) throw new Fault(`The data files could not be kept (code ${kept.code}).`)
  const missing = missingOutputs()
  if (missing.length > 0) throw new Fault(`The build left out ${missing.join(', ')}.`)
  writeFileSync(stamp, wanted)
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

function missingOutputs() {
  return outputs.filter((path) => !existsSync(join(root, 'out', path)))
}

/**
 * A hash of the names and contents of files, so that neither a checkout's new dates nor a restored old file
 * misleads.
 * @param {string} folder
 * @param {string[]} paths files and folders inside it
 */
export function fingerprint(folder, paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesAt(folder, path)).sort()) {
    const content = readFileSync(join(folder, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function filesAt(folder, path) {
  /** @type {import('node:fs').Dirent[]} */
  let entries
  try {
    entries = readdirSync(join(folder, path), { withFileTypes: true })
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) =>
      entry.isDirectory() ? filesAt(folder, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
}
