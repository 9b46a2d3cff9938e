/** The tests that try one part; `QIANTANG_PART` is its name, and with `QIANTANG_QUICK` slow ones are left out. */
import { basename, dirname, join, relative } from 'node:path'
import { defineConfig, mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import usual from '../../vitest.config.ts'
import { type Part, type PartName, parts } from './parts.ts'

// Where a copy of the project is tried, this is the copy.
const root = join(import.meta.dirname, '..', '..')
const part: Part = parts[process.env.QIANTANG_PART as PartName]

/** Those that come last. */
const slow = [
  'tests/cli/verify.test.ts',
  'tests/files/library.test.ts',
  'tests/files/scenario-file.test.ts',
  'tests/model/digital-economy.test.ts',
  'tests/model/invariants.test.ts',
  'tests/model/fingerprint.test.ts',
  'tests/model/analysis/seek.test.ts',
  'tests/model/analysis/draws.test.ts',
  'tests/model/analysis/no-value.test.ts',
  'tests/model/analysis/sobol-indices.test.ts',
  'tests/model/analysis/shocks.test.ts',
  'tests/model/analysis/ensemble.test.ts',
  'tests/model/analysis/evaluate.test.ts',
  'tests/model/analysis/without-shocks.test.ts',
  'tests/main/storage/recovery.test.ts',
  'tests/main/storage/gone.test.ts',
  'tests/main/storage/opening.test.ts',
]

/** Most faults are noticed by the test that mirrors their file or their folder, and then no other need run. */
class LikelyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Stryker says here which file it tries.
    const [tried = ''] = this.ctx.config.related ?? []
    const names = [basename(tried, '.ts'), basename(dirname(tried))]
    const rank = ({ moduleId }: TestSpecification): number => {
      const near = names.indexOf(basename(moduleId, '.test.ts'))
      return near < 0 ? slow.indexOf(relative(root, moduleId)) : near - names.length - 1
    }
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
      sequence: { sequencer: LikelyFirst },
      // With a switch for each fault in it, what counts much takes many times as long.
      testTimeout: 30 * 60_000,
      hookTimeout: 30 * 60_000,
      // What was read before is of another copy, with other faults.
      fsModuleCache: false,
    },
  }),
)
