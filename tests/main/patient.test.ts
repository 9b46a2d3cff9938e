/** A store that another program has locked is waited for, and nothing else waits with it. */
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hostError } from '../../src/host/dispatch.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { openStore } from '../../src/main/open-store.ts'
import { waitWhileBusy } from '../../src/main/patient.ts'
import { watchStore } from '../../src/main/watched-store.ts'
import { failed, ok } from '../../src/model/result.ts'
import { planWith } from '../renderer/open-window.ts'
import { library } from './library.ts'
import { fingerprintOf, newFolder, storePath, unwrap } from './storage/helpers.ts'

const plan = planWith('plan')

/** The handlers over a store, and another program that has locked it. `pauses` are how often was waited. */
function locked() {
  const folder = newFolder()
  const store = watchStore(unwrap(openStore(folder, fingerprintOf)))
  const other = new Database(storePath(folder))
  other.exec('BEGIN IMMEDIATE')
  const turns: (() => void)[] = []
  let pauses = 0
  const handlers = waitWhileBusy(createHandlers(library, store), () => {
    pauses++
    return new Promise((resolve) => turns.push(resolve))
  })
  const close = (): void => {
    store.close()
    other.close()
  }
  const goOn = (): void => {
    for (const turn of turns.splice(0)) turn()
  }
  return { handlers, other, goOn, pauses: () => pauses, close }
}
const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a change waits until the other has ended, and is made', async () => {
  const { handlers, other, goOn, pauses, close } = locked()
  const saving = Promise.resolve(handlers['scenarios.save']({ scenario: plan, after: 0 }))
  let isAnswered = false
  void saving.then(() => {
    isAnswered = true
  })
  for (let turn = 0; turn < 5; turn++) {
    goOn()
    await aMoment()
    // What only reads, and what needs no store, is answered between two tries.
    expect(await handlers['scenarios.list']({})).toEqual(ok([]))
    expect(await handlers['library.read']({})).toMatchObject({ ok: true })
  }
  expect(isAnswered).toBe(false)
  expect(pauses()).toBeGreaterThan(3)
  other.exec('COMMIT')
  goOn()
  expect(await saving).toMatchObject({ ok: true, value: { revision: 1 } })
  close()
})

test('a lock that is never given back is told', async () => {
  const { handlers, goOn, close } = locked()
  const saving = Promise.resolve(handlers['scenarios.save']({ scenario: plan, after: 0 }))
  let answer: unknown
  void saving.then((given) => {
    answer = given
  })
  for (let turn = 0; turn < 200 && answer === undefined; turn++) {
    goOn()
    await aMoment()
  }
  expect(answer).toEqual(failed(hostError('store-busy', {})))
  close()
})

test('who has hung up is waited for no more', async () => {
  const { handlers, pauses, close } = locked()
  const answer = await handlers['scenarios.save']({ scenario: plan, after: 0 }, AbortSignal.abort())
  expect(answer).toEqual(failed(hostError('store-busy', {})))
  expect(pauses()).toBe(0)
  close()
})
