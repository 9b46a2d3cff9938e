/** Makes an exported result again by its recipe. */
import type { Inquiry, Recipe } from '../../files/recipe.ts'
import type { Ground } from '../../model/ground.ts'
import { createProjector } from '../../model/projection.ts'
import type { Words } from '../text/words.ts'
import { scenariosOf } from './asked-scenario.ts'
import type { Here, OnProgress, Recomputed } from './here.ts'
import { attribution, backtesting, ensemble, seeking, sensitivity } from './recompute-analyses.ts'
import { comparison, departures, trajectories } from './recompute-tables.ts'

/**
 * @param recipe one in which `obstaclesOf` finds nothing.
 * @param grounds on which its scenarios stand, by their places.
 * @param words of its language.
 */
export function recompute(
  recipe: Recipe,
  grounds: readonly Ground[],
  words: Words,
  onProgress: OnProgress,
): Recomputed {
  const { version: _, language: __, date, inquiry, ...making } = recipe
  const scenarios = scenariosOf(recipe)
  const [[first], [ground]] = [scenarios, grounds]
  if (!first || !ground) throw new Error('a result is of some scenario')
  const projector = createProjector(ground.built)
  const here = <I extends Inquiry>(own: I): Here<I> => ({
    ground,
    inquiry: own,
    made: { ...making, inquiry: own, date: momentOf(date), grounds },
    scenarios,
    first,
    projector,
    words,
    onProgress,
  })
  switch (inquiry.kind) {
    case 'project':
      return trajectories(here(inquiry))
    case 'compare':
      return comparison(here(inquiry))
    case 'departures':
      return departures(here(inquiry))
    case 'ensemble':
      return ensemble(here(inquiry))
    case 'sensitivity':
      return sensitivity(here(inquiry))
    case 'attribute':
      return attribution(here(inquiry))
    case 'seek':
      return seeking(here(inquiry))
    case 'backtest':
      return backtesting(here(inquiry))
  }
}

/** The moment of a recipe; a day alone is one where the program runs. */
const momentOf = (date: string): Date => new Date(date.includes('T') ? date : `${date}T00:00:00`)
