// What a packed program consists of, laid into a folder of its own: the packager takes that folder as it is.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { notices, noticesText } from './notices.mjs'

/** Where it lies, as electron-builder.yml says too. */
export const stagingFolder = join('dist', 'program')

/** The one package that the build cannot carry along: it is native. */
const native = 'better-sqlite3'

/**
 * Lays out the program of one system; what lay there before goes.
 * @param {string} root of the project, built
 * @param {string} to
 * @param {string} platform as Node names it
 */
export function stageProgram(root, to, platform) {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  /** @type {(path: string, wanted?: (source: string) => boolean) => void} */
  const copy = (path, wanted = () => true) => {
    mkdirSync(join(to, dirname(path)), { recursive: true })
    cpSync(join(root, path), join(to, path), { recursive: true, filter: (source) => wanted(source) })
  }
  copy('out', (source) => !source.endsWith('.sources'))
  for (const path of ['data', 'forecasts', 'LICENSE']) copy(path)
  const folder = `node_modules/${native}`
  for (const path of ['lib', 'LICENSE']) copy(`${folder}/${path}`)
  for (const name of readdirSync(join(root, folder, 'prebuilds'))) {
    if (name.startsWith(platform)) copy(`${folder}/prebuilds/${name}`)
  }
  writeJson(join(to, folder, 'package.json'), only(root, folder, ['name', 'version', 'license', 'main']))
  const { dependencies } = readJson(join(root, 'package.json'))
  writeJson(join(to, 'package.json'), {
    ...only(root, '', [
      'name',
      'version',
      'released',
      'description',
      'author',
      'license',
      'private',
      'type',
      'main',
    ]),
    dependencies: { [native]: dependencies[native] },
  })
  writeFileSync(join(to, 'THIRD-PARTY-NOTICES.txt'), noticesText(notices(root)))
}

/**
 * @param {string} path
 * @returns {any}
 */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * @param {string} path
 * @param {unknown} value
 */
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)

/**
 * Fields of a package's file.
 * @param {string} root
 * @param {string} folder
 * @param {readonly string[]} keys
 */
function only(root, folder, keys) {
  const all = readJson(join(root, folder, 'package.json'))
  return Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]]))
}
