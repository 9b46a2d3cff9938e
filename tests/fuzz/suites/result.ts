/** Exported results, which carry a recipe. */
import { runProgram } from '../../../src/cli/program.ts'
import { readResultFile } from '../../../src/files/result-file.ts'
import { libraryVariable } from '../../../src/main/data-folder.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { verifyResult } from '../../../src/report/verify/verify.ts'
import { dataFolder, library } from '../../helpers/library.ts'
import { flipped, mutatedText } from '../mutate.ts'
import { refusal } from '../refusal.ts'
import { holds, type Suite } from '../suite.ts'

/** What is computed in a moment; of what is drawn a mutated recipe may ask a million. */
const commands = [
  ['project', 'baseline', '--horizon', '2020'],
  ['compare', 'baseline', 'plan-announced', '--year', '2026'],
  ['attribute', 'plan-announced', '--indicator', 'grdp', '--year', '2026'],
]

async function exported(args: readonly string[], format: string): Promise<string> {
  let text = ''
  const write = (part: string): void => {
    text += part
  }
  const code = await runProgram([...args, '--format', format], {
    environment: { [libraryVariable]: dataFolder },
    writeOut: write,
    writeError: write,
  })
  holds(code === 0, text)
  return text
}

const corpus = await Promise.all(
  commands.flatMap((args) => ['csv', 'json'].map((format) => exported(args, format))),
)
const words = [
  ...[
    ',',
    '"',
    '""',
    '\r\n',
    ';',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ':',
    '{"recipe":',
    '# qiantang-recipe,',
    'sep=;\r\n',
  ],
  ...[
    '"draws":1e15',
    '"kind":"project"',
    '"version":9',
    'null',
    '-1',
    '1e308',
    '"grdp"',
    '2017',
    '"__proto__":1,',
  ],
  ...['"indicators":[', '"scenarios":[],', '"lent":[],', '"years":[2020,2020]', '"horizon":2050'],
]
const values = [
  '0',
  '1',
  '-1',
  '2020',
  '2026',
  '0.1',
  '1e9',
  '"grdp"',
  '"level"',
  '"current"',
  '"en"',
  'null',
  '[]',
  '{}',
  '"a"',
]

export const result: Suite = {
  make: (random) => flipped(new TextEncoder().encode(mutatedText({ corpus, words, values }, random)), random),
  read(bytes) {
    const read = readResultFile('result.csv', bytes)
    if (!read.ok) return refusal(read.error)
    const differences = verifyResult(read.value, {
      grounds: library.grounds,
      wordsOf: (language, ground) => createWords({ language, ground }),
      onProgress: () => {},
    })
    if (differences.length > 0) refusal(differences)
    return 'read'
  },
}
