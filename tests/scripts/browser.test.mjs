import { describe, expect, test } from 'vitest'
import { findBrowser } from '../../scripts/browser.mjs'

const find = ({ files = [], env = {}, platform = 'linux', own = undefined }) =>
  findBrowser({ env, platform, exists: (path) => files.includes(path), playwrights: () => own })

const chromium = '/usr/bin/chromium'
const chrome = '/usr/bin/google-chrome'
const stub = '/usr/bin/chromium-browser'
const own = '/root/.cache/ms-playwright/chromium-1234/chrome-linux/chrome'

describe('the browser of the end-to-end tests', () => {
  test('is the one asked for', () => {
    const env = { QIANTANG_CHROMIUM: '/opt/chromium' }
    expect(find({ env, files: ['/opt/chromium', chromium] })).toBe('/opt/chromium')
  })

  test('is not another than the one asked for', () => {
    const env = { QIANTANG_CHROMIUM: '/opt/chromium' }
    expect(() => find({ env, files: [chromium] })).toThrow('QIANTANG_CHROMIUM names /opt/chromium')
  })

  test('is Chromium, else Chrome, else what may be a stub', () => {
    expect(find({ files: [stub, chrome, chromium] })).toBe(chromium)
    expect(find({ files: [stub, chrome] })).toBe(chrome)
    expect(find({ files: [stub] })).toBe(stub)
  })

  test('is Playwright’s own only when there is no other, and only when it is there', () => {
    expect(find({ files: [chromium, own], own })).toBe(chromium)
    expect(find({ files: [own], own })).toBe(own)
    expect(find({ own })).toBeUndefined()
    expect(find({})).toBeUndefined()
  })

  test('is found in the usual places of macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(find({ platform: 'darwin', files: [chromium, mac] })).toBe(mac)
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const env = { PROGRAMFILES: 'C:\\Program Files' }
    expect(find({ platform: 'win32', env, files: [windows] })).toBe(windows)
  })
})
