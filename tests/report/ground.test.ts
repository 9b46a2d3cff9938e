import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { groundName, groundNote, placeName, shortName } from '../../src/report/ground.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'
import { readBeside, secondPack } from '../helpers/second-pack.ts'

const read = readBeside(secondPack)
if (!read.ok) throw new Error(JSON.stringify(read.error))
const [one, other] = read.value.grounds.all
if (!one || !other) throw new Error('there are no two grounds')

test.each(languages)('packs whose baselines are called alike are told apart, in %s', (language) => {
  const words = createWords({ language, ground })
  for (const nameOf of [placeName, shortName, groundName, groundNote]) {
    expect(nameOf(one, words)).not.toBe(nameOf(other, words))
  }
  expect(placeName(other, words)).toContain(other.pack.id)
  expect(groundNote(other, words)).toContain(String(other.pack.version))
  expect(groundNote({ ...other, namesake: { isOwn: true } }, words)).not.toBe(groundNote(other, words))
})

test('a baseline whose name is its own says no more than that', () => {
  const words = createWords({ language: 'en', ground })
  expect(ground.namesake).toBeUndefined()
  expect(shortName(ground, words)).toBe(ground.baseline.short.en)
  expect(groundNote(ground, words)).not.toContain(words.t('packs.shipped'))
})
