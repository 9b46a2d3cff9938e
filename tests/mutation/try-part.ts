/** Tries one part: Stryker puts a fault in, and the tests that run through it must fail. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import type { PartName } from './parts.ts'
import { type Counts, keyOf, type Place } from './sample.ts'
import { type Asked, sampleVariable } from './stryker-sample.ts'

const root = join(import.meta.dirname, '..', '..')
const results = join(root, 'test-results', 'mutation')

/** What Stryker says of a fault. */
interface MutantResult extends Place {
  readonly status: string
  readonly static?: boolean
  readonly coveredBy?: readonly string[]
  readonly location: Place['location'] & { readonly end: Place['location']['start'] }
}

/** Stryker, as far as it is used here. It is looked for only when it is asked: to check or to test, nobody needs it. */
interface Tool {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<readonly MutantResult[]> }
}
const tool = '@stryker-mutator/core'

export interface Tried extends Counts {
  readonly name: PartName
  readonly timeouts: number
  /** One line for each fault that no test noticed. */
  readonly survivors: readonly string[]
}

/**
 * @param sample all faults are tried where it is missing.
 * @param isQuick without slow tests, and without faults that show only as a file is read, for which all tests run again.
 */
export async function tryPart(
  name: PartName,
  patterns: readonly string[],
  sample: Asked | undefined,
  isQuick: boolean,
): Promise<Tried> {
  mkdirSync(results, { recursive: true })
  process.env.QIANTANG_PART = name
  process.env.QIANTANG_QUICK = isQuick ? '1' : ''
  process.env[sampleVariable] = JSON.stringify(sample)
  const { Stryker }: Tool = await import(tool)
  const found = await new Stryker({
    mutate: [...patterns],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', join(import.meta.dirname, 'stryker-sample.ts')],
    // As in `npm test`: a thread has another stack, and a native module is loaded once.
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: true, pool: 'forks' },
    // A sample is not remembered: what was left out would count as tried.
    ...(sample
      ? { checkers: ['sample'] }
      : {
          incremental: true,
          incrementalFile: join(results, `${name}${isQuick ? '.quick' : ''}.incremental.json`),
        }),
    coverageAnalysis: 'perTest',
    ignoreStatic: isQuick,
    concurrency: Math.max(1, availableParallelism() - 1),
    // A busy machine is no fault that was noticed; what does not end is told by how often it runs through the fault.
    timeoutMS: 60_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 30,
    // With a file that is there, Stryker asks TypeScript for what version 7 has no more.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    ignorePatterns: ['out', 'dist', 'test-results', 'docs/images', 'tests/e2e'],
    tempDirName: join('test-results', 'mutation', 'copy'),
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
    logLevel: 'warn',
  }).runMutationTest()
  const tried = found.filter(({ status }) => dead.has(status) || alive.has(status))
  const survivors = tried.filter(({ status }) => alive.has(status))
  writeFileSync(
    join(results, `${name}.survivors.json`),
    JSON.stringify(survivors.map((one) => keyOf(one, root))),
  )
  return {
    name,
    all: found.filter(({ status }) => status !== 'Ignored' && status !== 'RuntimeError').length,
    tried: tried.length,
    dead: tried.length - survivors.length,
    timeouts: tried.filter(({ status }) => status === 'Timeout').length,
    survivors: survivors.map(lineOf),
  }
}

const dead: ReadonlySet<string> = new Set(['Killed', 'Timeout'])
const alive: ReadonlySet<string> = new Set(['Survived', 'NoCoverage'])

/** Those that lived when the part was last tried. */
export const survivorsOf = (name: PartName): readonly string[] =>
  JSON.parse(readFileSync(join(results, `${name}.survivors.json`), 'utf8'))

function lineOf(one: MutantResult): string {
  const { fileName, replacement } = one
  const { start, end } = one.location
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length - 1
  const text = lines
    .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .join('\n')
  const place = `${relative(root, fileName)}:${start.line}:${start.column}`
  return `${place} ${onOneLine(text)} → ${onOneLine(replacement)} (${whyAlive(one)})`
}

function whyAlive({ status, static: isStatic, coveredBy = [] }: MutantResult): string {
  if (status === 'NoCoverage') return 'no test runs through it'
  return isStatic ? 'as the file is read' : `${coveredBy.length} tests run through it`
}

const onOneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}
