import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const out = join(import.meta.dirname, '..', '..', 'out')
const isBuilt = ['main', 'preload', 'renderer'].every((folder) => existsSync(join(out, folder)))
const read = (...path: readonly string[]): string => readFileSync(join(out, ...path), 'utf8')

/** Every file that a folder of the build holds, as paths below it. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(out, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(out, folder).length + 1))

describe.skipIf(!isBuilt)('build', () => {
  test('has the names that the package, the scripts and the window options count on', () => {
    const names = ['main/index.js', 'main/host.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']
    expect(names.filter((name) => !existsSync(join(out, name)))).toEqual([])
  })

  test('has a preload script that a sandboxed window can load: one CommonJS file, requiring electron alone', () => {
    expect(filesIn('preload')).toEqual(['index.cjs'])
    const text = read('preload', 'index.cjs')
    expect(text).not.toMatch(/^\s*(import|export)\b/m)
    const required = [...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) =>
      name?.replace(/["'`]/g, ''),
    )
    expect(new Set(required)).toEqual(new Set(['electron']))
  })

  test('keeps Electron and native modules outside', () => {
    const main = filesIn('main').filter((file) => file.endsWith('.js'))
    const texts = main.map((file) => read('main', file))
    expect(texts.some((text) => /from\s*["']better-sqlite3["']/.test(text))).toBe(true)
    expect(filesIn('main').filter((file) => file.endsWith('.node'))).toEqual([])
    expect(texts.filter((text) => text.includes('ELECTRON_OVERRIDE_DIST_PATH'))).toEqual([])
  })

  test('has a host that loads neither Electron nor, before its version check, anything', () => {
    const host = read('main', 'host.js')
    expect(host).not.toMatch(/^import\b/m)
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [, name = ''] of read('main', file).matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)) {
        expect(name).not.toBe('electron')
        if (name.startsWith('.')) visit(join(file, '..', name))
      }
    }
    visit('host.js')
    expect(seen.size).toBeGreaterThan(1)
  })

  test('has a page that the content-security policy lets run', () => {
    const html = read('renderer', 'index.html')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style|style=|https?:|data:/)
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(existsSync(join(out, 'renderer', path)), path).toBe(true)
    }
  })
})
