import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceEntries, sourceFiles, syntaxNodes } from './helpers/source.ts'

/** What a folder of `src` may take from elsewhere. */
interface Layer {
  /** Other folders from which it may take anything. */
  readonly folders: readonly string[]
  /** Other folders from which it may take types, which are gone when the program runs. */
  readonly types?: readonly string[]
  readonly packages: readonly string[]
  /** Whether it may use Node's own modules. */
  readonly node: boolean
}

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}
const screen = [
  '@dagrejs/dagre',
  'react',
  'react-dom',
  'react-aria-components',
  'd3',
  'i18next',
  'react-i18next',
  'zustand',
]
/** Of the screen's packages, those that need no page: words, and the geometry of charts and of graphs. */
const pageless = ['i18next', 'd3', '@dagrejs/dagre']
const fonts = ['@fontsource-variable/noto-sans-sc', 'pretendard']

/** Dependencies point one way. Nothing but what stands here is allowed, so nothing imports the renderer. */
const layers: Readonly<Record<string, Layer>> = {
  model: { folders: [], packages: ['mathjs', '@noble/hashes'], node: false },
  files: { folders: ['model'], packages: ['csv-parse', 'js-yaml', 'zod'], node: false },
  report: { folders: ['model'], types: ['files', 'host'], packages: pageless, node: false },
  analyst: { folders: ['model'], types: ['files', 'report'], packages: [], node: false },
  host: { folders: ['model', 'files'], packages: ['zod'], node: false },
  main: {
    folders: ['model', 'files', 'host', 'report'],
    packages: [...Object.keys(dependencies).filter((name) => !screen.includes(name)), 'electron'],
    node: true,
  },
  preload: { folders: [], types: ['host', 'model', 'files'], packages: ['electron'], node: false },
  cli: { folders: ['model', 'files', 'report', 'main'], packages: ['commander', 'string-width'], node: true },
  renderer: {
    folders: ['model', 'report', 'analyst'],
    types: ['host', 'files'],
    packages: [...screen, ...fonts],
    node: false,
  },
}

const files = sourceFiles()
const byPath = new Map(files.map((file) => [file.path, file]))
const folderOf = (path: string): string => path.split('/')[0] ?? ''
const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

/** The path below `src` that a relative import means; a bundler's suffix such as `?worker` is left out. */
const resolve = (file: SourceFile, from: string): string =>
  posix.normalize(posix.join(posix.dirname(file.path), from.replace(/\?.*$/, '')))

/** All files that run when a file runs, itself first. */
function running(path: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = byPath.get(path)
  if (!file || seen.has(path)) return seen
  seen.add(path)
  for (const { from, isType } of importsOf(file.path, file.text)) {
    if (!isType && from?.startsWith('.')) running(resolve(file, from), seen)
  }
  return seen
}

/** All packages, Node's own among them, that run when a file runs. */
function packagesRunning(path: string): readonly string[] {
  return [...running(path)].flatMap((each) => {
    const { text = '' } = byPath.get(each) ?? {}
    return importsOf(each, text).flatMap(({ from, isType }) =>
      isType || from === undefined || from.startsWith('.') ? [] : [packageOf(from)],
    )
  })
}

function faultOf(file: SourceFile, from: string | undefined, isType: boolean): string | undefined {
  const own = folderOf(file.path)
  const layer = layers[own]
  if (!layer) return `lies in a folder without rules`
  if (from === undefined) return 'imports something that is known only when it runs'
  if (from.startsWith('node:')) return layer.node || isType ? undefined : `uses ${from}`
  if (!from.startsWith('.')) return layer.packages.includes(packageOf(from)) ? undefined : `uses ${from}`
  const path = resolve(file, from)
  if (path.startsWith('../')) return `reaches out of src: ${from}`
  const folder = folderOf(path)
  if (folder === own || layer.folders.includes(folder)) return undefined
  if (!layer.types?.includes(folder)) return `imports ${from}`
  if (isType) return undefined
  // What writes a file's text is plain code; what reads one brings its parsers with it.
  const isPlain = folder === 'files' && packagesRunning(path).length === 0
  return ['renderer', 'report'].includes(own) && isPlain ? undefined : `imports more than types from ${from}`
}

test('every folder of src has its rules, and there is no file beside them', () => {
  expect(sourceEntries().filter((name) => !Object.hasOwn(layers, name))).toEqual([])
  expect(files.length).toBeGreaterThan(20)
})

