/** What Model reads its equations with: a scenario, a year, and what each name is worth there. */
import { useEffect, useMemo, useState } from 'react'
import type { Ensemble } from '../../model/analysis/ensemble.ts'
import type { Scenario, Year } from '../../model/spec.ts'
import { yearWithin } from '../../model/years.ts'
import type { NamedThing } from '../../report/equations/names.ts'
import { drawnNames, rangeIn, rangeText, valuesIn, valueText } from '../../report/equations/values.ts'
import { useKept } from '../context/use-kept.ts'
import { useAnalyst, useWords, useWorkspace, useWorkspaceStore } from '../context/workspace-context.tsx'
import { comparableBaseline, documentsHere, drawingOn, type Workspace } from '../workspace/workspace.ts'

/** Draws for the ranges of a hundred equations: the 90% that hold them move by less than is shown. */
const mostDraws = 1000

export interface Chosen {
  readonly scenario: Scenario
  readonly year: Year
  readonly choose: (scenario: string) => void
  readonly chooseYear: (year: Year) => void
}

/** The active scenario and the key year until others are chosen. */
export function useChosen(): Chosen {
  const [id, choose] = useKept<string | undefined>('model scenario', undefined)
  const [ownYear, chooseYear] = useKept<Year | undefined>('model year', undefined)
  const scenario = useWorkspace((state) => scenarioOf(state, id))
  const launchYear = useWorkspace((state) => state.ground.model.launchYear)
  const keyYear = useWorkspace((state) => state.keyYear)
  return { scenario, year: yearWithin(ownYear ?? keyYear, launchYear, scenario.horizon), choose, chooseYear }
}

/** The baseline in the reading and to the horizon of what is worked on. */
function scenarioOf(state: Workspace, id: string | undefined): Scenario {
  const here = documentsHere(state)
  const found = here.find(({ scenario }) => scenario.id === (id ?? state.active))
  const document = found ?? here.find(({ scenario }) => scenario.id === state.active)
  return !document || document.kind === 'baseline' ? comparableBaseline(state) : document.scenario
}

/** What a name is worth, in words. */
export interface Said {
  readonly value: string
  /** Where nine in ten simulations lie, or an assumption's range, once it is known. */
  readonly range?: string
}

export type Say = (thing: NamedThing) => Said

/** Says values at once, and ranges once they are drawn. */
export function useSaid({ scenario, year }: Pick<Chosen, 'scenario' | 'year'>): Say {
  const words = useWords()
  const store = useWorkspaceStore()
  const projector = store.projectorOf(scenario)
  const values = useMemo(() => valuesIn(projector, scenario, year), [projector, scenario, year])
  const ensemble = useRanges(scenario)
  return useMemo(
    () => (thing) => {
      const ends = rangeIn(thing, projector.model, ensemble, year)
      return {
        value: valueText(thing, values.get(thing.name), words),
        ...(ends ? { range: rangeText(thing, ends, words) } : {}),
      }
    },
    [projector, values, ensemble, year, words],
  )
}

/** The simulations of a scenario for all that equations work out; undefined while they are on their way. */
function useRanges(scenario: Scenario): Ensemble | undefined {
  const analyst = useAnalyst()
  const store = useWorkspaceStore()
  const drawing = useWorkspace((state) => drawingOn(state, scenario))
  const [drawn, setDrawn] = useState<{ readonly of: Scenario; readonly ensemble: Ensemble }>()
  useEffect(() => {
    const stop = new AbortController()
    const names = drawnNames(store.projectorOf(scenario).model)
    const options = { ...drawing, draws: Math.min(mostDraws, drawing.draws), names }
    analyst.ask({ kind: 'ensemble', scenario, options }, { signal: stop.signal }).then(
      (ensemble) => setDrawn({ of: scenario, ensemble }),
      // Without ranges the values stand as they are; what fails there is told where simulations are asked for.
      () => undefined,
    )
    return () => stop.abort()
  }, [analyst, store, scenario, drawing])
  return drawn?.of === scenario ? drawn.ensemble : undefined
}
