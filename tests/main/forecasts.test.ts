import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readForecasts } from '../../src/main/forecasts.ts'
import { sealAll } from '../../src/main/seal.ts'
import type { Ground } from '../../src/model/ground.ts'
import { tinyGround } from '../helpers/tiny-model.ts'
import { tinyOutcome, tinyOutcomes } from '../helpers/tiny-outcomes.ts'
import { newFolder } from './temp-folder.ts'

const ground: Ground = {
  ...tinyGround,
  outcomes: tinyOutcomes({ outcomes: [tinyOutcome({ year: 2024 })] }),
}
const options = { from: 2026, to: 2027, draws: 64, seed: 1, sealed: '2026-01-31' }
const name = 'bikes-23_bikes@3_2026-2027.json'

test('a forecast is sealed once, and a second time nothing is written', () => {
  const folder = join(newFolder(), 'forecasts')
  expect(sealAll(folder, [ground], options)).toEqual([{ file: name, isNew: true }])
  const [text, list] = [name, 'SEALED'].map((file) => readFileSync(join(folder, file), 'utf8'))
  expect(list).toMatch(/^[\da-f]{64} {2}bikes-23_bikes@3_2026-2027\.json\n$/)
  const again = sealAll(folder, [ground], { ...options, seed: 2, sealed: '2026-02-01' })
  expect(again).toEqual([{ file: name, isNew: false }])
  expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
  expect(readFileSync(join(folder, 'SEALED'), 'utf8')).toBe(list)
})

test('years of which there are numbers are no forecast', () => {
  const folder = join(newFolder(), 'forecasts')
  expect(() => sealAll(folder, [ground], { ...options, from: 2024 })).toThrow('there are outcomes of 2024')
  expect(existsSync(folder)).toBe(false)
})

test('what was sealed is read with its hash, and a change is noticed', () => {
  const folder = join(newFolder(), 'forecasts')
  expect(readForecasts(folder)).toEqual([])
  sealAll(folder, [ground], options)
  const [sealed] = readForecasts(folder)
  expect(sealed).toMatchObject({ file: name, isIntact: true, forecast: { baseline: 'bikes-23' } })
  expect(readFileSync(join(folder, 'SEALED'), 'utf8')).toContain(sealed?.sha256)

  appendFileSync(join(folder, name), ' ')
  expect(readForecasts(folder)[0]).toMatchObject({ isIntact: false, forecast: { seed: 1 } })
  writeFileSync(join(folder, name), '{}')
  expect(readForecasts(folder)[0]).toMatchObject({ isIntact: false, forecast: undefined })
  // One that is gone is missed by name; one that nobody has sealed is none.
  rmSync(join(folder, name))
  writeFileSync(join(folder, 'late.json'), '{}')
  expect(readForecasts(folder).map(({ file, isIntact }) => [file, isIntact])).toEqual([
    [name, false],
    ['late.json', false],
  ])
})
