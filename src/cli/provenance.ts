/** What a result was computed from, and when: named by every analysis. */
import { modelKey } from '../model/model.ts'
import { fingerprint } from '../model/scenario.ts'
import type { ReadingId } from '../model/spec.ts'
import type { Context } from './command.ts'
import type { NamedScenario } from './scenarios.ts'

export interface Provenance {
  readonly model: string
  readonly baseline: string
  readonly reading: ReadingId
  readonly name: string
  readonly fingerprint: string
  /** The day, such as 2026-11-23, where the program runs. */
  readonly date: string
}

export function provenanceOf({ scenario }: NamedScenario, { library }: Context): Provenance {
  return {
    model: modelKey(library.model),
    baseline: scenario.baseline,
    reading: scenario.reading,
    name: scenario.name,
    fingerprint: fingerprint(scenario, library.model),
    date: today(),
  }
}

/** The local day; Swedish writes dates as ISO 8601 does. */
export const today = (): string => new Intl.DateTimeFormat('sv').format(new Date())
