/** Another start for the same backtest: another reading, other figures of the starting years. */
import type { LaunchChanges } from '../../files/recipe.ts'
import { type Formula, walkFormula } from '../../model/formula.ts'
import type { Ground } from '../../model/ground.ts'
import type { Model } from '../../model/model.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import type { AssumptionSpec, FigureSpec, ReadingId, Scenario } from '../../model/spec.ts'
import { readingLabel } from '../provenance.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'

export const noChanges: LaunchChanges = { assumptions: {}, figures: {} }

/** A changed number, or none where it is what it was. */
export function withNumber(
  changes: LaunchChanges,
  kind: 'assumptions' | 'figures',
  id: string,
  value: number,
  original: number,
): LaunchChanges {
  const { [id]: _, ...others } = changes[kind]
  return { ...changes, [kind]: value === original ? others : { ...others, [id]: value } }
}

/** What of the changes makes a difference to a scenario; undefined where nothing does. */
export function changesOf(scenario: Scenario, changes: LaunchChanges): LaunchChanges | undefined {
  const { reading, assumptions, figures } = changes
  const isOtherReading = reading !== undefined && reading !== scenario.reading
  const others = Object.entries(assumptions).filter(([id, value]) => scenario.assumptions[id] !== value)
  if (!isOtherReading && others.length === 0 && Object.keys(figures).length === 0) return undefined
  return { ...(isOtherReading ? { reading } : {}), assumptions: Object.fromEntries(others), figures }
}

/** The scenario with the changes that a scenario can hold; figures are the model's. */
export const launched = (scenario: Scenario, { reading, assumptions }: LaunchChanges): Scenario => ({
  ...scenario,
  reading: reading ?? scenario.reading,
  assumptions: { ...scenario.assumptions, ...assumptions },
})

/** What a start consists of in a reading: shares of the starting years, and the report's figures. */
export interface LaunchFields {
  readonly assumptions: readonly AssumptionSpec[]
  readonly figures: readonly FigureSpec[]
}

export function launchFields(model: Model, reading: ReadingId): LaunchFields {
  const named = namesIn(model, reading)
  const ofLaunch = new Set(model.spec.assumptionGroups.filter(({ launch }) => launch).map(({ id }) => id))
  return {
    assumptions: model.spec.assumptions.filter(({ id, group }) => ofLaunch.has(group) && named.has(id)),
    figures: namedFigures(model.spec, model.baseline).flatMap(({ name, figure }) =>
      named.has(name) ? [figure] : [],
    ),
  }
}

/** Every name that a formula of the reading mentions. */
function namesIn({ names }: Model, reading: ReadingId): ReadonlySet<string> {
  const formulas = [...names.values()].flatMap((definition): readonly (Formula | undefined)[] => {
    switch (definition.kind) {
      case 'stock':
        return [definition.initial.get(reading), definition.next.get(reading)]
      case 'auxiliary':
      case 'indicator':
        return [definition.formula.get(reading)]
      default:
        return []
    }
  })
  const parts = formulas.flatMap((formula) => (formula ? [...walkFormula(formula)] : []))
  return new Set(
    parts.flatMap((part) => (part.kind === 'name' || part.kind === 'reference' ? [part.name] : [])),
  )
}

/** Between which values a figure may be tried: what is not its half to its double is another figure. */
export const figureRange = ({ value }: FigureSpec): { readonly low: number; readonly high: number } => ({
  low: Math.min(value / 2, value * 2),
  high: Math.max(value / 2, value * 2),
})

/** The changes as a text for tables: "Core share of GRDP, 2015 = 0.0785; Core value added, 2016 = 4000". */
export function changesText(
  { reading, assumptions, figures }: LaunchChanges,
  ground: Ground,
  words: Words,
): string {
  const { t, text, language } = words
  const specs = [...ground.model.assumptions, ...ground.baseline.figures]
  const numbers = Object.entries({ ...assumptions, ...figures }).map(([id, value]) => {
    const label = specs.find((spec) => spec.id === id)?.label
    return `${label ? text(label) : id} = ${value}`
  })
  const named =
    reading === undefined ? [] : [t('header.reading', { reading: readingLabel(reading, words, ground) })]
  return [...named, ...numbers].join(manners[language].betweenClauses)
}
