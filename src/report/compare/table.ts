/** Scenarios side by side as texts: their values, and what they have otherwise. */

import type { Year } from '../../model/spec.ts'
import { levelsIn } from '../amount.ts'
import { columnDifference } from '../difference.ts'
import { isOtherModel, type OnGround } from '../ground.ts'
import { columnOf, type IndicatorDescription } from '../indicator.ts'
import { scheduleSentence } from '../schedule.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import type { ScenarioTrajectories } from '../trajectories/trajectories.ts'
import { withUnit } from '../with-unit.ts'
import {
  absenceOf,
  assumptionDifferences,
  type ComparedValue,
  compareValues,
  leverDifferences,
} from './differences.ts'

/** Where no difference is given. */
const noDifference = '–'

/** The values of each indicator in a year under its name, with differences from the first scenario. */
export function valueTable(
  compared: readonly ScenarioTrajectories[],
  indicators: readonly IndicatorDescription[],
  year: Year,
  words: Words,
): TextTable {
  const { t } = words
  const rows = indicators.flatMap((indicator): readonly (readonly string[])[] => {
    const values = compareValues(compared, year, indicator)
    const reference = values[0]?.value ?? Number.NaN
    const said = (each: ScenarioTrajectories, { value, difference }: ComparedValue): string => {
      if (!Number.isFinite(value)) return absenceText(each, year, indicator, words) ?? ''
      if (each === compared[0]) return ''
      // Why, is said once above for all that stand on other figures.
      if (each.ground !== compared[0]?.ground) return noDifference
      if (!Number.isFinite(difference)) return ''
      return columnDifference(difference, reference, indicator, words) ?? t('key.same')
    }
    const { write } = columnOf(indicator, words)
    return [
      [withUnit(indicator.label, indicator.unit, words)],
      ...compared.map((each, place) => {
        const own = values[place] ?? { value: Number.NaN, difference: Number.NaN, percent: Number.NaN }
        return [`  ${each.name}`, write(own.value), said(each, own)]
      }),
    ]
  })
  const columns = [
    left(t('analyse.scenario')),
    right(t('baselines.value')),
    right(t('attribution.difference')),
  ]
  return { columns, rows }
}

/** “not compared: stands on other figures, launch 2015”, or that only the model is another. */
export const notComparedText = ({ ground }: OnGround, first: OnGround | undefined, { t }: Words): string =>
  first && isOtherModel(ground, first.ground)
    ? t('compare.notComparedModel', { version: ground.model.version })
    : t('compare.notComparedWhy', { year: ground.model.launchYear })

/** Why there is no value, as far as that follows from what the scenario stands on. */
export function absenceText(
  each: ScenarioTrajectories,
  year: Year,
  indicator: IndicatorDescription,
  { t }: Words,
): string | undefined {
  const absence = absenceOf(each, year, indicator)
  return absence && t(`compare.${absence}`, { year: each.ground.model.launchYear })
}

type NamedOnGround = OnGround & Pick<ScenarioTrajectories, 'name'>

/** Levers that differ, a column for each scenario; undefined where none does. */
export function leverTable(compared: readonly NamedOnGround[], words: Words): TextTable | undefined {
  const { t, language } = words
  const differences = leverDifferences(compared)
  if (differences.length === 0) return undefined
  return {
    columns: [left(t('compare.lever')), ...compared.map(({ name }) => right(name))],
    rows: differences.map(({ lever, places }) => {
      const { unit, write } = levelsIn(lever.unit, words)
      return [
        t('table.titled', { name: words.text(lever.label), unit }),
        ...places.map((own) => {
          if (!own) return t('compare.notInModel')
          const { base, setting } = own
          return setting
            ? [write(setting.target), scheduleSentence(words, setting.start, setting.ramp, setting.end)].join(
                manners[language].betweenParts,
              )
            : `${write(base)} ${t('compare.base')}`
        }),
      ]
    }),
  }
}

/** Assumptions that differ, a column for each scenario; undefined where none does. */
export function assumptionTable(compared: readonly NamedOnGround[], words: Words): TextTable | undefined {
  const { t } = words
  const differences = assumptionDifferences(compared)
  if (differences.length === 0) return undefined
  return {
    columns: [left(t('compare.assumption')), ...compared.map(({ name }) => right(name))],
    rows: differences.map(({ assumption, places }) => {
      const { unit, write } = levelsIn(assumption.unit, words)
      return [
        t('table.titled', { name: words.text(assumption.label), unit }),
        ...places.map((own) => {
          if (!own) return t('compare.notInModel')
          return own.isFixed ? t('compare.fixed', { value: write(own.value) }) : write(own.value)
        }),
      ]
    }),
  }
}
