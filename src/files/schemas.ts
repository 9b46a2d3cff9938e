/** The shapes of the data files, for validation and, as JSON Schema, for editors. */
import { z } from 'zod'
import type { AssumptionFile, LeverFile, Migrated, MigrationSpec, ModelFile } from '../model/model-file.ts'
import {
  type BaselineAssumption,
  type BaselineLever,
  type BaselineSpec,
  type Bounds,
  type DefinitionBreak,
  type EquationSpec,
  type FigureSpec,
  type HeadlinesSpec,
  type IndicatorSpec,
  type OutcomeSpec,
  type OutcomesSpec,
  outcomeQualities,
  type PackSpec,
  qualities,
  type RequiredFigure,
  type ShippedSpec,
  type ShockSpec,
  type TargetSpec,
  type Text,
  targetManners,
  type UnitsSpec,
  vintages,
} from '../model/spec.ts'
import { unseenIn } from './characters.ts'
import { refusedAs } from './shape-faults.ts'
import { textForms } from './text-forms.ts'

const words = z
  .string()
  .min(1)
  .refine((text) => unseenIn(text) === undefined, refusedAs('text-unshowable'))
const id = z.string().regex(textForms.id)
const fileId = z.string().regex(textForms.fileId)
export const year = z.int().min(1900).max(2200)
const number = z.number()

export const text = z.strictObject({ en: words, ko: words, zh: words }) satisfies z.ZodType<Text>
const formula = z.union([words, z.record(fileId, words)])

const someText = z.strictObject({
  en: words.exactOptional(),
  ko: words.exactOptional(),
  zh: words.exactOptional(),
})

const unit = z.strictObject({
  is: words,
  label: text,
  names: z.array(words).exactOptional(),
  single: someText.exactOptional(),
  shown: someText.exactOptional(),
  said: someText.exactOptional(),
})

export const unitsSchema = z.strictObject({
  money: z.array(words),
  dimensions: z.array(words),
  counted: z.array(words),
  growth: words,
  units: z.record(words, unit),
}) satisfies z.ZodType<UnitsSpec>

const wordsByLanguage = z.strictObject({
  en: z.array(words),
  ko: z.array(words),
  zh: z.array(words),
})

const range = z.strictObject({ low: number, high: number })
const quality = z.enum(qualities)
const leverBasis = z.enum(['report', 'derived', 'assumption'])
const assumptionBasis = z.enum(['rounding', 'literature', 'fitted', 'judgement'])

const verified = z.enum(['yes', 'partly', 'no'])

const bounds = z.strictObject({
  min: number.exactOptional(),
  above: number.exactOptional(),
  max: number.exactOptional(),
  below: number.exactOptional(),
}) satisfies z.ZodType<Bounds>

const leverSchema = z.strictObject({
  id,
  group: id,
  unit: words,
  base: number.exactOptional(),
  min: number,
  max: number,
  step: z.number().positive(),
  whole: z.boolean(),
  draw: range.exactOptional(),
  basis: leverBasis.exactOptional(),
  figures: z.array(id).exactOptional(),
  label: text,
  description: text,
  meaning: z.strictObject({ low: text, base: text.exactOptional(), high: text }),
  source: text.exactOptional(),
  bounds: bounds.exactOptional(),
  costless: text.exactOptional(),
  synonyms: wordsByLanguage.exactOptional(),
}) satisfies z.ZodType<LeverFile>

const assumptionSchema = z.strictObject({
  id,
  group: id,
  unit: words,
  central: number.exactOptional(),
  low: number.exactOptional(),
  high: number.exactOptional(),
  bounds: bounds.exactOptional(),
  basis: assumptionBasis.exactOptional(),
  verified: verified.exactOptional(),
  label: text,
  description: text,
  source: text.exactOptional(),
}) satisfies z.ZodType<AssumptionFile>

const requiredFigure = z.strictObject({
  id,
  figure: id.exactOptional(),
  unit: words.exactOptional(),
  year: z.enum(['launch', 'first']).exactOptional(),
  optional: z.boolean().exactOptional(),
  reading: fileId.exactOptional(),
  label: text.exactOptional(),
  help: text.exactOptional(),
}) satisfies z.ZodType<RequiredFigure>

const migrated = z.strictObject({
  to: id.nullable(),
  factor: number.exactOptional(),
  note: text.exactOptional(),
}) satisfies z.ZodType<Migrated<string>>

const migration = z.strictObject({
  model: z.string().regex(textForms.modelKey),
  levers: z.record(id, migrated),
  assumptions: z.record(id, migrated),
  indicators: z.record(id, migrated),
  equations: z.record(id, migrated).exactOptional(),
}) satisfies z.ZodType<MigrationSpec>

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
  charts: z.array(z.string().regex(textForms.chart)).min(1),
  scale: z.strictObject({ total: id, share: id.exactOptional() }),
  sought: z.array(id),
}) satisfies z.ZodType<HeadlinesSpec>

