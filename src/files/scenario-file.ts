/** Scenario files, `NAME.scenario.json`, read with every check. */
import { z } from 'zod'
import { faultsHere } from '../model/computable.ts'
import type { Grounds } from '../model/ground.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { Scenario } from '../model/spec.ts'
import { isPlainLine, steeringIn, tidyLine } from './characters.ts'
import { type Document, decode, placeFaults, validate } from './document.ts'
import { coded, type FileFault } from './file-fault.ts'
import { readJsonDocument } from './json-document.ts'
import { longestName } from './scenario-name.ts'
import { scenarioFormat, scenarioVersion } from './scenario-text.ts'
import { refusedAs } from './shape-faults.ts'
import { textForms } from './text-forms.ts'

export const maxScenarioBytes = 1024 * 1024

/** Composed characters: macOS writes 한 as three. */
const mayBeEmpty = (most: number) =>
  z.string().trim().normalize('NFC').max(most).refine(isPlainLine, refusedAs('text-unshowable'))
const line = (most: number) => mayBeEmpty(most).min(1)
const id = z.string().regex(textForms.key)

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

const indicatorWith = (label: z.ZodString, unit: z.ZodString) =>
  z.strictObject({ id, label, formula: line(2000), unit })
const mostIndicators = 50

export const scenarioNameSchema = line(longestName)
export const scenarioNotesSchema = z
  .string()
  .max(20_000)
  .refine((text) => steeringIn(text) === undefined, refusedAs('text-unshowable'))

/** The shape of a scenario's content, without the format and version of a file; its rules are `checkScenario`'s. */
export const scenarioSchema = z.strictObject({
  id: z
    .string()
    .regex(textForms.scenarioId)
    .refine((value) => value !== 'baseline', refusedAs('baseline-id-taken')),
  name: scenarioNameSchema,
  notes: scenarioNotesSchema.default(''),
  model: line(120),
  baseline: line(120),
  reading: line(60),
  horizon: whole,
  levers: z.record(id, departureSchema).default({}),
  assumptions: z.record(id, number).default({}),
  indicators: z
    .array(indicatorWith(line(120), mayBeEmpty(60)))
    .max(mostIndicators)
    .default([]),
}) satisfies z.ZodType<Scenario, unknown>

export const scenarioFileSchema = z.strictObject({
  format: z.literal(scenarioFormat),
  version: z.literal(scenarioVersion),
  ...scenarioSchema.shape,
})

/** What nobody sees in a name is left out, and a name is left all the same. */
const seen = (text: string): string => tidyLine(text) || '?'

/**
 * The file of a scenario that this program has kept itself. Programs before took names with characters that are not
 * seen: such a name is read as it is seen, so that nothing that was kept is lost.
 */
export const keptScenarioSchema = z.strictObject({
  ...scenarioFileSchema.shape,
  name: z.string().overwrite(seen).max(longestName),
  indicators: z
    .array(indicatorWith(z.string().overwrite(seen).max(120), z.string().overwrite(tidyLine).max(60)))
    .max(mostIndicators)
    .default([]),
}) satisfies z.ZodType<Scenario & { format: string; version: number }, unknown>

/** A scenario as its file has it, and the document it was read from, in which faults have lines. */
export interface WrittenScenario {
  readonly scenario: Scenario
  readonly document: Document
}

/**
 * Reads a scenario file.
 * @param file its name, for messages.
 * @returns the scenario, checked against what it stands on; or every fault with its line, path and reason.
 */
export function readScenarioFile(
  file: string,
  bytes: Uint8Array,
  grounds: Pick<Grounds, 'of'>,
): Result<Scenario, readonly FileFault[]> {
  const written = readWritten(file, bytes)
  if (!written.ok) return written
  const { document } = written.value
  const scenario = asNamedHere(written.value.scenario, grounds)
  const faults = faultsHere(scenario, grounds)
  return faults.length > 0 ? failed(placeFaults(document, faults)) : ok(scenario)
}

/** A scenario with its baseline by id alone, where its file names it by pack and id. */
export function asNamedHere(scenario: Scenario, grounds: Pick<Grounds, 'of'>): Scenario {
  const ground = grounds.of(scenario)
  return ground.ok ? { ...scenario, baseline: ground.value.baseline.id } : scenario
}

/** Reads a scenario file whatever it stands on, which may not be here. */
export function readWritten(file: string, bytes: Uint8Array): Result<WrittenScenario, readonly FileFault[]> {
  const text = decode(file, bytes, maxScenarioBytes)
  if (!text.ok) return text
  const document = readJsonDocument(file, text.value)
  return document.ok ? scenarioIn(document.value) : document
}

function scenarioIn(document: Document): Result<WrittenScenario, readonly FileFault[]> {
  const { format, version } = (document.value ?? {}) as { format?: unknown; version?: unknown }
  if (format !== scenarioFormat) {
    return failed([document.place(['format'], coded('not-a-scenario', { format: scenarioFormat }))])
  }
  if (typeof version === 'number' && version > scenarioVersion) {
    const newer = coded('newer-version', { version, known: scenarioVersion })
    return failed([document.place(['version'], newer)])
  }
  const parsed = validate(document, scenarioFileSchema)
  if (!parsed.ok) return parsed
  const { format: _, version: __, ...scenario } = parsed.value
  return ok({ scenario, document })
}
