/** The languages of the product: how each is called, writes numbers and joins what is said. */
import { type Language, languages } from '../../model/spec.ts'

interface LanguageManner {
  /** As it calls itself. */
  readonly name: string
  /** The same where there is little room. */
  readonly code: string
  /** The locale whose numbers and dates it is written with. */
  readonly locale: string
  /** What stands between two sentences, two clauses and two parts of one, two things of a list without "and". */
  readonly betweenSentences: string
  readonly betweenClauses: string
  readonly betweenParts: string
  readonly betweenItems: string
  /** What stands between a place and a part of it: a section and its paragraph. */
  readonly betweenPlaces: string
}

export const manners: Readonly<Record<Language, LanguageManner>> = {
  en: {
    name: 'English',
    code: 'EN',
    locale: 'en-GB',
    betweenSentences: ' ',
    betweenClauses: '; ',
    betweenParts: ', ',
    betweenItems: ', ',
    betweenPlaces: ', ',
  },
  ko: {
    name: '한국어',
    code: '한',
    locale: 'ko-KR',
    betweenSentences: ' ',
    betweenClauses: '; ',
    betweenParts: ', ',
    betweenItems: ', ',
    betweenPlaces: ' ',
  },
  zh: {
    name: '中文',
    code: '中',
    locale: 'zh-CN',
    betweenSentences: '',
    betweenClauses: '；',
    betweenParts: '，',
    betweenItems: '、',
    betweenPlaces: '',
  },
}

/**
 * The language that was chosen, else the first of the system's that the product speaks, else English.
 * @param system language tags such as `zh-Hant-HK`, or locales such as `ko_KR.UTF-8`, the preferred one first.
 */
export function chooseLanguage(chosen: Language | undefined, system: readonly string[]): Language {
  if (chosen) return chosen
  const spoken = system.flatMap((tag) => languages.find((language) => language === primarySubtag(tag)) ?? [])
  return spoken[0] ?? 'en'
}

/** The locale that an environment asks for, as POSIX ranks its variables. */
export const localeOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''

/** The whole first subtag: Konkani, `kok`, is not Korean. */
const primarySubtag = (tag: string): string | undefined => tag.toLowerCase().split(/[-_.@]/)[0]

/** Compares names as the language orders them, numbers in them by their size. */
export const nameOrder = (language: Language): ((a: string, b: string) => number) =>
  new Intl.Collator(manners[language].locale, { numeric: true }).compare

/** Sentences one after another. */
export const paragraph = (sentences: readonly string[], language: Language): string =>
  sentences.join(manners[language].betweenSentences)
