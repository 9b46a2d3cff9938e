/** Projects the scenarios of a command and remarks on what their reader should know. */
import { createProjector, inPrices, type Prices, type Projection } from '../model/projection.ts'
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

export const comparedOf = ({ own: scenario, title, projection }: Projected): ProjectedColumn => ({
  name: title,
  scenario,
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
  { ground, words }: Context,
): Projections {
  const model = ground.built
  const projector = createProjector(model)
  const projected = scenarios.map((named) => ({
    ...named,
    projection: inPrices(projector.project(named.scenario), prices, model),
  }))
  const implausible = scenarios.flatMap(({ title, scenario }) =>
    projector
      .implausible(scenario)
      .map(({ from, message }) =>
        words.t('cli.implausible', { scenario: title, from, message: words.text(message) }),
      ),
  )
  const readings = readingsOf(scenarios).map((reading) => readingLabel(reading, words, ground))
  return {
    projected,
    warnings: [
      ...(readings.length > 1
        ? [
            words.t('cli.differentReadings', {
              readings: readings.join(manners[words.language].betweenClauses),
            }),
          ]
        : []),
      ...implausible,
    ],
  }
}

/** The readings that scenarios start from, each once. */
function readingsOf(scenarios: readonly Pick<NamedScenario, 'scenario'>[]): readonly ReadingId[] {
  return [...new Set(scenarios.map(({ scenario }) => scenario.reading))]
}
