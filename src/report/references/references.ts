/** Every source that a view rests on, as a bibliography: to be read, and as CSL-JSON for programs that manage references. */
import type { Ground } from '../../model/ground.ts'
import { modelKey } from '../../model/model.ts'
import type { FigureSpec, IndicatorId, UserIndicator } from '../../model/spec.ts'
import { linksOf } from '../passport/links.ts'
import { type PassportSubject, subjectKey, subjectLabel } from '../passport-subject.ts'
import { placeText } from '../place-text.ts'
import { sourceText } from '../source-text.ts'
import { formatPublished } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'

/** In the order in which they are listed. */
export const referenceKinds = ['program', 'baseline', 'published', 'literature'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** An item of CSL-JSON 1.0, as far as sources here say. */
export interface CslItem {
  readonly id: string
  readonly type: 'report' | 'webpage' | 'document' | 'software'
  readonly title: string
  readonly author?: readonly { readonly literal: string }[]
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly URL?: string
  readonly version?: string
  readonly language?: string
  readonly note?: string
}

export interface Reference {
  readonly kind: ReferenceKind
  /** As it stands in the bibliography. */
  readonly text: string
  /** The language of what is named in one alone. */
  readonly language?: string | undefined
  readonly address?: string | undefined
  /** What rests on it. */
  readonly of: readonly PassportSubject[]
  readonly csl: CslItem
}

/**
 * @param indicators those that a view shows; all of the model, and all that was printed or published, where none are
 * said.
 */
export function referencesOf(
  ground: Ground,
  indicators: readonly IndicatorId[] | undefined,
  own: readonly UserIndicator[],
  words: Words,
): readonly Reference[] {
  const subjects = indicators ? restingOn(ground, indicators, own) : everythingOn(ground)
  const isUsed = (kind: PassportSubject['kind'], id: string): boolean =>
    subjects.has(subjectKey({ kind, id } as PassportSubject))
  const found = [
    programReference(ground, words),
    ...baselineReferences(ground, (id) => isUsed('figure', id), words),
    ...publishedReferences(ground, isUsed, words),
    ...literatureReferences(ground, isUsed, words),
  ]
  return referenceKinds.flatMap((kind) =>
    found
      .filter((reference) => reference.kind === kind)
      .map((reference, index) => ({ ...reference, csl: { ...reference.csl, id: `${kind}-${index + 1}` } })),
  )
}

/** The bibliography as it is copied: an item a line. */
export const bibliographyText = (references: readonly Reference[], words: Words): string =>
  references.map((reference) => `${referenceLine(reference, words)}\n`).join('')

/** An item with its address. */
export const referenceLine = ({ text, address }: Reference, { language }: Words): string =>
  address === undefined ? text : `${text}${manners[language].betweenParts}${address}`

export const cslText = (references: readonly Reference[]): string =>
  `${JSON.stringify(
    references.map(({ csl }) => csl),
    undefined,
    2,
  )}\n`

/** Everything that indicators are made from, rest on or are held against. */
function restingOn(
  ground: Ground,
  indicators: readonly IndicatorId[],
  own: readonly UserIndicator[],
): ReadonlySet<string> {
  const found = new Map<string, PassportSubject>()
  for (const id of indicators) found.set(`indicator:${id}`, { kind: 'indicator', id })
  // What is added while it is gone through is gone through too.
  for (const subject of found.values()) {
    for (const { relation, way, subjects } of linksOf(subject, ground, own)) {
      const isBelow = way === 'to' ? relation === 'names' || relation === 'restsOn' : relation === 'observes'
      if (isBelow) for (const each of subjects) found.set(subjectKey(each), each)
    }
  }
  return new Set(found.keys())
}

function everythingOn({ model, baseline, outcomes }: Ground): ReadonlySet<string> {
  const keys = (kind: PassportSubject['kind'], all: readonly { readonly id: string }[]): readonly string[] =>
    all.map(({ id }) => `${kind}:${id}`)
  return new Set([
    ...keys('figure', baseline.figures),
    ...keys('outcome', outcomes.outcomes),
    ...keys('target', outcomes.targets),
    ...keys('lever', model.levers),
    ...keys('assumption', model.assumptions),
  ])
}

function programReference({ model, pack }: Ground, words: Words): Reference {
  const title = words.text(model.title)
  const version = modelKey(model)
  const text = words.t('references.program', { title, model: version, pack: words.text(pack.label) })
  return {
    kind: 'program',
    text,
    of: [],
    csl: { id: '', type: 'software', title: text, author: [{ literal: 'Qiantang' }], version },
  }
}

/** The source of the baseline, and other places from which it has figures. */
function baselineReferences(
  { baseline }: Ground,
  isUsed: (id: string) => boolean,
  words: Words,
): readonly Reference[] {
  const { source } = baseline
  const [title, author] = [words.text(source.title), words.text(source.author)]
  const published = formatPublished(source.published, words.language)
  const figures = baseline.figures.filter(({ id }) => isUsed(id))
  const isElsewhere = ({ address }: FigureSpec): boolean =>
    address !== undefined && address !== source.address
  const elsewhere = groupedBy(figures.filter(isElsewhere), ({ address, place }) => `${address} ${place}`)
  const whole: Reference = {
    kind: 'baseline',
    text: [author, title, published].join(manners[words.language].betweenParts),
    address: source.address,
    of: figures.filter((figure) => !isElsewhere(figure)).map(figureSubject),
    csl: {
      id: '',
      type: 'report',
      title,
      author: [{ literal: author }],
      issued: issued(source.published),
      language: source.language,
      ...addressOf(source.address),
    },
  }
  const others = elsewhere.map(([first, ...more]): Reference => {
    const place = placeText(first.place, source, words)
    return {
      kind: 'baseline',
      ...place,
      address: first.address,
      of: [first, ...more].map(figureSubject),
      csl: { id: '', type: 'webpage', title: place.text, ...addressOf(first.address) },
    }
  })
  return [whole, ...others]
}

const figureSubject = ({ id }: FigureSpec): PassportSubject => ({ kind: 'figure', id })

/** Sources of published values and of official targets. */
function publishedReferences(
  { outcomes }: Ground,
  isUsed: (kind: PassportSubject['kind'], id: string) => boolean,
  words: Words,
): readonly Reference[] {
  const used = [
    ...outcomes.outcomes.map((each) => ({ ...each, kind: 'outcome' as const })),
    ...outcomes.targets.map((each) => ({ ...each, kind: 'target' as const })),
  ].filter(({ kind, id }) => isUsed(kind, id))
  return groupedBy(used, ({ source, address }) => `${source} ${address}`).map(
    ([first, ...more]): Reference => {
      const { text, language } = sourceText({ source: first.source, quality: first.quality }, words)
      return {
        kind: 'published',
        text,
        language,
        address: first.address,
        of: [first, ...more].map(({ kind, id }) => ({ kind, id })),
        csl: {
          id: '',
          type: first.address === undefined ? 'document' : 'webpage',
          title: text,
          ...(language === undefined ? {} : { language }),
          ...addressOf(first.address),
        },
      }
    },
  )
}

/** What levers and assumptions have their values from; several may share it. */
function literatureReferences(
  ground: Ground,
  isUsed: (kind: PassportSubject['kind'], id: string) => boolean,
  words: Words,
): readonly Reference[] {
  const { model } = ground
  const used = [
    ...model.levers.map(({ id, source }) => ({ kind: 'lever' as const, id, source, checked: undefined })),
    ...model.assumptions.map(({ id, source, verified }) => ({
      kind: 'assumption' as const,
      id,
      source,
      checked: words.t(`assumptions.verified.${verified}`),
    })),
  ].filter(({ kind, id }) => isUsed(kind, id))
  return groupedBy(used, ({ source }) => words.text(source)).map(([first, ...more]): Reference => {
    const of = [first, ...more].map(({ kind, id }): PassportSubject => ({ kind, id }))
    const names = of.map((subject) => subjectLabel(subject, ground, [], words))
    const note = [names.join(manners[words.language].betweenItems), first.checked ?? []].flat()
    const title = words.text(first.source)
    return {
      kind: 'literature',
      text: title,
      of,
      csl: { id: '', type: 'document', title, note: note.join(' · ') },
    }
  })
}

/** Things that share a key, each group where its first one stood. */
function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const each of all) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return [...groups.values()]
}

const addressOf = (address: string | undefined) => (address === undefined ? {} : { URL: address })

/** A day, a month or a year, as CSL has dates. */
const issued = (published: string): NonNullable<CslItem['issued']> => ({
  'date-parts': [published.split('-').map(Number)],
})
