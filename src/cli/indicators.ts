/** Which indicators a command shows, and their values. */
import { computableAmong, withOwnIndicators } from '../model/build-model.ts'
import type { Ground } from '../model/ground.ts'
import { sharedIndicators } from '../model/own-indicators.ts'
import { createProjector, inPrices, moneyAmong, type Prices } from '../model/projection.ts'
import { ok, type Result } from '../model/result.ts'
import type { IndicatorId } from '../model/spec.ts'
import { isDemonstration } from '../report/ground.ts'
import { describeIndicators, type IndicatorDescription } from '../report/indicator.ts'
import { notOfferedNames } from '../report/not-offered.ts'
import { toldApart } from '../report/own-indicators.ts'
import { commonPricesLabel } from '../report/provenance.ts'
import { createWords } from '../report/text/words.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import { withUnit } from '../report/with-unit.ts'
import { type Context, type Failure, wrongUsage } from './command.ts'
import type { NamedScenario } from './scenarios.ts'

export interface ShownIndicator extends IndicatorDescription {
  /** Whether prices change it. */
  readonly money: boolean
}

/**
 * Chooses indicators: those asked for; else, in a table, the main ones and the scenarios' own; else all.
 * @param prices in which values are shown: they decide the digits of an own indicator, as the first that has it does.
 */
export function chooseIndicators(
  asked: readonly IndicatorId[],
  scenarios: readonly NamedScenario[],
  prices: Prices,
  context: Context,
): Result<readonly ShownIndicator[], Failure> {
  const known = knownIndicators(scenarios, prices, context)
  const unknown = asked.find((id) => !known.has(id))
  if (unknown !== undefined) {
    return wrongUsage(
      offeredElsewhere(unknown, context) ??
        usageFault('--indicator', 'no-indicator', { read: unknown, known: [...known.keys()] }),
    )
  }
  const own = scenarios.flatMap(({ scenario }) => scenario.indicators.map(({ id }) => id))
  const unasked =
    context.format === 'table' ? [...context.ground.model.headlines.listed, ...own] : [...known.keys()]
  const ids = new Set(asked.length > 0 ? asked : unasked)
  return ok([...ids].flatMap((id) => known.get(id) ?? []))
}

/** That another baseline offers an indicator; undefined where none does. */
function offeredElsewhere(id: IndicatorId, { ground, library, words }: Context): UsageFault | undefined {
  const offering = library.grounds.all.flatMap((each) => {
    const indicator = each.model.indicators.find((own) => own.id === id)
    return indicator ? [{ known: each.baseline.id, label: words.text(indicator.label) }] : []
  })
  const [first] = offering
  if (!first) return undefined
  const names = notOfferedNames(ground, [{ id, label: first.label }], words)
  return usageFault('--indicator', 'indicator-elsewhere', {
    ...names,
    known: offering.map(({ known }) => known),
  })
}

/** Chooses the one indicator that is asked for. */
export function chooseIndicator(
  asked: IndicatorId,
  scenarios: readonly NamedScenario[],
  prices: Prices,
  context: Context,
): Result<ShownIndicator, Failure> {
  const chosen = chooseIndicators([asked], scenarios, prices, context)
  if (!chosen.ok) return chosen
  const [indicator] = chosen.value
  if (!indicator) throw new Error('no indicator was chosen')
  return ok(indicator)
}

/**
 * The scenarios with their own indicators under ids that mean one thing in all of them: what has one id and other
 * content in two scenarios has two.
 * @param lend gives each scenario those of all, so that they stand side by side.
 */
export function withSharedIndicators(
  named: readonly NamedScenario[],
  lend: boolean,
  context: Context,
): readonly NamedScenario[] {
  // Two files may hold one scenario in two states.
  const owners = named.map(({ scenario: { indicators } }, place) => ({ id: String(place), indicators }))
  const models = groundsOf(named, context).map(({ built }) => built)
  const shared = sharedIndicators(owners, ...models)
  const titleOf = (place: string): string => named[Number(place)]?.title ?? ''
  const told = toldApart(shared, titleOf, context.words)
  return named.map((each, place) => {
    const own = told.filter((_, index) => lend || shared[index]?.ids.has(String(place)))
    const indicators = computableAmong(own, each.ground.built)
    return { ...each, scenario: { ...each.scenario, indicators } }
  })
}

/** What the command and its scenarios stand on, each once. */
const groundsOf = (
  scenarios: readonly Pick<NamedScenario, 'ground'>[],
  { ground }: Pick<Context, 'ground'>,
): readonly Ground[] => [...new Set([ground, ...scenarios.map((each) => each.ground)])]

/** Indicators of all grounds, the command's first; then the scenarios' own. */
function knownIndicators(
  scenarios: readonly NamedScenario[],
  prices: Prices,
  context: Context,
): ReadonlyMap<IndicatorId, ShownIndicator> {
  const known = new Map<IndicatorId, ShownIndicator>()
  const add = (ground: Ground, scenario?: NamedScenario['scenario']): void => {
    const { built: model } = ground
    const own = scenario?.indicators ?? []
    const words = createWords({ language: context.words.language, ground })
    const series = scenario && inPrices(createProjector(model).project(scenario), prices, model).series
    const described = describeIndicators(model.spec.indicators, own, words, (id) => series?.get(id))
    const ids = described.map(({ id }) => id)
    const money = moneyAmong(ids, withOwnIndicators(model, own))
    for (const indicator of described) {
      if (!known.has(indicator.id)) known.set(indicator.id, { ...indicator, money: money.has(indicator.id) })
    }
  }
  for (const ground of groundsOf(scenarios, context)) add(ground)
  for (const { ground, scenario } of scenarios) if (scenario.indicators.length > 0) add(ground, scenario)
  return known
}

/** An indicator with its unit and, for money, its prices: the title of a table. */
export function titleOf(
  { label, unit, money }: ShownIndicator,
  prices: Prices,
  context: Context,
  scenarios: readonly Pick<NamedScenario, 'ground'>[] = [],
): string {
  const { words } = context
  const priced = money ? commonPricesLabel(prices, words, groundsOf(scenarios, context)) : undefined
  const title =
    priced === undefined
      ? withUnit(label, unit, words)
      : words.t('table.priced', { name: label, unit, prices: priced })
  return withDemonstration(title, scenarios, context)
}

/** What is shown, and in which prices where the model has any: the title of tables of several indicators. */
export function pricedTitle(
  name: string,
  prices: Prices,
  context: Context,
  scenarios: readonly Pick<NamedScenario, 'ground'>[] = [],
): string {
  const { words } = context
  const unit = commonPricesLabel(prices, words, groundsOf(scenarios, context))
  return withDemonstration(withUnit(name, unit ?? '', words), scenarios, context)
}

/** A title that says so where anything below it is of a demonstration. */
function withDemonstration(
  title: string,
  scenarios: readonly Pick<NamedScenario, 'ground'>[],
  context: Context,
): string {
  if (!groundsOf(scenarios, context).some(isDemonstration)) return title
  return [title, context.words.t('ground.demonstration')].join(' · ')
}
