/**
 * The user's own indicators as a library: those that the scenarios hold, each once.
 *
 * Nothing is kept beside the scenarios, so that a file says all of its scenario and no two places can differ: what one
 * scenario has can be put into another, and whoever changes or removes it there sees where else it is.
 */
import type { Model } from '../../model/model.ts'
import { addedTo, contentOf, type Edit, followed, type SharedIndicator } from '../../model/own-indicators.ts'
import type { Scenario, UserIndicator } from '../../model/spec.ts'
import { type Document, standTogether, type Workspace } from '../workspace/workspace.ts'
import {
  isBlank,
  isChanged,
  isUnfinished,
  type Judged,
  type Row,
  rowWith,
  tidied,
  withoutBlanks,
} from './drafts.ts'

type Documents = Workspace['documents']
type Library = readonly SharedIndicator[]

/** What other scenarios have that the rows do not. */
export function offeredTo(own: Pick<Scenario, 'id'>, rows: readonly Row[], library: Library): Library {
  const drafts = draftsOf(rows)
  const here = new Set(drafts.map((draft) => contentOf(draft, drafts)))
  const all = library.map(({ indicator }) => indicator)
  const isElsewhere = ({ ids }: SharedIndicator): boolean => [...ids.keys()].some((id) => id !== own.id)
  return library.filter((each) => isElsewhere(each) && !here.has(contentOf(each.indicator, all)))
}

const draftsOf = (rows: readonly Row[]): readonly UserIndicator[] =>
  rows.flatMap((row) => (isBlank(row) || row.isRemoved ? [] : [tidied(row.draft)]))

/** The rows with one of the library, after those that it needs. */
export function withPicked(
  rows: readonly Row[],
  picked: UserIndicator,
  library: Library,
  model: Model,
): readonly Row[] {
  const written = withoutBlanks(rows)
  // Ids of rows that go are taken until they are gone.
  const list = written.map(({ draft }) => tidied(draft))
  const grown = addedTo(
    list,
    picked,
    library.map(({ indicator }) => indicator),
    model,
  )
  const all = [...written]
  for (const indicator of grown.slice(list.length)) all.push(rowWith(model, all, indicator))
  return all
}

/** The user's other scenarios on the same ground that have what is saved of a row. */
export function othersWith({ stored }: Row, own: Scenario, documents: Documents): readonly Document[] {
  if (!stored) return []
  const content = contentOf(stored, own.indicators)
  return [...documents.values()].filter(
    ({ kind, scenario }) =>
      kind === 'own' &&
      scenario.id !== own.id &&
      standTogether(scenario, own) &&
      scenario.indicators.some((each) => contentOf(each, scenario.indicators) === content),
  )
}

export interface Following {
  /** The indicators that other scenarios get with the next save, by their ids. */
  readonly changes: ReadonlyMap<string, readonly UserIndicator[]>
  /** Those that stay as they are, since others of their own indicators need it so. */
  readonly stuck: readonly Document[]
}

/**
 * What the next save changes in other scenarios.
 * @param judged what is saved of the rows.
 * @param most indicators that a scenario may have.
 */
export function followingOf(
  rows: readonly Row[],
  judged: readonly Judged[],
  own: Scenario,
  documents: Documents,
  model: Model,
  most: number,
): Following {
  const changes = new Map<string, readonly UserIndicator[]>()
  const stuck: Document[] = []
  const after = judged.flatMap(({ kept }) => kept ?? [])
  const edits = rows.flatMap((row, index) => editOf(row, judged[index]))
  const others = new Set(edits.flatMap(({ row }) => othersWith(row, own, documents)))
  for (const other of others) {
    const { id, indicators } = other.scenario
    const next = followed(indicators, edits, { before: own.indicators, after }, model)
    if (next && next.length <= most) changes.set(id, next)
    else stuck.push(other)
  }
  return { changes, stuck }
}

/** What becomes of a row where others follow it; none where it stays or is not finished. */
function editOf(row: Row, judged: Judged | undefined): readonly (Edit & { readonly row: Row })[] {
  const { stored: before, also } = row
  if (!before || !also || !judged || isUnfinished(judged) || !isChanged(row)) return []
  return [{ row, before, after: judged.kept }]
}
