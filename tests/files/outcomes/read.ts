/** Tables of outcomes as tests write and read them. */
import { createOutcomesReader } from '../../../src/files/outcomes/read-outcomes.ts'
import {
  type Answers,
  noAnswers,
  type OutcomesReading,
  type TableChoices,
} from '../../../src/files/outcomes/reading.ts'
import { settle } from '../../../src/files/outcomes/settle.ts'
import type { Language } from '../../../src/model/spec.ts'
import { model } from '../../helpers/library.ts'

const reader = createOutcomesReader(model)

interface Asked {
  readonly file?: string
  readonly language?: Language
  readonly choices?: TableChoices
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const read = (
  table: string | Uint8Array,
  { file = 'own.csv', language = 'en', choices = {} }: Asked = {},
): OutcomesReading => reader.read(file, typeof table === 'string' ? bytesOf(table) : table, language, choices)

/** Indicator, year and value of what is kept, the measure where it is no level. */
export function kept(table: string | Uint8Array, asked: Asked & { readonly answers?: Answers } = {}) {
  const settled = settle(read(table, asked), asked.answers ?? noAnswers)
  if (!settled.ok) throw new Error(JSON.stringify(settled.error))
  return settled.value.map(({ indicator, year, value, measure }) => [
    ...[indicator, year, value],
    ...(measure === 'level' ? [] : [measure]),
  ])
}

/** Codes and lines of why a table is not kept as it is. */
export function refused(table: string | Uint8Array, asked: Asked = {}): readonly string[] {
  const settled = settle(read(table, asked), noAnswers)
  return settled.ok
    ? []
    : settled.error.map(({ code, line }) => (line === undefined ? code : `${line} ${code}`))
}
