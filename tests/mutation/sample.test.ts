import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Part, parts, patternsOf } from './parts.ts'
import { keyOf, overallScore, pick, scoreOf } from './sample.ts'

const keys = Array.from({ length: 1000 }, (_, index) => `key ${index}`)

test('as many are drawn as are asked for, the same for the same seed, in whatever order they come', () => {
  const drawn = pick(keys, 100, 1)
  expect(drawn.size).toBe(100)
  expect(pick(keys.toReversed(), 100, 1)).toEqual(drawn)
  expect(pick(keys, 100, 2)).not.toEqual(drawn)
  expect(pick(keys, 2000, 1)).toEqual(new Set(keys))
  // More of one seed are the same and others.
  const more = pick(keys, 200, 1)
  expect([...drawn].every((key) => more.has(key))).toBe(true)
})

test('each is as likely as any other', () => {
  const times = new Map(keys.map((key) => [key, 0]))
  for (let seed = 0; seed < 200; seed++) {
    for (const key of pick(keys, 100, seed)) times.set(key, (times.get(key) ?? 0) + 1)
  }
  // 20 of 200 is what is expected; 4.2 is the standard deviation.
  const counts = [...times.values()]
  expect(Math.max(...counts)).toBeLessThan(20 + 5 * 4.2)
  expect(Math.min(...counts)).toBeGreaterThan(20 - 5 * 4.2)
})

test('a fault is told from those at the same place', () => {
  const place = {
    fileName: 'a.ts',
    mutatorName: 'M',
    replacement: 'x',
    location: { start: { line: 1, column: 2 } },
  }
  const others = [
    { ...place, fileName: 'b.ts' },
    { ...place, mutatorName: 'N' },
    { ...place, replacement: 'y' },
    { ...place, location: { start: { line: 2, column: 2 } } },
    { ...place, location: { start: { line: 1, column: 3 } } },
  ]
  expect(new Set([place, { ...place }, ...others].map((one) => keyOf(one, '/project'))).size).toBe(6)
})

test('a seed draws the same wherever the project lies', () => {
  const at = (root: string) =>
    keyOf(
      {
        fileName: join(root, 'src', 'a.ts'),
        mutatorName: 'm',
        replacement: 'r',
        location: { start: { line: 1, column: 2 } },
      },
      root,
    )
  expect(at('/here')).toBe('src/a.ts 1 2 m r')
  expect(at('/there/project')).toBe(at('/here'))
})

test('a score has the interval of Wilson, narrower where much of all was tried', () => {
  // As in any table of it: 45 of 50.
  const { score, low, high } = scoreOf({ all: 1e9, tried: 50, dead: 45 })
  expect([score, low, high].map((share) => share.toFixed(4))).toEqual(['0.9000', '0.7864', '0.9565'])
  const half = scoreOf({ all: 100, tried: 50, dead: 45 })
  expect(half.high - half.low).toBeLessThan(high - low)
  expect(scoreOf({ all: 50, tried: 50, dead: 45 })).toEqual({ score: 0.9, low: 0.9, high: 0.9 })
  expect(scoreOf({ all: 1e9, tried: 50, dead: 50 }).high).toBe(1)
})

test('of parts together each counts as much as it has faults', () => {
  const { score, low, high } = overallScore([
    { all: 300, tried: 30, dead: 30 },
    { all: 100, tried: 50, dead: 25 },
  ])
  expect(score).toBeCloseTo(0.875, 12)
  expect(low).toBeLessThan(0.875)
  expect(high).toBeGreaterThan(0.875)
  const whole = { all: 10, tried: 10, dead: 9 }
  expect(overallScore([whole, whole])).toEqual({ score: 0.9, low: 0.9, high: 0.9 })
})

test('what is asked for is found in its part, and tables are left out', () => {
  const part: Part = { folder: 'src/report', tables: ['src/report/text/en.ts'], tests: [] }
  const tables = ['!src/report/text/en.ts']
  expect(patternsOf(part, [])).toEqual(['src/report/**/*.ts', ...tables])
  expect(patternsOf(part, ['src'])).toEqual(['src/report/**/*.ts', ...tables])
  expect(patternsOf(part, ['src/report/seek/', 'src/report/csv.ts'])).toEqual([
    'src/report/seek/**/*.ts',
    'src/report/csv.ts',
    ...tables,
  ])
  for (const other of ['src/model', 'src/rep', 'src/reports', 'data'])
    expect(patternsOf(part, [other])).toEqual([])
})

test('every part is a folder of src, and no two have a file in common', () => {
  const folders = Object.values(parts).map(({ folder }) => folder)
  for (const folder of folders) {
    expect(folder).toMatch(/^src\//)
    expect(folders.filter((other) => `${other}/`.startsWith(`${folder}/`))).toEqual([folder])
  }
})
