/** `packs`: the regions that there are, with their baselines. */
import { ok } from '../../model/result.ts'
import { csvText } from '../../report/csv.ts'
import { type Pack, packSheet, packsJson, packsOf, packTable, packTitle } from '../../report/packs.ts'
import type { Words } from '../../report/text/words.ts'
import { answer, blocks, type Context, type Outcome, writeJson } from '../command.ts'
import { renderTable } from '../table.ts'

export const packs = ({ library, format, words }: Context): Outcome =>
  ok(answer(render[format](packsOf(library), words)))

const render = {
  json: (all: readonly Pack[]): string => writeJson(packsJson(all)),
  csv: (all: readonly Pack[], words: Words): string => csvText(packSheet(all, words), words),
  table: (all: readonly Pack[], words: Words): string =>
    blocks(...all.flatMap((pack) => [packTitle(pack, words), renderTable(packTable(pack, words))])),
}
