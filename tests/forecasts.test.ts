/** Sealed forecasts are what they were when they were sealed: this list is in the history, and so is each file. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sealedFileName } from '../src/files/sealed-file.ts'
import { forecastsFolder, readForecasts } from '../src/main/forecasts.ts'

const folder = forecastsFolder(join(import.meta.dirname, '..'))
const sealed = readForecasts(folder)

test('the folder holds forecasts, their list and what is said of them, and nothing else', () => {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json'))
  expect(names.filter((name) => !['README.md', 'SEALED'].includes(name))).toEqual([])
})

test('nobody has edited, removed or added one', () => {
  expect(sealed.filter(({ isIntact }) => !isIntact).map(({ file }) => file)).toEqual([])
})

test('each can be read, and is of the name that its content gives it', () => {
  for (const { file, forecast } of sealed) {
    expect(forecast, file).toBeDefined()
    expect(forecast && sealedFileName(forecast)).toBe(file)
  }
})

test('each foretells years that came after it was sealed, with quantiles that ascend', () => {
  for (const { file, forecast } of sealed) {
    if (!forecast) continue
    const { sealed: day, years, probabilities, indicators } = forecast
    expect(years[0], file).toBeGreaterThanOrEqual(Number(day.slice(0, 4)))
    expect(indicators.length, file).toBeGreaterThan(0)
    for (const { quantiles, central } of indicators) {
      expect([central.length, quantiles.length]).toEqual([years.length, years.length])
      for (const own of quantiles) {
        expect(own).toHaveLength(probabilities.length)
        expect(own.toSorted((a, b) => a - b)).toEqual(own)
      }
    }
  }
})
