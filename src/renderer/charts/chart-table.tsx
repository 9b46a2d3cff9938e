/** A chart's numbers: the drawn lines, how sure they are, and what the report and others published, as columns. */
import type { ReactNode } from 'react'
import { type ChartId, chartSubject } from '../../model/chart-subject.ts'
import type { UnitKey, Year } from '../../model/spec.ts'
import { valueInYear, yearsBetween } from '../../model/years.ts'
import { dotTexts } from '../../report/charts/dots.ts'
import { type ChartData, type ChartDot, firstYearOf } from '../../report/charts/place.ts'
import { columnOf } from '../../report/indicator.ts'
import type { Words } from '../../report/text/words.ts'
import { useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { PassportButton } from '../controls/passport-button.tsx'
import { chartData, indicatorIn } from './chart-data.ts'
import { type YearColumn, YearTable } from './year-table.tsx'

export function ChartTable({ chart }: { readonly chart: ChartId }) {
  const store = useWorkspaceStore()
  const words = useWords()
  const { t } = words
  const state = useWorkspace((all) => all)
  const described = indicatorIn(store, state, chart, words)
  const { label, unitKey } = described
  const data = chartData(store, state, chart, words.shortNameOf)
  const { dots } = data
  const { indicator, isAdded } = chartSubject(chart)
  const column = columnOf(described, words)
  const first = Math.min(data.firstYear, ...dots.map(({ year }) => year))
  const years = yearsBetween(first, data.lastYear)
  const lines = data.lines.map(
    (line): YearColumn => ({
      id: line.id,
      label: line.label,
      tone: line.tone,
      values: years.map((year) => valueInYear(line.values, year, { launchYear: firstYearOf(line, data) })),
      // What a scenario adds is a difference, which has no card of its own.
      ...(isAdded
        ? {}
        : {
            subjectOf: (year: Year) =>
              ({ kind: 'indicator', id: indicator, year, scenario: line.id }) as const,
          }),
    }),
  )
  const published = (id: string, heading: string, kinds: readonly ChartDot['kind'][]): YearColumn => ({
    id,
    label: heading,
    values: [],
    cellOf: (year) => (
      <PublishedCell
        dots={dots.filter((dot) => dot.year === year && kinds.includes(dot.kind))}
        write={column.plain}
      />
    ),
  })
  return (
    <YearTable
      label={t('chart.tableOf', { name: label })}
      years={years}
      columns={[
        ...lines,
        ...bandColumns(data, column.write, words),
        ...(isAdded
          ? []
          : [
              published('report', t('chart.report'), ['report']),
              published('published', t('backtest.published'), ['outcome', 'own']),
            ]),
      ]}
      write={column.write}
    >
      {dots.length > 0 && <DotTable label={label} unit={unitKey} dots={dots} />}
    </YearTable>
  )
}

/** Between what 90% of the draws lie, of each line that has been drawn. */
const bandColumns = (
  { fans, firstYear }: ChartData,
  write: (value: number) => string,
  words: Words,
): readonly YearColumn[] =>
  fans.map(({ tone, quantiles }) => ({
    id: `band ${tone}`,
    label: words.t('chart.band'),
    tone,
    values: [],
    cellOf: (year) => {
      const ends = [quantiles.p5, quantiles.p95].map((values) =>
        valueInYear(
          values.map((value) => value ?? Number.NaN),
          year,
          { launchYear: firstYear },
        ),
      )
      const [low = '', high = ''] = ends.map(write)
      if (!ends.every(Number.isFinite)) return '–'
      // Where there is little room, the ends stand below one another.
      return <span className="band-cell">{words.t('assumptions.range', { low, high: `\u200b${high}` })}</span>
    },
  }))

/** What was published of a year; several may have. */
function PublishedCell({
  dots,
  write,
}: {
  readonly dots: readonly ChartDot[]
  readonly write: (value: number) => string
}): ReactNode {
  if (dots.length === 0) return '–'
  return dots.map((dot, index) => (
    // Two sources may have published the same.
    <span key={`${index} ${dot.value}`} className="published-value">
      {dot.subject ? <PassportButton subject={dot.subject} text={write(dot.value)} /> : write(dot.value)}
    </span>
  ))
}

interface DotTableProps {
  readonly label: string
  readonly unit: UnitKey
  readonly dots: readonly ChartDot[]
}

/** What the dots of a chart say under the pointer. */
function DotTable({ label, unit, dots }: DotTableProps) {
  const words = useWords()
  const { t } = words
  return (
    <table className="table dot-table">
      <caption>{t('chart.dotsTable', { name: label })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chart.year')}</th>
          <th scope="col" className="number">
            {t('backtest.published')}
          </th>
          <th scope="col">{t('chart.dotKind')}</th>
          <th scope="col">{t('baselines.source')}</th>
        </tr>
      </thead>
      <tbody>
        {dots.map((dot, index) => {
          const { value, kind, source, vintage } = dotTexts(dot, unit, words)
          return (
            // Two sources may have published the same.
            <tr key={`${index} ${dot.year} ${dot.value}`}>
              <th scope="row">{dot.year}</th>
              <td className="number">
                {dot.subject ? <PassportButton subject={dot.subject} text={value} /> : value}
              </td>
              <td>{[kind, vintage].filter(Boolean).join(' · ')}</td>
              <td>{source}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
