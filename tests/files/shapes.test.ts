/**
 * Every schema has the shape of its type, and the type that of its schema: the type checker reads these claims, so
 * a key that is added to one of a pair only does not compile.
 */
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Recipe } from '../../src/files/recipe.ts'
import type { recipeSchema } from '../../src/files/recipe-schema.ts'
import type { keptScenarioSchema, scenarioFileSchema, scenarioSchema } from '../../src/files/scenario-file.ts'
import type {
  baselineSchema,
  modelSchema,
  outcomesSchema,
  packSchema,
  shippedSchema,
  unitsSchema,
} from '../../src/files/schemas.ts'
import type { sealedSchema } from '../../src/files/sealed-file.ts'
import type { Channel, FileToSave, Input, PickedKind } from '../../src/host/contract.ts'
import type { inputSchemas } from '../../src/host/inputs.ts'
import type { Content, contentSchema } from '../../src/main/electron/memory.ts'
import type { fileToSaveSchema, pickedKindSchema } from '../../src/main/electron/user-files.ts'
import type { ModelFile } from '../../src/model/model-file.ts'
import type { SealedForecast } from '../../src/model/sealed.ts'
import type {
  BaselineSpec,
  OutcomesSpec,
  PackSpec,
  Scenario,
  ShippedSpec,
  UnitsSpec,
} from '../../src/model/spec.ts'
import type { Claim, Same } from '../helpers/shapes.ts'
import { sourceFiles } from '../helpers/source.ts'

type Read<S extends z.ZodType> = z.output<S>

/** Each schema that is exported, and the claim that it is its type. */
interface Pairs {
  unitsSchema: Claim<Same<Read<typeof unitsSchema>, UnitsSpec>>
  modelSchema: Claim<Same<Read<typeof modelSchema>, ModelFile>>
  packSchema: Claim<Same<Read<typeof packSchema>, PackSpec>>
  baselineSchema: Claim<Same<Read<typeof baselineSchema>, BaselineSpec>>
  outcomesSchema: Claim<Same<Read<typeof outcomesSchema>, OutcomesSpec>>
  shippedSchema: Claim<Same<Read<typeof shippedSchema>, ShippedSpec>>
  scenarioSchema: Claim<Same<Read<typeof scenarioSchema>, Scenario>>
  sealedSchema: Claim<Same<Read<typeof sealedSchema>, SealedForecast>>
  recipeSchema: Claim<Same<Read<typeof recipeSchema>, Recipe>>
  scenarioFileSchema: Claim<Same<Omit<Read<typeof scenarioFileSchema>, 'format' | 'version'>, Scenario>>
  keptScenarioSchema: Claim<Same<Omit<Read<typeof keptScenarioSchema>, 'format' | 'version'>, Scenario>>
  fileToSaveSchema: Claim<Same<Read<typeof fileToSaveSchema>, FileToSave>>
  pickedKindSchema: Claim<Same<Read<typeof pickedKindSchema>, PickedKind>>
  contentSchema: Claim<Same<Read<typeof contentSchema>, Content>>
  /** Every question of the contract at once: the names of those whose input is another are none. */
  inputSchemas: Claim<
    Same<
      {
        [K in Channel]: Same<Read<(typeof inputSchemas)[K]>, Input<K>> extends true ? never : K
      }[Channel],
      never
    >
  >
  /** Texts, without a type of their own. */
  scenarioNameSchema: true
  scenarioNotesSchema: true
}

const pairs: { readonly [S in keyof Pairs]: true } = {
  unitsSchema: true,
  modelSchema: true,
  baselineSchema: true,
  outcomesSchema: true,
  packSchema: true,
  shippedSchema: true,
  scenarioSchema: true,
  sealedSchema: true,
  recipeSchema: true,
  scenarioFileSchema: true,
  keptScenarioSchema: true,
  scenarioNameSchema: true,
  scenarioNotesSchema: true,
  fileToSaveSchema: true,
  pickedKindSchema: true,
  contentSchema: true,
  inputSchemas: true,
}

test('every schema that is exported stands in a pair', () => {
  const exported = sourceFiles().flatMap(({ text }) =>
    /from 'zod'/.test(text)
      ? [...text.matchAll(/^export const (\w*[sS]chemas?)\b/gm)].map(([, name]) => name)
      : [],
  )
  expect(exported.sort()).toEqual(Object.keys(pairs).sort())
})

interface Lever {
  readonly id: string
  readonly draw?: { readonly low: number }
}

/** What the claims above would find; each of these compiles because the one after it does not. */
export type Noticed = [
  Claim<Same<Lever, { id: string; draw?: { low: number } }>>,
  Claim<Same<readonly Lever[], Lever[]>>,
  // @ts-expect-error: a key that is missing
  Claim<Same<Lever, { id: string }>>,
  // @ts-expect-error: a key that may be missing in one only
  Claim<Same<Lever, { id: string; draw: { low: number } }>>,
  // @ts-expect-error: a key too many, further in
  Claim<Same<Lever, { id: string; draw?: { low: number; high: number } }>>,
  // @ts-expect-error: another value
  Claim<Same<Lever, { id: string; draw?: { low: string } }>>,
]
