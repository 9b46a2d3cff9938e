/** Exported results, CSV or JSON, read with the recipe that they carry. */
import { z } from 'zod'
import { failed, ok, type Result } from '../model/result.ts'
import { sealedFormat } from '../model/sealed.ts'
import { decode, placeFaults, validate } from './document.ts'
import { coded, type FileFault, fileFault, tableFileFault } from './file-fault.ts'
import { readJsonDocument } from './json-document.ts'
import { cutTable, openTable, type TableRow, tooWide } from './outcomes/cut-table.ts'
import { decodeTable } from './outcomes/decode-table.ts'
import type { Separator } from './outcomes/reading.ts'
import { type Recipe, recipeMark, recipeVersion } from './recipe.ts'
import { recipeSchema } from './recipe-schema.ts'

/** An exported result, as it stands in its file. */
export interface ResultFile {
  readonly file: string
  readonly recipe: Recipe
  readonly content:
    | { readonly kind: 'csv'; readonly rows: readonly TableRow[] }
    | { readonly kind: 'json'; readonly value: unknown }
}

/** More than any table that the product writes. */
export const maxResultBytes = 4 * 1024 * 1024
const mostRows = 100_000
/** The product writes commas; a spreadsheet program may write others. */
const separators: readonly Separator[] = [',', ';', '\t']

/**
 * Reads an exported result; a spreadsheet program may have saved it again.
 * @returns what stands in it, or every fault with its place.
 */
export function readResultFile(file: string, bytes: Uint8Array): Result<ResultFile, readonly FileFault[]> {
  const text = decode(file, bytes, maxResultBytes)
  if (text.ok && text.value.trimStart().startsWith('{')) return readJson(file, text.value)
  if (bytes.length > maxResultBytes && !text.ok) return text
  return readTable(file, bytes)
}

const jsonSchema = z.looseObject({ recipe: recipeSchema })

function readJson(file: string, text: string): Result<ResultFile, readonly FileFault[]> {
  const document = readJsonDocument(file, text)
  if (!document.ok) return document
  const { value } = document.value
  const recipe = (value as { readonly recipe?: unknown }).recipe
  if (recipe === undefined) {
    const { format } = value as { readonly format?: unknown }
    return failed([fileFault(file, format === sealedFormat ? 'a-sealed-projection' : 'not-a-result', {})])
  }
  const newer = newerVersion(recipe)
  if (newer) return failed(placeFaults(document.value, [{ path: ['recipe', 'version'], ...newer }]))
  const checked = validate(document.value, jsonSchema)
  if (!checked.ok) return checked
  return ok({ file, recipe: checked.value.recipe, content: { kind: 'json', value } })
}

function readTable(file: string, bytes: Uint8Array): Result<ResultFile, readonly FileFault[]> {
  const decoded = decodeTable(bytes, 'en')
  if (!decoded.ok) return failed([tableFileFault(file, decoded.error)])
  const [first] = decoded.value
  const table = openTable(first?.text ?? '', separators)
  const tries = (table.separator ? [table.separator] : separators).map((separator) =>
    cutTable(table, separator, mostRows + 1),
  )
  const cut = tries.find((rows) => rows.ok && recipeRow(rows.value)) ?? tries[0]
  if (cut && !cut.ok) return failed([tableFileFault(file, cut.error)])
  const rows = cut?.value ?? []
  const row = recipeRow(rows)
  if (!row) return failed([fileFault(file, 'not-a-result', {})])
  const wide = tooWide(rows)
  if (wide) return failed([tableFileFault(file, wide)])
  if (rows.length > mostRows) return failed([fileFault(file, 'list-too-long', { limit: mostRows })])
  const recipe = readRecipe(file, row)
  return recipe.ok ? ok({ file, recipe: recipe.value, content: { kind: 'csv', rows } }) : recipe
}

const recipeRow = (rows: readonly TableRow[]): TableRow | undefined =>
  rows.findLast(({ cells: [head] }) => head === recipeMark)

/** Reads the recipe of a table; what is wrong in it is placed on its row. */
function readRecipe(file: string, { line, cells }: TableRow): Result<Recipe, readonly FileFault[]> {
  const onRow = (faults: readonly FileFault[]) => failed(faults.map((fault) => ({ ...fault, line })))
  const document = readJsonDocument(file, cells[1] ?? '')
  if (!document.ok) return onRow(document.error)
  const newer = newerVersion(document.value.value)
  if (newer) return onRow(placeFaults(document.value, [{ path: ['version'], ...newer }]))
  const checked = validate(document.value, recipeSchema)
  return checked.ok ? checked : onRow(checked.error)
}

function newerVersion(recipe: unknown) {
  const version = (recipe as { readonly version?: unknown } | null)?.version
  if (typeof version !== 'number' || version <= recipeVersion) return undefined
  return coded('newer-version', { version, known: recipeVersion })
}
