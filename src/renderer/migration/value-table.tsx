/** Values before and after a move, by indicator and year. */

import type { MoveWords } from '../../report/migration/move-words.ts'
import { type MovedValues, movedCells, nameOf } from '../../report/migration/values.ts'

interface Props {
  readonly caption: string
  readonly values: readonly MovedValues[]
  readonly words: MoveWords
}

export function ValueTable({ caption, values, words }: Props) {
  const { t } = words.after
  return (
    <section className="card table-scroll move-values" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.indicator')}</th>
            <th scope="col" className="number">
              {t('compare.year')}
            </th>
            <th scope="col" className="number">
              {t('migration.before')}
            </th>
            <th scope="col" className="number">
              {t('migration.after')}
            </th>
            <th scope="col" className="number">
              {t('attribution.difference')}
            </th>
          </tr>
        </thead>
        {values.map((moved) => (
          <Indicator key={`${moved.before?.id} ${moved.after?.id}`} moved={moved} words={words} />
        ))}
      </table>
    </section>
  )
}

function Indicator({ moved, words }: { readonly moved: MovedValues; readonly words: MoveWords }) {
  const { label, unit } = nameOf(moved)
  return (
    <tbody>
      {moved.values.map((value, place) => {
        const { before, after, difference } = movedCells(value, moved, words)
        return (
          <tr key={value.year} className={place === 0 ? 'first-of-rows' : ''}>
            {place === 0 && (
              <th scope="rowgroup" rowSpan={moved.values.length}>
                {label} <span className="hint">{unit}</span>
              </th>
            )}
            <th scope="row" className="number">
              {value.year}
            </th>
            <td className="number">{before}</td>
            <td className="number">{after}</td>
            <td className="number">{difference}</td>
          </tr>
        )
      })}
    </tbody>
  )
}
