import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createHandlers } from '../../src/main/handlers.ts'
import { openLog } from '../../src/main/log.ts'
import { describeProgram, readRelease } from '../../src/main/program.ts'
import { diagnosticsText } from '../../src/report/diagnostics.ts'
import { ground, library } from './library.ts'
import { createMemoryStore } from './memory-store.ts'
import { newFolder } from './temp-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('a release has the version and the day of the package', () => {
  expect(readRelease(root)).toEqual({ version: own.version, released: own.released })
  expect(own.released).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(readRelease(newFolder())).toEqual({ version: '?', released: '' })
})

test('CITATION.cff and the release notes are of this release', () => {
  const citation = readFileSync(join(root, 'CITATION.cff'), 'utf8')
  expect(citation).toContain(`\nversion: ${own.version}\n`)
  expect(citation).toContain(`\ndate-released: ${own.released}\n`)
  expect(citation).toContain(`\nlicense: ${own.license}\n`)
  const notes = readFileSync(join(root, 'docs', 'release-notes.md'), 'utf8')
  expect(notes).toContain(`\n## ${own.version} · ${own.released}\n`)
})

test('the description is asked for anew each time, and copied text has all of it and nothing else', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'qiantang.sqlite'), 'x'.repeat(123))
  const log = openLog(folder)
  const handlers = createHandlers(library, createMemoryStore(ground.built), () =>
    describeProgram(root, folder, library, log),
  )
  log.note('start')
  const program = await handlers['program.read']({})
  if (!program.ok) throw new Error(program.error.code)
  expect(program.value).toMatchObject({
    version: own.version,
    facts: { node: process.versions.node, store: '123 bytes' },
  })
  const text = diagnosticsText(program.value, { window: 'browser' })
  expect(text).toContain(`Qiantang: ${own.version} (${own.released})\nsystem: `)
  expect(text).toMatch(/\nwindow: browser\n\n\d{4}-\d\d-\d\dT\S+ start\n$/)
  expect(text).not.toContain(folder)
})
