/** Kills the program among all that it can be doing, and looks for what it had answered. */
import { copyFileSync, mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { scenarioFileEnding, writeScenarioFile } from '../../src/files/scenario-text.ts'
import { allMigrations } from '../../src/main/storage/migrations/index.ts'
import type { Scenario } from '../../src/model/spec.ts'
import type { Random } from '../fuzz/random.ts'
import { plan } from '../main/storage/helpers.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { given, type Program, running, start } from './program.ts'

export interface Killed {
  readonly kills: number
  /** Of them, while it opened a store of an older form. */
  readonly migrating: number
  /** What it was about when it was killed, and how often. */
  readonly during: Readonly<Record<string, number>>
  /** Changes that it had answered. */
  readonly answered: number
  readonly problems: readonly string[]
}

/** Two years in ten minutes of test: a backup is due again and again. */
const pace = 100_000
/** Of so many lives, one begins with a store of an older form. */
const migratingEach = 5
const olderForms = allMigrations.slice(0, -1).map(({ number }) => number)
const base64 = (text: string): string => Buffer.from(text).toString('base64')

type Deed = (program: Program, ledger: Ledger, random: Random) => Promise<void>

/** What it is made to do; each notes what was answered. */
const deeds: Readonly<Record<string, Deed>> = {
  edit: save,
  'edit again': save,
  async import(program, ledger, random) {
    const scenario = written(`imported-${random.below(4)}`, random)
    const file = `plan${scenarioFileEnding}`
    const input = { file, base64: base64(writeScenarioFile(scenario)), choice: 'replace' } as const
    const outcome = given(await program.ask('scenarios.import', input))
    if (outcome.kind === 'imported') ledger.note(outcome.stored)
  },
  async 'import a table'(program, ledger, random) {
    const text = `indicator,year,value,unit,source\nscale,2020,${random.below(1000) + 1},100m CNY,Yearbook\n`
    const input = { file: `own-${random.below(3)}.csv`, base64: base64(text) }
    const answer = await program.ask('outcomes.import', input)
    if (answer.ok) ledger.count()
  },
  async delete(program, ledger, random) {
    const there = ledger.newest()
    if (there.length < 2) return
    given(await program.ask('scenarios.remove', { id: random.pick(there).scenario.id }))
    ledger.count()
  },
  async 'put back'(program, ledger, random) {
    const trashed = ledger.trashed()
    if (trashed.length === 0) return
    given(await program.ask('scenarios.putBack', { id: random.pick(trashed) }))
    ledger.count()
  },
  async 'restore a version'(program, ledger, random) {
    const there = ledger.newest()
    if (there.length === 0) return
    const { scenario, revision } = random.pick(there)
    const input = { id: scenario.id, revision: random.below(revision) + 1 }
    const answer = await program.ask('scenarios.restore', input)
    if (!answer.ok && answer.error.code === 'not-found') return
    ledger.note(given(answer))
  },
  async 'name a version'(program, ledger, random) {
    const there = ledger.newest()
    if (there.length === 0) return
    const { scenario, revision } = random.pick(there)
    const named = { id: scenario.id, revision: random.below(revision) + 1 }
    const answer = await program.ask('scenarios.label', { ...named, label: `name ${random.below(99)}` })
    // It may be one that was thinned out.
    if (!answer.ok && answer.error.code === 'not-found') return
    given(answer)
    ledger.count()
    ledger.named(named.id, named.revision)
  },
  async 'thin out'(program, ledger) {
    ledger.thins()
    given(await program.ask('store.erase', { what: 'revisions' }))
    ledger.count()
  },
  async 'empty the trash'(program, ledger) {
    ledger.erases(ledger.trashed())
    given(await program.ask('store.erase', { what: 'trash' }))
    ledger.count()
  },
  async 'restore a backup'(program, ledger, random) {
    const sound = given(await program.ask('backups.list', {})).filter(({ state }) => state === 'sound')
    if (sound.length === 0) return
    const others = random.pick(['keep', 'trash'] as const)
    const answer = await program.ask('backups.restore', { file: random.pick(sound).file, others })
    // Another was made since, and has pushed it out.
    if (!answer.ok && answer.error.code === 'not-found') return
    given(answer)
    ledger.count()
  },
}

async function save(program: Program, ledger: Ledger, random: Random): Promise<void> {
  const there = ledger.newest()
  const known = there.length > 6 || random.below(2) === 0 ? there : []
  const present = known.length > 0 ? random.pick(known) : undefined
  const scenario = written(present?.scenario.id ?? `plan-${random.below(1e9)}`, random)
  ledger.note(given(await program.ask('scenarios.save', { scenario, after: present?.revision ?? 0 })))
}

/** A scenario of some length, unlike any other. */
const written = (id: string, random: Random): Scenario => ({
  ...plan,
  id,
  name: id,
  notes: `${random.below(2 ** 30)} `.padEnd(random.below(3000) + 20, 'note '),
})

/** @param newFolder gives an empty folder. */
export async function killAmong(kills: number, random: Random, newFolder: () => string): Promise<Killed> {
  const folder = newFolder()
  const ledger = createLedger()
  const during: Record<string, number> = {}
  const problems: string[] = []
  let migrating = 0
  let interrupted = false
  let offset = 0
  for (let time = 0; time < kills; time++) {
    if (time % migratingEach === migratingEach - 1) {
      migrating++
      problems.push(...(await killWhileMigrating(random, newFolder())))
      continue
    }
    // Every other start finds the clock set forward or back.
    offset += (random.below(3) - 1) * 40 * 24 * 60 * 60 * 1000
    const program = await running(folder, { offset, pace })
    problems.push(...(await lookOver(program, ledger, interrupted, time)))
    const cut = await workAndKill(program, ledger, random)
    interrupted = cut !== 'nothing'
    during[cut] = (during[cut] ?? 0) + 1
  }
  const program = await running(folder, { offset, pace: 1 })
  problems.push(...(await lookOver(program, ledger, interrupted, kills)), ...(await ledger.missing(program)))
  await program.kill()
  return { kills, migrating, during, answered: ledger.answered(), problems }
}

/** What is wrong after a kill. What was cut off was done or not: nobody was told. */
async function lookOver(
  program: Program,
  ledger: Ledger,
  interrupted: boolean,
  time: number,
): Promise<readonly string[]> {
  const notices = given(await program.ask('store.notices', {}))
  const wrong = interrupted ? [] : await ledger.standing(program)
  const lost = time % 10 === 0 ? await ledger.missing(program) : []
  await ledger.remember(program)
  return [...notices.map((notice) => JSON.stringify(notice)), ...wrong, ...lost].map(
    (text) => `kill ${time}: ${text}`,
  )
}

/** @returns what it was about when it was killed. */
async function workAndKill(program: Program, ledger: Ledger, random: Random): Promise<string> {
  const life = random.below(1200)
  let isKilled = false
  let doing = 'nothing'
  const killed = new Promise<void>((resolve) => {
    setTimeout(() => {
      isKilled = true
      void program.kill().then(resolve)
    }, life)
  })
  while (!isKilled) {
    const name = random.pick(Object.keys(deeds))
    doing = name
    try {
      await deeds[name]?.(program, ledger, random)
      doing = 'nothing'
      // What is read between two deeds changes nothing: a kill there has cut nothing off but the memory of it.
      if (!isKilled) doing = (await remembered(program, ledger)) ? 'nothing' : name
    } catch (error) {
      await killed
      if (!isKilled) throw error
      if (error instanceof Error && error.message.startsWith('{')) throw error
    }
  }
  await killed
  return doing
}

async function remembered(program: Program, ledger: Ledger): Promise<boolean> {
  try {
    await ledger.remember(program)
    return true
  } catch {
    return false
  }
}

/** Kills a start that brings an older store to the form of today, at one of the moments in which it writes. */
async function killWhileMigrating(random: Random, folder: string): Promise<readonly string[]> {
  const form = random.pick(olderForms)
  const fixture = join(import.meta.dirname, '..', 'main', 'storage', 'fixtures', `version-${form}.sqlite`)
  mkdirSync(join(folder, 'backups'))
  copyFileSync(fixture, join(folder, 'qiantang.sqlite'))
  const before = await holdingsOf(folder, fixture)
  let writes = 0
  const last = random.below(40) + 1
  const starting = start(folder)
  const watcher = watch(folder, { recursive: true }, () => {
    if (++writes === last) void starting.kill()
  })
  await starting.ready
  await starting.kill()
  watcher.close()
  const program = await running(folder)
  const list = given(await program.ask('scenarios.list', {}))
  const notices = given(await program.ask('store.notices', {}))
  await program.kill()
  const found = JSON.stringify(list)
  return [
    ...(found === before ? [] : [`form ${form}, write ${last}: not what it was`]),
    ...notices.map((notice) => `form ${form}, write ${last}: ${JSON.stringify(notice)}`),
  ]
}

const known = new Map<string, string>()

/** What an older store shows when nobody kills its start. */
async function holdingsOf(folder: string, fixture: string): Promise<string> {
  const kept = known.get(fixture)
  if (kept !== undefined) return kept
  const aside = join(folder, 'unharmed')
  mkdirSync(aside)
  copyFileSync(fixture, join(aside, 'qiantang.sqlite'))
  const program = await running(aside)
  const list = JSON.stringify(given(await program.ask('scenarios.list', {})))
  await program.kill()
  known.set(fixture, list)
  return list
}
