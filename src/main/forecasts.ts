/** The folder of sealed forecasts: read with its hashes; written to, never over. */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  readSealed,
  readSealedList,
  sealedFileName,
  sealedLine,
  sealedList,
  writeSealed,
} from '../files/sealed-file.ts'
import type { SealedFile, SealedForecast } from '../model/sealed.ts'
import { folderOnDisk } from './folder-on-disk.ts'

/** Where the product keeps them. */
export const forecastsFolder = (root: string): string => join(root, 'forecasts')

/** SHA-256, as the list of what was sealed has it. */
export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Every forecast of a folder, those that were listed and are gone among them; none where there is no folder. */
export function readForecasts(folder: string): readonly SealedFile[] {
  const { read, list } = folderOnDisk(folder)
  const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
  const sealed = readSealedList(textOf(read(sealedList)))
  const found = list('.').filter((name) => name.endsWith('.json'))
  return [...new Set([...sealed.keys(), ...found])].toSorted().map((file) => {
    const bytes = read(file)
    const hash = bytes ? hashOf(bytes) : ''
    return {
      file,
      sha256: hash,
      isIntact: bytes !== undefined && sealed.get(file) === hash,
      forecast: bytes && readSealed(textOf(bytes)),
    }
  })
}

/** Whether a forecast of the same baseline, model and years is there already. */
export const isSealed = (folder: string, forecast: Parameters<typeof sealedFileName>[0]): boolean =>
  existsSync(join(folder, sealedFileName(forecast)))

/**
 * Writes a forecast and its hash.
 * @returns the name of its file.
 * @throws the system's error where the file is there: what was sealed is not written again.
 */
export function sealForecast(folder: string, forecast: SealedForecast): string {
  const file = sealedFileName(forecast)
  const text = writeSealed(forecast)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), text, { flag: 'wx' })
  appendFileSync(join(folder, sealedList), sealedLine(file, hashOf(text)))
  return file
}
