/** Which indicators a command shows, and their values. */
import { withOwnIndicators } from '../model/build-model.ts'
import type { Prices, Projection } from '../model/projection.ts'
import { ok, type Result } from '../model/result.ts'
import type { IndicatorId, Year } from '../model/spec.ts'
import { isMoney } from '../model/unit.ts'
import { valueOrNull } from '../model/value.ts'
import { type Context, type Failure, wrongUsage } from './command.ts'
import { unitLabel } from './labels.ts'
import type { NamedScenario } from './scenarios.ts'

export interface ShownIndicator {
  readonly id: IndicatorId
  readonly label: string
  /** A label for the head of a column. */
  readonly short: string
  /** As the files name it, whatever the reader's language. */
  readonly unit: string
  readonly unitLabel: string
  readonly digits: number
  /** Whether prices change it. */
  readonly money: boolean
}

/** Digits of an indicator that a user wrote, whose size we do not know. */
const ownDigits = 2

/**
 * Chooses indicators: those asked for; else, in a table, the main ones and the scenarios' own; else all.
 */
export function chooseIndicators(
  asked: readonly IndicatorId[],
  scenarios: readonly NamedScenario[],
  context: Context,
): Result<readonly ShownIndicator[], Failure> {
  const known = knownIndicators(scenarios, context)
  const unknown = asked.find((id) => !known.has(id))
  if (unknown !== undefined) {
    return wrongUsage(
      `--indicator: there is no indicator ${unknown} (known: ${[...known.keys()].join(', ')})`,
    )
  }
  const own = scenarios.flatMap(({ scenario }) => scenario.indicators.map(({ id }) => id))
  const unasked =
    context.format === 'table' ? [...context.library.model.headlines.listed, ...own] : [...known.keys()]
  const ids = new Set(asked.length > 0 ? asked : unasked)
  return ok([...ids].flatMap((id) => known.get(id) ?? []))
}

function knownIndicators(
  scenarios: readonly NamedScenario[],
  context: Context,
): ReadonlyMap<IndicatorId, ShownIndicator> {
  const { library, language } = context
  const { built: model, units } = library
  const known = new Map<IndicatorId, ShownIndicator>()
  for (const { id, label, short, unit, digits } of model.spec.indicators) {
    const definition = model.names.get(id)
    const money = definition?.kind === 'indicator' && isMoney(definition.unit, units)
    const labels = { label: label[language], short: short[language], unitLabel: unitLabel(unit, context) }
    known.set(id, { id, ...labels, unit, digits, money })
  }
  for (const { scenario } of scenarios) {
    const own = withOwnIndicators(model, scenario.indicators)
    for (const { id, label, unit } of scenario.indicators) {
      const definition = own.names.get(id)
      const money = definition?.kind === 'indicator' && isMoney(definition.unit, units)
      const shown = { id, label, short: label, unit, unitLabel: unit, digits: ownDigits, money }
      if (!known.has(id)) known.set(id, shown)
    }
  }
  return known
}

/** An indicator's values in the given years; null past the projection's horizon and where there is none. */
export function valuesOf(
  projection: Projection,
  id: IndicatorId,
  years: readonly Year[],
): readonly (number | null)[] {
  const series = projection.series.get(id)
  const [launch = Number.NaN] = projection.years
  return years.map((year) => valueOrNull(series?.[year - launch]))
}

/** An indicator's label, unit and, for money, prices, on one line. */
export function describeIndicator(
  { label, unitLabel, money }: ShownIndicator,
  prices: Prices,
  { texts, library }: Context,
): string {
  const parts = [label, unitLabel, ...(money ? [texts.prices(prices, library.model.launchYear)] : [])]
  return parts.join(' · ')
}
