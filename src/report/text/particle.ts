/**
 * Korean particles by the sound before them: 37%는, 3이, 10으로, 7로, GRDP는, HTML로, 비중(2015년)은.
 *
 * What stands in brackets or quotation marks is not what is heard last: the word before a bracket decides.
 */

/** A pair as texts have it: after a consonant, after a vowel; of 와/과 the other way round, as Koreans name it. */
export const particlePairs = ['은/는', '이/가', '을/를', '와/과', '으로/로'] as const
export type ParticlePair = (typeof particlePairs)[number]

/** How a word ends when it is read: with a vowel, with ㄹ, or with another consonant. */
export type Sound = 'vowel' | 'rieul' | 'consonant'

const forms: Readonly<Record<ParticlePair, Readonly<Record<Sound, string>>>> = {
  '은/는': { consonant: '은', rieul: '은', vowel: '는' },
  '이/가': { consonant: '이', rieul: '이', vowel: '가' },
  '을/를': { consonant: '을', rieul: '을', vowel: '를' },
  '와/과': { consonant: '과', rieul: '과', vowel: '와' },
  // Only this one takes ㄹ for a vowel.
  '으로/로': { consonant: '으로', rieul: '로', vowel: '로' },
}

export const particleAfter = (text: string, pair: ParticlePair): string => forms[pair][soundOf(text)]

const marked = /\[(\p{L}{1,2}\/\p{L}{1,2})\]/gu

const isPair = (name: string): name is ParticlePair => particlePairs.some((pair) => pair === name)

/** A text in which pairs in square brackets, such as `[은/는]`, become the particle that is right there. */
export function withParticles(text: string): string {
  let said = ''
  let from = 0
  for (const { 0: pair, 1: name = '', index } of text.matchAll(marked)) {
    if (!isPair(name)) continue
    said += text.slice(from, index)
    said += particleAfter(said, name)
    from = index + pair.length
  }
  return said + text.slice(from)
}

/** How a text ends when it is read; what nobody can read ends with a vowel. */
export function soundOf(text: string): Sound {
  const heard = lastHeard(text)
  if (/\d$/u.test(heard)) return soundOfNumber(endOf(heard, /[\d,.]/u))
  const word = endOf(heard, /[A-Za-z]/u)
  if (word !== '') return soundOfLatin(word)
  const last = [...heard].at(-1) ?? ''
  return soundOfSyllable(last) ?? 'vowel'
}

/** The characters of one kind that a text ends with: read from its end, since a pattern would begin at each of them. */
function endOf(text: string, kind: RegExp): string {
  let from = text.length
  while (from > 0 && kind.test(text.charAt(from - 1))) from--
  return text.slice(from)
}

const without = (text: string, end: string): string => text.slice(0, text.length - end.length)

const closing = /[\s“”‘’"'」』》〉、。.,:;·!?]/u
const brackets: ReadonlyMap<string, string> = new Map([
  [')', '('],
  ['）', '（'],
  [']', '['],
])

/** The brackets that a text ends with, with what stands in them; '' where it ends otherwise. */
function bracketedEnd(text: string): string {
  const closer = text.charAt(text.length - 1)
  const opener = brackets.get(closer)
  const from = opener === undefined ? -1 : text.lastIndexOf(opener)
  const isOne = from >= 0 && text.indexOf(closer, from) === text.length - 1
  return isOne ? text.slice(from) : ''
}

/** A text without quotation marks, marks and brackets at its end; where nothing else is there, with them. */
function lastHeard(text: string): string {
  let heard = text.normalize('NFC')
  for (;;) {
    const plain = without(heard, endOf(heard, closing))
    const shorter = without(plain, bracketedEnd(plain)).trimEnd()
    if (shorter === heard) return heard
    if (shorter === '') return heard.replaceAll(/[()[\]（）“”‘’"'「」『』《》〈〉]/gu, '').trim()
    heard = shorter
  }
}

/** The final consonants of syllables stand in this order in Unicode; the eighth is ㄹ. */
const [firstSyllable, lastSyllable, finals, rieul] = [0xac00, 0xd7a3, 28, 8]

function soundOfSyllable(character: string): Sound | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code < firstSyllable || code > lastSyllable) return undefined
  const final = (code - firstSyllable) % finals
  if (final === 0) return 'vowel'
  return final === rieul ? 'rieul' : 'consonant'
}

/** 영 일 이 삼 사 오 육 칠 팔 구. */
const digits: readonly Sound[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
]

/** Zeros at the end of 조, the one power of ten that ends with a vowel. */
const [trillion, quadrillions] = [12, 16]

function soundOfNumber(written: string): Sound {
  const plain = written.replaceAll(',', '')
  const last = digits[Number(plain.at(-1))] ?? 'vowel'
  if (plain.includes('.') || !plain.endsWith('0')) return last
  const zeros = endOf(plain, /0/u).length
  const isZero = zeros === plain.length
  return !isZero && zeros >= trillion && zeros < quadrillions ? 'vowel' : 'consonant'
}

/** Words of the product and its files whose ending is heard in another way than the rule has it. */
const words: Readonly<Record<string, Sound>> = {
  json: 'consonant',
  yaml: 'rieul',
  cloud: 'vowel',
  set: 'vowel',
}

/** Capitals and endings of files are read letter by letter: 엘, 알 end with ㄹ, 엠, 엔 with a consonant. */
function soundOfLatin(word: string): Sound {
  const known = words[word.toLowerCase()]
  if (known) return known
  const isSpelt = word.toUpperCase() === word || !/[aeiouy]/i.test(word)
  if (isSpelt) {
    const letter = word.at(-1)?.toUpperCase() ?? ''
    if (/[LR]/.test(letter)) return 'rieul'
    return /[MN]/.test(letter) ? 'consonant' : 'vowel'
  }
  const heard = withoutSilentE(word.toLowerCase())
  if (/l$/u.test(heard)) return 'rieul'
  return /(?:[nm]|ng|ck|mb|[aeiou][kp])$/u.test(heard) ? 'consonant' : 'vowel'
}

/** An e after a consonant is not heard where another vowel is: file, but not the. */
const withoutSilentE = (word: string): string =>
  /[^aeiouy]e$/u.test(word) && /[aeiouy]/u.test(word.slice(0, -2)) ? word.slice(0, -1) : word
