/**
 * Sealed forecasts: what a baseline foretold of years that nobody had numbers of, written once and never edited, to be
 * scored when the numbers come. Only these are blind without anybody's word for it.
 *
 * A file stands for itself: models, labels and units may change after it was written.
 */
import type { IndicatorId, ReadingId, Text, UnitKey, Year } from './spec.ts'

export const sealedFormat = 'qiantang-sealed'

/** What was foretold of one indicator, by year. */
export interface SealedSeries {
  readonly id: IndicatorId
  readonly label: Text
  readonly unit: UnitKey
  /** Digits after the decimal point on screen. */
  readonly digits: number
  /** Of the central run. */
  readonly central: readonly number[]
  /** Of the draws, at each of the file's probabilities. */
  readonly quantiles: readonly (readonly number[])[]
}

export interface SealedForecast {
  readonly format: typeof sealedFormat
  readonly version: 1
  /** The day on which it was made, such as 2030-01-31. */
  readonly sealed: string
  readonly baseline: string
  readonly label: Text
  /** `id@version`. */
  readonly model: string
  readonly reading: ReadingId
  /** The last year of the baseline's own figures, whose definitions the forecast is of. */
  readonly knownUntil: Year
  /** Of the scenario without departures, with these draws. */
  readonly fingerprint: string
  readonly method: 'sobol'
  readonly bands: 'all'
  readonly draws: number
  readonly seed: number
  /** In current prices. */
  readonly years: readonly Year[]
  readonly probabilities: readonly number[]
  readonly indicators: readonly SealedSeries[]
}

/** A file of the folder of sealed forecasts. */
export interface SealedFile {
  readonly file: string
  /** Of its bytes. */
  readonly sha256: string
  /** Whether it is as it was when its hash was written down. */
  readonly isIntact: boolean
  /** Undefined where it cannot be read as one. */
  readonly forecast: SealedForecast | undefined
}
