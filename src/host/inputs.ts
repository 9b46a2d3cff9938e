/** What each question of the contract may carry, checked at the trusted side. */
import { z } from 'zod'
import { isPlainLine } from '../files/characters.ts'
import { encodings, separators } from '../files/outcomes/reading.ts'
import { maxResultBytes } from '../files/result-file.ts'
import { scenarioSchema } from '../files/scenario-file.ts'
import { longestName } from '../files/scenario-name.ts'
import { languages } from '../model/spec.ts'
import type { Channel, Input } from './contract.ts'

const empty = z.strictObject({})
const id = z.string().min(1).max(64)
const revision = z.int().min(1)
/** Of a revision; empty for none. The window tidies what is written. */
const label = z.string().max(longestName).refine(isPlainLine)
/** 1 MiB of bytes as base64, and a little more, so that a file just too large is refused with its reason. */
const maxBase64 = 1_600_000
/** The same of the largest result. */
const maxResultBase64 = Math.ceil((maxResultBytes * 4) / 3) + 100
const keptFileName = z.string().max(255)
/** The window spells out what hides in a name. */
const fileName = keptFileName.refine(isPlainLine)
const base64 = z.base64().max(maxBase64)
const range = z.strictObject({ low: z.number(), central: z.number(), high: z.number() })
/** Which panels are open, and how wide: no window is wider. */
const panel = z.strictObject({ open: z.boolean(), width: z.int().min(1).max(10_000).exactOptional() })
const mostRanges = 200
const mostColours = 5
const language = z.enum(languages)
const order = id.exactOptional()
const tableToRead = {
  file: fileName,
  base64,
  order,
  language: language.exactOptional(),
  choices: z
    .strictObject({
      encoding: z.enum(encodings).exactOptional(),
      separator: z.enum(separators).exactOptional(),
      decimal: z.enum(['point', 'comma']).exactOptional(),
      source: z.string().max(1000).exactOptional(),
    })
    .exactOptional(),
}

export const inputSchemas = {
  'library.read': empty,
  'program.read': empty,
  'store.notices': empty,
  'store.forgetNotices': empty,
  'store.erase': z.strictObject({ what: z.enum(['trash', 'revisions']) }),
  'store.settle': z.strictObject({ choice: z.enum(['keep', 'take']) }),
  'store.changes': z.strictObject({ since: z.string().max(64).exactOptional() }),
  'backups.list': empty,
  'backups.restore': z.strictObject({ file: keptFileName, others: z.enum(['keep', 'trash']) }),
  'scenarios.list': empty,
  'scenarios.save': z.strictObject({ scenario: scenarioSchema, after: z.int().min(0) }),
  'scenarios.revisions': z.strictObject({ id }),
  'scenarios.revision': z.strictObject({ id, revision }),
  'scenarios.restore': z.strictObject({ id, revision }),
  'scenarios.label': z.strictObject({ id, revision, label }),
  'scenarios.remove': z.strictObject({ id }),
  'scenarios.trash': empty,
  'scenarios.putBack': z.strictObject({ id }),
  'scenarios.import': z.strictObject({
    file: fileName,
    base64,
    order,
    choice: z.enum(['ask', 'keep', 'keep-both', 'replace']),
  }),
  'files.stop': z.strictObject({ order: id }),
  'outcomes.list': empty,
  'outcomes.read': z.strictObject(tableToRead),
  'outcomes.import': z.strictObject({
    ...tableToRead,
    answers: z
      .strictObject({
        values: z.record(z.string().max(20), z.enum(['keep', 'leave', 'rescale'])),
        leaveUnread: z.boolean(),
      })
      .exactOptional(),
  }),
  'outcomes.remove': z.strictObject({ file: keptFileName }),
  'results.read': z.strictObject({ file: fileName, base64: z.base64().max(maxResultBase64), order }),
  'settings.read': empty,
  'settings.write': z.strictObject({
    language: language.exactOptional(),
    theme: z.enum(['system', 'light', 'dark', 'contrast']).exactOptional(),
    prices: z.enum(['current', 'constant']).exactOptional(),
    shown: z.array(id).max(8).exactOptional(),
    active: id.exactOptional(),
    colours: z
      .record(id, z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]))
      .refine((colours) => Object.keys(colours).length <= mostColours)
      .exactOptional(),
    keyYear: z.int().exactOptional(),
    drawing: z
      .strictObject({
        draws: z.int().min(1),
        seed: z.int().min(0),
        method: z.enum(['sobol', 'random']),
        bands: z.enum(['all', 'assumptions']).exactOptional(),
        ranges: z.record(id, range).refine((ranges) => Object.keys(ranges).length <= mostRanges),
      })
      .exactOptional(),
    fansShown: z.boolean().exactOptional(),
    panels: z
      .strictObject({
        levers: panel,
        scenarios: panel,
        drawer: z.enum(['levers', 'scenarios', 'none']).exactOptional(),
      })
      .exactOptional(),
    introduced: z.boolean().exactOptional(),
  }),
} satisfies { readonly [K in Channel]: z.ZodType<Input<K>, unknown> }
