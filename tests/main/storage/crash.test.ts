/** The process is killed while it writes. QIANTANG_KILLS says how often; some are enough for every day. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { listBackups } from '../../../src/main/storage/backups.ts'
import { inDatabase, newFolder, noticesIn, opened, storePath, unwrap } from './helpers.ts'
import { writtenNotes } from './written-notes.ts'

const kills = Number(process.env.QIANTANG_KILLS ?? 6)
const writer = join(import.meta.dirname, 'writer.ts')

/** Lets a writer work for so long after its first answer, and kills it. Gives what it has answered. */
async function writeAndKill(folder: string, milliseconds: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = text(child.stdout)
  const complaints = text(child.stderr)
  const ended = once(child, 'exit')
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  const [, signal] = await ended
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself: ${await complaints}`)
  // What comes after the last line's end was not said to the end.
  return (await said).split('\n').slice(0, -1)
}

test(`after ${kills} times kill -9 the store is sound and nothing that was answered is missing`, async () => {
  const folder = newFolder()
  const answered = new Set<string>()
  for (let time = 0; time < kills; time++) {
    const answers = await writeAndKill(folder, (time * 13) % 60)
    expect(answers.length).toBeGreaterThan(0)
    for (const answer of answers) answered.add(answer)
    inDatabase(storePath(folder), (db) => {
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(db.pragma('foreign_key_check')).toEqual([])
      const gaps = db
        .prepare('SELECT scenario_id FROM revisions GROUP BY scenario_id HAVING max(revision) <> count(*)')
        .all()
      expect(gaps).toEqual([])
    })
    for (const { path } of listBackups(folder)) {
      inDatabase(path, (db) => expect(db.pragma('integrity_check', { simple: true })).toBe('ok'))
    }
  }
  const store = opened(folder)
  expect(noticesIn(store)).toEqual([])
  const found = new Set<string>()
  for (const { scenario } of unwrap(store.list())) {
    for (const { revision } of unwrap(store.revisions(scenario.id))) {
      const { notes } = unwrap(store.revision(scenario.id, revision))
      if (notes === writtenNotes(scenario.id, revision)) found.add(`${scenario.id} ${revision}`)
    }
  }
  expect([...answered].filter((answer) => !found.has(answer))).toEqual([])
  // A change may be committed and killed before its answer; never more than one for each kill.
  expect(found.size - answered.size).toBeLessThanOrEqual(kills)
})
