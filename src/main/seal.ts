/** Seals forecasts of several baselines, each once. */
import { sealedFileName } from '../files/sealed-file.ts'
import { type SealOptions, sealSteps } from '../model/analysis/backtest/sealed.ts'
import type { Ground } from '../model/ground.ts'
import { modelKey } from '../model/model.ts'
import type { SealedForecast } from '../model/sealed.ts'
import { yearsBetween } from '../model/years.ts'
import { isSealed, sealForecast } from './forecasts.ts'

export interface Sealing {
  readonly file: string
  /** False where one was there, which stays as it is. */
  readonly isNew: boolean
}

/** @throws where a baseline knows of one of the years already: that would be no forecast. */
export function sealAll(
  folder: string,
  grounds: readonly Ground[],
  options: SealOptions,
): readonly Sealing[] {
  const known = grounds.flatMap(({ outcomes }) => outcomes.outcomes.map(({ year }) => year))
  if (options.from <= Math.max(...known)) throw new Error(`there are outcomes of ${options.from}`)
  return grounds.map((ground): Sealing => {
    const years = yearsBetween(options.from, options.to)
    const named = { baseline: ground.baseline.id, model: modelKey(ground.model), years }
    const file = sealedFileName(named)
    if (isSealed(folder, named)) return { file, isNew: false }
    return { file: sealForecast(folder, forecastOf(ground, options)), isNew: true }
  })
}

function forecastOf(ground: Ground, options: SealOptions): SealedForecast {
  const steps = sealSteps(ground, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
