/** What leads to what: every link is followed either way, so a number finds back to wherever it came from. */
import { withOwnIndicators } from '../../model/build-model.ts'
import { walkFormula } from '../../model/formula.ts'
import type { Ground } from '../../model/ground.ts'
import { formulasOf, type Model } from '../../model/model.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import type { FigureId, IndicatorId, UserIndicator } from '../../model/spec.ts'
import { type PassportSubject, subjectKey } from '../passport-subject.ts'

/**
 * `names`: a formula names something. `restsOn`: a lever or an assumption has its value from a figure. `observes`: a
 * figure, a published value or a target is of an indicator. `disputes`: an inconsistency is between figures. `moves`: an
 * indicator changes with a lever, however many steps lie between.
 */
export const relations = ['disputes', 'names', 'restsOn', 'observes', 'moves'] as const
export type Relation = (typeof relations)[number]

interface Link {
  readonly relation: Relation
  readonly from: PassportSubject
  readonly to: PassportSubject
}

/** Things that a subject is linked to in one way. */
export interface LinkGroup {
  readonly relation: Relation
  /** Whether the subject is what the links begin with. */
  readonly way: 'to' | 'from'
  readonly subjects: readonly PassportSubject[]
}

/** @param own the user's indicators that formulas may name. */
export function linksOf(
  subject: PassportSubject,
  ground: Ground,
  own: readonly UserIndicator[],
): readonly LinkGroup[] {
  const links = allLinks(ground, own)
  const key = subjectKey(subject)
  return relations.flatMap((relation) => {
    const alike = links.filter((link) => link.relation === relation)
    const to = alike.filter(({ from }) => subjectKey(from) === key).map((link) => link.to)
    const from = alike.filter((link) => subjectKey(link.to) === key).map((link) => link.from)
    return [
      { relation, way: 'to' as const, subjects: to },
      { relation, way: 'from' as const, subjects: from },
    ].filter(({ subjects }) => subjects.length > 0)
  })
}

/** The links of a ground without own indicators, which most scenarios have none of. */
const known = new WeakMap<Ground, readonly Link[]>()

function allLinks(ground: Ground, own: readonly UserIndicator[]): readonly Link[] {
  if (own.length > 0) return findLinks(ground, own)
  const links = known.get(ground) ?? findLinks(ground, own)
  known.set(ground, links)
  return links
}

function findLinks(ground: Ground, own: readonly UserIndicator[]): readonly Link[] {
  const { model: spec, baseline, outcomes } = ground
  const model = withOwnIndicators(ground.built, own)
  const figures = new Set(baseline.figures.map(({ id }) => id))
  const indicators = new Set([...spec.indicators, ...own].map(({ id }) => id))
  const observing = (
    kind: 'figure' | 'outcome' | 'target',
    all: readonly { readonly id: string; readonly indicator?: IndicatorId }[],
  ): readonly Link[] =>
    all.flatMap(({ id, indicator }) =>
      indicator !== undefined && indicators.has(indicator)
        ? [{ relation: 'observes', from: { kind, id }, to: { kind: 'indicator', id: indicator } }]
        : [],
    )
  const resting = (kind: 'lever' | 'assumption', id: string, all: readonly FigureId[]): readonly Link[] =>
    all
      .filter((figure) => figures.has(figure))
      .map((figure) => ({ relation: 'restsOn', from: { kind, id }, to: { kind: 'figure', id: figure } }))
  return [
    ...baseline.conflicts.flatMap(({ id, figures: all }) =>
      all
        .filter((figure) => figures.has(figure))
        .map(
          (figure): Link => ({
            relation: 'disputes',
            from: { kind: 'conflict', id },
            to: { kind: 'figure', id: figure },
          }),
        ),
    ),
    ...naming(ground, model),
    ...spec.levers.flatMap((lever) => resting('lever', lever.id, lever.figures)),
    // A figure with a range is an assumption of the same name.
    ...spec.assumptions.flatMap(({ id }) => resting('assumption', id, [id])),
    ...observing('figure', baseline.figures),
    ...observing('outcome', outcomes.outcomes),
    ...observing('target', outcomes.targets),
    ...moving(ground, model, [...indicators]),
  ]
}

/** The names in the formulas of a definition, each once; not its own, as of the year before. */
export function namesUsed(model: Model, id: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const formula of formulasOf(model.names.get(id))) {
    for (const part of walkFormula(formula)) {
      if ((part.kind === 'name' || part.kind === 'reference') && part.name !== id) names.add(part.name)
    }
  }
  return names
}

/** What a name in a formula is; undefined of the year, which is no more than that. */
export function namedSubject(ground: Ground, model: Model, name: string): PassportSubject | undefined {
  const definition = model.names.get(name)
  switch (definition?.kind) {
    case 'lever':
    case 'assumption':
    case 'indicator':
      return { kind: definition.kind, id: name }
    case 'stock':
    case 'auxiliary':
      return { kind: 'equation', id: name }
    case 'figure': {
      const found = namedFigures(ground.model, ground.baseline).find((named) => named.name === name)
      return found && { kind: 'figure', id: found.figure.id }
    }
    default:
      return undefined
  }
}

function naming(ground: Ground, model: Model): readonly Link[] {
  return [...model.names.keys()].flatMap((id) => {
    const from = namedSubject(ground, model, id)
    return from === undefined
      ? []
      : [...namesUsed(model, id)].flatMap((name): readonly Link[] => {
          const to = namedSubject(ground, model, name)
          return to ? [{ relation: 'names', from, to }] : []
        })
  })
}

function moving({ model: spec }: Ground, model: Model, indicators: readonly IndicatorId[]): readonly Link[] {
  const levers = new Set(spec.levers.map(({ id }) => id))
  return indicators.flatMap((indicator) =>
    [...reachedFrom(model, indicator)]
      .filter((name) => levers.has(name))
      .map(
        (lever): Link => ({
          relation: 'moves',
          from: { kind: 'lever', id: lever },
          to: { kind: 'indicator', id: indicator },
        }),
      ),
  )
}

/** Every name that a name rests on, itself first. */
export function reachedFrom(model: Model, name: string): ReadonlySet<string> {
  const reached = new Set([name])
  // What is added while it is gone through is gone through too.
  for (const each of reached) for (const used of namesUsed(model, each)) reached.add(used)
  return reached
}
