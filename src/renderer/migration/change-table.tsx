/** What a move makes of what the scenario says, each with its reasons. */
import type { ChangeRow } from '../../report/migration/changes.ts'
import { useWords } from '../context/workspace-context.tsx'

export function ChangeTable({ rows }: { readonly rows: readonly ChangeRow[] }) {
  const { t } = useWords()
  const caption = t('migration.changes')
  if (rows.length === 0) return <p>{t('migration.noChanges')}</p>
  return (
    <section className="card table-scroll move-changes" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('attribution.column.what')}</th>
            <th scope="col">{t('migration.before')}</th>
            <th scope="col">{t('migration.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, id, name, before, after, remarks }) => (
            <tr key={`${part} ${id}`}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>
                {after === undefined ? <strong>{t('migration.leftOut')}</strong> : after}
                {remarks.map((remark) => (
                  <span key={remark} className="cell-note">
                    {remark}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
