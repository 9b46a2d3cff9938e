/** The product's words, the model's labels and the names of scenarios, in the user's language. */

import { shortened } from '../../files/scenario-name.ts'
import type { Ground } from '../../model/ground.ts'
import { kept } from '../../model/kept.ts'
import { hasShocks } from '../../model/model.ts'
import type {
  IndicatorId,
  Language,
  RegionId,
  Scenario,
  Text,
  UnitKey,
  UnitSpec,
  UnitsSpec,
} from '../../model/spec.ts'
import { describeUnit, readUnits, unitKeyNamed } from '../../model/unit.ts'
import { type DataWords, type Translate, translator } from './translate.ts'

/** A scenario as it is named: the baseline, one that ships, or the user's own. */
export interface NamedKind {
  readonly kind: 'baseline' | 'shipped' | 'own'
  readonly scenario: Pick<Scenario, 'id' | 'name'>
}

/** The language, and the data files whose texts are said in it. */
export interface Spoken {
  readonly language: Language
  readonly ground: Ground
}

/** What can be said without any data file, as while they cannot be read. */
export interface Speech {
  readonly language: Language
  readonly t: Translate
}

export interface Words extends Speech {
  /** A text of the data files. */
  readonly text: (text: Text) => string
  readonly indicator: (id: IndicatorId) => string
  readonly indicatorShort: (id: IndicatorId) => string
  /** The name of a unit in which files have their numbers; what is read has them in another, as `shownIn` says. */
  readonly unit: (key: UnitKey) => string
  /** The key of the unit that a user's text names, in whatever language; the text itself where it names none. */
  readonly unitKey: (text: string) => UnitKey
  /** The label of the first unit of a size, which is told as `describeUnit` has it; undefined where none has it. */
  readonly unitOfSize: (size: string) => string | undefined
  /** A source of published values, where the data files say it in the language. */
  readonly source: (source: string) => string | undefined
  /** The name of a region that figures speak of. */
  readonly region: (id: RegionId) => string
  /** What an amount in a unit is called and how it is said, where the language has words of its own for it. */
  readonly amountIn: (key: UnitKey) => AmountWords
  /** What fields and tables have numbers of a unit in, and how many times as large. */
  readonly shownIn: (key: UnitKey) => { readonly unit: string; readonly times: number }
  /** What may be written with a number in a unit: its own 亿, its per cent. */
  readonly writtenWith: (key: UnitKey) => { readonly unitSize?: number; readonly isPercent?: boolean }
  readonly nameOf: (named: NamedKind) => string
  /** A name for narrow places, such as the end of a line. */
  readonly shortNameOf: (named: NamedKind) => string
}

export interface AmountWords {
  /** The unit of one of the things counted, and how many of them the unit holds. */
  readonly single?: { readonly name: string; readonly size: number }
  /** A text around `{{n}}`. */
  readonly said?: string
}

/** Units as users write them, of which the keys are remembered. */
const mostUnits = 100

/** What a language says without data files. */
export const speechOf = (language: Language): Speech => ({ language, t: translator(language) })

const made = new WeakMap<Ground, Map<Language, Words>>()

/** The words of a language; the same object for the same language and ground. */
export function createWords({ language, ground }: Spoken): Words {
  const own = made.get(ground) ?? new Map<Language, Words>()
  made.set(ground, own)
  const existing = own.get(language)
  if (existing) return existing
  const words = wordsOf(language, ground)
  own.set(language, words)
  return words
}

