/** Keeps paths that come from outside inside a folder. */
import { realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/**
 * Finds the file or folder at a path below a folder, links followed.
 * @param path as it stands in an address, decoded: with slashes, and one in front or not.
 * @returns where it really lies; undefined where there is nothing, or something outside.
 */
export function findInside(folder: string, path: string): string | undefined {
  if (/[\0\\]/.test(path)) return undefined
  try {
    const root = realpathSync(folder)
    const found = realpathSync(join(root, path))
    const way = relative(root, found)
    const leadsOut = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
    return leadsOut ? undefined : found
  } catch {
    return undefined
  }
}
