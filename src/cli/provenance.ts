/** What a result was computed from, and when: named by every analysis. */
import { modelKey } from '../model/model.ts'
import { fingerprint } from '../model/scenario.ts'
import type { ReadingId } from '../model/spec.ts'
import type { Context } from './command.ts'
import type { NamedScenario } from './scenarios.ts'

/** What tells one scenario of a result from another. */
export interface ScenarioProvenance {
  readonly reading: ReadingId
  readonly name: string
  readonly fingerprint: string
}

export interface Provenance extends ScenarioProvenance {
  readonly model: string
  readonly baseline: string
  /** The day, such as 2026-11-23, where the program runs. */
  readonly date: string
}

export function provenanceOf(named: NamedScenario, context: Context): Provenance {
  return {
    model: modelKey(context.library.model),
    baseline: named.scenario.baseline,
    ...scenarioProvenanceOf(named, context),
    date: today(),
  }
}

export const scenarioProvenanceOf = (
  { scenario }: NamedScenario,
  { library }: Context,
): ScenarioProvenance => ({
  reading: scenario.reading,
  name: scenario.name,
  fingerprint: fingerprint(scenario, library.model),
})

/** The local day; Swedish writes dates as ISO 8601 does. */
export const today = (): string => new Intl.DateTimeFormat('sv').format(new Date())
