/** What this program is, and what it runs on. */
import { readFileSync, statSync } from 'node:fs'
import { arch, release } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Library } from '../files/library.ts'
import type { Program } from '../host/contract.ts'
import type { Log } from './log.ts'
import { storeFileName } from './storage/database.ts'

const packageSchema = z.object({ version: z.string(), released: z.string() })

/** @param root the folder that holds `package.json`, which owns version and date. */
export function readRelease(root: string): Pick<Program, 'version' | 'released'> {
  try {
    return packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  } catch {
    return { version: '?', released: '' }
  }
}

/**
 * Nothing of the user's but how much of it there is.
 * @param library undefined where it could not be read.
 */
export function describeProgram(
  root: string,
  dataDir: string,
  library: Pick<Library, 'data'> | undefined,
  log: Pick<Log, 'lines'>,
): Program {
  const { node, electron = 'none', sqlite = '' } = process.versions as Partial<Record<string, string>>
  return {
    ...readRelease(root),
    facts: {
      system: `${process.platform} ${arch()} ${release()}`,
      node: node ?? '',
      electron,
      ...(sqlite ? { sqlite } : {}),
      ...(library
        ? { models: String(library.data.models.length), packs: String(library.data.packs.length) }
        : {}),
      store: `${statSync(join(dataDir, storeFileName), { throwIfNoEntry: false })?.size ?? 0} bytes`,
    },
    log: log.lines(),
  }
}