test.each(Object.keys(layers))('%s takes only what it may take', (folder) => {
  const faults = files
    .filter((file) => folderOf(file.path) === folder)
    .flatMap((file) =>
      importsOf(file.path, file.text).flatMap(({ from, isType }) => {
        const fault = faultOf(file, from, isType)
        return fault ? [`${file.path} ${fault}`] : []
      }),
    )
  expect(faults).toEqual([])
})

/**
 * Which folders inside a folder of `src` take something from which others of its own, types included; a file
 * that stands beside them counts as a folder.
 */
function innerArrows(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const innerOf = (path: string): string => posix.relative(folder, path).split('/')[0] ?? ''
  const arrows = new Map<string, Set<string>>()
  for (const file of files.filter(({ path }) => folderOf(path) === folder)) {
    const own = innerOf(file.path)
    const taken = arrows.get(own) ?? new Set<string>()
    arrows.set(own, taken)
    for (const { from } of importsOf(file.path, file.text)) {
      const path = from?.startsWith('.') ? resolve(file, from) : ''
      if (folderOf(path) === folder && byPath.has(path) && innerOf(path) !== own) taken.add(innerOf(path))
    }
  }
  return arrows
}

/** A way along the arrows that comes back to where it began, if there is one. */
function circleIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return undefined
    for (const next of arrows.get(at) ?? []) {
      const circle = walk(next, [...way, at])
      if (circle) return circle
    }
    done.add(at)
    return undefined
  }
  for (const start of arrows.keys()) {
    const circle = walk(start, [])
    if (circle) return circle
  }
  return undefined
}

test.each(Object.keys(layers))('the folders inside %s form no circle', (folder) => {
  expect(circleIn(innerArrows(folder))).toBe(undefined)
})

test('a circle among folders is seen', () => {
  const arrows = { a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }
  const map = new Map(Object.entries(arrows).map(([from, to]) => [from, new Set(to)]))
  expect(circleIn(map)).toEqual(['b', 'd', 'b'])
  map.set('d', new Set())
  expect(circleIn(map)).toBe(undefined)
})

test('every relative import names a file that is there', () => {
  const faults = files.flatMap((file) =>
    importsOf(file.path, file.text).flatMap(({ from }) => {
      if (!from?.startsWith('.') || !/\.tsx?$/.test(from)) return []
      return byPath.has(resolve(file, from)) ? [] : [`${file.path}: ${from}`]
    }),
  )
  expect(faults).toEqual([])
})

