/** The folders that are tried, and the tests that try each: those that mirror it, and none that asks a program in `out`. */

export interface Part {
  readonly folder: string
  /** Of its files, those that are tables of words or of numbers and nothing else. */
  readonly tables?: readonly string[]
  readonly tests: readonly string[]
  /** Tests of the program in a process of its own, or of the text of the sources, which is another while it is tried. */
  readonly without?: readonly string[]
}

export const parts = {
  model: {
    folder: 'src/model',
    tables: ['src/model/analysis/sobol-directions.ts'],
    tests: ['tests/model/**/*.test.ts'],
  },
  files: {
    folder: 'src/files',
    // Exported results are tried where they are read again.
    tests: ['tests/files/**/*.test.ts', 'tests/cli/verify.test.ts'],
    without: ['tests/files/shapes.test.ts'],
  },
  host: {
    folder: 'src/host',
    tests: [
      'tests/host/dispatch.test.ts',
      'tests/host/inputs.test.ts',
      'tests/main/storage/contract.test.ts',
    ],
  },
  storage: {
    folder: 'src/main/storage',
    tests: [
      'tests/main/storage/**/*.test.ts',
      'tests/main/patient.test.ts',
      'tests/main/shared-store.test.ts',
      'tests/cli/doctor.test.ts',
    ],
    without: ['tests/main/storage/crash.test.ts'],
  },
  report: {
    folder: 'src/report',
    tables: ['src/report/text/en', 'src/report/text/ko', 'src/report/text/zh'].flatMap((path) => [
      `${path}.ts`,
      `${path}/*.ts`,
    ]),
    // What commands alone say is tried by their tests, which run in the process of the tests.
    tests: ['tests/report/**/*.test.ts', 'tests/cli/*.test.ts'],
    without: [
      'tests/report/text/words.test.ts',
      'tests/report/text/terms.test.ts',
      ...['process', 'commands', 'two-baselines', 'another-region', 'doctor'].map(
        (name) => `tests/cli/${name}.test.ts`,
      ),
    ],
  },
} satisfies Readonly<Record<string, Part>>

export type PartName = keyof typeof parts
export const partNames = Object.keys(parts) as readonly PartName[]

/** What is tried of a part where only these folders or files are asked for; all of it where nothing is. */
export function patternsOf({ folder, tables = [] }: Part, asked: readonly string[]): readonly string[] {
  const within = asked.length === 0 ? [folder] : asked.flatMap((path) => shared(folder, path))
  if (within.length === 0) return []
  return [
    ...within.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`)),
    ...tables.map((path) => `!${path}`),
  ]
}

/** Of two paths of which one lies in the other, the inner one. */
function shared(folder: string, path: string): readonly string[] {
  const asked = path.replace(/\/+$/, '')
  if (asked === folder || asked.startsWith(`${folder}/`)) return [asked]
  return folder.startsWith(`${asked}/`) ? [folder] : []
}
