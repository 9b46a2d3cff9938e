import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    exclude: ['tests/e2e/**'],
    // Makes the folder of data files that most tests read, once.
    globalSetup: ['tests/helpers/first-library.ts'],
    // Native modules and worker threads are not shared well between tests in one process.
    pool: 'forks',
    // One core less than there are would leave a machine of two half idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Property tests and databases on a slow, busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
