/** What the Electron shell remembers from one start to the next; nothing is lost with it but comfort. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeFileSafely } from '../plain-file.ts'
import type { WindowPlace } from './window-place.ts'

const pixels = z.int().min(-100_000).max(100_000)
const size = { width: pixels.min(200), height: pixels.min(200) }
const maxRecent = 10

export const contentSchema = z.strictObject({
  place: z
    .strictObject({
      bounds: z.union([z.strictObject(size), z.strictObject({ x: pixels, y: pixels, ...size })]),
      isMaximized: z.boolean(),
    })
    .exactOptional(),
  /** Paths of scenario files, the last one first. */
  recent: z.array(z.string().max(4096)).max(maxRecent),
})

export interface Content {
  readonly place?: WindowPlace
  readonly recent: readonly string[]
}

export interface Memory {
  readonly place: WindowPlace | undefined
  readonly recent: readonly string[]
  keepPlace(place: WindowPlace): void
  addRecent(path: string): void
  removeRecent(path: string): void
  clearRecent(): void
}

/** @param report hears that something could not be kept. */
export function openMemory(file: string, report: (error: unknown) => void): Memory {
  let content = read(file)
  const change = (changes: Partial<Content>): void => {
    content = { ...content, ...changes }
    try {
      writeFileSafely(file, `${JSON.stringify(content, null, 2)}\n`)
    } catch (error) {
      report(error)
    }
  }
  const others = (path: string): readonly string[] => content.recent.filter((other) => other !== path)
  return {
    get place() {
      return content.place
    },
    get recent() {
      return content.recent
    },
    keepPlace: (place) => change({ place }),
    addRecent: (path) => change({ recent: [path, ...others(path)].slice(0, maxRecent) }),
    removeRecent: (path) => change({ recent: others(path) }),
    clearRecent: () => change({ recent: [] }),
  }
}

/** A file that is missing, damaged or of another version is as good as none. */
function read(file: string): Content {
  try {
    return contentSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { recent: [] }
  }
}
