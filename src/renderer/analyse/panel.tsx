/** A picture with its title; a button shows its numbers as a table instead. */
import { type ReactNode, useState } from 'react'
import { useWords } from '../context/workspace-context.tsx'
import { IconButton } from '../controls/icon-button.tsx'

interface Props {
  readonly title: string
  readonly unit?: string
  /** What the numbers of the table are in, where that is not the unit. */
  readonly tableUnit?: string
  /** Controls beside the title. */
  readonly tools?: ReactNode
  /** The picture's numbers as a table; without it there is no button. */
  readonly table?: ReactNode
  /** A line below. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

export function Panel({ title, unit, tableUnit = unit, tools, table, note, children }: Props) {
  const { t } = useWords()
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2 className="panel-title">{title}</h2>
        {tools}
        {unit && <span className="panel-unit">{asTable ? tableUnit : unit}</span>}
        {table !== undefined && (
          <IconButton
            quiet
            icon={asTable ? 'chart' : 'table'}
            label={t(asTable ? 'chart.chart' : 'chart.table', { name: title })}
            onPress={() => setAsTable(!asTable)}
          />
        )}
      </div>
      {asTable ? table : children}
      {note && <p className="panel-note">{note}</p>}
    </section>
  )
}
