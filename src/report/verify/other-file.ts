/** What a file is that is no exported result, as far as the product knows it: it is told what to do with it. */
import { type FileFault, fileFault, type OtherFile } from '../../files/file-fault.ts'
import { scenarioFormat } from '../../files/scenario-text.ts'
import { languages } from '../../model/spec.ts'
import type { CsvColumn } from '../csv.ts'
import { figureColumns } from '../figures.ts'
import { packColumns } from '../packs.ts'
import { translator } from '../text/translate.ts'

/** Faults of a file that could not be read as a result; where it is known what the file is, that alone. */
export function toldAsOther(
  file: string,
  bytes: Uint8Array,
  faults: readonly FileFault[],
): readonly FileFault[] {
  const kind = otherFile(new TextDecoder().decode(bytes))
  return kind ? [fileFault(file, 'other-file', { kind })] : faults
}

function otherFile(text: string): OtherFile | undefined {
  const start = text.trimStart()
  if (start.startsWith('{')) return otherJson(text)
  const [first = ''] = start.split(/\r\n|\r|\n/, 1)
  if (isListing(first)) return 'listing'
  return isYaml(start) ? 'data' : undefined
}

/** Whether a text begins with a key, below remarks: nothing else that the product knows does. */
const isYaml = (text: string): boolean => /^(?:#[^\n]*\n|\s)*[a-z]\w*:(?:\s|$)/.test(text)

/** JSON of lists has the name of a list of them alone. */
function otherJson(text: string): OtherFile | undefined {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (value.recipe !== undefined) return undefined
    if (value.format === scenarioFormat) return 'scenario'
    return Array.isArray(value.packs) || Array.isArray(value.figures) ? 'listing' : undefined
  } catch {
    // Where it is no JSON, that is what is told.
    return undefined
  }
}

const listings: readonly (readonly CsvColumn[])[] = [figureColumns, packColumns]

/** Whether a line heads a table of data; a spreadsheet program may have saved it with another separator. */
function isListing(line: string): boolean {
  const heads = line.split(/[,;\t]/).map((cell) => cell.replaceAll('"', '').trim())
  return languages.some((language) => {
    const t = translator(language)
    return listings.some(
      (columns) =>
        columns.length === heads.length &&
        columns.every((column, place) => t(`csv.${column}`) === heads[place]),
    )
  })
}
