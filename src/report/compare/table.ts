/** Scenarios side by side as texts: their values, and what they have otherwise. */
import type { ModelSpec, Year } from '../../model/spec.ts'
import { differenceText } from '../difference.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { scheduleSentence } from '../schedule.ts'
import { formatNumber, formatPlain } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import type { ScenarioTrajectories } from '../trajectories/trajectories.ts'
import { withUnit } from '../with-unit.ts'
import { assumptionDifferences, compareValues, leverDifferences } from './differences.ts'

/** The values of each indicator in a year under its name, with differences from the first scenario. */
export function valueTable(
  compared: readonly ScenarioTrajectories[],
  indicators: readonly IndicatorDescription[],
  year: Year,
  spec: ModelSpec,
  words: Words,
): TextTable {
  const { t, language } = words
  const rows = indicators.flatMap((indicator): readonly (readonly string[])[] => {
    const values = compareValues(
      compared.map(({ series }) => series.get(indicator.id)),
      year,
      spec,
      indicator,
    )
    const reference = values[0]?.value ?? Number.NaN
    return [
      [withUnit(indicator.label, indicator.unit, words)],
      ...values.map(({ value, difference }, place) => [
        `  ${compared[place]?.name ?? ''}`,
        formatNumber(value, indicator.digits, language),
        place === 0 || !Number.isFinite(difference)
          ? ''
          : (differenceText(difference, reference, indicator, words) ?? t('key.same')),
      ]),
    ]
  })
  const columns = [
    left(t('analyse.scenario')),
    right(t('baselines.value')),
    right(t('attribution.difference')),
  ]
  return { columns, rows }
}

/** Levers that differ, a column for each scenario; undefined where none does. */
export function leverTable(
  compared: readonly Pick<ScenarioTrajectories, 'name' | 'scenario'>[],
  spec: ModelSpec,
  words: Words,
): TextTable | undefined {
  const { t, language } = words
  const differences = leverDifferences(
    compared.map(({ scenario }) => scenario),
    spec,
  )
  if (differences.length === 0) return undefined
  return {
    columns: [left(t('compare.lever')), ...compared.map(({ name }) => right(name))],
    rows: differences.map(({ lever, settings }) => [
      t('table.titled', { name: words.text(lever.label), unit: words.unit(lever.unit) }),
      ...settings.map((setting) =>
        setting
          ? [
              formatPlain(setting.target, language),
              scheduleSentence(words, setting.start, setting.ramp, setting.end),
            ].join(manners[language].betweenParts)
          : `${formatPlain(lever.base, language)} ${t('compare.base')}`,
      ),
    ]),
  }
}

/** Assumptions that differ, a column for each scenario; undefined where none does. */
export function assumptionTable(
  compared: readonly Pick<ScenarioTrajectories, 'name' | 'scenario'>[],
  spec: ModelSpec,
  words: Words,
): TextTable | undefined {
  const { t, language } = words
  const differences = assumptionDifferences(
    compared.map(({ scenario }) => scenario),
    spec,
  )
  if (differences.length === 0) return undefined
  return {
    columns: [left(t('compare.assumption')), ...compared.map(({ name }) => right(name))],
    rows: differences.map(({ assumption, values }) => [
      t('table.titled', { name: words.text(assumption.label), unit: words.unit(assumption.unit) }),
      ...values.map((value) => formatPlain(value, language)),
    ]),
  }
}
