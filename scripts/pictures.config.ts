import { defineConfig } from '@playwright/test'
import specs from '../playwright.config.ts'

/** The pictures of the documents are taken as specs drive the window, but they compare nothing. */
export default defineConfig({
  ...specs,
  testDir: '.',
  outputDir: '../test-results/pictures',
  reporter: 'list',
  projects: [{ name: 'pictures', testMatch: 'pictures.spec.ts' }],
})
