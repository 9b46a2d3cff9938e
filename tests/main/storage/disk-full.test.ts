/** A disk of 3 MiB, filled up. It takes the right to mount, which only root has, and not in every container. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createClock, errorOf, hour, inDatabase, open, opened, plan, storePath, unwrap } from './helpers.ts'

/** @returns the folder where the disk is; or why there is none. */
function smallDisk(): { readonly folder: string } | { readonly reason: string } {
  if (process.platform !== 'linux') return { reason: 'a small disk can be made on Linux only' }
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-disk-'))
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { encoding: 'utf8' })
  if (mount.status !== 0) {
    rmSync(folder, { recursive: true })
    return { reason: `no disk can be mounted: ${mount.error?.message ?? mount.stderr.trim()}` }
  }
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return { folder }
}

test('a full disk refuses changes, harms nothing that was saved, and takes changes when there is room', ({
  skip,
}) => {
  const disk = smallDisk()
  if ('reason' in disk) return skip(disk.reason)
  const { folder } = disk
  const filler = join(folder, 'filler')
  writeFileSync(filler, Buffer.alloc(600_000))
  const clock = createClock()
  const options = { now: clock.now }
  const store = opened(folder, options)
  const notes = (revision: number): string => `${revision} `.padEnd(19_000, 'n').trimEnd()

  let revision = 0
  let error: ReturnType<typeof errorOf> | undefined
  while (!error) {
    expect(revision).toBeLessThan(300)
    const saved = store.save({ ...plan, notes: notes(revision + 1) }, revision)
    if (saved.ok) revision = saved.value.revision
    else error = saved.error
    // Backups fill the disk as well.
    clock.advance(10 * 60_000)
  }
  expect(error.code).toBe('disk-full')
  expect(revision).toBeGreaterThan(5)
  expect(errorOf(store.save({ ...plan, notes: notes(revision + 1) }, revision)).code).toBe('disk-full')

  const check = (from: typeof store): void => {
    expect(unwrap(from.list())).toMatchObject([{ revision }])
    for (let number = 1; number <= revision; number++) {
      expect(unwrap(from.revision(plan.id, number)).notes).toBe(notes(number))
    }
  }
  check(store)
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('unfinished'))).toEqual([])
  store.close()

  clock.advance(30 * hour)
  const again = opened(folder, options)
  check(again)
  again.close()

  rmSync(filler)
  const free = opened(folder, options)
  revision = unwrap(free.save({ ...plan, notes: notes(revision + 1) }, revision)).revision
  check(free)
  free.close()
  expect(inDatabase(storePath(folder), (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok')
})

test('a disk that is full from the start is told', ({ skip }) => {
  const disk = smallDisk()
  if ('reason' in disk) return skip(disk.reason)
  const { folder } = disk
  const filler = join(folder, 'filler')
  try {
    writeFileSync(filler, Buffer.alloc(4_000_000))
  } catch {
    // Filled.
  }
  expect(errorOf(open(folder)).code).toBe('disk-full')
  rmSync(filler)
  unwrap(opened(folder).save(plan, 0))
})
