/** Years of a model: which there are, and where each stands in a trajectory, which begins with the launch year. */
import type { ModelSpec, Scenario, Year } from './spec.ts'

type Launch = Pick<ModelSpec, 'launchYear'>

/** Every year from one to another, both included; none where the second lies before the first. */
export const yearsBetween = (first: Year, last: Year): readonly Year[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)

/** Every year of a trajectory that ends with a horizon. */
export const yearsTo = ({ launchYear }: Launch, horizon: Year): readonly Year[] =>
  yearsBetween(launchYear, horizon)

/** A trajectory's value in a year; NaN where it has none, before its launch and past its horizon too. */
export const valueInYear = (
  trajectory: ArrayLike<number | null> | undefined,
  year: Year,
  { launchYear }: Launch,
): number => trajectory?.[year - launchYear] ?? Number.NaN

/** The year of a span that is nearest to one. */
export const yearWithin = (year: Year, first: Year, last: Year): Year => Math.min(last, Math.max(first, year))

/** The launch year of the first of several models. */
export const firstLaunch = (models: readonly Launch[]): Year =>
  Math.min(...models.map(({ launchYear }) => launchYear))

/** The launch year of the last of them: from then on all have values. */
export const lastLaunch = (models: readonly Launch[]): Year =>
  Math.max(...models.map(({ launchYear }) => launchYear))

/** The last year that all scenarios have. */
export const sharedHorizon = (scenarios: readonly Pick<Scenario, 'horizon'>[]): Year =>
  Math.min(...scenarios.map(({ horizon }) => horizon))

/** The last year that any of them has. */
export const longestHorizon = (scenarios: readonly Pick<Scenario, 'horizon'>[]): Year =>
  Math.max(...scenarios.map(({ horizon }) => horizon))

/** How many years the longest trajectory has after its first. */
export const mostYears = ({ launchYear, horizon }: Pick<ModelSpec, 'launchYear' | 'horizon'>): number =>
  horizon.max - launchYear
