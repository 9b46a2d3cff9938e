/** The folder in which a user's scenarios are kept. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { HostError } from '../host/contract.ts'
import { hostError } from '../host/dispatch.ts'
import { failed, ok, type Result } from '../model/result.ts'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly home: string
}

/** This machine, under an environment. */
export const machineWith = (env: NodeJS.ProcessEnv): Machine => ({
  platform: process.platform,
  env,
  home: homedir(),
})

/**
 * Chooses the folder.
 * @param option what `--data-dir` says; else QIANTANG_DATA_DIR, else the platform's usual place.
 */
export function chooseDataDir(
  option: string | undefined,
  machine: Machine = machineWith(process.env),
): string {
  return resolve(option || machine.env.QIANTANG_DATA_DIR || usualPlace(machine))
}

function usualPlace({ platform, env, home }: Machine): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Qiantang')
    case 'win32':
      return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Qiantang')
    default:
      // The XDG specification asks to pass over relative paths.
      return join(
        env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share'),
        'qiantang',
      )
  }
}

/** Makes the folder where it is not there yet; only its owner may read it. */
export function prepareDataDir(folder: string): Result<string, HostError> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(folder)
  } catch (error) {
    const { code: reason = '' } = error as NodeJS.ErrnoException
    return failed(hostError('folder-unwritable', { folder, reason }))
  }
}
