/** docs/csv.md: the columns of every CSV file that the product writes. */
import { languages } from '../model/spec.ts'
import { attributionColumns } from '../report/attribution/attribution-csv.ts'
import { backtestColumns } from '../report/backtest/rows-csv.ts'
import { departureColumns, valueColumns } from '../report/compare/csv.ts'
import type { CsvColumn } from '../report/csv.ts'
import { surenessColumns } from '../report/ensemble/answer.ts'
import { figureColumns } from '../report/figures.ts'
import { movedColumns } from '../report/migration/values.ts'
import { packColumns } from '../report/packs.ts'
import { factColumns, provenanceColumns } from '../report/provenance.ts'
import { soughtColumns } from '../report/seek/answer.ts'
import { sensitivityColumns } from '../report/sensitivity/answer.ts'
import { translator } from '../report/text/translate.ts'
import { trajectoryColumns } from '../report/trajectories/trajectories.ts'
import { checkColumns } from './commands/check.ts'
import { doctorColumns } from './commands/doctor.ts'
import { equationColumns } from './commands/equations.ts'
import { verifyColumns } from './commands/verify.ts'

interface Table {
  readonly title: string
  readonly writers: string
  readonly rows: string
  readonly columns: readonly CsvColumn[]
}

/** What stands at the end of each row of an answer. */
const made = 'and the columns of [what it was computed from](#what-it-was-computed-from)'

export const csvTables: readonly Table[] = [
  {
    title: 'Trajectories',
    writers: '`project`',
    rows: 'a row for each scenario, indicator and year of its own',
    columns: trajectoryColumns,
  },
  {
    title: 'Values side by side',
    writers: '`compare`; Compare in the window, for the chosen years or for all',
    rows: 'a row for each indicator, year and scenario, set against the first scenario; without a difference where it stands on another baseline',
    columns: valueColumns,
  },
  {
    title: 'What differs',
    writers: 'Compare in the window',
    rows: 'a row for each lever or assumption that differs, and scenario; `value` is empty where its model has no such thing, `start`, `ramp` and `end` where the lever is not moved',
    columns: departureColumns,
  },
  {
    title: 'Before and after a move',
    writers: '`migrate`; the dialog of a move in the window',
    rows: 'a row for each indicator and year that changes, in current prices; `from` and `to` are the values before and after',
    columns: movedColumns,
  },
  {
    title: 'How sure',
    writers: '`ensemble`; Analyse in the window',
    rows: `a row for each indicator and year, ${made}`,
    columns: surenessColumns,
  },
  {
    title: 'What matters',
    writers: '`sensitivity`; Analyse in the window',
    rows: `a row for each input, ${made}`,
    columns: sensitivityColumns,
  },
  {
    title: 'What drives the difference',
    writers: '`attribute`; Analyse in the window',
    rows: `a row for each year and departure; the shares of a year add up to its difference; ${made}`,
    columns: attributionColumns,
  },
  {
    title: 'How to get there',
    writers: '`seek`; Analyse in the window',
    rows: `a row for each lever that may move, ${made}`,
    columns: soughtColumns,
  },
  {
    title: 'How close to what was published',
    writers: '`backtest`; Analyse in the window',
    rows: `a row for each comparison, ${made}`,
    columns: backtestColumns,
  },
  {
    title: 'What it was computed from',
    writers: 'every answer of Analyse, and the commands of the same',
    rows: 'at the end of each row',
    columns: provenanceColumns,
  },
  {
    title: 'How it was made',
    writers: 'every answer of Analyse and every export of Compare, and the commands of the same',
    rows: 'below the rows, one fact a row, with `#` before its name; facts of a scenario once for each of them. The last row, `# qiantang-recipe`, has all that `verify` needs as one line of JSON',
    columns: factColumns,
  },
  {
    title: 'Figures of the source',
    writers: '`data`',
    rows: 'a row for each figure; `quote` stays in the language of the source',
    columns: figureColumns,
  },
  {
    title: 'Region packs',
    writers: '`packs`',
    rows: 'a row for each baseline; `pack` and `baseline` are ids, as `--baseline` takes them',
    columns: packColumns,
  },
  {
    title: 'Equations',
    writers: '`equations`',
    rows: 'a row for each formula; `id`, `formula` and `where` are as the model file has them',
    columns: equationColumns,
  },
  {
    title: 'Faults of files',
    writers: '`check`',
    rows: 'a row for each fault, and one for each file without any',
    columns: checkColumns,
  },
  {
    title: 'Results computed again',
    writers: '`verify`',
    rows: 'a row for each difference, and one for each file without any',
    columns: verifyColumns,
  },
  {
    title: 'The data folder looked over',
    writers: '`doctor`',
    rows: 'a row for the store, one for each copy of it, and one for each file that was set aside',
    columns: doctorColumns,
  },
]

const introduction = `# CSV files

Made from the code by \`npm run generate\`; a test compares them. Change the code, not this page.

Window and command line write the same bytes for the same question; \`tests/cli/answers.test.ts\` holds them to it.
A file is UTF-8 with a byte-order mark, by which spreadsheets know it, with commas between cells and CRLF behind each
row (RFC 4180). Heads and cells are of one language: the window's, or that of \`--lang\`. Numbers are in full precision,
with a point and no separators; a cell without a value is empty. A text that a spreadsheet would run as a formula
begins with an apostrophe. \`id\` is the id of the data files, the same in every language; programs that want ids and
names that never change are better served by \`--format json\`.
`

/** The page, with the head of each column in every language. */
export const csvDocument = (): string => [introduction, ...csvTables.map(tableText)].join('\n')

function tableText({ title, writers, rows, columns }: Table): string {
  const heads = columns.map((column) => languages.map((language) => translator(language)(`csv.${column}`)))
  const lines = columns.map((column, index) => `| \`${column}\` | ${heads[index]?.join(' | ')} |`)
  return [
    `## ${title}`,
    '',
    `Written by ${writers}: ${rows}.`,
    '',
    `| column | ${languages.join(' | ')} |`,
    `| --- | ${languages.map(() => '---').join(' | ')} |`,
    ...lines,
    '',
  ].join('\n')
}
