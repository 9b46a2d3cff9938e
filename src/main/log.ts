/**
 * What the program did, for whoever has to find out why something went wrong: codes and numbers, and nothing of the
 * user's. No name, no value, no path of his is ever written; `detail` sees to it whatever is handed over.
 */
import { appendFileSync, readFileSync, renameSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { HostResult } from '../host/contract.ts'
import type { Dispatch } from '../host/dispatch.ts'
import { inputSchemas } from '../host/inputs.ts'

export interface Log {
  note(event: string, details?: Readonly<Record<string, string | number>>): void
  /** An error of the program's own: of what kind, and where in the program. */
  fault(error: unknown): void
  /** The newest lines. */
  lines(): readonly string[]
}

export const logName = 'qiantang.log'
/** Two files of this size at most: a year of daily use. */
const mostBytes = 256 * 1024
const mostLines = 60

/** @param dataDir where nothing can be written, nothing is noted. */
export function openLog(dataDir: string, now: () => Date = () => new Date()): Log {
  const path = join(dataDir, logName)
  const note: Log['note'] = (event, details = {}) => {
    const told = Object.entries(details).map(([name, value]) => ` ${name}=${detail(value)}`)
    const line = `${now().toISOString()} ${detail(event)}${told.join('')}\n`
    try {
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      if (size + line.length > mostBytes) renameSync(path, `${path}.1`)
      appendFileSync(path, line, { mode: 0o600 })
    } catch {
      // A full disk, or no folder yet: the log is a help, and no reason to fail.
    }
  }
  return {
    note,
    fault: (error) =>
      note('fault', { kind: error instanceof Error ? error.name : typeof error, at: placesOf(error) }),
    lines() {
      try {
        return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-mostLines)
      } catch {
        return []
      }
    },
  }
}

/** A code, a version, a place in the program; of anything else, that it was something else. */
const detail = (value: string | number): string =>
  /^[\w.:,@+-]{1,200}$/.test(String(value)) ? String(value) : '?'

/** The files of the program, without their folders, and the lines that an error came through; its message is left out. */
function placesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const places = stack.split('\n').flatMap(placeOf)
  return places.slice(0, 6).join(',') || '?'
}

/** “log.ts:12:5” of “    at placesOf (file:///…/log.ts:12:5)”. */
function placeOf(line: string): readonly string[] {
  const frame = line.trim()
  if (!frame.startsWith('at ')) return []
  const place = basename(frame.slice(frame.lastIndexOf(' ') + 1)).replace(')', '')
  return /:\d{1,9}:\d{1,9}$/.test(place) ? [place] : []
}

/** The same dispatcher; of what it refuses, the question and the code are noted. */
export const noting =
  (dispatch: Dispatch, log: Log): Dispatch =>
  async (channel, input, gone) => {
    const answer: HostResult<unknown> = await dispatch(channel, input, gone)
    if (!answer.ok) {
      const question = typeof channel === 'string' && Object.hasOwn(inputSchemas, channel) ? channel : '?'
      log.note('refused', { question, code: answer.error.code })
    }
    return answer
  }
