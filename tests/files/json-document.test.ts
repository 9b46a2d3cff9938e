import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coded } from '../../src/files/file-fault.ts'
import { readJsonDocument } from '../../src/files/json-document.ts'

const read = (text: string) => readJsonDocument('x.json', text)
const faultOf = (text: string) => {
  const result = read(text)
  return result.ok ? 'read' : result.error[0]
}

test('a fault is placed at the line of its key, or of the nearest key above it', () => {
  const result = read('{\n"a": {"b":\n1, "c": [\n2,\n{ "d": 3,\r\n"\\u0065": 4\r} ] } }')
  if (!result.ok) throw new Error('not read')
  const line = (...path: (string | number)[]) => result.value.place(path, coded('shape', {})).line
  expect(line()).toBe(1)
  expect(line('a')).toBe(2)
  expect(line('a', 'b')).toBe(2)
  expect(line('a', 'c')).toBe(3)
  expect(line('a', 'c', 0)).toBe(4)
  expect(line('a', 'c', 1, 'd')).toBe(5)
  expect(line('a', 'c', 1, 'e')).toBe(6)
  expect(line('a', 'c', 9)).toBe(3)
  expect(line('missing', 'too')).toBe(1)
})

test('any JSON is read as JSON.parse reads it, and all its keys are found', () => {
  const key = fc.string({ unit: 'grapheme', maxLength: 8 })
  const objects = fc
    .dictionary(key, fc.jsonValue({ maxDepth: 4 }))
    .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
  fc.assert(
    fc.property(objects, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const result = read(text)
      if (!result.ok) throw new Error(JSON.stringify(result.error))
      expect(result.value.value).toEqual(JSON.parse(text))
      const lines = text.split('\n')
      for (const name of Object.keys(value)) {
        const { line = 0 } = result.value.place([name], coded('shape', {}))
        expect(lines[line - 1]).toContain(JSON.stringify(name))
      }
    }),
  )
})

test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused wherever it stands', (key) => {
  for (const [before, after, path] of [
    ['{', '}', ''],
    ['{"a": [0, {', '}]}', 'a.1.'],
  ]) {
    expect(faultOf(`${before}"${key}": 1${after}`)).toMatchObject({
      code: 'forbidden-key',
      path: `${path}${key}`,
      details: { key },
    })
    expect(faultOf(`${before}"${key}s": "${key}"${after}`)).toBe('read')
  }
})

/** Texts made of the signs of JSON and of what is near it. */
const nearlyJson = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"a":', '"b"', '"', '1', '-0.5e+3', '01', '+1', '.5', '1.', '1e'],
      ...['true', 'null', 'NaN', '\\', '"\\u00e9"', '"\\x"', '"\\', '\n', ' ', '\t', '\u00a0', '\ufeff'],
      ...["'a'", '//', '/* */', '\u0000', '\ud800', '字'],
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(''))

test('a text is refused as no JSON exactly where JSON.parse refuses it, with a line', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyJson, fc.string({ unit: 'binary' })), (text) => {
      const isJson = (() => {
        try {
          JSON.parse(text)
          return true
        } catch {
          return false
        }
      })()
      const fault = faultOf(text)
      if (isJson) expect(fault === 'read' || fault?.code === 'duplicate-key').toBe(true)
      else
        expect(fault).toMatchObject({
          code: expect.stringMatching(/^(json-syntax|json-ends-early|file-empty)$/),
        })
    }),
    { numRuns: 5000 },
  )
})

test('objects and lists are read as deep as allowed, and no deeper, whatever stands in texts', () => {
  const nested = (levels: number): string => `${'['.repeat(levels)}"[[[{{{"${']'.repeat(levels)}`
  expect(faultOf(nested(32))).toBe('read')
  expect(faultOf(nested(33))).toMatchObject({ code: 'too-deep' })
})

test('a key that would fill the screen is shown cut', () => {
  const long = 'k'.repeat(10_000)
  const result = read(`{ "${long}": 1, "${long}": 2 }`)
  const [fault] = result.ok ? [] : result.error
  expect(fault?.code).toBe('duplicate-key')
  expect(fault?.path).toBe(`${'k'.repeat(60)}…`)
  expect(fault?.details).toEqual({ key: `${'k'.repeat(60)}…` })
})

test('a key that stands twice or more is told once, at its last line, under its path', () => {
  const result = read('{ "a": [{\n"b": 1,\n"\\u0062": 2,\n"b": 3 }],\n"c": 0, "c": 0 }')
  expect(result.ok ? [] : result.error).toMatchObject([
    { code: 'duplicate-key', path: 'a.0.b', line: 4 },
    { code: 'duplicate-key', path: 'c', line: 5 },
  ])
})

test('what is no JSON is told by what stands there instead, or as ending early, with its line', () => {
  expect(faultOf('{\n"a": 1')).toMatchObject({ code: 'json-ends-early', line: 2 })
  expect(faultOf('{\n"a" 1}')).toMatchObject({ code: 'json-syntax', line: 2, details: { found: '1}' } })
  expect(faultOf('{"a": 1}\n]')).toMatchObject({ code: 'json-syntax', line: 2, details: { found: ']' } })
  // Where one did not go to the end of the file, no line is to blame.
  const tooDeep = faultOf(`${'['.repeat(40)}x`)
  expect(tooDeep).toMatchObject({ code: 'json-syntax', details: { found: '' } })
  expect(tooDeep).not.toMatchObject({ line: expect.anything() })
})
