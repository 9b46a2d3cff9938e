/** The shapes of the data files, for validation and, as JSON Schema, for editors. */
import { z } from 'zod'
import type {
  AssumptionSpec,
  BaselineSpec,
  EquationSpec,
  FigureSpec,
  HeadlinesSpec,
  IndicatorSpec,
  LeverSpec,
  ModelSpec,
  OutcomeSpec,
  OutcomesSpec,
  ShockSpec,
  Text,
  UnitsSpec,
} from '../model/spec.ts'
import { textForms } from './text-forms.ts'

const words = z.string().min(1)
const id = z.string().regex(textForms.id)
const fileId = z.string().regex(textForms.fileId)
const year = z.int().min(1900).max(2200)
const number = z.number()

const text = z.strictObject({ en: words, ko: words, zh: words }) satisfies z.ZodType<Text>
const formula = z.union([words, z.record(fileId, words)])

export const unitsSchema = z.strictObject({
  money: z.array(words),
  dimensions: z.array(words),
  counted: z.array(words),
  growth: words,
  units: z.record(words, z.strictObject({ is: words, label: text })),
}) satisfies z.ZodType<UnitsSpec>

const wordsByLanguage = z.strictObject({
  en: z.array(words),
  ko: z.array(words),
  zh: z.array(words),
})

const leverSchema = z.strictObject({
  id,
  group: id,
  unit: words,
  base: number,
  min: number,
  max: number,
  step: z.number().positive(),
  whole: z.boolean(),
  draw: z.strictObject({ low: number, high: number }).exactOptional(),
  basis: z.enum(['report', 'derived', 'assumption']),
  figures: z.array(id),
  label: text,
  description: text,
  meaning: z.strictObject({ low: text, base: text, high: text }),
  source: text,
  synonyms: wordsByLanguage.exactOptional(),
}) satisfies z.ZodType<LeverSpec>

const assumptionSchema = z.strictObject({
  id,
  group: id,
  unit: words,
  central: number,
  low: number,
  high: number,
  basis: z.enum(['rounding', 'literature', 'judgement']),
  verified: z.enum(['yes', 'partly', 'no']),
  label: text,
  description: text,
  source: text,
}) satisfies z.ZodType<AssumptionSpec>

const shockSchema = z.strictObject({
  id,
  label: text,
  description: text,
  size: id,
  persistence: id,
}) satisfies z.ZodType<ShockSpec>

const equationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stock'), id, unit: words, label: text, initial: formula, next: formula }),
  z.strictObject({ kind: z.literal('auxiliary'), id, unit: words, label: text, formula }),
]) satisfies z.ZodType<EquationSpec>

const indicatorSchema = z.strictObject({
  id,
  unit: words,
  digits: z.int().min(0).max(6),
  label: text,
  short: text,
  description: text,
  better: z.enum(['higher', 'lower']).exactOptional(),
  formula,
  where: words.exactOptional(),
}) satisfies z.ZodType<IndicatorSpec>

const headlinesSchema = z.strictObject({
  keyFigures: z.array(id).min(1),
  compared: z.array(id).min(1),
  listed: z.array(id).min(1),
  charts: z.array(id).min(1),
  scale: z.strictObject({ total: id, share: id.exactOptional() }),
  sought: z.array(id),
}) satisfies z.ZodType<HeadlinesSpec>

export const modelSchema = z.strictObject({
  id: fileId,
  version: z.int().positive(),
  title: text,
  description: text,
  baseline: fileId,
  launchYear: year,
  horizon: z.strictObject({ default: year, max: year }),
  schedule: z.strictObject({ earliest: year, start: year, ramp: z.int().min(0) }),
  keyYear: year,
  deflator: id.exactOptional(),
  whole: id.exactOptional(),
  headlines: headlinesSchema,
  leverGroups: z.array(z.strictObject({ id, policy: z.boolean(), label: text })),
  assumptionGroups: z.array(z.strictObject({ id, launch: z.boolean(), label: text })),
  figures: z.array(id),
  levers: z.array(leverSchema),
  assumptions: z.array(assumptionSchema),
  shocks: z.array(shockSchema).exactOptional(),
  sections: z
    .array(z.strictObject({ id, title: text, text, equations: z.array(equationSchema).min(1) }))
    .min(1),
  accounting: z.array(id).exactOptional(),
  indicators: z.array(indicatorSchema).min(1),
  plausibility: z.array(z.strictObject({ indicator: id, holds: words, message: text })),
  outside: z
    .array(z.strictObject({ terms: wordsByLanguage, nearest: z.array(id), note: text.exactOptional() }))
    .exactOptional(),
}) satisfies z.ZodType<ModelSpec>

const figureSchema = z.strictObject({
  id,
  label: text,
  value: number,
  unit: words,
  year,
  period: words.exactOptional(),
  region: words,
  kind: z.enum(['flow', 'stock', 'share', 'growth', 'count', 'rank', 'ratio', 'target', 'date']),
  topic: id,
  place: words,
  quote: words,
  indicator: id.exactOptional(),
  note: text.exactOptional(),
}) satisfies z.ZodType<FigureSpec>

export const baselineSchema = z.strictObject({
  id: fileId,
  label: text,
  short: text,
  region: words,
  source: z.strictObject({
    name: text,
    short: text,
    title: text,
    author: text,
    published: words,
    language: z.string().regex(textForms.language),
  }),
  regions: z.array(z.strictObject({ id: words, label: text })).min(1),
  topics: z.array(z.strictObject({ id, label: text })).min(1),
  defaultReading: fileId,
  readings: z
    .array(z.strictObject({ id: fileId, label: text, explanation: text, figures: z.array(id) }))
    .min(1),
  conflicts: z.array(z.strictObject({ id, title: text, text, figures: z.array(id), readings: z.boolean() })),
  figures: z.array(figureSchema).min(1),
}) satisfies z.ZodType<BaselineSpec>

const outcomeSchema = z.strictObject({
  id,
  label: text,
  year,
  value: number,
  unit: words,
  measure: z.enum(['level', 'nominalGrowth', 'realGrowth']),
  indicator: id.exactOptional(),
  source: words,
  derived: z.boolean(),
  note: text.exactOptional(),
}) satisfies z.ZodType<OutcomeSpec>

export const outcomesSchema = z.strictObject({
  id: fileId,
  region: text,
  breaks: z.array(z.strictObject({ indicator: id, year, factor: z.number().positive(), note: text })),
  outcomes: z.array(outcomeSchema),
}) satisfies z.ZodType<OutcomesSpec>

/** One scenario that ships with the product: its file and its texts in all languages. */
export interface ShippedScenarioSpec {
  readonly file: string
  readonly id: string
  readonly name: Text
  readonly short: Text
  readonly notes: Text
}

/** The list of the scenarios that ship, in the order in which they are shown. */
export interface ShippedSpec {
  readonly scenarios: readonly ShippedScenarioSpec[]
}

export const shippedSchema = z.strictObject({
  scenarios: z.array(z.strictObject({ file: fileId, id: z.uuid(), name: text, short: text, notes: text })),
}) satisfies z.ZodType<ShippedSpec>
