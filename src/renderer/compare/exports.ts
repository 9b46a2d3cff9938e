/** The comparison's tables as rows of a CSV file: full precision, with what a reader must know to redo them. */
import { type CsvTable, type CsvValue, cellOf } from '../../files/csv.ts'
import { fingerprint } from '../../model/scenario.ts'
import type { ModelSpec, Year } from '../../model/spec.ts'
import { assumptionDifferences, compareValues, leverDifferences } from '../../report/compare/differences.ts'
import type { IndicatorDescription } from '../../report/indicator.ts'
import type { Words } from '../../report/text/words.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Column } from './column.ts'

/** One row for each indicator, year and scenario. */
export function valueCsv(
  columns: readonly Column[],
  indicators: readonly IndicatorDescription[],
  years: readonly Year[],
  state: Workspace,
  words: Words,
): CsvTable {
  const { model } = state.library
  const rows = indicators.flatMap((indicator) =>
    years.flatMap((year) =>
      compareValues(
        columns.map((column) => column.series.get(indicator.id)),
        year,
        model.launchYear,
      ).map(({ value, difference, percent }, place): readonly CsvValue[] => {
        const column = columns[place]
        const scenario = column?.document.scenario
        return [
          column?.name ?? '',
          scenario ? fingerprint(scenario, model) : '',
          scenario?.reading ?? '',
          indicator.id,
          indicator.label,
          indicator.unit,
          state.prices,
          year,
          cellOf(value),
          cellOf(difference),
          cellOf(percent),
        ]
      }),
    ),
  )
  const t = words.t
  return {
    header: [
      t('csv.scenario'),
      t('csv.fingerprint'),
      t('csv.reading'),
      t('csv.id'),
      t('compare.indicator'),
      t('csv.unit'),
      t('header.prices'),
      t('compare.year'),
      t('csv.value'),
      t('compare.difference'),
      t('compare.percent'),
    ],
    rows,
  }
}

/** One row for each lever or assumption that differs, a column for each scenario. */
export function leverCsv(columns: readonly Column[], spec: ModelSpec, words: Words): CsvTable {
  const scenarios = columns.map((column) => column.document.scenario)
  const { t } = words
  const levers = leverDifferences(scenarios, spec).flatMap(({ lever, settings }): (readonly CsvValue[])[] => {
    const head = (what: string): CsvValue[] => [
      lever.id,
      words.text(lever.label),
      words.unit(lever.unit),
      what,
    ]
    return [
      [...head(t('csv.target')), ...settings.map((setting) => setting?.target ?? lever.base)],
      [...head(t('levers.start')), ...settings.map((setting) => setting?.start ?? null)],
      [...head(t('levers.ramp')), ...settings.map((setting) => setting?.ramp ?? null)],
      [...head(t('levers.end')), ...settings.map((setting) => setting?.end ?? null)],
    ]
  })
  const assumptions = assumptionDifferences(scenarios, spec).map(
    ({ assumption, values }): readonly CsvValue[] => [
      assumption.id,
      words.text(assumption.label),
      words.unit(assumption.unit),
      t('csv.value'),
      ...values,
    ],
  )
  return {
    header: [
      t('csv.id'),
      `${t('compare.lever')} / ${t('compare.assumption')}`,
      t('csv.unit'),
      t('csv.what'),
      ...columns.map((column) => column.name),
    ],
    rows: [...levers, ...assumptions],
  }
}
