import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    exclude: ['tests/e2e/**'],
    // Native modules and worker threads are not shared well between tests in one process.
    pool: 'forks',
    // Property tests and databases on a slow, busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
