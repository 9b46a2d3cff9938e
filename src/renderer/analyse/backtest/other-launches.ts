/** Backtests of the other baselines of the region: whether fans hold from another start, too. */
import type { Job } from '../../../analyst/jobs.ts'
import { lastKnownYear } from '../../../model/analysis/backtest/measures.ts'
import type { Backtest } from '../../../model/analysis/backtest.ts'
import type { Ground } from '../../../model/ground.ts'
import { baselineScenario } from '../../../model/scenario.ts'
import type { Year } from '../../../model/spec.ts'
import { comparedOutcomes, scoredYears } from '../../../report/backtest/outcomes.ts'
import { useAnswer } from '../../context/use-answer.ts'
import { useWorkspace } from '../../context/workspace-context.tsx'

export interface OtherLaunch {
  readonly year: Year
  readonly result: Backtest
}

type How = Pick<Job<'backtest'>, 'breaks' | 'recalled' | 'drawing'>

/** So many others are asked about: the ones that ship first. */
const most = 2

/** @param how as the shown scenario is tested; undefined where nothing is to be asked. */
export function useOtherLaunches(how: How | undefined): readonly OtherLaunch[] {
  const { ground, grounds, ownOutcomes } = useWorkspace((all) => all)
  const jobOf = (other: Ground | undefined): Job<'backtest'> | undefined => {
    if (!other || !how?.drawing) return undefined
    const { spec } = comparedOutcomes(other.outcomes, ownOutcomes, other.model.indicators)
    if (scoredYears(spec, lastKnownYear(other.built)).length === 0) return undefined
    // Ranges that somebody changed are those of another baseline.
    const { ranges: _, ...drawing } = how.drawing
    const scenario = baselineScenario(other.model, other.baseline)
    return { kind: 'backtest', scenario, figures: {}, outcomes: spec, ...how, drawing }
  }
  const others = grounds.all
    .filter(({ pack, baseline }) => pack.id === ground.pack.id && baseline.id !== ground.baseline.id)
    .slice(0, most)
  const answers = [useAnswer(jobOf(others[0])), useAnswer(jobOf(others[1]))]
  return others.flatMap((other, index): readonly OtherLaunch[] => {
    const { answer, isCurrent } = answers[index] ?? {}
    return answer && isCurrent ? [{ year: other.baseline.launchYear, result: answer.result }] : []
  })
}
