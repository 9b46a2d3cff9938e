import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFileSafely } from '../../src/cli/output-file.ts'
import { put, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()

test('replaces a file and keeps who may read it', () => {
  const path = join(folder, 'private.csv')
  writeFileSync(path, 'old', { mode: 0o600 })
  writeFileSafely(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('writes through a link instead of replacing it', () => {
  const target = put(folder, 'target.csv', 'old')
  const link = join(folder, 'link.csv')
  symlinkSync(target, link)
  writeFileSafely(link, 'new')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(target, 'utf8')).toBe('new')
})

test('leaves a device in its place', () => {
  writeFileSafely('/dev/null', 'anything')
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('leaves nothing behind where it cannot write', () => {
  const before = readdirSync(folder)
  expect(() => writeFileSafely(join(folder, 'none', 'x.csv'), 'x')).toThrow()
  expect(() => writeFileSafely(folder, 'x')).toThrow()
  expect(readdirSync(folder)).toEqual(before)
})
