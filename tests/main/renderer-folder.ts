/** A window that was "built" for a test: a page, an asset, and things that must not be served. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { keepKnownValues } from '../../src/main/known-values.ts'
import { newFolder } from './temp-folder.ts'

export const page = '<!doctype html><title>Qiantang</title>'
export const secret = 'the secret beside the window'

/** The values of the data files, as a build keeps them; made once, since hundreds of tests start a shell. */
let keptValues: Buffer | undefined

function keepValues(root: string): void {
  const place = join(root, 'out', 'data.json')
  if (keptValues) {
    writeFileSync(place, keptValues)
    return
  }
  keepKnownValues(root, folderOnDisk(join(root, 'data')))
  keptValues = readFileSync(place)
}

/** A new `root` with the data files, `out/renderer`, `secret.txt` beside it and above, and links that lead out. */
export function newRoot(): string {
  const root = newFolder()
  const renderer = join(root, 'out', 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  mkdirSync(join(root, 'out', 'renderer-other'))
  writeFileSync(join(root, 'secret.txt'), secret)
  writeFileSync(join(root, 'out', 'secret.txt'), secret)
  writeFileSync(join(root, 'out', 'renderer-other', 'secret.txt'), secret)
  writeFileSync(join(renderer, 'index.html'), page)
  writeFileSync(join(renderer, 'assets', 'index-1a2b.js'), 'export {}\n')
  writeFileSync(join(renderer, 'assets', 'style-1a2b.css'), 'body {}\n')
  writeFileSync(join(renderer, 'assets', 'font-1a2b.woff2'), 'wOF2')
  writeFileSync(join(renderer, '.hidden'), secret)
  symlinkSync(join(root, 'secret.txt'), join(renderer, 'assets', 'link.txt'))
  symlinkSync(root, join(renderer, 'up'))
  symlinkSync(join(root, 'missing'), join(renderer, 'nowhere'))
  symlinkSync(join(import.meta.dirname, '..', '..', 'data'), join(root, 'data'))
  keepValues(root)
  return root
}

export const rendererFolder = (): string => join(newRoot(), 'out', 'renderer')
