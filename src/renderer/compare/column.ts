import type { LineTone } from '../../report/charts/place.ts'
import type { ScenarioTrajectories } from '../../report/trajectories/trajectories.ts'

/** A column of the comparison: a scenario with its name, colour and trajectories. */
export interface Column extends ScenarioTrajectories {
  readonly id: string
  /** Its name where what it stands on is said beside it; the other one tells it from all others. */
  readonly title: string
  readonly tone: LineTone
}
