import { defineConfig, type Project } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'
import { findElectron } from './scripts/electron.mjs'
import type { Shell } from './tests/e2e/fixtures.ts'

const executablePath = findBrowser()
const electronSpecs = '**/*.electron.spec.ts'

const loopback: Project = {
  name: 'loopback',
  testMatch: '**/*.spec.ts',
  testIgnore: [electronSpecs, '**/desktop/*'],
}
/** What runs in the desktop program with Electron stood in for: what only that has, and what goes through its messages. */
const desktopSpecs = ['desktop/*', 'undoes']
const desktop: Project<{ shell: Shell }> = {
  name: 'desktop',
  testMatch: desktopSpecs.map((name) => `**/${name}.spec.ts`),
  testIgnore: electronSpecs,
  use: { shell: 'desktop' },
}
const electron: Project = { name: 'electron', testMatch: electronSpecs }

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/__shots__/{arg}{ext}',
  projects: findElectron() ? [loopback, desktop, electron] : [loopback, desktop],
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
