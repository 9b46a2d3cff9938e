// The licences of what the program carries along.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of which only files are carried along, so that the program does not name them as its dependencies. */
export const fonts = ['pretendard', '@fontsource-variable/noto-sans-sc']

/**
 * @typedef {object} Notice
 * @property {string} name
 * @property {string} version
 * @property {string} license as SPDX names it
 * @property {string} text its own words, or who made it where it has none
 */

/**
 * What a package licence is called, and where it lies.
 * @param {string} folder of the package
 */
function licenceFiles(folder) {
  return ['.', 'dist'].flatMap((below) => {
    const place = join(folder, below)
    if (!existsSync(place)) return []
    return readdirSync(place)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .map((name) => join(place, name))
  })
}

/**
 * The packages that these need, themselves included, by their places in the lock file.
 * @param {Record<string, { dependencies?: Record<string, string> }>} locked by place
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function closure(locked, names) {
  /** @type {Set<string>} */
  const places = new Set()
  /** @type {(name: string, from: string) => void} */
  const add = (name, from) => {
    const place = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
    if (!locked[place]) {
      // As Node looks: in the folder above, up to the project.
      if (from !== '') add(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
      return
    }
    if (places.has(place)) return
    places.add(place)
    for (const needed of Object.keys(locked[place].dependencies ?? {})) add(needed, place)
  }
  for (const name of names) add(name, '')
  return [...places].sort()
}

/**
 * Of each package that goes into the program.
 * @param {string} root of the project
 * @returns {Notice[]}
 */
export function notices(root) {
  /** @type {(path: string) => any} */
  const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
  const names = [...Object.keys(json('package.json').dependencies), ...fonts]
  return closure(json('package-lock.json').packages, names).map((place) => {
    const { name, version, license, author, homepage } = json(join(place, 'package.json'))
    const texts = licenceFiles(join(root, place)).map((file) => readFileSync(file, 'utf8').trim())
    const maker = [typeof author === 'string' ? author : author?.name, homepage].filter(Boolean).join(', ')
    return { name, version, license, text: texts.length > 0 ? texts.join('\n\n') : `By ${maker}.` }
  })
}

/**
 * @param {readonly Notice[]} all
 */
export function noticesText(all) {
  const line = '-'.repeat(78)
  const list = all.map(
    ({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n\n${text}\n`,
  )
  return `What Qiantang carries along, and the licences of it.\n\n${list.join('\n')}`
}