function wordsOf(language: Language, ground: Ground): Words {
  const text = (value: Text): string => value[language]
  const { model, baseline } = ground
  const t = translator(language, dataWords(language, ground))
  const indicators = new Map(model.indicators.map((indicator) => [indicator.id, indicator]))
  const sources = new Map(ground.outcomes.sources?.map((named) => [named.source, named.text]))
  const shipped = new Map(ground.shipped.map(({ texts }) => [texts.id, texts]))
  const unit = (key: UnitKey): string => {
    const found = ground.units.units[key]
    return found ? text(found.label) : key
  }
  const unitKeys = new Map<string, UnitKey>()
  let sizes: ReadonlyMap<string, string> | undefined
  const baselineName = t('scenarios.baseline')
  const baselineShort = t('scenarios.baselineShort')
  return {
    language,
    t,
    text,
    unit,
    unitKey: (written) =>
      kept(unitKeys, written, mostUnits, () => unitKeyNamed(written, ground.units) ?? written),
    indicator: (id) => text(indicators.get(id)?.label ?? { en: id, ko: id, zh: id }),
    indicatorShort: (id) => text(indicators.get(id)?.short ?? { en: id, ko: id, zh: id }),
    shownIn: (key) => {
      const [own, other] = [ground.units.units[key], ground.units.units[key]?.shown?.[language]]
      const shown = ground.units.units[other ?? '']
      if (!own || !shown) return { unit: unit(key), times: 1 }
      return { unit: text(shown.label), times: Number((sizeOf(own) / sizeOf(shown)).toPrecision(12)) }
    },
    writtenWith: (key) => writtenWith(ground.units.units[key]),
    amountIn: (key) => amountIn(ground.units.units[key], language),
    unitOfSize: (size) => {
      sizes ??= labelsBySize(ground.units, text)
      return sizes.get(size)
    },
    source: (name) => {
      const named = sources.get(name)
      return named && text(named)
    },
    region: (id) =>
      text(baseline.regions.find((region) => region.id === id)?.label ?? { en: id, ko: id, zh: id }),
    nameOf: ({ kind, scenario }) => {
      if (kind === 'baseline') return baselineName
      const texts = kind === 'shipped' ? shipped.get(scenario.id) : undefined
      return texts ? text(texts.name) : scenario.name
    },
    shortNameOf: ({ kind, scenario }) => {
      if (kind === 'baseline') return baselineShort
      const texts = kind === 'shipped' ? shipped.get(scenario.id) : undefined
      return texts ? text(texts.short) : shorten(scenario.name)
    },
  }
}

/** What every text may say of the data files: when they begin, where they are from, what their shares of runs are. */
export function dataWords(language: Language, { model, baseline }: Ground): DataWords {
  const { name, short } = baseline.source
  const t = translator(language)
  return {
    launchYear: model.launchYear,
    source: name[language],
    sourceWord: short[language],
    chance: t(hasShocks(model) ? 'ensemble.chance.shocks' : 'ensemble.chance.none'),
  }
}

/** A unit's size stands before what it is a size of, as in `1e8 * CNY`; a per cent is a size alone. */
const sizeOf = ({ is }: UnitSpec): number => Number.parseFloat(is) || 1

function writtenWith(unit: UnitSpec | undefined): ReturnType<Words['writtenWith']> {
  const unitSize = unit ? sizeOf(unit) : 1
  if (unitSize === 0.01) return { isPercent: true }
  return unitSize > 1 ? { unitSize } : {}
}

function amountIn(unit: UnitSpec | undefined, language: Language): AmountWords {
  const [name, said] = [unit?.single?.[language], unit?.said?.[language]]
  return {
    ...(unit && name !== undefined ? { single: { name, size: sizeOf(unit) } } : {}),
    ...(said === undefined ? {} : { said }),
  }
}

/** The units of a file by what `describeUnit` says of them; of those that are alike, the first. */
function labelsBySize(spec: UnitsSpec, text: (text: Text) => string): ReadonlyMap<string, string> {
  const units = readUnits(spec)
  const labels = new Map<string, string>()
  for (const [key, unit] of units.ok ? units.value : []) {
    const [size, label] = [describeUnit(unit), spec.units[key]?.label]
    if (label && !labels.has(size)) labels.set(size, text(label))
  }
  return labels
}

const longestShort = 18
const shorten = (name: string): string =>
  name.length <= longestShort ? name : `${shortened(name, longestShort - 1)}…`
