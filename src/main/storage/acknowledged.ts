/**
 * How far the store had come when its last change was answered, beside the store's file: what a torn `-wal` file, or a
 * file that was put back from elsewhere, has lost is noticed by it.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './database.ts'
import { type Holdings, holdingsIn, mayBeOfOneStore } from './holdings.ts'

const fileName = 'qiantang.acknowledged'
/** Each note is as long as the last, so that it is written in one piece over it. */
const length = 512

interface Note extends Holdings {
  /** When the last change was answered, ISO 8601 in UTC. */
  readonly at: string
}

export interface Lost {
  /** How many answered revisions are not in the store. */
  readonly count: number
  readonly at: string
}

/** Notes that what the store holds now was answered. Whether that reaches the disk at once is of no matter. */
export function noteAnswered(dataDir: string, db: Connection, now: Date): void {
  const note: Note = { ...holdingsIn(db), at: now.toISOString() }
  try {
    const path = join(dataDir, fileName)
    const file = openSync(path, existsSync(path) ? 'r+' : 'wx', 0o600)
    try {
      writeSync(file, `${JSON.stringify(note).padEnd(length - 1)}\n`, 0)
    } finally {
      closeSync(file)
    }
  } catch {
    // A full disk: an older note says less, and nothing that is false.
  }
}

/** What was answered and is not in the store; undefined where nothing is missing. */
export function findLost(dataDir: string, db: Connection): Lost | undefined {
  const note = readNote(dataDir)
  const { origin, revisions } = holdingsIn(db)
  if (!note || !mayBeOfOneStore(note.origin, origin) || note.revisions <= revisions) return undefined
  return { count: note.revisions - revisions, at: note.at }
}

function readNote(dataDir: string): Note | undefined {
  try {
    const note = JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')) as Partial<Note>
    const isNote = Number.isSafeInteger(note.revisions) && typeof note.at === 'string'
    return isNote && !Number.isNaN(Date.parse(note.at ?? '')) ? (note as Note) : undefined
  } catch {
    // Not there, or damaged itself.
    return undefined
  }
}
