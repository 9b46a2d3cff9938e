/** Where the built window lies. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failed, ok, type Result } from '../model/result.ts'

/** @param root the folder that holds `out`. */
export function findRenderer(root: string): Result<string, string> {
  const folder = join(root, 'out', 'renderer')
  if (existsSync(join(folder, 'index.html'))) return ok(folder)
  return failed(`the window is not built (no index.html in ${folder}); npm start builds it`)
}
