import type { IndicatorId } from '../../model/spec.ts'
import type { LineTone } from '../../report/charts/place.ts'
import type { Document } from '../workspace/workspace.ts'

/** A column of the comparison: a scenario with its name, colour and trajectories. */
export interface Column {
  readonly id: string
  readonly name: string
  readonly tone: LineTone
  readonly document: Document
  readonly series: ReadonlyMap<IndicatorId, ArrayLike<number>>
}
