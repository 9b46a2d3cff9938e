import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lived } from './lived.ts'
import { withFault } from './with-fault.ts'

const root = join(import.meta.dirname, '..', '..')

test.each(lived)('$name: can still be put in, and its test is there', (fault) => {
  const text = readFileSync(join(root, 'src', fault.file), 'utf8')
  expect(withFault(text, fault)).not.toBe(text)
  expect(existsSync(join(root, 'tests', fault.test))).toBe(true)
})

test('a fault that could stand in two places is refused', () => {
  const fault = { name: '', file: 'a.ts', from: 'b', to: 'c', test: '' }
  expect(withFault('abc', fault)).toBe('acc')
  expect(() => withFault('abcb', fault)).toThrow('"b" does not stand once in a.ts')
  expect(() => withFault('ac', fault)).toThrow('"b" does not stand once in a.ts')
})
