import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closure, fonts, notices } from '../../scripts/notices.mjs'
import { root } from '../../scripts/process.mjs'
import { stageProgram, stagingFolder } from '../../scripts/staging.mjs'
import { scenarioFileEndings, scenarioMediaType } from '../../src/files/scenario-text.ts'

const work = mkdtempSync(join(tmpdir(), 'qiantang-staging-'))
const program = join(work, 'program')
beforeAll(() => stageProgram(root, program, process.platform))
afterAll(() => rmSync(work, { recursive: true }))

const files = (folder = program) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )

describe('the packed program', () => {
  test('holds the build, the data, the sealed forecasts, licences and one package, and nothing else', () => {
    expect(readdirSync(program).sort()).toEqual(
      [
        'LICENSE',
        'THIRD-PARTY-NOTICES.txt',
        'data',
        'forecasts',
        'node_modules',
        'out',
        'package.json',
      ].sort(),
    )
    expect(readdirSync(join(program, 'node_modules'))).toEqual(['better-sqlite3'])
    const outside = files().filter((path) => !/^(out|data|forecasts)\//.test(path))
    expect(outside.filter((path) => !path.startsWith('node_modules/better-sqlite3/lib/')).sort()).toEqual(
      [
        'LICENSE',
        'THIRD-PARTY-NOTICES.txt',
        'package.json',
        'node_modules/better-sqlite3/LICENSE',
        'node_modules/better-sqlite3/package.json',
        ...readdirSync(join(root, 'node_modules/better-sqlite3/prebuilds'))
          .filter((name) => name.startsWith(process.platform))
          .map((name) => `node_modules/better-sqlite3/prebuilds/${name}`),
      ].sort(),
    )
  })

  test('holds every file of the data and of the build, and no map, source or test', () => {
    expect(files(join(program, 'data')).sort()).toEqual(files(join(root, 'data')).sort())
    const build = files(join(root, 'out')).filter((path) => path !== '.sources')
    expect(files(join(program, 'out')).sort()).toEqual(build.sort())
    expect(files().filter((path) => /\.(map|tsx?)$|\.test\./.test(path))).toEqual([])
  })

  test('is smaller than 40 MB', () => {
    const bytes = files().reduce((sum, path) => sum + statSync(join(program, path)).size, 0)
    expect(bytes).toBeLessThan(40e6)
  })

  test('runs from there, with nothing of the project beside it', () => {
    const command = [join(program, 'out/main/cli.js'), 'packs', '--format', 'json']
    const { packs } = JSON.parse(execFileSync(process.execPath, command, { cwd: work, encoding: 'utf8' }))
    expect(packs.length).toBeGreaterThan(1)
    // The native package too, which the build only names.
    const database = `console.log(require('better-sqlite3')(':memory:').prepare('SELECT 1').pluck().get())`
    const asked = { cwd: join(program, 'out'), encoding: 'utf8' }
    expect(execFileSync(process.execPath, ['-e', database], asked).trim()).toBe('1')
  })

  test('is what the packager is told to take', () => {
    const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
    expect(config).toContain(`app: ${stagingFolder.replaceAll('\\', '/')}`)
    // A native file cannot be loaded from inside the archive.
    expect(config).toContain('asarUnpack: [node_modules/better-sqlite3/**]')
  })
})

describe('what the packager is told of the system', () => {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))

  test('the endings of scenario files, with a media type of their own: no other file is claimed', () => {
    const [scenarios, ...others] = config.fileAssociations
    expect(others).toEqual([])
    expect(scenarios.ext.map((/** @type {string} */ ending) => `.${ending}`)).toEqual(scenarioFileEndings)
    expect(scenarios.mimeType).toBe(scenarioMediaType)
  })

  test('what Electron leaves open and no planner needs is shut (its security guide, point 19)', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('the licences lie beside the program, too', () => {
    expect(config.extraFiles).toEqual([
      { from: `${config.directories.app}/THIRD-PARTY-NOTICES.txt`, to: 'THIRD-PARTY-NOTICES.txt' },
    ])
    expect(existsSync(join(program, 'THIRD-PARTY-NOTICES.txt'))).toBe(true)
  })
})

describe('the licences of what it carries along', () => {
  const all = notices(root)

  test('are permissive, each with its words', () => {
    const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0']
    const allowed = [...permissive, 'Unlicense', 'OFL-1.1', 'PSF-2.0']
    expect(all.filter(({ license }) => !allowed.includes(license)).map(({ name }) => name)).toEqual([])
    expect(all.filter(({ text }) => text.length < 10).map(({ name }) => name)).toEqual([])
  })

  test('are there for every package that is named, and for what those need', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const names = all.map(({ name }) => name)
    expect([...Object.keys(dependencies), ...fonts].filter((name) => !names.includes(name))).toEqual([])
    expect(names).toContain('d3-scale')
    expect(readFileSync(join(program, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE')
  })

  test('are there for every font that the window takes from a package', () => {
    const css = readFileSync(join(root, 'src/renderer/styles/base.css'), 'utf8')
    const packages = [...css.matchAll(/@import "((?:@[^/"]+\/)?[^./"][^/"]*)\//g)].map(([, name]) => name)
    expect(packages.sort()).toEqual([...fonts].sort())
  })

  test('a package is looked for as Node does, in the folder above where it is not in the own one', () => {
    const locked = {
      'node_modules/a': { dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/b': {},
      'node_modules/c': { dependencies: { a: '1' } },
      'node_modules/unused': {},
    }
    expect(closure(locked, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ])
    expect(closure(locked, ['absent'])).toEqual([])
  })
})

test('the program that was packed before goes', () => {
  stageProgram(root, program, 'none')
  expect(existsSync(join(program, 'node_modules/better-sqlite3/prebuilds'))).toBe(false)
})
