import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorIn, findElectron, hindrance, whyNoElectron } from '../../scripts/electron.mjs'
import { root } from '../../scripts/process.mjs'

describe('what keeps Electron from opening a window', () => {
  test.each([
    ['linux', {}, 1000, /no display/],
    ['linux', { DISPLAY: ':0' }, 0, /root/],
    ['linux', { DISPLAY: ':0' }, 1000, undefined],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, undefined],
    ['darwin', {}, 501, undefined],
    ['win32', {}, undefined, undefined],
  ])('%s %j, user %s: %s', (platform, env, uid, reason) => {
    const found = hindrance({ platform, env, uid })
    if (reason) expect(found).toMatch(reason)
    else expect(found).toBeUndefined()
  })
})

describe('Electron’s binary', () => {
  const folder = join(root, 'node_modules', 'electron')
  const find = (files, env = {}) =>
    findElectron({ env, exists: (path) => path in files, read: (path) => files[path] })

  test('is where the package says', () => {
    const files = { [join(folder, 'path.txt')]: 'electron', [join(folder, 'dist', 'electron')]: '' }
    expect(find(files)).toBe(join(folder, 'dist', 'electron'))
  })

  test('is not there before it was fetched, nor when the fetch was cut short', () => {
    expect(find({})).toBeUndefined()
    expect(find({ [join(folder, 'path.txt')]: 'electron' })).toBeUndefined()
  })

  test('is where the environment says', () => {
    const files = { '/opt/electron/electron': '', '/opt/my-electron': '' }
    expect(find(files, { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' })).toBe('/opt/electron/electron')
    expect(find(files, { ELECTRON_EXEC_PATH: '/opt/my-electron' })).toBe('/opt/my-electron')
  })
})

test.each([
  [undefined, undefined, /program is not here/],
  [undefined, 'no display', /program is not here/],
  ['/opt/electron', 'no display', /no display/],
  ['/opt/electron', undefined, undefined],
])('why nothing is tried in Electron, with %s and %s', (binary, obstacle, reason) => {
  const why = whyNoElectron({ binary, obstacle })
  if (reason) expect(why).toMatch(reason)
  else expect(why).toBeUndefined()
})

test('the message of a failed download is told without its stack', () => {
  const trace =
    'RequestError: getaddrinfo ENOTFOUND github.com\n    at ClientRequest.<anonymous> (x.js:1:2)\n'
  expect(errorIn(trace)).toBe('getaddrinfo ENOTFOUND github.com')
  expect(errorIn('')).toBeUndefined()
})
