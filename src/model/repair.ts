/** A stored scenario that says what cannot be computed on its ground, brought to one that can. */

import { faultsOn } from './computable.ts'
import type { Fault } from './fault.ts'
import type { Ground } from './ground.ts'
import type { Scenario } from './spec.ts'
import { yearWithin } from './years.ts'

export interface Repaired {
  readonly scenario: Scenario
  /** What was taken out, or brought back to what the baseline says. */
  readonly faults: readonly Fault[]
}

/** Takes out every departure and own indicator that is at fault, and none that is not. */
export function repaired(scenario: Scenario, ground: Ground): Repaired {
  const faults: Fault[] = []
  let present = scenario
  for (;;) {
    const [fault] = faultsOn(ground, present)
    if (!fault) return { scenario: present, faults }
    faults.push(fault)
    // What is taken out may have been all that another indicator named: faults are looked for anew each time.
    present = without(present, fault, ground)
  }
}

function without(scenario: Scenario, { code, path }: Fault, { model, baseline }: Ground): Scenario {
  const [part, key] = path
  const others = <T>(entries: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => id !== key))
  switch (part) {
    case 'levers':
      return { ...scenario, levers: others(scenario.levers) }
    case 'assumptions':
      return { ...scenario, assumptions: others(scenario.assumptions) }
    case 'indicators':
      return { ...scenario, indicators: scenario.indicators.filter((_, index) => index !== key) }
    case 'reading':
      return { ...scenario, reading: baseline.defaultReading }
    case 'horizon':
      return { ...scenario, horizon: yearWithin(scenario.horizon, model.launchYear + 1, model.horizon.max) }
    case 'baseline':
      // The ground was found by the longer name of its baseline.
      return { ...scenario, baseline: baseline.id }
    default:
      throw new Error(`${code} at ${path.join('.')} cannot be taken out`)
  }
}
