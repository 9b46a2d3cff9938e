/** The head of a column of a table: the scenario's colour and name, and its ground where that is not the active one's. */
import { groundName } from '../../report/ground.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

export function ColumnHead({ column }: { readonly column: Column }) {
  return (
    <th scope="col" className="number">
      <span className={`swatch tone-${column.tone}`} />
      {/* The colour stays with the first word. */}
      {'\u00a0'}
      {column.title}
      <ColumnGround column={column} />
    </th>
  )
}

/** Which baseline a column stands on, where it is another than the active one's. */
export function ColumnGround({ column: { ground } }: { readonly column: Column }) {
  const words = useWords()
  const isUsual = useWorkspace((state) => state.ground === ground)
  if (isUsual) return null
  const launched = words.t('ground.launched', { year: ground.model.launchYear })
  return (
    <span className="column-ground">
      {groundName(ground, words)} · {launched}
    </span>
  )
}
