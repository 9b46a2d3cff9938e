/** What is promised names the tests that hold it, and they are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

test('each line of docs/security.md names a test that is there', () => {
  const rows = read('docs/security.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| promise') && !line.startsWith('| ---'))
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) {
    const named = [...row.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = '']) => path)
    expect(named.length, row).toBeGreaterThan(0)
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true)
  }
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
