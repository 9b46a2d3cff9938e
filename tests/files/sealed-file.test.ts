import { expect, test } from 'vitest'
import {
  readSealed,
  readSealedList,
  sealedFileName,
  sealedLine,
  writeSealed,
} from '../../src/files/sealed-file.ts'
import type { SealedForecast } from '../../src/model/sealed.ts'

const forecast: SealedForecast = {
  format: 'qiantang-sealed',
  version: 1,
  sealed: '2026-11-30',
  baseline: 'bikes-23',
  label: { en: 'Bikes', ko: '자전거', zh: '单车' },
  model: 'bikes@3',
  reading: 'counted',
  knownUntil: 2023,
  fingerprint: 'f'.repeat(64),
  method: 'sobol',
  bands: 'all',
  draws: 100,
  seed: 1,
  years: [2026, 2027],
  probabilities: [0.1, 0.5, 0.9],
  indicators: [
    {
      id: 'takings',
      label: { en: 'Takings [of all]', ko: '수입', zh: '收入' },
      unit: 'm SEK',
      digits: 0,
      central: [1.5, 1e-7],
      quantiles: [
        [1, 2, 3],
        [-1, 2, 3e21],
      ],
    },
  ],
}

test('what is written is read again, and lists of numbers stand on a line', () => {
  const text = writeSealed(forecast)
  expect(readSealed(text)).toEqual(forecast)
  expect(text).toContain('"years": [2026, 2027],\n')
  expect(text).toContain('[-1, 2, 3e+21]\n')
  expect(text.endsWith('}\n')).toBe(true)
})

test.each([
  ['no JSON', '{'],
  ['another format', JSON.stringify({ ...forecast, format: 'qiantang-scenario' })],
  ['a key too many', JSON.stringify({ ...forecast, changed: true })],
  ['nothing', ''],
])('%s is no sealed forecast', (_, text) => {
  expect(readSealed(text)).toBeUndefined()
})

test('a file is named by baseline, model and years', () => {
  expect(sealedFileName(forecast)).toBe('bikes-23_bikes@3_2026-2027.json')
})

test('the list holds the hash of each file, and nothing else', () => {
  const hash = 'a1'.repeat(32)
  const list = readSealedList(`# a remark\n${sealedLine('one.json', hash)}short  two.json\n`)
  expect([...list]).toEqual([['one.json', hash]])
})
