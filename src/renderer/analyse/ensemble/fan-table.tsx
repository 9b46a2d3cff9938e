/** The numbers of a fan: quantiles as columns. */
import { fanQuantileNames } from '../../../model/analysis/ensemble.ts'
import type { Year } from '../../../model/spec.ts'
import { percentText, type Sureness } from '../../../report/ensemble/answer.ts'
import { columnOf } from '../../../report/indicator.ts'
import { YearTable } from '../../charts/year-table.tsx'
import { useWords } from '../../context/workspace-context.tsx'

export function FanTable({ indicator, years, fan }: Sureness) {
  const words = useWords()
  const { t, language } = words
  const columns = [...fanQuantileNames, 'mean'] as const
  return (
    <YearTable
      label={t('chart.tableOf', { name: indicator.label })}
      years={years}
      columns={[
        ...columns.map((id) => ({
          id,
          label: t(`ensemble.columns.${id}`),
          values: fan[id],
          subjectOf: (year: Year) => ({ kind: 'indicator', id: indicator.id, year }) as const,
        })),
        // The quantiles are those of the other draws.
        ...(fan.without
          ? [
              {
                id: 'without',
                label: t('ensemble.withoutTitle'),
                values: fan.without,
                write: (share: number) => percentText(share, language),
              },
            ]
          : []),
      ]}
      write={columnOf(indicator, words).write}
    />
  )
}
