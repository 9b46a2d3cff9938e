/** Projects the scenarios of a command and remarks on what their reader should know. */
import { createProjector, inPrices, type Prices, type Projection } from '../model/projection.ts'
import type { ReadingId } from '../model/spec.ts'
import type { Context } from './command.ts'
import type { NamedScenario } from './scenarios.ts'

export interface Projected extends NamedScenario {
  readonly projection: Projection
}

export interface Projections {
  readonly projected: readonly Projected[]
  readonly warnings: readonly string[]
}

/** Projects scenarios; warns where one leaves what the model holds plausible, and where readings differ. */
export function projectAll(
  scenarios: readonly NamedScenario[],
  prices: Prices,
  { library, language, texts }: Context,
): Projections {
  const model = library.built
  const projector = createProjector(model)
  const projected = scenarios.map((named) => ({
    ...named,
    projection: inPrices(projector.project(named.scenario), prices, model),
  }))
  const implausible = scenarios.flatMap(({ title, scenario }) =>
    projector.implausible(scenario).map(({ indicator, from }) => {
      const spec = model.spec.plausibility.find((candidate) => candidate.indicator === indicator)
      return texts.implausible(title, from, spec?.message[language] ?? indicator)
    }),
  )
  const readings = readingsOf(scenarios).map(
    (reading) => library.baseline.readings.find(({ id }) => id === reading)?.label[language] ?? reading,
  )
  return {
    projected,
    warnings: [...(readings.length > 1 ? [texts.differentReadings(readings)] : []), ...implausible],
  }
}

/** The readings that scenarios start from, each once. */
export function readingsOf(scenarios: readonly NamedScenario[]): readonly ReadingId[] {
  return [...new Set(scenarios.map(({ scenario }) => scenario.reading))]
}

/** The reading that all scenarios share, or `mixed`. */
export function commonReading(scenarios: readonly NamedScenario[]): string {
  const [first = '', ...others] = readingsOf(scenarios)
  return others.length === 0 ? first : 'mixed'
}

/** The reading that all scenarios share, in words. */
export function describeReading(scenarios: readonly NamedScenario[], { library, language, texts }: Context) {
  const common = commonReading(scenarios)
  const reading = library.baseline.readings.find(({ id }) => id === common)
  return reading ? texts.reading(reading.label[language]) : texts.readingsDiffer
}
