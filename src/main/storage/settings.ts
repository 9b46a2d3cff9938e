/** The user's choices in the store, one row for each. */
import type { Settings } from '../../host/contract.ts'
import { inputSchemas } from '../../host/inputs.ts'
import { rowDigest } from './digest.ts'
import type { Statements } from './statements.ts'

const schema = inputSchemas['settings.write']

/** What is stored under no known key, or has not the form of today, is as if it were not there. */
export function readSettings(statements: Statements): Settings {
  const stored = new Map(statements.settings.all().map(({ key, value }) => [key, value]))
  const valid = Object.entries(schema.shape).flatMap(([key, one]) => {
    const text = stored.get(key)
    const parsed = text === undefined ? undefined : one.safeParse(parseJson(text))
    return parsed?.success ? [[key, parsed.data] as const] : []
  })
  return schema.parse(Object.fromEntries(valid))
}

export function writeSettings(statements: Statements, changes: Settings): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue
    const text = JSON.stringify(value)
    statements.setSetting.run(key, text, rowDigest(key, text))
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
