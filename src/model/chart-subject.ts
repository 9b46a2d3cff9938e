/** What a chart shows: an indicator, or what a scenario adds to it beside the baseline. */
import type { IndicatorId } from './spec.ts'

/** An indicator's id, with a plus sign before it where the difference from the baseline is shown. */
export type ChartId = string

export interface ChartSubject {
  readonly indicator: IndicatorId
  /** Whether what is shown is by how much a scenario lies above the baseline. */
  readonly isAdded: boolean
}

const plus = '+'

export const chartSubject = (id: ChartId): ChartSubject =>
  id.startsWith(plus)
    ? { indicator: id.slice(plus.length), isAdded: true }
    : { indicator: id, isAdded: false }

export const chartIdOf = ({ indicator, isAdded }: ChartSubject): ChartId =>
  isAdded ? `${plus}${indicator}` : indicator
