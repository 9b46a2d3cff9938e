/**
 * Shows a page in the user's browser.
 *
 * What a program is started with can be read by everybody on the machine, so a link is never an argument: it stands in
 * a file that only the user may read, and that leads the browser on.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Opener {
  readonly command: string
  readonly args: readonly string[]
  /** True where the arguments are quoted already. */
  readonly verbatim: boolean
}

/** How a platform opens a file in the browser; undefined where there is nobody to see it. */
export function openerFor(
  path: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Opener | undefined {
  if (env.CI) return undefined
  switch (platform) {
    case 'darwin':
      return { command: 'open', args: [path], verbatim: false }
    case 'win32':
      // `start` takes the first quoted words for the title of a window.
      return { command: 'cmd.exe', args: ['/d', '/s', '/c', `"start "" "${path}""`], verbatim: true }
    default:
      // Without a display it would start a browser for terminals.
      if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined
      return { command: 'xdg-open', args: [pathToFileURL(path).href], verbatim: false }
  }
}

/**
 * Opens a page of ours in the browser.
 * @param html may hold what nobody else may read.
 * @returns what takes the file away again; nothing is opened where there is nobody to see it.
 */
export const openPage = (html: string): (() => void) =>
  openFile(html, `Qiantang-${randomBytes(6).toString('hex')}.html`)

/** One name, so that there is one of them, until a start that goes well. */
const failureName = 'Qiantang-not-started.html'

/** Shows why the program could not start. Nobody is left to take the file away. */
export function openFailure(html: string): void {
  forgetFailure()
  openFile(html, failureName)
}

export function forgetFailure(): void {
  for (const folder of placesFor(process.platform)) {
    try {
      rmSync(join(folder, failureName), { force: true })
    } catch {
      // Somebody else's, in a folder of all users.
    }
  }
}

function openFile(html: string, name: string): () => void {
  for (const folder of placesFor(process.platform)) {
    const path = join(folder, name)
    const opener = openerFor(path, process.platform, process.env)
    if (!opener) return () => undefined
    try {
      writeFileSync(path, html, { mode: 0o600, flag: 'wx' })
    } catch {
      // The address was printed.
      continue
    }
    start(opener)
    return () => rmSync(path, { force: true })
  }
  return () => undefined
}

/**
 * Where the browser can read it: on Linux it is often kept from every folder but the visible ones of the home, the
 * temporary one included.
 */
const placesFor = (platform: NodeJS.Platform): readonly string[] =>
  platform === 'linux' ? [homedir(), tmpdir()] : [tmpdir()]

/** Failing to open a browser is no failure: the address was printed. */
function start({ command, args, verbatim }: Opener): void {
  const child = spawn(command, [...args], {
    detached: true,
    stdio: 'ignore',
    windowsVerbatimArguments: verbatim,
  })
  child.on('error', () => undefined)
  child.unref()
}

/** A page that leads on to an address. */
export const leadingTo = (url: string): string =>
  `<!doctype html><html><meta charset="utf-8"><title>Qiantang</title>` +
  `<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}">` +
  `<p><a href="${url}">Qiantang</a></p></html>\n`
