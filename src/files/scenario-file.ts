/** Scenario files, `NAME.scenario.json`, read with every check. */
import { z } from 'zod'
import { withIndicators } from '../model/build-model.ts'
import type { Model } from '../model/model.ts'
import { failed, ok, type Result } from '../model/result.ts'
import { checkScenario } from '../model/scenario.ts'
import type { Scenario } from '../model/spec.ts'
import { isPlainLine, isPlainText } from './characters.ts'
import { type Document, decode, placeFaults, validate } from './document.ts'
import type { FileFault } from './file-fault.ts'
import { readJsonDocument } from './json-document.ts'
import { longestName } from './scenario-name.ts'
import { scenarioFormat, scenarioVersion } from './scenario-text.ts'

export const maxScenarioBytes = 1024 * 1024

const line = (most: number) =>
  z.string().trim().min(1).max(most).refine(isPlainLine, 'the text has characters that cannot be shown')
const id = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'an id is a small letter, then letters and digits')

/** −0 is written as 0, so it is read as 0 too. */
const unsignedZero = (value: number): number => value + 0
const number = z.number().overwrite(unsignedZero)
const whole = z.int().overwrite(unsignedZero)

const departureSchema = z.strictObject({
  target: number,
  start: whole.exactOptional(),
  ramp: whole.exactOptional(),
  end: whole.exactOptional(),
})

export const scenarioNameSchema = line(longestName)
export const scenarioNotesSchema = z
  .string()
  .max(20_000)
  .refine(isPlainText, 'the text has characters that cannot be shown')

/** The shape of a scenario's content, without the format and version of a file; its rules are `checkScenario`'s. */
export const scenarioSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/, 'an id is letters, digits and hyphens')
    .refine((value) => value !== 'baseline', 'the id baseline is taken by the baseline itself'),
  name: scenarioNameSchema,
  notes: scenarioNotesSchema.default(''),
  model: line(120),
  baseline: line(120),
  reading: line(60),
  horizon: whole,
  levers: z.record(id, departureSchema).default({}),
  assumptions: z.record(id, number).default({}),
  indicators: z
    .array(z.strictObject({ id, label: line(120), formula: line(2000), unit: line(60) }))
    .max(50)
    .default([]),
}) satisfies z.ZodType<Scenario, unknown>

export const scenarioFileSchema = z.strictObject({
  format: z.literal(scenarioFormat),
  version: z.literal(scenarioVersion),
  ...scenarioSchema.shape,
})

/**
 * Reads a scenario file.
 * @param file its name, for messages.
 * @returns the scenario, checked against the model; or every fault with its line, path and reason.
 */
export function readScenarioFile(
  file: string,
  bytes: Uint8Array,
  model: Model,
): Result<Scenario, readonly FileFault[]> {
  const text = decode(file, bytes, maxScenarioBytes)
  if (!text.ok) return text
  const document = readJsonDocument(file, text.value)
  return document.ok ? readScenario(document.value, model) : document
}

function readScenario(document: Document, model: Model): Result<Scenario, readonly FileFault[]> {
  const { format, version } = (document.value ?? {}) as { format?: unknown; version?: unknown }
  if (format !== scenarioFormat) {
    const message = `this is not a scenario file: its format is not ${scenarioFormat}`
    return failed([document.place(['format'], 'shape', message)])
  }
  if (typeof version === 'number' && version > scenarioVersion) {
    const message = `the file is of version ${version}; this program reads up to ${scenarioVersion}: update it`
    return failed([
      document.place(['version'], 'newer-version', message, { version, known: scenarioVersion }),
    ])
  }
  const parsed = validate(document, scenarioFileSchema)
  if (!parsed.ok) return parsed
  const { format: _, version: __, ...scenario } = parsed.value
  const faults = checkScenario(scenario, model)
  if (faults.length > 0) return failed(placeFaults(document, faults))
  const indicators = withIndicators(model, scenario.indicators)
  return indicators.ok ? ok(scenario) : failed(placeFaults(document, indicators.error))
}
