/** Shows an address in the user's browser. */
import { spawn } from 'node:child_process'

export interface Opener {
  readonly command: string
  readonly args: readonly string[]
  /** True where the arguments are quoted already. */
  readonly verbatim: boolean
}

/** How a platform opens an address; undefined where there is nobody to see it. */
export function openerFor(
  url: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Opener | undefined {
  if (env.CI) return undefined
  switch (platform) {
    case 'darwin':
      return { command: 'open', args: [url], verbatim: false }
    case 'win32':
      // `start` takes the first quoted words for the title of a window.
      return { command: 'cmd.exe', args: ['/d', '/s', '/c', `"start "" "${url}""`], verbatim: true }
    default:
      // Without a display it would start a browser for terminals.
      if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return undefined
      return { command: 'xdg-open', args: [url], verbatim: false }
  }
}

/** Failing to open a browser is no failure: the address was printed. */
export function openBrowser(url: string): void {
  const opener = openerFor(url, process.platform, process.env)
  if (!opener) return
  const child = spawn(opener.command, [...opener.args], {
    detached: true,
    stdio: 'ignore',
    windowsVerbatimArguments: opener.verbatim,
  })
  child.on('error', () => undefined)
  child.unref()
}
