/** The end-to-end specs and the shells that they run in. */
import { readdirSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import config from '../playwright.config.ts'

const root = join(import.meta.dirname, 'e2e')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.spec.ts'))
  .map((path) => `/${path.replaceAll('\\', '/')}`)
const patterns = (globs: unknown): readonly string[] => [globs ?? []].flat().map(String)
const projects = (config.projects ?? []).map(({ name, testMatch, testIgnore }) => {
  const isIgnored = (file: string) => patterns(testIgnore).some((glob) => matchesGlob(file, glob))
  const matched = (glob: string) => files.filter((file) => matchesGlob(file, glob) && !isIgnored(file))
  return { name: String(name), globs: patterns(testMatch), matched }
})

test('every spec runs in some shell', () => {
  const run = new Set(projects.flatMap(({ globs, matched }) => globs.flatMap(matched)))
  expect(files.filter((file) => !run.has(file))).toEqual([])
})

test('every name that a shell is given is a spec', () => {
  for (const { name, globs, matched } of projects) {
    expect(
      globs.filter((glob) => matched(glob).length === 0),
      name,
    ).toEqual([])
  }
})

test('the desktop program runs what the window in a browser runs, beside what only it has', () => {
  const names = (name: string) =>
    projects
      .filter((project) => project.name === name)
      .flatMap(({ globs, matched }) => globs.flatMap(matched))
  const loopback = new Set(names('loopback'))
  expect(names('desktop').filter((file) => loopback.has(file)).length).toBeGreaterThanOrEqual(5)
  expect([...loopback].filter((file) => file.startsWith('/desktop/'))).toEqual([])
})
