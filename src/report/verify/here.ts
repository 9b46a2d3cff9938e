/** What is at hand where an exported result is made again. */

import type { Inquiry, InquiryKind, InquiryOf } from '../../files/recipe.ts'
import type { DrawMethod } from '../../model/analysis/draws.ts'
import type { Ground } from '../../model/ground.ts'
import type { Projector } from '../../model/projection.ts'
import type { IndicatorId } from '../../model/spec.ts'
import type { Sheet } from '../csv.ts'
import { describeOn, type IndicatorDescription } from '../indicator.ts'
import type { Provenance } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import type { AskedScenario } from './asked-scenario.ts'

/** Called while draws are made: how many of how many are done. */
export type OnProgress = (done: number, total: number) => void

export interface Here<I extends Inquiry = Inquiry> {
  readonly ground: Ground
  readonly inquiry: I
  /** With the fingerprints that the file has: whether they are right is another question. */
  readonly made: Provenance<I>
  readonly scenarios: readonly AskedScenario[]
  readonly first: AskedScenario
  readonly projector: Projector
  readonly words: Words
  readonly onProgress: OnProgress
}

export type HereOf<K extends InquiryKind> = Here<InquiryOf<K>>

/** A result in the formats in which it is exported; undefined where there is none of it in one. */
export interface Recomputed {
  readonly csv: (() => Sheet) | undefined
  readonly json: (() => object) | undefined
}

/** Indicators as they are called beside each other. */
export function described(
  ids: readonly IndicatorId[],
  scenarios: readonly AskedScenario[],
  { made, words }: Here,
): readonly IndicatorDescription[] {
  const own = scenarios.flatMap(({ computed }) => computed.indicators)
  const known = describeOn(made.grounds, own, words)
  return ids.flatMap((id) => known.find((indicator) => indicator.id === id) ?? [])
}

export function describedOne(
  id: IndicatorId,
  scenarios: readonly AskedScenario[],
  here: Here,
): IndicatorDescription {
  const [indicator] = described([id], scenarios, here)
  if (!indicator) throw new Error(`there is no indicator ${id}`)
  return indicator
}

/** How draws are made; undefined where nothing was drawn. */
export function settingsOf({ made, onProgress }: Here) {
  const { drawn, ranges = {}, prices } = made
  if (!drawn) return undefined
  const { draws, seed, method } = drawn
  return {
    draws,
    seed,
    method: method as DrawMethod,
    ranges,
    prices,
    onProgress: ({ done }: { readonly done: number }) => onProgress(done, draws),
  }
}
