/** What a task asks of the disk, in order: which file is made safe on it, and which gets another name. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Does the task and tells of it as `sync PATH` and `rename PATH PATH`. */
export function diskCalls(task: () => void): readonly string[] {
  const calls: string[] = []
  const { openSync, fsyncSync, renameSync } = fs
  const paths = new Map<number, string>()
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest)
    paths.set(file, String(path))
    return file
  }
  fs.fsyncSync = (file) => {
    fsyncSync(file)
    calls.push(`sync ${paths.get(file)}`)
  }
  fs.renameSync = (from, to) => {
    renameSync(from, to)
    calls.push(`rename ${from} ${to}`)
  }
  syncBuiltinESMExports()
  try {
    task()
  } finally {
    Object.assign(fs, { openSync, fsyncSync, renameSync })
    syncBuiltinESMExports()
  }
  return calls
}
