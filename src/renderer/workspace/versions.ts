/** Which scenarios are of an older version of their model, and which can stand on another baseline. */
import { newestGround, otherGrounds } from '../../model/migration/table.ts'
import type { Workspace } from './workspace.ts'

type Desk = Pick<Workspace, 'documents' | 'grounds'>

/** The version that computes a scenario, and the newest that it can be moved to; undefined where that is the same. */
export function olderVersion(
  { documents, grounds }: Desk,
  id: string,
): { readonly version: number; readonly newest: number } | undefined {
  const document = documents.get(id)
  if (!document || document.missing || document.kind === 'baseline') return undefined
  const [own, newest] = [grounds.of(document.scenario), newestGround(document.scenario, grounds)]
  return own.ok && newest ? { version: own.value.model.version, newest: newest.model.version } : undefined
}

/** Whether there is another baseline that a scenario can be moved to. */
export function canMoveElsewhere({ documents, grounds }: Desk, id: string): boolean {
  const document = documents.get(id)
  return (
    document !== undefined &&
    !document.missing &&
    document.kind !== 'baseline' &&
    otherGrounds(document.scenario, grounds).length > 0
  )
}
