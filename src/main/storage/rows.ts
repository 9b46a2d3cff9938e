/** What the tables hold, and the one place where it becomes what the rest of the program knows. */
import type { ImportedOutcomes, OwnOutcome } from '../../files/own-outcomes.ts'
import { keptScenarioSchema } from '../../files/scenario-file.ts'
import { writeScenarioFile } from '../../files/scenario-text.ts'
import type { DeletedScenario, RevisionInfo, StoredScenario } from '../../host/contract.ts'
import type { Scenario } from '../../model/spec.ts'

/** A scenario with its newest revision. */
export interface ScenarioRow {
  readonly id: string
  readonly revision: number
  readonly saved_at: string
  readonly name: string
  readonly content: string
  readonly digest: string
  readonly deleted_at: string | null
}

/** What was saved with one revision. */
export interface RevisionRow {
  readonly scenario_id: string
  readonly revision: number
  readonly saved_at: string
  readonly name: string
  readonly content: string
  readonly fingerprint: string
  readonly departures: number
}

/** A revision with what its content says of where it stands; null where it does not say. */
export interface RevisionInfoRow extends Omit<RevisionRow, 'scenario_id' | 'content'> {
  readonly model: string | null
  readonly baseline: string | null
  /** The user's name for it; null where it has none. */
  readonly label: string | null
}

/** An outcome of the user's. */
export interface OutcomeRow extends OwnOutcome {
  readonly file: string
  readonly imported_at: string
}

/** The text that is stored: that of the scenario's file, equal for equal content. */
export const contentOf = (scenario: Scenario): string => writeScenarioFile(scenario)

/** Reads a stored text; undefined where it is not the scenario of that id, whatever else it is. */
export function scenarioIn(content: string, id: string): Scenario | undefined {
  const parsed = keptScenarioSchema.safeParse(parseJson(content))
  if (!parsed.success) return undefined
  const { format: _, version: __, ...scenario } = parsed.data
  return scenario.id === id ? scenario : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function revisionRowOf(
  scenario: Scenario,
  revision: number,
  savedAt: Date,
  fingerprint: string,
): RevisionRow {
  return {
    scenario_id: scenario.id,
    revision,
    saved_at: savedAt.toISOString(),
    name: scenario.name,
    content: contentOf(scenario),
    fingerprint,
    departures: Object.keys(scenario.levers).length + Object.keys(scenario.assumptions).length,
  }
}

/** Undefined where the content cannot be read, or nothing vouches for it. */
export function storedOf({
  id,
  revision,
  saved_at,
  content,
  digest,
}: Omit<ScenarioRow, 'deleted_at'>): StoredScenario | undefined {
  const scenario = digest === '' ? undefined : scenarioIn(content, id)
  return scenario && { scenario, revision, savedAt: saved_at }
}

/** Undefined where the content cannot be read, or the scenario is not in the trash. */
export function deletedOf(row: ScenarioRow): DeletedScenario | undefined {
  const stored = storedOf(row)
  return stored && row.deleted_at !== null ? { ...stored, deletedAt: row.deleted_at } : undefined
}

export function revisionInfoOf(row: RevisionInfoRow): RevisionInfo {
  const { revision, saved_at, name, model, baseline, fingerprint, departures, label } = row
  return {
    revision,
    savedAt: saved_at,
    name,
    model: model ?? '',
    baseline: baseline ?? '',
    fingerprint,
    departures,
    label: label ?? '',
  }
}

/** Rows of one file stand together. */
export function importedOutcomesOf(rows: readonly OutcomeRow[]): readonly ImportedOutcomes[] {
  return [...Map.groupBy(rows, ({ file }) => file)].map(([file, own]) => ({
    file,
    importedAt: own[0]?.imported_at ?? '',
    outcomes: own.map(({ file: _, imported_at: __, ...outcome }) => outcome),
  }))
}
