/** JSON Schemas of the data files, for editors; made from the schemas that validate them. */
import { z } from 'zod'
import { scenarioFileSchema } from './scenario-file.ts'
import {
  baselineSchema,
  modelSchema,
  outcomesSchema,
  packSchema,
  shippedSchema,
  unitsSchema,
} from './schemas.ts'

const schemas = {
  units: unitsSchema,
  model: modelSchema,
  pack: packSchema,
  baseline: baselineSchema,
  outcomes: outcomesSchema,
  shipped: shippedSchema,
  scenario: scenarioFileSchema,
} as const

/** The text of each schema file by its name. */
export function jsonSchemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      // What a file may leave out counts, so the schema is that of the input.
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  )
}
