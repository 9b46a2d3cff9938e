import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    exclude: ['tests/e2e/**'],
    // Makes the folder of data files that most tests read, once.
    globalSetup: ['tests/helpers/first-library.ts'],
    // A native module cannot be loaded by two threads of one process.
    pool: 'forks',
    // A process reads the modules once for all of its files: most of the time went into reading them again. So a test
    // leaves nothing behind in its process: no mocked module, no variable of the environment.
    isolate: false,
    // Programs that tests start read their TypeScript once for all of them.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'test-results', 'compile-cache') },
    // One core less than there are would leave a machine of two half idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Property tests and databases on a slow, busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
