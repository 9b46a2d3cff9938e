import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from '../../scripts/build.mjs'

let folder = ''
const write = (path, text) => writeFileSync(join(folder, path), text)
const print = () => fingerprint(folder, ['src', 'package.json', 'absent'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiantang-build-'))
  mkdirSync(join(folder, 'src', 'model'), { recursive: true })
  write('src/index.ts', 'one')
  write('src/model/unit.ts', 'two')
  write('package.json', '{}')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('the sources’ fingerprint stays while their content does', () => {
  const before = print()
  utimesSync(join(folder, 'src/index.ts'), 0, 0)
  write('src/.index.ts.swp', 'an editor’s own file')
  write('README.md', 'not a source')
  expect(print()).toBe(before)
})

test.each([
  ['a file changes', () => write('src/model/unit.ts', 'three')],
  ['a file comes', () => write('src/model/new.ts', '')],
  ['a file goes', () => rmSync(join(folder, 'src/index.ts'))],
  ['a named file changes', () => write('package.json', '{"type":"module"}')],
  [
    'text moves from one file to another',
    () => [write('src/index.ts', 'onetwo'), write('src/model/unit.ts', '')],
  ],
])('the sources’ fingerprint changes when %s', (_, change) => {
  const before = print()
  change()
  expect(print()).not.toBe(before)
})
