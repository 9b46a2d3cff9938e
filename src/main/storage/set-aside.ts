/** Files that made place for a sound store: what they hold, told so that nobody has to guess what may be deleted. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SetAsideFile } from '../../host/contract.ts'
import { isWhole } from './digest.ts'
import { readStoreFile } from './salvage.ts'

/** As `recovery.ts` names them. */
const setAside = /^qiantang\.(?:damaged|replaced)-[\w.+-]+\.sqlite$/

export const setAsideNames = (dataDir: string): readonly string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir)
        .filter((name) => setAside.test(name))
        .sort()
    : []

/** What can be read of one, which may be nothing. */
export function lookAside(dataDir: string, file: string): SetAsideFile {
  const whole = readStoreFile(join(dataDir, file)).revisions.filter(isWhole)
  return {
    file,
    scenarios: new Set(whole.map(({ scenario_id }) => scenario_id)).size,
    revisions: whole.length,
  }
}
