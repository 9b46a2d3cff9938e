/** Whether a scenario can be computed on what is here, and what stands in the way where it cannot. */
import { withIndicators } from './build-model.ts'
import type { Fault } from './fault.ts'
import { checkAssumptionsFit } from './fit.ts'
import type { Ground, Grounds } from './ground.ts'
import { checkScenario } from './scenario.ts'
import type { Scenario } from './spec.ts'

/** Why a scenario cannot be computed here: what it stands on is not here, or it says what cannot be computed on it. */
export function faultsHere(scenario: Scenario, grounds: Pick<Grounds, 'of'>): readonly Fault[] {
  const ground = grounds.of(scenario)
  return ground.ok ? faultsOn(ground.value, scenario) : [ground.error]
}

/** Whatever a scenario says that cannot be computed on its ground, own indicators among it. */
export function faultsOn({ built }: Pick<Ground, 'built'>, scenario: Scenario): readonly Fault[] {
  const said = checkScenario(scenario, built)
  const faults = said.length > 0 ? said : checkAssumptionsFit(scenario, built)
  if (faults.length > 0) return faults
  const indicators = withIndicators(built, scenario.indicators)
  return indicators.ok ? [] : indicators.error
}
