import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Fault, root, runStep, say } from './process.mjs'
import { environment } from './setup.mjs'

const minute = 60_000

/**
 * Usual places, best first. `chromium-browser` comes last: on Ubuntu it can be a stub that only tells to
 * install a snap.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    const inApplications = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
    return inApplications.map((path) => `/Applications/${path}`)
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap(
      (path) => folders.map((folder) => `${folder}\\${path}`),
    )
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-browser',
  ]
}

/**
 * A Chromium for the end-to-end tests: the one that is asked for, else one in a usual place, else the one
 * Playwright has downloaded.
 * @param {{ env: NodeJS.ProcessEnv, platform: string, exists: (path: string) => boolean,
 *   playwrights: () => string | undefined }} [machine]
 * @returns {string | undefined}
 */
export function findBrowser({ env, platform, exists, playwrights } = thisMachine) {
  const asked = env.QIANTANG_CHROMIUM
  if (asked) {
    if (exists(asked)) return asked
    throw new Fault(`QIANTANG_CHROMIUM names ${asked}, which is not there.`)
  }
  const usual = usualPlaces(platform, env).find(exists)
  if (usual) return usual
  const own = playwrights()
  return own && exists(own) ? own : undefined
}

const thisMachine = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  playwrights: () => {
    try {
      return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
    } catch {
      return undefined
    }
  },
}

/**
 * Finds a Chromium, or installs one.
 * @param {string} node
 */
export async function ensureBrowser(node) {
  const found = findBrowser()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installWithApt()
  else await downloadWithPlaywright(node)
  const installed = findBrowser()
  if (installed) return installed
  throw new Fault(
    'The end-to-end tests need Chromium or Google Chrome, and none could be found or installed. ' +
      'Install one of them, or set QIANTANG_CHROMIUM to its path, and run the same command again.',
  )
}

async function installWithApt() {
  say('Installing Chromium for the end-to-end tests (apt-get install chromium) …')
  const listed = readdirSync('/var/lib/apt/lists').some((name) => /_Packages(\.|$)/.test(name))
  if (!listed) await apt('update', 2 * minute)
  const { code } = await installChromium()
  // The lists may be older than the packages on the server.
  if (code !== 0 && listed) {
    await apt('update', 2 * minute)
    await installChromium()
  }
}

function installChromium() {
  return apt('install -y --no-install-recommends chromium', 6 * minute)
}

/**
 * @param {string} command
 * @param {number} timeLimit
 */
function apt(command, timeLimit) {
  return runStep('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=60', ...command.split(' ')], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 2, 2],
    timeLimit,
  })
}

/** @param {string} node */
async function downloadWithPlaywright(node) {
  say('Downloading Chromium for the end-to-end tests (playwright install chromium) …')
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  await runStep(node, [cli, 'install', 'chromium'], {
    env: environment(),
    stdio: ['ignore', 2, 2],
    timeLimit: 5 * minute,
  })
}
