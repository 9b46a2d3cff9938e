/**
 * Baselines as the independent implementation has them, said as a data file says one.
 *
 * They hold numbers alone, so the words are placeholders: tests of the model rest on no data file of a region.
 */

import type { ModelFile } from '../../src/model/model-file.ts'
import { figureOf } from '../../src/model/resolve-model.ts'
import type {
  BaselineAssumption,
  BaselineLever,
  BaselineSpec,
  FigureSpec,
  Text,
} from '../../src/model/spec.ts'

export interface JsonBaseline {
  readonly id: string
  readonly launchYear: number
  readonly schedule: { readonly earliest: number; readonly start: number }
  readonly readings: readonly string[]
  readonly figures: Readonly<Record<string, number>>
  readonly levers: Readonly<
    Record<
      string,
      {
        readonly base: number
        readonly min?: number
        readonly max?: number
        readonly draw?: readonly [low: number, high: number]
      }
    >
  >
  readonly assumptions: Readonly<Record<string, readonly [central: number, low: number, high: number]>>
}

const words: Text = { en: '–', ko: '–', zh: '–' }

/** The baseline, with the figures that a model requires in the units in which it wants them. */
export function baselineOf(json: JsonBaseline, file: ModelFile): BaselineSpec {
  const [defaultReading = ''] = json.readings
  return {
    id: json.id,
    label: words,
    short: words,
    launchYear: json.launchYear,
    schedule: json.schedule,
    keyYear: json.launchYear + 15,
    quality: 'assumption',
    model: file.id,
    levers: Object.fromEntries(
      Object.entries(json.levers).map(([id, { base, draw, ...bounds }]): [string, BaselineLever] => [
        id,
        {
          base,
          ...bounds,
          ...(draw ? { draw: { low: draw[0], high: draw[1] } } : {}),
          basis: 'assumption',
          figures: [],
          meaning: { base: words },
          source: words,
        },
      ]),
    ),
    assumptions: Object.fromEntries(
      Object.entries(json.assumptions).map(([id, [central, low, high]]): [string, BaselineAssumption] => [
        id,
        { central, low, high, basis: 'judgement', source: words },
      ]),
    ),
    region: 'here',
    source: { name: words, short: words, title: words, author: words, published: '–', language: 'en' },
    regions: [{ id: 'here', label: words }],
    topics: [{ id: 'all', label: words }],
    defaultReading,
    readings: json.readings.map((id) => ({ id, label: words, explanation: words, figures: [] })),
    conflicts: [],
    figures: figuresOf(json, file),
  }
}

/** Growth is a share of one there, and per cent in the model. */
const isGrowth = (unit: string): boolean => unit.startsWith('%') && unit.includes('year')

const figuresOf = ({ figures, launchYear }: JsonBaseline, file: ModelFile): readonly FigureSpec[] =>
  file.requires.figures.flatMap((required) => {
    const value = figures[required.id]
    const { unit = '' } = required
    if (value === undefined) return []
    return [
      {
        id: figureOf(required),
        label: words,
        value: isGrowth(unit) ? 100 * value : value,
        unit,
        year: launchYear + (required.year === 'first' ? 1 : 0),
        region: 'here',
        kind: 'flow',
        topic: 'all',
        place: '–',
        quote: '–',
      } satisfies FigureSpec,
    ]
  })
