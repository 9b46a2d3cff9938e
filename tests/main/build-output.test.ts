import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const out = join(import.meta.dirname, '..', '..', 'out')
const isBuilt = ['main', 'preload', 'renderer'].every((folder) => existsSync(join(out, folder)))
const read = (...path: readonly string[]): string => readFileSync(join(out, ...path), 'utf8')

/** Every file that a folder of the build holds, as paths below it. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(out, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(out, folder).length + 1))

/** The string that an expression is, if it is one. */
const literal = (expression: string): string | undefined => /^(["'`])([^"'`$]*)\1$/.exec(expression)?.[2]

/** What an entry of `main` loads at once or later: files of the build, and packages by name. */
function loadedBy(entry: string) {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const text = read('main', file)
    // Parsed: comments and texts of bundled packages speak of imports too.
    const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module
    const names = [
      ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value)),
      ...dynamicImports.map(({ moduleRequest: { start, end } }) => literal(text.slice(start, end))),
    ]
    for (const name of names) {
      if (name === undefined) continue
      if (name.startsWith('.')) visit(join(file, '..', name))
      else packages.add(name)
    }
  }
  visit(entry)
  return { files, packages }
}

describe.skipIf(!isBuilt)('build', () => {
  test('has the names that the package, the scripts and the window options count on', () => {
    const names = [
      ...['main/index.js', 'main/host.js', 'main/cli.js', 'main/backup-thread.js', 'main/reading-thread.js'],
      ...['preload/index.cjs', 'renderer/index.html'],
    ]
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
    const { files, packages } = loadedBy('host.js')
    expect(files.size).toBeGreaterThan(1)
    expect(packages).not.toContain('electron')
  })

  test('has a command line and a host that carry all they need but Node and the native module', () => {
    for (const entry of ['cli.js', 'host.js']) {
      const foreign = [...loadedBy(entry).packages].filter((name) => !isBuiltin(name))
      // The command line looks data folders over.
      expect(foreign).toEqual(['better-sqlite3'])
    }
  })

  test('has a page that the content-security policy lets run', () => {
    const html = read('renderer', 'index.html')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style|style=|https?:|data:/)
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(existsSync(join(out, 'renderer', path)), path).toBe(true)
    }
  })
})
