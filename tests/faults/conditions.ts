/** What can happen to a folder, a disk and a clock while the program works in it, each tried once on the program itself. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { HostErrorCode } from '../../src/host/contract.ts'
import type { Random } from '../fuzz/random.ts'
import { plan } from '../main/storage/helpers.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { given, type Program, running, start } from './program.ts'

export interface Tried {
  /** Changes that were answered. */
  readonly answered: number
  /** What the program refused or told, by its code. */
  readonly told: readonly string[]
  readonly problems: readonly string[]
}

/** @returns why it cannot be tried on this machine. */
type Condition = (folder: string, random: Random) => Promise<Tried | string>

const day = 24 * 60 * 60 * 1000

export const conditions: Readonly<Record<string, Condition>> = {
  async 'a full disk'(folder) {
    if (!mounted(folder, 'size=4m')) return 'no disk can be mounted here'
    try {
      const ledger = createLedger()
      const program = await running(folder)
      const filler = join(folder, 'filler')
      writeFileSync(filler, Buffer.alloc(2_500_000))
      let refusal: HostErrorCode | undefined
      for (let turn = 0; turn < 300 && !refusal; turn++) refusal = await save(program, ledger, 15_000)
      await program.kill()
      const full = await running(folder)
      const problems = [...(await ledger.missing(full))]
      await full.kill()
      rmSync(filler)
      const free = await running(folder)
      await ledger.remember(free)
      const again = await save(free, ledger, 15_000)
      problems.push(...(await ledger.missing(free)), ...(again ? [`with room again: ${again}`] : []))
      await free.kill()
      if (refusal !== 'disk-full') problems.push(`refused with ${refusal}`)
      return { answered: ledger.answered(), told: [String(refusal)], problems }
    } finally {
      unmount(folder)
    }
  },

  async 'files that cannot grow, as on a full disk'(folder) {
    if (process.platform === 'win32') return 'the system sets no bound on files'
    const ledger = createLedger()
    const first = await running(folder)
    for (let turn = 0; turn < 5; turn++) await save(first, ledger)
    await first.kill()
    // Takes no right to mount: what a process writes beyond it is refused.
    const program = await running(folder, { largestFile: 600 })
    await ledger.remember(program)
    let refusal: HostErrorCode | undefined
    for (let turn = 0; turn < 300 && !refusal; turn++) refusal = await save(program, ledger, 15_000)
    const problems = [...(await ledger.missing(program))]
    await program.kill()
    if (refusal !== 'store-failed' && refusal !== 'disk-full') problems.push(`refused with ${refusal}`)
    problems.push(...(await lookedOver(folder, ledger)))
    return { answered: ledger.answered(), told: [String(refusal)], problems }
  },

  async 'a folder that is read only'(folder) {
    const ledger = createLedger()
    const isRoot = process.getuid?.() === 0
    if (isRoot && !mounted(folder, 'size=8m')) return 'no disk can be mounted here'
    try {
      const program = await running(folder)
      for (let turn = 0; turn < 5; turn++) await save(program, ledger)
      await program.kill()
      if (isRoot) spawnSync('mount', ['-o', 'remount,ro', folder])
      else chmodSync(folder, 0o500)
      const refused = start(folder)
      const isServing = (await refused.ready) !== undefined
      await refused.kill()
      const problems = isServing || !/\S/.test(refused.output()) ? ['it says nothing'] : []
      if (/\n\s+at /.test(refused.output())) problems.push(refused.output())
      if (isRoot) spawnSync('mount', ['-o', 'remount,rw', folder])
      else chmodSync(folder, 0o700)
      problems.push(...(await lookedOver(folder, ledger)))
      return { answered: ledger.answered(), told: ['start refused'], problems }
    } finally {
      if (isRoot) unmount(folder)
    }
  },

  async 'a folder that goes away'(folder) {
    const ledger = createLedger()
    const program = await running(folder)
    for (let turn = 0; turn < 5; turn++) await save(program, ledger)
    renameSync(folder, `${folder}-moved`)
    const refusal = await save(program, ledger)
    const problems = refusal === 'store-missing' ? [] : [`refused with ${refusal}`]
    given(await program.ask('store.settle', { choice: 'keep' }))
    await ledger.remember(program)
    for (let turn = 0; turn < 5; turn++) {
      const code = await save(program, ledger)
      if (code) problems.push(`after it was put back: ${code}`)
    }
    await program.kill()
    problems.push(...(await lookedOver(folder, ledger)))
    rmSync(`${folder}-moved`, { recursive: true })
    return { answered: ledger.answered(), told: [String(refusal)], problems }
  },

  async 'a clock that goes back and forward'(folder) {
    const ledger = createLedger()
    const problems: string[] = []
    for (const days of [0, -400, 400, -4000, 30_000, 0]) {
      const program = await running(folder, { offset: days * day, pace: 100_000 })
      problems.push(...(await ledger.standing(program)))
      await ledger.remember(program)
      for (let turn = 0; turn < 4; turn++) {
        const code = await save(program, ledger)
        if (code) problems.push(`${days} days: ${code}`)
      }
      await ledger.remember(program)
      await program.kill()
    }
    problems.push(...(await lookedOver(folder, ledger)))
    return { answered: ledger.answered(), told: [], problems }
  },

  async 'a store that another program has locked'(folder) {
    const ledger = createLedger()
    const program = await running(folder)
    await save(program, ledger)
    const other = new Database(join(folder, 'qiantang.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    const waiting = save(program, ledger)
    // It is answered meanwhile, and the change waits.
    const list = given(await program.ask('scenarios.list', {}))
    other.exec('ROLLBACK')
    other.close()
    const code = await waiting
    const problems = [
      ...(list.length === 1 ? [] : ['nothing was answered meanwhile']),
      ...(code ? [`refused with ${code}`] : []),
    ]
    await program.kill()
    problems.push(...(await lookedOver(folder, ledger)))
    return { answered: ledger.answered(), told: [], problems }
  },

  'a torn log': (folder, random) =>
    damaged(folder, random, (path) => {
      const log = `${path}-wal`
      if (existsSync(log)) truncateSync(log, random.below(statSync(log).size))
    }),

  'flipped bytes': (folder, random) =>
    damaged(folder, random, (path) => {
      const file = random.below(2) === 0 || !existsSync(`${path}-wal`) ? path : `${path}-wal`
      const bytes = readFileSync(file)
      for (let count = random.below(4) + 1; count > 0 && bytes.length > 0; count--) {
        const place = random.below(bytes.length)
        bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8))
      }
      writeFileSync(file, bytes)
    }),
}

