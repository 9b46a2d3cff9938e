/** Numbers by year: years as rows, one column for each trajectory. */
import type { ReactNode } from 'react'
import type { Year } from '../../model/spec.ts'
import type { LineTone } from '../../report/charts/place.ts'
import type { PassportSubject } from '../../report/passport-subject.ts'
import { useWords } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { RovingSection } from '../controls/roving-section.tsx'

export interface YearColumn {
  readonly id: string
  readonly label: string
  /** The colour of the line that it holds the numbers of. */
  readonly tone?: LineTone
  /** One for each year from the first; what is missing is a dash. */
  readonly values: ArrayLike<number | null>
  /** How its numbers are written, where not like those of the others. */
  readonly write?: (value: number) => string
  /** What the number of a year has its source card of. */
  readonly subjectOf?: (year: Year) => PassportSubject
  /** What stands in a year, where that is more than one number. */
  readonly cellOf?: (year: Year) => ReactNode
}

interface Props {
  /** What it is the table of, for who cannot see it. */
  readonly label: string
  readonly years: readonly Year[]
  readonly columns: readonly YearColumn[]
  /** How numbers are written. */
  readonly write: (value: number) => string
  /** What stands below the numbers. */
  readonly children?: ReactNode
}

export function YearTable({ label, years, columns, write: usual, children }: Props) {
  const { t } = useWords()
  return (
    // A table longer than its panel is scrolled, by keyboard too.
    <RovingSection className="chart-table whole-columns" label={label} columns={columns.length}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('chart.year')}</th>
            {columns.map(({ id, tone, label: heading }) => (
              <th key={id} scope="col" className="number">
                {tone && <span className={`swatch tone-${tone}`} />} {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year, index) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {columns.map((column) => (
                <td key={column.id} className="number">
                  {cellIn(column, year, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </RovingSection>
  )

  function cellIn({ values, write = usual, subjectOf, cellOf }: YearColumn, year: Year, index: number) {
    if (cellOf) return cellOf(year)
    const value = values[index] ?? Number.NaN
    if (!subjectOf || !Number.isFinite(value)) return write(value)
    return <PassportButton subject={subjectOf(year)} text={write(value)} />
  }
}
