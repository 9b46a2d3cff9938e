/** What is promised names the tests that hold it, and they are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

test('each line of docs/security.md names a test that is there', () => {
  const rows = read('docs/security.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:promise|point|---)/.test(line))
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) {
    const named = [...row.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length, row).toBeGreaterThan(0)
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true)
  }
})

describe('the points of the desktop program', () => {
  const [, section = ''] = read('docs/security.md').split('\n## The desktop program\n')
  const points = section
    .split('\n')
    .map((line) => line.split(' | '))
    .filter(([first = '', , where]) => where !== undefined && !/^\| (?:point|---)/.test(first))
  const title = (point: readonly string[]): string => point[0]?.slice(2) ?? ''

  test('are the twenty of Electron, in order', () => {
    const numbers = points.flatMap((point) => /^\d+/.exec(title(point))?.map(Number) ?? [])
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, place) => place + 1))
  })

  test.each(points.map((point) => [title(point), point] as const))(
    '%s: what it names is there',
    (_title, point) => {
      const [, , where = '', tests = ''] = point
      const [place, ...more] = [...where.matchAll(/`([^`]+)` `([^`]+)`/g)]
      expect(more).toEqual([])
      const [, file = '', symbol = ''] = place ?? []
      expect(read(file)).toContain(symbol)
      const named = [...tests.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)]
      expect(named.length).toBeGreaterThan(0)
      for (const [, path = '', words = ''] of named) expect(read(path)).toContain(words)
    },
  )

  test('the desktop program opens nothing outside itself', () => {
    const folder = join(root, 'src/main/electron')
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(texts.length).toBeGreaterThan(10)
    for (const text of texts) {
      expect(text).not.toMatch(/openExternal|openPath|import \{[^}]*\bshell\b[^}]*\} from 'electron'/)
    }
  })

  test('Electron is pinned to a release', () => {
    expect(JSON.parse(read('package.json')).devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

test('numbers that are promised are those of the program', () => {
  const server = read('src/main/loopback/server.ts')
  expect(server).toContain('connections: 256, head: 10_000, request: 30_000, silence: 60_000')
  expect(read('src/main/loopback/options.ts')).toContain('usualIdle = 30')
})

test('README, help and SECURITY.md give the promise', () => {
  for (const text of [read('README.md'), read('SECURITY.md'), read('src/report/text/en.ts')]) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain('shown as saved survives a killed program')
  }
})