/** @returns the code of the refusal, where it was refused. */
async function save(program: Program, ledger: Ledger, length = 200): Promise<HostErrorCode | undefined> {
  const [present] = ledger.newest()
  const after = present?.revision ?? 0
  const notes = `${ledger.answered()} `.padEnd(length, 'note ').trimEnd()
  const answer = await program.ask('scenarios.save', { scenario: { ...plan, notes }, after })
  if (!answer.ok) return answer.error.code
  ledger.note(answer.value)
  await ledger.remember(program)
  return undefined
}

/** Starts once more, and gives what is not as it was answered. */
async function lookedOver(folder: string, ledger: Ledger): Promise<readonly string[]> {
  const program = await running(folder)
  const wrong = [...(await ledger.standing(program)), ...(await ledger.missing(program))]
  await program.kill()
  return wrong
}

/** What is damaged is healed, or missing and told; nothing is another than it was answered, and the program starts. */
async function damaged(folder: string, random: Random, harm: (path: string) => void): Promise<Tried> {
  const ledger = createLedger()
  const program = await running(folder, { offset: 0, pace: 100_000 })
  for (let turn = random.below(12) + 4; turn > 0; turn--) await save(program, ledger, random.below(4000))
  await program.kill()
  harm(join(folder, 'qiantang.sqlite'))
  const again = await running(folder)
  const told = given(await again.ask('store.notices', {})).map(({ code }) => code)
  const wrong = await ledger.missing(again)
  await again.kill()
  const isOther = (text: string): boolean => text.endsWith('another content')
  const problems = told.length > 0 ? wrong.filter(isOther) : wrong
  return { answered: ledger.answered(), told, problems }
}

const mounted = (folder: string, options: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0

const unmount = (folder: string): void => void spawnSync('umount', ['--lazy', folder])
