/** Where the built window lies. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HostError } from '../host/contract.ts'
import { hostError } from '../host/dispatch.ts'
import { failed, ok, type Result } from '../model/result.ts'

/** @param root the folder that holds `out`. */
export function findRenderer(root: string): Result<string, HostError> {
  const folder = join(root, 'out', 'renderer')
  if (existsSync(join(folder, 'index.html'))) return ok(folder)
  return failed(hostError('no-window', { folder }))
}
