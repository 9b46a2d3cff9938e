import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that put something else in a module's place; they have a process of their own. */
const mocking = [
  'tests/main/shell-electron.test.ts',
  'tests/host/contract.test.ts',
  'tests/preload/preload.test.ts',
]

export default defineConfig({
  test: {
    // Native modules and worker threads are not shared well between tests in one process.
    pool: 'forks',
    // One core less than there are would leave a machine of two half idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Only what hangs is ended: how long a test takes says more of the machine than of the product.
    testTimeout: 5 * 60_000,
    hookTimeout: 5 * 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.{ts,mjs}'],
          exclude: ['tests/e2e/**', ...mocking],
          // To load the packages and the model's library anew for each file takes longer than most of the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocking', include: mocking } },
    ],
  },
})
