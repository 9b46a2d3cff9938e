/** What a passport is told from: whose values, of which year, in which prices. */
import { withOwnIndicators } from '../../model/build-model.ts'
import type { Ground } from '../../model/ground.ts'
import { inPrices, type Prices, type Projection, type Projector } from '../../model/projection.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import type { Words } from '../text/words.ts'

export interface Standing {
  readonly ground: Ground
  readonly projector: Projector
  readonly scenario: Scenario
  /** What the scenario is called. */
  readonly name: string
  /** The baseline beside it, of the same reading and horizon. */
  readonly baseline: Scenario
  readonly year: Year
  readonly prices: Prices
  readonly words: Words
  /** Between what 90% of the draws lie, where they were drawn. */
  readonly range: (indicator: IndicatorId, year: Year) => readonly [low: number, high: number] | undefined
  readonly today: Date
}

/** The value of a name in a year. */
export type ValueOf = (name: string, year: Year) => number

type Projecting = Pick<Standing, 'projector'>

/** As the model computes them: amounts of indicators in current prices. */
export function currentValues({ projector }: Projecting, scenario: Scenario): ValueOf {
  const { series } = everythingOf(projector, scenario)
  return (name, year) => valueInYear(series.get(name), year, projector.model.spec)
}

/** As the window shows them. */
export function shownValues(
  { projector, prices }: Projecting & Pick<Standing, 'prices'>,
  scenario: Scenario,
): ValueOf {
  const { model } = projector
  const { series } = inPrices(everythingOf(projector, scenario), prices, model)
  return (name, year) => valueInYear(series.get(name), year, model.spec)
}

/** Whether prices change an indicator. */
export const isInMoney = (id: IndicatorId, { projector, scenario }: Standing): boolean =>
  everythingOf(projector, scenario).money.has(id)

/** A scenario without its moves: what formulas call the baseline. The same object for the same scenario. */
export function unmovedOf(scenario: Scenario): Scenario {
  const unmoved = unmovedScenarios.get(scenario) ?? { ...scenario, levers: {} }
  unmovedScenarios.set(scenario, unmoved)
  return unmoved
}
const unmovedScenarios = new WeakMap<Scenario, Scenario>()

/** Every name that has a value by year, projected at once: one card after another asks for others of them. */
function everythingOf(projector: Projector, scenario: Scenario): Projection {
  const known = projections.get(scenario)
  if (known) return known
  const { names } = withOwnIndicators(projector.model, scenario.indicators)
  const computed = [...names].filter(([, { kind }]) =>
    ['stock', 'auxiliary', 'indicator', 'lever'].includes(kind),
  )
  const made = projector.projectNames(
    scenario,
    computed.map(([name]) => name),
  )
  projections.set(scenario, made)
  return made
}
const projections = new WeakMap<Scenario, Projection>()
