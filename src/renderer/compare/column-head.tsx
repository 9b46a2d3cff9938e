/** The head of a column of a table: the scenario's colour and name, and its ground where that is not the active one's. */
import { groundName } from '../../report/ground.ts'
import { useWords, useWorkspace } from '../context/workspace-context.tsx'
import type { Column } from './column.ts'

export function ColumnHead({ column }: { readonly column: Column }) {
  return (
    <th scope="col" className="number">
      <span className="column-name">
        <span className={`swatch tone-${column.tone}`} />
        {column.title}
      </span>
      <ColumnGround column={column} />
    </th>
  )
}

/** Which baseline a column stands on, where it is another than the active one's. */
export function ColumnGround({ column: { ground } }: { readonly column: Column }) {
  const words = useWords()
  const isUsual = useWorkspace((state) => state.ground === ground)
  if (isUsual) return null
  // Each part stays on a line where there is room for it.
  return (
    <span className="column-ground">
      <span>{groundName(ground, words)} ·</span>{' '}
      <span>{words.t('ground.launched', { year: ground.model.launchYear })}</span>
    </span>
  )
}
