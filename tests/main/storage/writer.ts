/**
 * Writes to the store of the folder it is given until it is killed, and says each change that was answered: the
 * scenario's id, its revision. Its clock runs so fast that backups are made all the time.
 */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/main/storage/store.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { writtenNotes } from './written-notes.ts'

const folder = process.argv[2] ?? ''
let time = Date.now()
const now = (): Date => {
  time += 10 * 60_000
  return new Date(time)
}
const opened = openStore(folder, () => 'print', { now })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const store = opened.value
const told = store.notices()
if (!told.ok || told.value.length > 0) throw new Error(JSON.stringify(told))
const listed = store.list()
if (!listed.ok) throw new Error(JSON.stringify(listed.error))
const revisions = new Map(listed.value.map(({ scenario, revision }) => [scenario.id, revision]))

for (let turn = 0; ; turn++) {
  const id = `scenario-${turn % 5}`
  const after = revisions.get(id) ?? 0
  const scenario: Scenario = {
    id,
    name: id,
    notes: writtenNotes(id, after + 1),
    model: 'm@1',
    baseline: 'b',
    reading: 'share',
    horizon: 2035,
    levers: {},
    assumptions: {},
    indicators: [],
  }
  const saved = store.save(scenario, after)
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
  writeSync(1, `${id} ${saved.value.revision}\n`)
  revisions.set(id, saved.value.revision)
}
