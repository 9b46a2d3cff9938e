/** What names are worth in a scenario and a year, and by how much they change, as the reader's language writes it. */
import type { Ensemble } from '../../model/analysis/ensemble.ts'
import type { Model } from '../../model/model.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { plainAmountText, plainNumberText, rangeTexts } from '../amount.ts'
import { formatDifference, formatNumber } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { isComputed, type NamedThing, namedThings } from './names.ts'
import type { Change } from './picture.ts'

/** The value of everything that formulas name, in a year of a scenario; NaN where there is none. */
export function valuesIn(projector: Projector, scenario: Scenario, year: Year): ReadonlyMap<string, number> {
  const { model } = projector
  const names = [...namedThings(model).keys()]
  const { series } = projector.projectNames(scenario, names)
  return new Map(names.map((name) => [name, valueInYear(series.get(name), year, model.spec)]))
}

/** The range of a name: where nine in ten simulations lie, or what an assumption is drawn from. */
export function rangeIn(
  { name, subject }: NamedThing,
  model: Model,
  ensemble: Ensemble | undefined,
  year: Year,
): readonly [number, number] | undefined {
  if (subject.kind === 'assumption') {
    const assumption = model.assumptions.get(name)
    return assumption && [assumption.low, assumption.high]
  }
  const fan = ensemble?.fans.get(name)
  const [low, high] = [fan?.p5, fan?.p95].map((line) => valueInYear(line, year, model.spec))
  return low === undefined || high === undefined || !(high > low) ? undefined : [low, high]
}

/** The names of which a fan can be drawn. */
export const drawnNames = (model: Model): readonly string[] =>
  [...namedThings(model).values()].filter(isComputed).map(({ name }) => name)

/** Digits after the point with which a number has four figures. */
const fourFigures = (value: number): number =>
  value === 0 ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value)))))

/** Whether the language says a unit with its numbers; others stand beside the name of what they are of. */
const isSaid = ({ unit }: NamedThing, words: Words): boolean =>
  words.amountIn(unit).said !== undefined || words.writtenWith(unit).isPercent === true

export function valueText(thing: NamedThing, value: number | undefined, words: Words): string {
  if (value === undefined || !Number.isFinite(value)) return formatNumber(Number.NaN, 0, words.language)
  const write = isSaid(thing, words) ? plainAmountText : plainNumberText
  return write(value, thing.unit, words, fourFigures(value))
}

export function rangeText(thing: NamedThing, ends: readonly [number, number], words: Words): string {
  const digits = Math.max(...ends.map(fourFigures))
  const { low, high } = isSaid(thing, words)
    ? rangeTexts(ends, digits, thing.unit, words)
    : {
        low: formatNumber(ends[0], digits, words.language),
        high: formatNumber(ends[1], digits, words.language),
      }
  return words.t('equation.range', { low, high })
}

/** A change in per cent of what was before; in the unit itself where that is a per cent, or before was nothing. */
export function changeText(thing: NamedThing, { value, reference }: Change, words: Words): string {
  const { t, language } = words
  const [difference, percent] = [value - reference, (100 * (value - reference)) / reference]
  const shown = (number: number): string =>
    formatDifference(number, shortDigits(number), language) ?? formatNumber(0, 0, language)
  if (words.writtenWith(thing.unit).isPercent) return t('key.points', { difference: shown(difference) })
  return reference > 0 && Number.isFinite(percent)
    ? t('key.percent', { percent: shown(percent) })
    : shown(difference)
}

/** As many digits as a short number needs that is not nothing. */
const shortDigits = (value: number): number => {
  const size = Math.abs(value)
  return size >= 100 ? 0 : size >= 1 || size === 0 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(size)))
}
