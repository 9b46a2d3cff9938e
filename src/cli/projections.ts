/** Projects the scenarios of a command and remarks on what their reader should know. */
import type { Ground } from '../model/ground.ts'
import {
  createProjector,
  inPrices,
  type Prices,
  type Projection,
  type Projector,
} from '../model/projection.ts'
import type { ReadingId } from '../model/spec.ts'
import { readingLabel } from '../report/provenance.ts'
import { manners } from '../report/text/language.ts'
import type { ScenarioTrajectories } from '../report/trajectories/trajectories.ts'
import type { Context } from './command.ts'
import type { NamedScenario } from './scenarios.ts'

export interface Projected extends NamedScenario {
  readonly projection: Projection
}

/** A scenario as a column of a table: under its title, with its values. */
export interface ProjectedColumn extends ScenarioTrajectories {
  readonly projection: Projection
}

export const comparedOf = ({ own: scenario, title, ground, projection }: Projected): ProjectedColumn => ({
  name: title,
  scenario,
  ground,
  projection,
  series: projection.series,
})

export interface Projections {
  readonly projected: readonly Projected[]
  readonly warnings: readonly string[]
}

/** Projects scenarios; warns where one leaves what the model holds plausible, and where readings differ. */
export function projectAll(
  scenarios: readonly NamedScenario[],
  prices: Prices,
  { words }: Pick<Context, 'words'>,
): Projections {
  const projectors = new Map<Ground, Projector>()
  const projectorOf = (ground: Ground): Projector => {
    const projector = projectors.get(ground) ?? createProjector(ground.built)
    projectors.set(ground, projector)
    return projector
  }
  const projected = scenarios.map((named) => {
    const { scenario, ground } = named
    return { ...named, projection: inPrices(projectorOf(ground).project(scenario), prices, ground.built) }
  })
  const implausible = scenarios.flatMap(({ title, scenario, ground }) =>
    projectorOf(ground)
      .implausible(scenario)
      .map(({ from, message }) =>
        words.t('cli.implausible', { scenario: title, from, message: words.text(message) }),
      ),
  )
  // Readings are of one source: those of two baselines say nothing of each other.
  const differentReadings = [...projectors.keys()].flatMap((ground) => {
    const own = scenarios.filter((each) => each.ground === ground)
    const readings = readingsOf(own).map((reading) => readingLabel(reading, words, ground))
    if (readings.length < 2) return []
    const said = readings.join(manners[words.language].betweenClauses)
    return [words.t('cli.differentReadings', { readings: said })]
  })
  return { projected, warnings: [...differentReadings, ...implausible] }
}

/** The readings that scenarios start from, each once. */
function readingsOf(scenarios: readonly Pick<NamedScenario, 'scenario'>[]): readonly ReadingId[] {
  return [...new Set(scenarios.map(({ scenario }) => scenario.reading))]
}
