/** What the program has answered, and whether it still holds all of it. */
import type { StoredScenario } from '../../src/host/contract.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { given, type Program } from './program.ts'

export interface Ledger {
  /** How many changes were answered. */
  answered(): number
  /** A revision was answered. */
  note(stored: StoredScenario): void
  /** Any other change was answered. */
  count(): void
  /** A revision was named: nothing but the emptied trash takes it away. */
  named(id: string, revision: number): void
  /** Revisions that have no name and are not their scenario's newest may be gone from now on. */
  thins(): void
  /** Whatever is of these scenarios may be gone from now on. */
  erases(ids: readonly string[]): void
  /** Remembers how the scenarios stand now, after an answer or because a question was cut off. */
  remember(program: Program): Promise<void>
  /** The newest revision of a scenario that is in the list. */
  newest(): readonly StoredScenario[]
  trashed(): readonly string[]
  /** What is not as it was answered, by how the scenarios stand; nothing where all is. */
  standing(program: Program): Promise<readonly string[]>
  /** What is not as it was answered, of all revisions. */
  missing(program: Program): Promise<readonly string[]>
}

interface Standing {
  readonly list: readonly StoredScenario[]
  readonly trash: readonly string[]
  readonly outcomes: string
}

export function createLedger(): Ledger {
  const revisions = new Map<string, Scenario>()
  const names = new Set<string>()
  const mayBeGone = new Set<string>()
  const keyOf = (id: string, revision: number): string => JSON.stringify([id, revision])
  let answered = 0
  let known: Standing = { list: [], trash: [], outcomes: '[]' }
  const read = async (program: Program): Promise<Standing> => ({
    list: given(await program.ask('scenarios.list', {})),
    trash: given(await program.ask('scenarios.trash', {})).map(({ scenario }) => scenario.id),
    outcomes: JSON.stringify(given(await program.ask('outcomes.list', {}))),
  })
  const told = ({ list, trash, outcomes }: Standing): readonly string[] => [
    ...list.map(({ scenario, revision }) => `${scenario.id} ${revision} ${scenario.notes}`),
    ...trash.map((id) => `${id} in the trash`),
    outcomes,
  ]
  return {
    answered: () => answered,
    note({ scenario, revision }) {
      answered++
      const key = keyOf(scenario.id, revision)
      revisions.set(key, scenario)
      mayBeGone.delete(key)
    },
    named: (id, revision) => void names.add(keyOf(id, revision)),
    thins() {
      const newest = new Set(known.list.map(({ scenario, revision }) => keyOf(scenario.id, revision)))
      for (const key of revisions.keys()) if (!names.has(key) && !newest.has(key)) mayBeGone.add(key)
    },
    erases(ids) {
      for (const [key, { id }] of revisions) if (ids.includes(id)) mayBeGone.add(key)
    },
    count: () => void answered++,
    async remember(program) {
      known = await read(program)
    },
    newest: () => known.list,
    trashed: () => known.trash,
    async standing(program) {
      const now = new Set(told(await read(program)))
      return told(known).filter((line) => !now.has(line))
    },
    async missing(program) {
      const lost: string[] = []
      for (const [key, scenario] of revisions) {
        const [id, revision] = JSON.parse(key) as [string, number]
        const answer = await program.ask('scenarios.revision', { id, revision })
        const isErased = !answer.ok && answer.error.code === 'not-found' && mayBeGone.has(key)
        if (isErased) continue
        if (!answer.ok) lost.push(`${id} ${revision}: ${answer.error.code}`)
        else if (answer.value.notes !== scenario.notes) lost.push(`${id} ${revision}: another content`)
      }
      return lost
    },
  }
}
