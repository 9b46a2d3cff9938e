import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Content, canonical } from '../../src/model/canonical.ts'

test.each<[Content, string]>([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ gone: undefined, kept: 0 }, '{"kept":0}'],
  [-0, '0'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e21, '1e+21'],
  [Number.NaN, 'null'],
  [Number.POSITIVE_INFINITY, 'null'],
  ['钱塘 "q"\n', '"钱塘 \\"q\\"\\n"'],
  // Half a character is spelled out, so that bytes can be made of it.
  ['\ud800', '"\\ud800"'],
  // By code units, not by any language's order.
  [{ é: 1, z: 2, Z: 3, 10: 4, 9: 5 }, '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
])('%j is written %s', (content, text) => {
  expect(canonical(content)).toBe(text)
})

/** The same with the keys of every object in another order. */
function turned(content: unknown): unknown {
  if (typeof content !== 'object' || content === null) return content
  if (Array.isArray(content)) return content.map(turned)
  return Object.fromEntries(
    Object.entries(content)
      .map(([key, value]) => [key, turned(value)] as const)
      .toReversed(),
  )
}

test('one content has one text, from which it can be read again', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonical(value as Content)
      expect(canonical(turned(value) as Content)).toBe(text)
      expect(canonical(JSON.parse(text))).toBe(text)
    }),
  )
})