export const modelSchema = z.strictObject({
  id: fileId,
  version: z.int().positive(),
  title: text,
  description: text,
  baselines: z.array(fileId).exactOptional(),
  horizon: z.strictObject({ years: z.int().positive(), max: year }),
  ramp: z.int().min(0),
  requires: z.strictObject({ readings: z.array(fileId).min(1), figures: z.array(requiredFigure) }),
  deflator: id.exactOptional(),
  whole: id.exactOptional(),
  headlines: headlinesSchema,
  leverGroups: z.array(z.strictObject({ id, policy: z.boolean(), label: text })),
  assumptionGroups: z.array(z.strictObject({ id, launch: z.boolean(), label: text })),
  levers: z.array(leverSchema),
  assumptions: z.array(assumptionSchema),
  shocks: z.array(shockSchema).exactOptional(),
  sections: z
    .array(z.strictObject({ id, title: text, text, equations: z.array(equationSchema).min(1) }))
    .min(1),
  accounting: z.array(id).exactOptional(),
  indicators: z.array(indicatorSchema).min(1),
  plausibility: z.array(z.strictObject({ indicator: id, holds: words, message: text })),
  conditions: z.array(z.strictObject({ holds: words, message: text })).exactOptional(),
  from: migration.exactOptional(),
  outside: z
    .array(z.strictObject({ terms: wordsByLanguage, nearest: z.array(id), note: text.exactOptional() }))
    .exactOptional(),
}) satisfies z.ZodType<ModelFile>

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
  address: words.exactOptional(),
  quote: words,
  quality: quality.exactOptional(),
  vintage: text.exactOptional(),
  low: number.exactOptional(),
  high: number.exactOptional(),
  indicator: id.exactOptional(),
  note: text.exactOptional(),
}) satisfies z.ZodType<FigureSpec>

const baselineLever = z.strictObject({
  base: number,
  min: number.exactOptional(),
  max: number.exactOptional(),
  draw: range.exactOptional(),
  basis: leverBasis,
  quality: quality.exactOptional(),
  figures: z.array(id),
  meaning: z.strictObject({ low: text.exactOptional(), base: text, high: text.exactOptional() }),
  source: text,
}) satisfies z.ZodType<BaselineLever>

const baselineAssumption = z.strictObject({
  central: number,
  low: number,
  high: number,
  basis: assumptionBasis,
  verified: verified.exactOptional(),
  quality: quality.exactOptional(),
  source: text,
}) satisfies z.ZodType<BaselineAssumption>

export const baselineSchema = z.strictObject({
  id: fileId,
  label: text,
  short: text,
  launchYear: year,
  schedule: z.strictObject({ earliest: year, start: year }),
  keyYear: year,
  quality,
  demonstration: z.boolean().exactOptional(),
  model: fileId,
  levers: z.record(id, baselineLever),
  assumptions: z.record(id, baselineAssumption),
  region: words,
  source: z.strictObject({
    name: text,
    short: text,
    title: text,
    author: text,
    published: words,
    language: z.string().regex(textForms.language),
    headings: z.record(words, text).exactOptional(),
    address: words.exactOptional(),
  }),
  regions: z.array(z.strictObject({ id: words, label: text })).min(1),
  topics: z.array(z.strictObject({ id, label: text })).min(1),
  defaultReading: fileId,
  readings: z
    .array(z.strictObject({ id: fileId, label: text, explanation: text, figures: z.array(id) }))
    .min(1),
  conflicts: z.array(z.strictObject({ id, title: text, text, figures: z.array(id), readings: z.boolean() })),
  figures: z.array(figureSchema).min(1),
  tested: z
    .array(
      z.strictObject({
        model: words,
        fittedUntil: year.exactOptional(),
        seenUntil: year.exactOptional(),
        note: text,
      }),
    )
    .exactOptional(),
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
  address: words.exactOptional(),
  quality: z.enum(outcomeQualities).exactOptional(),
  vintage: z.enum(vintages).exactOptional(),
  definition: text.exactOptional(),
  derived: z.boolean(),
  note: text.exactOptional(),
}) satisfies z.ZodType<OutcomeSpec>

const factor = z.number().positive()
const breakSchema = z.strictObject({
  id,
  label: text,
  indicator: id,
  year,
  factor,
  low: factor.exactOptional(),
  high: factor.exactOptional(),
  basis: text,
  note: text,
  on: z.boolean(),
}) satisfies z.ZodType<DefinitionBreak>

const targetSchema = z.strictObject({
  id,
  label: text,
  indicator: id.exactOptional(),
  year,
  value: number,
  manner: z.enum(targetManners).exactOptional(),
  unit: words,
  announced: year,
  source: words,
  address: words.exactOptional(),
  quality: z.enum(outcomeQualities),
  words: words.exactOptional(),
  note: text.exactOptional(),
}) satisfies z.ZodType<TargetSpec>

export const outcomesSchema = z.strictObject({
  id: fileId,
  region: text,
  breaks: z.array(breakSchema),
  targets: z.array(targetSchema),
  outcomes: z.array(outcomeSchema),
  sources: z.array(z.strictObject({ source: words, text })).exactOptional(),
}) satisfies z.ZodType<OutcomesSpec>

export const packSchema = z.strictObject({
  id: fileId,
  version: z.int().positive(),
  label: text,
  publisher: text,
  model: z.string().regex(textForms.modelKey),
  baseline: fileId,
  demonstration: z.boolean().exactOptional(),
}) satisfies z.ZodType<PackSpec>

export const shippedSchema = z.strictObject({
  scenarios: z.array(z.strictObject({ file: fileId, id: z.uuid(), name: text, short: text, notes: text })),
}) satisfies z.ZodType<ShippedSpec>
