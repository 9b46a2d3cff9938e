/** The draws of a scenario themselves, for what cannot be said from their quantiles: ranks, scores, growth rates. */
import type { Model } from '../model.ts'
import type { Scenario, Year } from '../spec.ts'
import { chunkSize, createDrawSource, type DrawSettings, type Progress } from './ensemble.ts'

export interface Samples {
  readonly years: readonly Year[]
  /** One number a draw, draw k the same for every name and year; NaN where there is no value. */
  of(name: string, year: Year): Float64Array | undefined
}

/** Draws whose numbers are all held; more of them would not fit into the memory of a small machine. */
export const mostSampled = 100_000

/** Draws some names of a scenario, in steps of a chunk of draws each. */
export function* sampleSteps(
  model: Model,
  scenario: Scenario,
  settings: DrawSettings,
  asked: readonly string[],
): Generator<Progress, Samples> {
  const { draws } = settings
  const { names, years, chunk } = createDrawSource(model, scenario, settings, asked)
  const columns = Array.from({ length: names.length * years.length }, () => new Float64Array(draws))
  for (let first = 0; first < draws; first += chunkSize) {
    const own = chunk(first, Math.min(chunkSize, draws - first))
    for (const [quantity, column] of columns.entries()) column.set(own.of(quantity), first)
    yield { done: first + own.count, draws, pass: 1 }
  }
  return {
    years,
    of: (name, year) => {
      const [place, index] = [names.indexOf(name), years.indexOf(year)]
      return place < 0 || index < 0 ? undefined : columns[place * years.length + index]
    },
  }
}
