/** The shape of a recipe: a file that carries one is as hostile as any other. */
import { z } from 'zod'
import { bandKinds, drawMethods } from '../model/analysis/draws.ts'
import { languages } from '../model/spec.ts'
import type { Recipe } from './recipe.ts'
import { recipeVersion } from './recipe.ts'
import { scenarioSchema } from './scenario-file.ts'
import { textForms } from './text-forms.ts'

/** Lists as long as no result of ours is. */
const mostScenarios = 100
const mostOfAModel = 1000
const mostYears = 1000
const mostBrought = 10_000

const id = z.string().regex(textForms.key)
const line = (most: number) => z.string().max(most)
const year = z.int()
const digest = z.string().regex(textForms.fingerprint)
const indicators = z.array(id).max(mostOfAModel)
const range = z.strictObject({ low: z.number(), central: z.number(), high: z.number() })

const partsSchema = z.strictObject({
  engine: z.int(),
  model: digest,
  units: digest,
  baseline: digest,
  scenario: digest,
  run: digest,
})

/** The baseline is one of them, too. */
const { name: _, notes: __, ...content } = scenarioSchema.shape
const contentSchema = z.strictObject({ ...content, id: z.string().regex(textForms.scenarioId) })

const recipeScenarioSchema = z.strictObject({
  name: line(500),
  scenario: contentSchema,
  lent: content.indicators.unwrap().exactOptional(),
  fingerprint: digest,
  parts: partsSchema,
})

const freeLeverSchema = z.strictObject({
  id,
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  weight: z.number().exactOptional(),
})

const broughtSchema = z.strictObject({
  file: line(255),
  outcomes: z
    .array(
      z.strictObject({
        indicator: id,
        year,
        measure: z.enum(['level', 'nominalGrowth', 'realGrowth']),
        value: z.number(),
        unit: line(120),
        source: line(2000),
      }),
    )
    .max(mostBrought),
})

const inquirySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('project'), indicators }),
  z.strictObject({ kind: z.literal('compare'), indicators, years: z.array(year).max(mostYears) }),
  z.strictObject({ kind: z.literal('departures') }),
  z.strictObject({
    kind: z.literal('ensemble'),
    indicators,
    over: z.number().exactOptional(),
    year: year.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('sensitivity'), indicator: id, year }),
  z.strictObject({ kind: z.literal('attribute'), indicator: id, year: year.exactOptional() }),
  z.strictObject({
    kind: z.literal('seek'),
    indicator: id,
    year,
    target: z.number(),
    sense: z.enum(['atLeast', 'atMost']).exactOptional(),
    levers: z.array(freeLeverSchema).max(mostOfAModel),
    start: year.exactOptional(),
    ramp: z.int().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('backtest'),
    indicators,
    until: year,
    breaks: z.array(z.string().max(120)).max(mostOfAModel),
    recalled: z.boolean(),
    brought: z.array(broughtSchema).max(mostScenarios),
    outcomes: digest.exactOptional(),
    start: z
      .strictObject({
        reading: line(60).exactOptional(),
        assumptions: z.record(id, z.number()),
        figures: z.record(id, z.number()),
      })
      .exactOptional(),
  }),
])

export const recipeSchema = z.strictObject({
  version: z.literal(recipeVersion),
  language: z.enum(languages),
  date: z.string().regex(textForms.date),
  prices: z.enum(['current', 'constant']),
  drawn: z
    .strictObject({
      draws: z.int(),
      seed: z.int(),
      method: z.enum([...drawMethods, 'permutations']),
      bands: z.enum(bandKinds).exactOptional(),
    })
    .exactOptional(),
  ranges: z.record(id, range).exactOptional(),
  scenarios: z.array(recipeScenarioSchema).min(1).max(mostScenarios),
  inquiry: inquirySchema,
}) satisfies z.ZodType<Recipe, unknown>
