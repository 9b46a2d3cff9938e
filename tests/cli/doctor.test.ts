/** `doctor`: the store of a data folder, looked over and mended from a terminal. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createClock,
  hour,
  inDatabase,
  newFolder,
  opened,
  other,
  plan,
  storePath,
  unwrap,
  within,
} from '../main/storage/helpers.ts'
import { run } from './run-cli.ts'

function folderWithBackup(): string {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  unwrap(store.save(plan, 0))
  unwrap(store.save({ ...plan, notes: 'second' }, 1))
  clock.advance(hour)
  unwrap(store.save(other, 0))
  store.close()
  return folder
}
const doctor = async (folder: string, ...args: readonly string[]) => {
  const { code, out, error } = await run(['doctor', '--data-dir', folder, '--format', 'json', ...args])
  expect(error).toBe('')
  return { code, found: JSON.parse(out) }
}
const bytesIn = (folder: string) =>
  readdirSync(folder).map((name) => [
    name,
    name.includes('.') && !name.endsWith('lock') ? readFileSync(join(folder, name), 'base64') : '',
  ])

test('a sound store: how much is in it, and that each copy is sound', async () => {
  const folder = folderWithBackup()
  expect(await doctor(folder)).toMatchObject({
    code: 0,
    found: {
      ok: true,
      folder,
      store: { state: 'sound', scenarios: 2, revisions: 3, damaged: [], lost: 0 },
      backups: [
        { sound: true, revisions: 3 },
        { sound: true, revisions: 1 },
      ],
      repaired: [],
    },
  })
  const { out } = await run(['doctor', '--data-dir', folder, '--lang', 'en'])
  expect(out).toContain('2 scenarios, 3 saved versions.\nAll is sound.')
})

test('a damaged revision is told, left alone, and healed with --repair', async () => {
  const folder = folderWithBackup()
  inDatabase(storePath(folder), (db) =>
    db.exec("UPDATE revisions SET content = replace(content, 'second', 'sekond')"),
  )
  const before = bytesIn(folder)
  const damaged = await doctor(folder)
  expect(damaged).toMatchObject({
    code: 1,
    found: { ok: false, store: { state: 'damaged', damaged: [{ name: 'Plan', revision: 2 }] } },
  })
  expect(bytesIn(folder)).toEqual(before)
  const told = await run(['doctor', '--data-dir', folder, '--lang', 'en'])
  expect(told.out).toContain('Damaged: Plan (saved version 2).')
  expect(await doctor(folder, '--repair')).toMatchObject({
    code: 0,
    found: {
      ok: true,
      store: { state: 'sound', damaged: [] },
      repaired: [{ code: 'healed' }, { code: 'set-aside' }],
    },
  })
})

test('one kind of harm does not make up for another', async () => {
  const folder = folderWithBackup()
  const note = join(folder, 'qiantang.acknowledged')
  const { revisions, ...rest } = JSON.parse(readFileSync(note, 'utf8'))
  writeFileSync(note, JSON.stringify({ ...rest, revisions: revisions + 1 }))
  expect(await doctor(folder)).toMatchObject({
    code: 1,
    found: { store: { state: 'damaged', damaged: [], damagedRows: [], lost: 1 } },
  })
  inDatabase(storePath(folder), (db) =>
    db.exec("UPDATE revisions SET content = content || ' ' WHERE revision = 2"),
  )
  expect(await doctor(folder)).toMatchObject({
    code: 1,
    found: { store: { state: 'damaged', damaged: [{ revision: 2 }], lost: 1 } },
  })
})

test('a store that cannot be read is told with the reason, and a backup takes its place with --repair', async () => {
  const folder = folderWithBackup()
  writeFileSync(storePath(folder), 'junk')
  expect(await doctor(folder)).toMatchObject({
    code: 1,
    found: { store: { state: 'damaged', reason: 'SQLITE_NOTADB' } },
  })
  expect(await doctor(folder, '--repair')).toMatchObject({
    code: 0,
    found: {
      store: { state: 'sound', revisions: 3 },
      repaired: [{ code: 'restored' }, { code: 'set-aside' }],
    },
  })
})

test('damaged entries are told, and what was set aside is listed with what it holds', async () => {
  const folder = folderWithBackup()
  within(folder, (store) => unwrap(store.writeSettings({ keyYear: 2030 })))
  inDatabase(storePath(folder), (db) => db.exec("UPDATE settings SET value = '2031'"))
  const told = await run(['doctor', '--data-dir', folder, '--lang', 'en'])
  expect(told.out).toContain('Damaged: settings of the window (1).')
  expect(await doctor(folder)).toMatchObject({
    code: 1,
    found: { store: { state: 'damaged' }, setAside: [] },
  })
  const { found } = await doctor(folder, '--repair')
  expect(found).toMatchObject({
    ok: true,
    setAside: [{ scenarios: 2, revisions: 3 }],
    repaired: [{ code: 'rows-lost' }, { code: 'set-aside' }],
  })
  const after = await run(['doctor', '--data-dir', folder, '--lang', 'en'])
  expect(after.out).toMatch(/qiantang\.damaged-.+\.sqlite: set aside.+scenarios: 2, saved versions: 3/)
})

test('a damaged backup counts, and a folder without scenarios is left as it is', async () => {
  const folder = folderWithBackup()
  const [backup] = readdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', backup ?? ''), 'junk')
  expect(await doctor(folder)).toMatchObject({ code: 1, found: { ok: false, store: { state: 'sound' } } })
  const empty = newFolder()
  expect(await doctor(empty, '--repair')).toMatchObject({
    code: 0,
    found: { ok: true, store: { state: 'none' } },
  })
  expect(readdirSync(empty)).toEqual([])
})

test('a store that is open is looked over, and mended by nobody else', async () => {
  const folder = newFolder()
  const store = opened(folder)
  unwrap(store.save(plan, 0))
  expect(await doctor(folder)).toMatchObject({ code: 0, found: { store: { state: 'sound', revisions: 1 } } })
  const { code, error } = await run(['doctor', '--data-dir', folder, '--repair', '--lang', 'en'])
  expect(code).toBe(1)
  expect(error).toContain('Another Qiantang has this data folder open')
  expect(unwrap(store.save({ ...plan, notes: 'goes on' }, 1)).revision).toBe(2)
})
