/** What a move makes of the numbers: each indicator and year before and after, in current prices. */

import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { MovedIndicator } from '../../model/migration/change.ts'
import type { Moved } from '../../model/migration/move.ts'
import type { Projection } from '../../model/projection.ts'
import type { Year } from '../../model/spec.ts'
import {
  firstLaunch,
  lastLaunch,
  longestHorizon,
  sharedHorizon,
  valueInYear,
  yearsBetween,
  yearWithin,
} from '../../model/years.ts'
import { countText, signedText } from '../amount.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import { columnDifference, differenceText } from '../difference.ts'
import { columnOf, describeIndicator, type IndicatorDescription } from '../indicator.ts'
import { formatDifference, formatYear } from '../text/format.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { withUnit } from '../with-unit.ts'
import type { MoveWords } from './move-words.ts'

/** A year of an indicator; NaN on the side that has no value. */
export interface MovedValue {
  readonly year: Year
  readonly before: number
  readonly after: number
}

export interface MovedValues {
  /** Undefined on the side that does not have the indicator. */
  readonly before: IndicatorDescription | undefined
  readonly after: IndicatorDescription | undefined
  /** Every year that either side has. */
  readonly values: readonly MovedValue[]
}

/** A move with what is projected before and after it, in current prices. */
export interface ProjectedMove {
  readonly moved: Moved
  readonly before: Projection
  readonly after: Projection
}

export function movedValues(
  { moved, before, after }: ProjectedMove,
  words: MoveWords,
): readonly MovedValues[] {
  const { from, to } = moved
  const first = firstLaunch([from.model, to.model])
  const years = yearsBetween(first, longestHorizon([moved.before, moved.scenario]))
  return moved.indicators.map((pair: MovedIndicator): MovedValues => {
    const [old, now] = [before.series.get(pair.before ?? ''), after.series.get(pair.after ?? '')]
    const { indicators: own } = moved.before
    const { indicators: ownThere } = moved.scenario
    return {
      before:
        pair.before === undefined
          ? undefined
          : describeIndicator(pair.before, from.model.indicators, own, words.before, old),
      after:
        pair.after === undefined
          ? undefined
          : describeIndicator(pair.after, to.model.indicators, ownThere, words.after, now),
      values: years.map((year) => ({
        year,
        before: valueInYear(old, year, from.model),
        after: valueInYear(now, year, to.model),
      })),
    }
  })
}

/** What an indicator is called: as it is after the move, where it is. */
export function nameOf({ before, after }: MovedValues): IndicatorDescription {
  const found = after ?? before
  if (!found) throw new Error('an indicator of neither side')
  return found
}

/** What is computed alike on both sides differs by no more than this share. */
const noise = 1e-12

/** Whether a value is another one, or is on one side only. */
export function isChanged({ before, after }: MovedValue): boolean {
  const [has, had] = [Number.isFinite(after), Number.isFinite(before)]
  if (!has || !had) return has !== had
  return Math.abs(after - before) > noise * Math.max(Math.abs(after), Math.abs(before))
}

/** Whether that can be seen at the digits shown. */
export function isSeen(value: MovedValue, moved: MovedValues, { after: { language } }: MoveWords): boolean {
  const { before, after } = value
  if (!Number.isFinite(after) || !Number.isFinite(before)) return isChanged(value)
  return formatDifference(after - before, nameOf(moved).digits, language) !== undefined
}

/** Indicators of which something changes that can be seen, each with the years in which it does. */
export const seenChanges = (all: readonly MovedValues[], words: MoveWords): readonly MovedValues[] =>
  all.flatMap((moved) => {
    const values = moved.values.filter((value) => isSeen(value, moved, words))
    return values.length > 0 ? [{ ...moved, values }] : []
  })

/** The key year as both sides have it; undefined where no year is on both. */
export function yearOfMove(wanted: Year, { before, scenario, from, to }: Moved): Year | undefined {
  const first = lastLaunch([from.model, to.model])
  const last = sharedHorizon([before, scenario])
  return first <= last ? yearWithin(wanted, first, last) : undefined
}

/** The key figures of the newer model, with the one year that is asked for; none without a year. */
export function keyValues(
  all: readonly MovedValues[],
  { to }: Moved,
  year: Year | undefined,
): readonly MovedValues[] {
  if (year === undefined) return []
  return to.model.headlines.keyFigures.flatMap((id) => {
    const found = all.find(({ after }) => after?.id === id)
    return found ? [{ ...found, values: found.values.filter((value) => value.year === year) }] : []
  })
}

