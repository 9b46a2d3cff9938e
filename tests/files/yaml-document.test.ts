import { expect, test } from 'vitest'
import { z } from 'zod'
import { validate } from '../../src/files/document.ts'
import { coded } from '../../src/files/file-fault.ts'
import { readYamlDocument } from '../../src/files/yaml-document.ts'
import { callsIn } from '../helpers/work.ts'

const read = (text: string) => readYamlDocument('x.yaml', text)
/** A fault for a text that cannot be read; a throw would be a bug, and fails the test. */
const codeOf = (text: string): string => {
  const result = read(text)
  return result.ok ? 'read' : (result.error[0]?.code ?? 'no fault')
}

test('a fault is placed at the line of its key, or of the nearest key above it', () => {
  const result = read('a:\n  b: 1\n  c:\n    - x\n    - d: 2\n      e: 3\n')
  if (!result.ok) throw new Error('not read')
  const line = (...path: (string | number)[]) => result.value.place(path, coded('shape', {})).line
  expect(line('a', 'b')).toBe(2)
  expect(line('a', 'c', 0)).toBe(4)
  expect(line('a', 'c', 1, 'e')).toBe(6)
  expect(line('a', 'missing')).toBe(1)
  expect(line('a', 'c', 9)).toBe(3)
  expect(line()).toBe(1)
  expect(result.value.place(['a', 'c', 1, 'e'], coded('not-whole', { value: 3 }))).toEqual({
    file: 'x.yaml',
    line: 6,
    path: 'a.c.1.e',
    code: 'not-whole',
    details: { value: 3 },
  })
})

test.each([
  ['an open quote', 'a: "b', 'yaml-syntax'],
  ['a bad indent', 'a:\n  b: 1\n c: 2', 'yaml-syntax'],
  ['two documents', '--- 1\n--- 2', 'yaml-syntax'],
  ['a key twice', 'a: 1\na: 2', 'duplicate-key'],
  ['nesting in brackets', `a: ${'['.repeat(33)}${']'.repeat(33)}`, 'too-deep'],
  ['nesting in brackets without end', '['.repeat(100_000), 'too-deep'],
  ['dashes deeper than any stack', `a:\n  - b\n${'  -'.repeat(30_000)}`, 'too-deep'],
  ['keys in a line without end', `a:\n  b:${'id: '.repeat(20_000)}`, 'yaml-syntax'],
  ['signs without number', `a: [${','.repeat(1_000_000)}`, 'yaml-syntax'],
  ['lines without number', '- a\n'.repeat(250_000), 'too-many-parts'],
  ['values without number', `a: [${'1,'.repeat(500_000)}1]`, 'too-many-parts'],
  ['a list for a key', '? [a, b]\n: 1', 'yaml-syntax'],
  ['lists for keys in each other', `${'? '.repeat(20)}a`, 'yaml-syntax'],
  ['a key of all objects', '__proto__: 1', 'forbidden-key'],
  ['the word prototype for a key', 'a: { prototype: 1 }', 'forbidden-key'],
  ['a key of all objects, in disguise', '"__pro\\u0074o__": 1', 'forbidden-key'],
  ['a key of all objects, deep down', 'a: [{ b: { constructor: 1 } }]', 'forbidden-key'],
])('%s is a fault', (_, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test('brackets in texts are no nesting, and a file of comments is empty', () => {
  expect(read(`a: "${'['.repeat(50)}" # ${'{'.repeat(50)}`)).toMatchObject({ ok: true })
  expect(read('# nothing\n')).toMatchObject({ ok: true, value: { value: undefined } })
})

test('dashes and indents as deep as a page are a fault, not a crash', () => {
  expect(codeOf(`${'- '.repeat(20_000)}x`)).not.toBe('read')
})

test.each([
  ['an alias of nothing', 'a: *x'],
  [
    'aliases of aliases of aliases',
    [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...['b', 'c', 'd', 'e'].map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcd'[index]}`).join()}]`,
      ),
    ].join('\n'),
  ],
])('%s is a fault, not a throw', (_, text) => {
  expect(codeOf(text)).not.toBe('read')
})

test('an alias of what it stands in is a fault, not an endless value', () => {
  expect(codeOf('a: &x\n  b: *x')).not.toBe('read')
})

test.each([
  ['values', '1,'],
  ['lists', '[],'],
  ['aliases', '*a,'],
  ['keys in brackets', '{a: 1},'],
])('a file of %s costs no more work for each than for the one before', async (_, part) => {
  const calls = (count: number) => callsIn(() => void read(`a: [${part.repeat(count)}1]`))
  const [some, twice] = [await calls(10_000), await calls(20_000)]
  expect(twice / some).toBeLessThan(2.2)
})

test('what is no text for a key is a fault at its line, a second document at its own', () => {
  const linesOf = (text: string) => {
    const result = read(text)
    return result.ok ? [] : result.error.map(({ code, line }) => [code, line])
  }
  expect(linesOf('a: 1\n? [b]\n: 2\n? {c: d}\n: 3\n')).toEqual([
    ['yaml-syntax', 2],
    ['yaml-syntax', 4],
  ])
  expect(linesOf('a: 1\n---\n\nb: 2\n')).toEqual([['yaml-syntax', 4]])
  expect(linesOf('a: &x 1\nb: *x\nc:\n  - *x\n')).toEqual([
    ['yaml-alias', 2],
    ['yaml-alias', 4],
  ])
  expect(linesOf('a: 1\nb: "c')).toEqual([['yaml-syntax', 2]])
})

test('a value that stands for nothing has the line of what is before it', () => {
  const result = read('a:\n  -\n  - 1\nb:\n')
  if (!result.ok) throw new Error('not read')
  expect(result.value.value).toEqual({ a: [null, 1], b: null })
  expect(result.value.place(['a', 0], coded('shape', {})).line).toBe(1)
  expect(result.value.place(['a', 1], coded('shape', {})).line).toBe(3)
  expect(result.value.place(['b'], coded('shape', {})).line).toBe(4)
})

test('a tag that is not known is a fault, and makes nothing of its own', () => {
  expect(codeOf('a: !!js/function "() => 1"')).toBe('yaml-syntax')
  expect(codeOf('a: !ours 1')).toBe('yaml-syntax')
})

test('what is no number is not called too large', () => {
  const codeOf = (text: string) => {
    const document = read(`base: ${text}`)
    if (!document.ok) throw new Error('cannot be read')
    const checked = validate(document.value, z.object({ base: z.number() }))
    return checked.ok ? undefined : checked.error[0]?.code
  }
  expect(codeOf('.nan')).toBe('number-is-none')
  expect(codeOf('.inf')).toBe('not-a-finite-number')
  expect(codeOf('1')).toBeUndefined()
})
