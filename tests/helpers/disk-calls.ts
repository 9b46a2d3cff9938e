/** What a task asks of the disk, in order: which file is made safe on it, and which gets another name. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Does the task and tells of it as `sync PATH` and `rename PATH PATH`.
 * @throws where it leaves a file open.
 */
export function diskCalls(task: () => void): readonly string[] {
  const calls: string[] = []
  const { openSync, closeSync, fsyncSync, renameSync } = fs
  const paths = new Map<number, string>()
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest)
    paths.set(file, String(path))
    return file
  }
  fs.closeSync = (file) => {
    closeSync(file)
    paths.delete(file)
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
    Object.assign(fs, { openSync, closeSync, fsyncSync, renameSync })
    syncBuiltinESMExports()
  }
  if (paths.size > 0) throw new Error(`${[...paths.values()].join()} was left open`)
  return calls
}
