import { defineConfig, type Project } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'
import { whyNoElectron } from './scripts/electron.mjs'
import type { Shell } from './tests/e2e/fixtures.ts'

const executablePath = findBrowser()
/** What any desktop program is tried with: the window by keyboard and mouse, what it keeps, files in and out, languages. */
const everywhere = [
  'chooses-a-language',
  'files',
  'keyboard',
  'moves-a-lever',
  'restores-a-revision',
  'undoes',
]
/** What is of the window alone, so that one shell is enough: the desktop program, whose specs are the fewer. */
const ofTheWindow = ['composes', 'keyboard', 'schedules', 'types-a-value']
const specs = (names: readonly string[]): string[] => names.map((name) => `**/${name}.spec.ts`)

const loopback: Project = {
  name: 'loopback',
  testMatch: specs(['*']),
  testIgnore: specs(['desktop/*', ...ofTheWindow]),
}
const desktop: Project<{ shell: Shell }> = {
  name: 'desktop',
  testMatch: specs(['desktop/*', ...everywhere, ...ofTheWindow]),
  use: { shell: 'desktop' },
}
const electron: Project<{ shell: Shell }> = {
  name: 'electron',
  // The language of the system is not a test's to choose there.
  testMatch: specs(everywhere.filter((name) => name !== 'chooses-a-language')),
  use: { shell: 'electron' },
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/__shots__/{arg}{ext}',
  projects: [loopback, desktop, ...(whyNoElectron() ? [] : [electron])],
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  // A second try on CI's busy machine; what needs one is named at the end of the run.
  retries: process.env.CI ? 1 : 0,
  // Each test has a server, a data folder and a browser context of its own.
  workers: 2,
  // No test dies of a busy machine: what never comes fails by the waits below, what is slow is waited for.
  timeout: 5 * 60_000,
  globalTimeout: 75 * 60_000,
  expect: {
    timeout: 60_000,
    // Another version of Chromium draws some edges differently.
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', maxDiffPixelRatio: 0.002 },
  },
  use: {
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    locale: 'en-US',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's own sandbox does not work for root, which containers run as.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
