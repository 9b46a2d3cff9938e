/** Texts of the catalogue by key: a key that is not there, or a place left open, does not compile. */
import i18next from 'i18next'
import type { Language } from '../../model/spec.ts'
import { inBrackets, placesInBrackets } from './brackets.ts'
import { en } from './en.ts'
import { ko } from './ko.ts'
import { withParticles } from './particle.ts'
import { zh } from './zh.ts'

const i18n = i18next.createInstance()
void i18n.init({
  resources: { en: { translation: en }, ko: { translation: ko }, zh: { translation: zh } },
  lng: 'en',
  fallbackLng: false,
  // Everything is at hand, so that the first text is too.
  initAsync: false,
  // Texts are set as text, never as markup.
  interpolation: { escapeValue: false },
})

type Catalogue = typeof en

/** Texts that differ in singular and plural are asked for by one key. */
type Asked<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? Asked<K> : `${K}.${KeysOf<T[K]>}`
}[keyof T & string]

/** A key of the catalogue, such as `levers.group.policy`. */
export type TextKey = KeysOf<Catalogue>

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? { readonly text: T[K]; readonly counted: false }
    : `${K}_other` extends keyof T
      ? { readonly text: T[`${K}_other`]; readonly counted: true }
      : never

type PlacesOf<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | PlacesOf<Rest> : never

/** What every text may say without being given it: it follows from the data files. */
export interface DataWords {
  readonly launchYear: number
  readonly source: string
  readonly sourceWord: string
  /** A probability; of a model without shocks, a share of runs. */
  readonly chance: string
}

/** What a text leaves open; the number that decides between singular and plural among it. */
type ValuesAt<Found> = Found extends { readonly text: infer S; readonly counted: infer C }
  ? C extends true
    ? { readonly count: number } & {
        readonly [N in Exclude<PlacesOf<S>, 'count' | keyof DataWords>]: string | number
      }
    : { readonly [N in Exclude<PlacesOf<S>, keyof DataWords>]: string | number }
  : never

type AllOf<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void ? I : never

/** What is to be given with a key; with one of several keys, what any of them leaves open. */
export type ValuesOf<K extends TextKey> = AllOf<ValuesAt<TextAt<Catalogue, K>>>

export type Translate = <K extends TextKey>(
  key: K,
  ...values: Record<never, never> extends ValuesOf<K> ? [] : [ValuesOf<K>]
) => string

/**
 * The look-up of a language's texts.
 * @param ofData words of the data files; texts that name them are for those who have read the files.
 */
export function translator(language: Language, ofData?: DataWords): Translate {
  const fixed = i18n.getFixedT(language)
  const inside = bracketed(language)
  return (key, ...[values]) => {
    const said: Record<string, unknown> = { ...ofData, ...(values as object | undefined) }
    for (const place of inside.get(key) ?? []) {
      const value = said[place]
      if (typeof value === 'string') said[place] = inBrackets(value, language)
    }
    const text = fixed(key as string, said)
    return language === 'ko' ? withParticles(text) : text
  }
}

const bracketedPlaces = new Map<Language, ReadonlyMap<string, readonly string[]>>()

/** Of each text, the places that stand in brackets. */
function bracketed(language: Language): ReadonlyMap<string, readonly string[]> {
  const known = bracketedPlaces.get(language)
  if (known) return known
  const places = new Map<string, readonly string[]>()
  for (const [path, text] of textsOf({ en, ko, zh }[language], '')) {
    const key = path.replace(/_(one|other)$/, '')
    places.set(key, [...(places.get(key) ?? []), ...placesInBrackets(text)])
  }
  bracketedPlaces.set(language, places)
  return places
}

type Texts = { readonly [key: string]: string | Texts }

const textsOf = (texts: Texts, path: string): readonly (readonly [key: string, text: string])[] =>
  Object.entries(texts).flatMap(([key, own]) => {
    const place = path === '' ? key : `${path}.${key}`
    return typeof own === 'string' ? [[place, own] as const] : textsOf(own, place)
  })
