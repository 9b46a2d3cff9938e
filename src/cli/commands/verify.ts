/** `verify`: whether exported results are what comes of computing them again. */
import type { CsvValue } from '../../files/csv.ts'
import type { FileFault } from '../../files/file-fault.ts'
import { maxResultBytes, readResultFile } from '../../files/result-file.ts'
import { ok } from '../../model/result.ts'
import { type CsvColumn, csvText, flagCell } from '../../report/csv.ts'
import { faultText } from '../../report/faults/fault-text.ts'
import { createWords } from '../../report/text/words.ts'
import { toldAsOther } from '../../report/verify/other-file.ts'
import { type Surroundings, verifyResult } from '../../report/verify/verify.ts'
import { answer, type Context, type Outcome, writeJson } from '../command.ts'
import { readInput } from '../input-file.ts'
import { drawingText } from '../progress.ts'

interface Verified {
  readonly file: string
  /** None where it is the same. */
  readonly differences: readonly FileFault[]
}

export function verify(files: readonly string[], context: Context): Outcome {
  const verified = files.map((file) => ({ file, differences: verifyFile(file, context) }))
  const text = render[context.format](verified, context)
  return ok({ ...answer(text), faults: verified.flatMap(({ differences }) => differences) })
}

function verifyFile(file: string, context: Context): readonly FileFault[] {
  const bytes = readInput(file, maxResultBytes)
  if (!bytes.ok) return bytes.error
  const result = readResultFile(file, bytes.value)
  return result.ok
    ? verifyResult(result.value, surroundingsOf(context))
    : toldAsOther(file, bytes.value, result.error)
}

const surroundingsOf = ({ library, words, showProgress }: Context): Surroundings => ({
  grounds: library.grounds,
  wordsOf: (language, ground) => createWords({ language, ground }),
  onProgress: (done, total) => showProgress(drawingText(done, total, 1, words)),
})

const render = { json: renderJson, csv: renderCsv, table: renderText }

function renderJson(verified: readonly Verified[], { words }: Context): string {
  return writeJson({
    ok: verified.every(({ differences }) => differences.length === 0),
    files: verified.map(({ file, differences }) => ({
      file,
      same: differences.length === 0,
      differences: differences.map((difference) => ({
        ...(difference.line === undefined ? {} : { line: difference.line }),
        path: difference.path,
        code: difference.code,
        message: faultText(difference, words),
        details: difference.details,
      })),
    })),
  })
}

export const verifyColumns = [
  'file',
  'same',
  'line',
  'path',
  'code',
  'message',
] as const satisfies readonly CsvColumn[]

function renderCsv(verified: readonly Verified[], { words }: Context): string {
  const rows = verified.flatMap(({ file, differences }): readonly (readonly CsvValue[])[] =>
    differences.length === 0
      ? [[file, flagCell(true, words), null, null, null, null]]
      : differences.map((difference) => [
          file,
          flagCell(false, words),
          difference.line ?? null,
          difference.path,
          difference.code,
          faultText(difference, words),
        ]),
  )
  return csvText({ columns: verifyColumns, rows }, words)
}

/** Differences go to stderr, where the program writes them; here stands what is the same. */
function renderText(verified: readonly Verified[], { words }: Context): string {
  return verified
    .filter(({ differences }) => differences.length === 0)
    .map(({ file }) => `${words.t('cli.same', { file })}\n`)
    .join('')
}
