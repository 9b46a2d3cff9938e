/** Cards of what a projection computes: indicators, and what the model's equations work out on the way. */
import { fingerprint } from '../../model/fingerprint.ts'
import { modelKey } from '../../model/model.ts'
import type { EquationSpec } from '../../model/spec.ts'
import { isMoney } from '../../model/unit.ts'
import { hasValue } from '../../model/value.ts'
import { whyNoValue } from '../../model/why-no-value.ts'
import { amountText } from '../amount.ts'
import { differenceText } from '../difference.ts'
import { shortFingerprint } from '../fingerprint.ts'
import { columnOf, type IndicatorDescription } from '../indicator.ts'
import { noValueText } from '../no-value.ts'
import { pricesLabel, readingLabel } from '../provenance.ts'
import { formatDay, formatPlain } from '../text/format.ts'
import { withUnit } from '../with-unit.ts'
import { equationOf } from './equation.ts'
import {
  type Fact,
  knownFacts,
  levelValue,
  type OwnParts,
  referenceText,
  saidToo,
  sourceReference,
} from './parts.ts'
import { sourceWords, unitFact } from './sources.ts'
import { currentValues, isInMoney, type Standing, shownValues } from './standing.ts'

export function indicatorParts(indicator: IndicatorDescription, standing: Standing): OwnParts {
  const { words, ground, scenario, year, prices } = standing
  const { t } = words
  const { id, label } = indicator
  const column = columnOf(indicator, words)
  const value = shownValues(standing, scenario)(id, year)
  const spec = ground.model.indicators.find((each) => each.id === id)
  const own = scenario.indicators.find((each) => each.id === id)
  const why = hasValue(value) ? undefined : whyNoValue(standing.projector, scenario, id, year)
  const isAmount = isInMoney(id, standing)
  return {
    about: [
      standing.name,
      String(year),
      isAmount ? (pricesLabel(prices, words, ground) ?? []) : [],
      t('header.reading', { reading: readingLabel(scenario.reading, words, ground) }),
    ].flat(),
    value: saidToo(
      { number: column.write(value), unit: column.unit },
      amountText(value, indicator.digits, indicator.unitKey, words),
    ),
    passages: [
      ...(spec ? [{ text: words.text(spec.description) }] : []),
      ...(own ? [{ text: t('passport.own') }] : []),
      ...(hasValue(value) ? [] : [{ text: noValueText(label, year, why, undefined, words) }]),
    ],
    facts: knownFacts([
      { term: t('passport.versus'), text: versusText(indicator, standing) },
      { term: t('passport.range'), text: rangeText(indicator, standing) },
      ...priceFact(indicator, standing),
      ...unitFact(indicator.unitKey, standing),
    ]),
    equation: equationOf(id, label, standing),
    reference: projectionReference(standing),
  }
}

/** The baseline's value and how far the scenario is from it. */
function versusText(indicator: IndicatorDescription, standing: Standing): string | undefined {
  const { words, scenario, baseline, year } = standing
  const { id } = indicator
  if (scenario.id === baseline.id) return undefined
  const reference = shownValues(standing, { ...baseline, indicators: scenario.indicators })(id, year)
  const value = shownValues(standing, scenario)(id, year)
  const column = columnOf(indicator, words)
  const difference = differenceText(
    value - reference,
    reference,
    indicator,
    words,
    column.change(value - reference),
  )
  return `${column.write(reference)} · ${difference ?? words.t('key.same')}`
}

function rangeText({ id, unitKey, digits }: IndicatorDescription, { range, year, words }: Standing): string {
  const ends = range(id, year)
  if (!ends) return words.t('passport.noRangeDrawn')
  const { write } = columnOf({ unitKey, digits }, words)
  return words.t('chart.range', { low: write(ends[0]), high: write(ends[1]) })
}

/** What an amount is in the other prices, and the index between the two. */
function priceFact(indicator: IndicatorDescription, standing: Standing): readonly Fact[] {
  const { words, ground, scenario, year, prices } = standing
  const { deflator } = ground.model
  const { id } = indicator
  if (deflator === undefined || !isInMoney(id, standing)) return []
  const other = prices === 'current' ? 'constant' : 'current'
  const column = columnOf(indicator, words)
  const value = shownValues({ ...standing, prices: other }, scenario)(id, year)
  const index = currentValues(standing, scenario)(deflator, year)
  const text = words.t('passport.otherPrices', {
    prices: pricesLabel(other, words, ground) ?? '',
    value: withUnit(column.write(value), column.unit, words),
    deflator: words.indicator(deflator),
    index: formatPlain(index, words.language),
  })
  return [{ term: words.t('header.prices'), text }]
}

export function equationParts(equation: EquationSpec, standing: Standing): OwnParts {
  const { words, ground, year } = standing
  const { t, text } = words
  const { id, label } = equation
  const section = ground.model.sections.find(({ equations }) => equations.some((each) => each.id === id))
  const value = currentValues(standing, standing.scenario)(id, year)
  const read = ground.built.unitsByKey.get(equation.unit)
  const isAmount = read !== undefined && isMoney(read, ground.units)
  return {
    about: [
      standing.name,
      String(year),
      // Equations work in the prices of the launch.
      isAmount ? (pricesLabel('constant', words, ground) ?? []) : [],
    ].flat(),
    value: levelValue(Number(value.toPrecision(6)), equation.unit, words),
    passages: hasValue(value)
      ? []
      : [
          {
            text: noValueText(
              text(label),
              year,
              whyNoValue(standing.projector, standing.scenario, id, year),
              undefined,
              words,
            ),
          },
        ],
    facts: knownFacts([
      { term: t('passport.section'), text: section && text(section.title) },
      { term: t('passport.kind'), text: t(`passport.equationKinds.${equation.kind}`) },
    ]),
    equation: equationOf(id, text(label), standing),
    reference: projectionReference(standing),
  }
}

/** What a projected number is cited by: the model, the baseline and its source, the scenario, the day. */
export function projectionReference({ words, ground, scenario, name, today }: Standing): string {
  const { t, text, language } = words
  const made = fingerprint(scenario, ground.built)
  return referenceText(
    [
      t('passport.program', { model: `${text(ground.model.title)} (${modelKey(ground.model)})` }),
      text(ground.baseline.label),
      sourceReference(sourceWords({ ground, words }), words),
      t('passport.scenario', { name, fingerprint: shortFingerprint(made) }),
      formatDay(today, language),
    ],
    words,
  )
}
