/** Departures in words: what differs, and from what to what. */

import type { Departure } from '../../model/analysis/attribution.ts'
import { type LeverSetting, targetOf } from '../../model/scenario.ts'
import type { BaselineSpec, ModelSpec, ReadingId, UnitKey } from '../../model/spec.ts'
import { levelsIn } from '../amount.ts'
import { scheduleSentence } from '../schedule.ts'
import type { Words } from '../text/words.ts'

/** The parts of the ground in which departures have their names. */
export interface Naming {
  readonly model: ModelSpec
  readonly baseline: BaselineSpec
}

export interface DepartureName {
  /** Such as "Fusion fields". */
  readonly name: string
  /** Such as "3 → 11". */
  readonly move: string
}

/** Both readings by their names. */
export function endNames(
  { from, to }: Extract<Departure, { readonly group: 'reading' }>,
  { baseline }: Pick<Naming, 'baseline'>,
  words: Words,
): readonly [from: string, to: string] {
  const label = (id: ReadingId): string => {
    const reading = baseline.readings.find((entry) => entry.id === id)
    return reading ? words.text(reading.label) : id
  }
  return [label(from), label(to)]
}

export function departureName(departure: Departure, naming: Naming, words: Words): DepartureName {
  const { model } = naming
  const writeIn = (spec: { readonly unit: UnitKey } | undefined) => levelsIn(spec?.unit ?? '', words).write
  switch (departure.group) {
    case 'reading': {
      const [from, to] = endNames(departure, naming, words)
      return { name: words.t('attribution.group.reading'), move: arrow(from, to) }
    }
    case 'assumptions': {
      const spec = model.assumptions.find(({ id }) => id === departure.id)
      const write = writeIn(spec)
      return {
        name: spec ? words.text(spec.label) : departure.id,
        move: arrow(write(departure.from), write(departure.to)),
      }
    }
    case 'levers': {
      const spec = model.levers.find(({ id }) => id === departure.id)
      const name = spec ? words.text(spec.label) : departure.id
      const write = writeIn(spec)
      const [from, to] = [departure.from, departure.to].map((move) => targetOf(move, spec ?? { base: 0 }))
      if (from !== to) return { name, move: arrow(write(from ?? 0), write(to ?? 0)) }
      // The same level at other times.
      return {
        name,
        move: arrow(
          `${write(from ?? 0)} ${scheduleText(departure.from, words)}`,
          scheduleText(departure.to, words),
        ),
      }
    }
  }
}

/** When a lever moves, in words; empty where it is not moved. */
export const scheduleText = (setting: LeverSetting | undefined, words: Words): string =>
  setting ? scheduleSentence(words, setting.start, setting.ramp, setting.end) : ''

/** Both in one, for a sentence: "Fusion fields (3 → 11)". */
export const inSentence = ({ name, move }: DepartureName, words: Words): string =>
  words.t('attribution.named', { name, move })

const arrow = (from: string, to: string): string => `${from} → ${to}`