/** Value before, value after, difference; a dash where there is none. */
export interface MovedCells {
  readonly before: string
  readonly after: string
  readonly difference: string
}

export function movedCells({ before, after }: MovedValue, moved: MovedValues, words: MoveWords): MovedCells {
  const told = nameOf(moved)
  const difference = differenceOf(moved, after - before)
  return {
    before: columnOf(moved.before ?? told, words.after).write(before),
    after: columnOf(told, words.after).write(after),
    difference:
      difference === undefined
        ? ''
        : (columnDifference(difference, before, told, words.after) ?? words.after.t('key.same')),
  }
}

/** The difference, where there is one: of both sides in one unit. */
const differenceOf = ({ before, after }: MovedValues, difference: number): number | undefined =>
  before?.unitKey === after?.unitKey && Number.isFinite(difference) ? difference : undefined

/** A value before and after in a sentence, which has its unit with the numbers or else with the name. */
function movedSentence({ before, after, year }: MovedValue, moved: MovedValues, words: MoveWords): string {
  const { t, amountIn } = words.after
  const told = nameOf(moved)
  const { label, unit, unitKey, digits } = told
  const old = moved.before ?? told
  const difference = differenceOf(moved, after - before)
  const signed = signedText(after - before, digits, unitKey, words.after)
  return t('migration.keyFigure', {
    indicator: amountIn(unitKey).single ? label : withUnit(label, unit, words.after),
    year,
    before: countText(before, old.digits, old.unitKey, words.after),
    after: countText(after, digits, unitKey, words.after),
    difference:
      difference === undefined
        ? ''
        : (differenceText(difference, before, told, words.after, signed) ?? t('key.same')),
  })
}

/**
 * How many indicators change, in a sentence; the first of them with its numbers in the key year. Where no year is on
 * both sides, nothing can be set beside another, and that is said.
 */
export function valuesSentences(
  all: readonly MovedValues[],
  moved: Moved,
  year: Year | undefined,
  words: MoveWords,
): readonly string[] {
  const { t } = words.after
  if (year === undefined) {
    const { before, scenario, from, to } = moved
    return [
      t('migration.noSharedYear', {
        oldFirst: from.model.launchYear,
        oldLast: before.horizon,
        first: to.model.launchYear,
        last: scenario.horizon,
      }),
    ]
  }
  const count = seenChanges(all, words).length
  if (count === 0) return [t('migration.unchanged')]
  const told = keyValues(all, moved, year)
    .slice(0, 1)
    .flatMap((key) => key.values.map((value) => movedSentence(value, key, words)))
  return [...told, t('migration.changed', { count, all: all.length })]
}

/** Indicators down with one year each, or with all that are given. */
export function valuesTable(all: readonly MovedValues[], words: MoveWords): TextTable {
  const { t } = words.after
  return {
    columns: [
      left(t('compare.indicator')),
      right(t('compare.year')),
      right(t('migration.before')),
      right(t('migration.after')),
      right(t('attribution.difference')),
    ],
    rows: all.flatMap((moved) =>
      moved.values.map((value) => {
        const { label, unit } = nameOf(moved)
        const { before, after, difference } = movedCells(value, moved, words)
        return [withUnit(label, unit, words.after), formatYear(value.year), before, after, difference]
      }),
    ),
  }
}

export const movedColumns = [
  'scenario',
  'fromModel',
  'fromBaseline',
  'toModel',
  'toBaseline',
  'fromId',
  'id',
  'indicator',
  'fromUnit',
  'unit',
  'year',
  'from',
  'to',
  'difference',
] as const satisfies readonly CsvColumn[]

/** A row for each indicator and year that changes, in full precision. */
export function movedSheet(name: string, moved: Moved, all: readonly MovedValues[], words: MoveWords): Sheet {
  const head: readonly CsvValue[] = [
    name,
    moved.before.model,
    moved.before.baseline,
    moved.scenario.model,
    moved.scenario.baseline,
  ]
  const rows = all.flatMap((each) => {
    const { before, after } = each
    const isAlike = before?.unitKey === after?.unitKey
    return each.values
      .filter(isChanged)
      .map((value): readonly CsvValue[] => [
        ...head,
        before?.id ?? null,
        after?.id ?? null,
        nameOf(each).label,
        before ? words.before.unit(before.unitKey) : null,
        after ? words.after.unit(after.unitKey) : null,
        value.year,
        cellOf(value.before),
        cellOf(value.after),
        cellOf(isAlike ? value.after - value.before : Number.NaN),
      ])
  })
  return { columns: movedColumns, rows }
}
