/**
 * Who else foretold the outcomes: the model without departures, rules that know nothing (`naive.ts`), and the
 * official plan. The plan's aims are put on the baseline's definition as outcomes are: by the breaks up to the year
 * in which they were announced, or back from it where the baseline is the later of the two.
 */
import type { Projector } from '../../projection.ts'
import { baselineScenario } from '../../scenario.ts'
import type { BreakId, IndicatorId, OutcomesSpec, Scenario, TargetSpec, Year } from '../../spec.ts'
import { breaksBetween, factorOf } from './compared.ts'
import type { Fans } from './fans.ts'
import { lastKnownYear, type Measures, projectedMeasures } from './measures.ts'
import { createNaiveRules, type NaiveRule } from './naive.ts'
import type { Restated, Rival } from './rows.ts'

/** Fans of what was drawn. */
export interface DrawnFans {
  readonly scenario: Fans
  /** Of the model without departures; undefined where the scenario is that. */
  readonly baseline: Fans | undefined
}

/** Somebody who foretells outcomes. */
export interface Forecaster {
  readonly says: Measures
  readonly fans?: Fans | undefined
  /** The first year of a level of which anything is said. */
  readonly from: (indicator: IndicatorId) => Year
  /** How what is said of a level was put on the baseline's definition; undefined where it stands as it was said. */
  readonly restated?: (indicator: IndicatorId, year: Year) => Restated | undefined
}

export type Others = Readonly<Record<Rival, Forecaster>>

/** @param isUndone breaks that are undone, by id. */
export function createOthers(
  projector: Projector,
  scenario: Scenario,
  outcomes: OutcomesSpec,
  isUndone: ReadonlySet<BreakId>,
  fans?: DrawnFans,
): Others {
  const { launchYear } = projector.model.spec
  const { says, walkFans, startOf } = createNaiveRules(projector, scenario)
  const rule = (id: NaiveRule): Forecaster => ({
    says: says[id],
    from: (indicator) => startOf(id, indicator),
  })
  const baseline = withoutDepartures(projector, scenario)
  const aimed = aimsOf(outcomes, isUndone, lastKnownYear(projector.model))
  return {
    baseline: {
      says: baseline ? projectedMeasures(projector, baseline) : () => Number.NaN,
      fans: fans?.baseline,
      from: () => launchYear,
    },
    growthKept: rule('growthKept'),
    shareKept: rule('shareKept'),
    randomWalk: { ...rule('randomWalk'), fans: walkFans },
    plan: {
      says: (indicator, year, measure) => {
        const aim = measure === 'level' ? aimed(indicator, year) : undefined
        return aim ? aim.announced * aim.factor : Number.NaN
      },
      from: () => launchYear,
      restated: (indicator, year) => {
        const aim = aimed(indicator, year)
        return aim?.factor === 1 ? undefined : aim
      },
    },
  }
}

/** The model without departures, in a scenario's reading and to its horizon; undefined where the scenario is that. */
export function withoutDepartures({ model }: Projector, scenario: Scenario): Scenario | undefined {
  const { reading, horizon, levers, assumptions } = scenario
  if (Object.keys(levers).length + Object.keys(assumptions).length === 0) return undefined
  return { ...baselineScenario(model.spec, model.baseline), reading, horizon }
}

/** The official plan: the aim of a year that was announced first, and before that year was over, and its factor. */
function aimsOf(
  { targets, breaks }: OutcomesSpec,
  isUndone: ReadonlySet<BreakId>,
  knownUntil: Year,
): (indicator: IndicatorId, year: Year) => Restated | undefined {
  const aims = new Map<string, TargetSpec>()
  for (const target of targets) {
    const key = `${target.indicator} ${target.year}`
    const earlier = aims.get(key)
    if (target.indicator === undefined || target.announced > target.year) continue
    if (!earlier || target.announced < earlier.announced) aims.set(key, target)
  }
  return (indicator, year) => {
    const aim = aims.get(`${indicator} ${year}`)
    if (!aim) return undefined
    const undone = (after: Year, upTo: Year): number =>
      factorOf(breaksBetween(breaks, indicator, after, upTo).filter(({ id }) => isUndone.has(id)))
    const factor = undone(aim.announced, knownUntil) / undone(knownUntil, aim.announced)
    return { announced: aim.value, factor }
  }
}
