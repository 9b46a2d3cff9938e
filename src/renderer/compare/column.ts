import type { LineTone } from '../../report/charts/place.ts'
import type { Compared } from '../../report/compare/csv.ts'

/** A column of the comparison: a scenario with its name, colour and trajectories. */
export interface Column extends Compared {
  readonly id: string
  readonly tone: LineTone
}