test('a terminal runs neither Electron, nor the loopback shell, nor a window', () => {
  const ran = files.filter((file) => folderOf(file.path) === 'cli').flatMap((file) => [...running(file.path)])
  expect(ran.filter((path) => /^(main\/(electron|loopback)|preload|renderer)\//.test(path))).toEqual([])
  const used = files
    .filter((file) => folderOf(file.path) === 'cli')
    .flatMap((file) => packagesRunning(file.path))
  expect(used.filter((name) => ['electron', 'fastify', '@fastify/static'].includes(name))).toEqual([])
})

test('what runs in the window never reads YAML, never validates files and never sees Node', () => {
  const used = files
    .filter((file) => folderOf(file.path) === 'renderer')
    .flatMap((file) => packagesRunning(file.path).map((name) => `${file.path}: ${name}`))
  expect(used.filter((use) => /: (csv-parse|yaml|zod|electron|better-sqlite3|node:.*)$/.test(use))).toEqual(
    [],
  )
})

// --- What stands in the sources ---

/** Whether an identifier names a variable, and not a property or a key. */
const isVariable = (parent: { type: string; [key: string]: unknown }, key: string): boolean =>
  !(parent.type === 'MemberExpression' && key === 'property' && parent.computed !== true) &&
  !(parent.type === 'Property' && key === 'key' && parent.computed !== true) &&
  !(parent.type.startsWith('TS') && key === 'key')

/** Uses of names and forms in a file, in words. */
function uses(
  file: SourceFile,
  names: readonly string[],
  members: readonly string[] = [],
): readonly string[] {
  const found: string[] = []
  for (const { node, parent, key } of syntaxNodes(file.path, file.text)) {
    const name = String(node.name)
    if (node.type === 'Identifier' && names.includes(name) && isVariable(parent, key)) found.push(name)
    if (node.type === 'TSAnyKeyword') found.push('any')
    if (node.type === 'ExportDefaultDeclaration') found.push('a default export')
    if (
      /^(Spread|JSXSpread)/.test(node.type) &&
      (node.argument as { type: string }).type === 'ObjectExpression'
    )
      found.push('a spread of what could stand by itself')
    if (node.type === 'MemberExpression') {
      const member = `${(node.object as { name?: string }).name}.${(node.property as { name?: string }).name}`
      if (members.includes(member)) found.push(member)
    }
  }
  return found.map((use) => `${file.path}: ${use}`)
}

test('no source has a default export, an any, code made from text, or a spread that only steers the formatter', () => {
  expect(files.flatMap((file) => uses(file, ['eval', 'Function']))).toEqual([])
})

const surroundings = [
  'process',
  'Buffer',
  'globalThis',
  'window',
  'navigator',
  'localStorage',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'crypto',
]

test('what is said of a result touches no page, no machine and no timer', () => {
  const report = files.filter((file) => folderOf(file.path) === 'report')
  expect(report.flatMap((file) => uses(file, surroundings, ['Math.random']))).toEqual([])
})

test('the core has no clock, no chance, no machine and no window', () => {
  const names = [...surroundings, 'document', 'Date', 'performance']
  const core = files.filter((file) => folderOf(file.path) === 'model')
  expect(core.flatMap((file) => uses(file, names, ['Math.random']))).toEqual([])
})

// --- The test itself ---

test('imports of every form are seen', () => {
  const text = `
    import a from './a.ts'
    import type { B } from './b.ts'
    import { type C } from './c.ts'
    import { type D, d } from './d.ts'
    import './e.css'
    export * from './f.ts'
    export type { G } from './g.ts'
    export { h } from './h.ts'
    const i = await import('./i.ts')
    const j = await import(name)
    type K = import('./k.ts').K
    const l = require('./l.ts')
    new Worker(new URL('./m.ts', import.meta.url))
    // import './comment.ts'
    const text = "import './text.ts'"
  `
  const seen = importsOf('model/x.ts', text).map(({ from, isType }) => `${from ?? '?'} ${isType}`)
  expect(seen.sort()).toEqual([
    './a.ts false',
    './b.ts true',
    './c.ts true',
    './d.ts false',
    './e.css false',
    './f.ts false',
    './g.ts true',
    './h.ts false',
    './i.ts false',
    './k.ts true',
    './l.ts false',
    './m.ts false',
    '? false',
  ])
})

test.each([
  ['model/x.ts', 'zod', 'uses zod'],
  ['report/x.ts', '@noble/hashes/sha2.js', 'uses @noble/hashes/sha2.js'],
  ['model/x.ts', 'node:fs', 'uses node:fs'],
  ['model/x.ts', '../files/document.ts', 'imports ../files/document.ts'],
  ['files/x.ts', 'node:fs', 'uses node:fs'],
  ['report/x.ts', 'react', 'uses react'],
  ['report/x.ts', '../renderer/workspace/workspace.ts', 'imports ../renderer/workspace/workspace.ts'],
  ['analyst/x.ts', '../report/schedule.ts', 'imports more than types from ../report/schedule.ts'],
  ['host/x.ts', '../main/host.ts', 'imports ../main/host.ts'],
  ['main/x.ts', '../renderer/main.tsx', 'imports ../renderer/main.tsx'],
  ['main/x.ts', 'react', 'uses react'],
  ['preload/x.ts', '../host/contract.ts', 'imports more than types from ../host/contract.ts'],
  ['cli/x.ts', 'electron', 'uses electron'],
  ['renderer/app/x.ts', '../../files/library.ts', 'imports more than types from ../../files/library.ts'],
  ['renderer/app/x.ts', '../../host/contract.ts', 'imports more than types from ../../host/contract.ts'],
  ['renderer/app/x.ts', '../../../tests/helpers/source.ts', 'reaches out of src'],
  ['renderer/app/x.ts', 'electron', 'uses electron'],
])('%s may not take %s', (path, from, fault) => {
  expect(faultOf({ path, text: '' }, from, false)).toContain(fault)
})

test('forbidden words are seen in code and only in code', () => {
  const text = `
    export default 1
    const x: any = eval('1')
    new Function('return 1')()
    Math.random()
    new Date()
    // Date, eval, any
    const y = { eval: 'Function', Date: 1 }.Date
    const z = { ...{ x, y }, ...(x ? { y } : {}), ...y }
  `
  expect(uses({ path: 'model/x.ts', text }, ['eval', 'Function', 'Date'], ['Math.random']).length).toBe(7)
})
