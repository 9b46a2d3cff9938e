/** What a chart shows: an indicator, its growth per year, or what a scenario adds to it beside the baseline. */
import type { IndicatorId } from './spec.ts'

/**
 * An indicator's id, with a plus sign before it where the difference from the baseline is shown, and a per cent sign
 * where its growth is.
 */
export type ChartId = string

export interface ChartSubject {
  readonly indicator: IndicatorId
  /** Whether what is shown is by how much a scenario lies above the baseline. */
  readonly isAdded: boolean
  /** Whether what is shown is by how many per cent it grows from year to year. */
  readonly isGrowth: boolean
}

const [plus, percent] = ['+', '%']

export const chartSubject = (id: ChartId): ChartSubject => ({
  indicator: /^[+%]/.test(id) ? id.slice(1) : id,
  isAdded: id.startsWith(plus),
  isGrowth: id.startsWith(percent),
})

export const chartIdOf = ({ indicator, isAdded, isGrowth }: ChartSubject): ChartId =>
  `${isAdded ? plus : isGrowth ? percent : ''}${indicator}`
