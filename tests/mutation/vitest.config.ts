/** The tests that try one part; `QIANTANG_PART` is its name, and with `QIANTANG_QUICK` slow ones are left out. */
import { join, relative } from 'node:path'
import { defineConfig, mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import usual from '../../vitest.config.ts'
import { type Part, type PartName, parts } from './parts.ts'

// Where a copy of the project is tried, this is the copy.
const root = join(import.meta.dirname, '..', '..')
const part: Part = parts[process.env.QIANTANG_PART as PartName]

/** Most faults are noticed by quick tests, and then the others need not run. */
const slow = [
  'tests/files/library.test.ts',
  'tests/files/scenario-file.test.ts',
  'tests/model/digital-economy.test.ts',
  'tests/model/invariants.test.ts',
  'tests/model/fingerprint.test.ts',
  'tests/model/analysis/seek.test.ts',
  'tests/model/analysis/draws.test.ts',
  'tests/model/analysis/no-value.test.ts',
  'tests/model/analysis/sobol-indices.test.ts',
  'tests/main/storage/recovery.test.ts',
  'tests/main/storage/gone.test.ts',
  'tests/main/storage/opening.test.ts',
]

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => slow.indexOf(relative(root, moduleId))
    return files.toSorted((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [], exclude: [] } },
  defineConfig({
    root,
    test: {
      include: [...part.tests],
      exclude: [...(part.without ?? []), ...(process.env.QIANTANG_QUICK ? slow : [])],
      sequence: { sequencer: QuickFirst },
      // What was read before is of another copy, with other faults.
      fsModuleCache: false,
    },
  }),
)
