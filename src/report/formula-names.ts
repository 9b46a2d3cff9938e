/** What a formula may name, as a reader looks for it: by group and label, whatever it is called in the model file. */

import type { Model } from '../model/model.ts'
import { replacedNames } from '../model/own-indicators.ts'
import { namedFigures } from '../model/resolve-model.ts'
import type { Text, UnitKey, UserIndicator } from '../model/spec.ts'
import { leverTexts } from './search/outside.ts'
import { nameOrder } from './text/language.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

export interface FormulaName {
  /** As formulas have it. */
  readonly id: string
  readonly label: string
  readonly unit: string
  /** Everything that it is called, in all languages. */
  readonly texts: readonly string[]
  /** Whether it has a year before, so that it can grow. */
  readonly changes: boolean
}

export interface NameGroup {
  readonly id: string
  readonly label: string
  readonly names: readonly FormulaName[]
}

interface Named {
  readonly id: string
  readonly label: Text
  readonly unit: UnitKey
}

/** The model's names by group: indicators, levers, what equations work out, assumptions, figures of the source. */
export function modelNames({ spec, baseline }: Model, words: Words): readonly NameGroup[] {
  const { t, text } = words
  const nameOf = ({ id, label, unit }: Named, changes: boolean): FormulaName => ({
    id,
    changes,
    label: text(label),
    unit: words.unit(unit),
    texts: [id, ...Object.values(label)],
  })
  const timeName = (id: 'year' | 'launchYear'): FormulaName => {
    const label = t(`own.names.${id}`)
    return { id, label, unit: '', texts: [id, label], changes: false }
  }
  const groups: readonly NameGroup[] = [
    {
      id: 'indicators',
      label: t('model.indicators'),
      names: spec.indicators.map((indicator) => nameOf(indicator, true)),
    },
    ...spec.leverGroups.map((group) => ({
      id: `levers ${group.id}`,
      label: text(group.label),
      names: spec.levers
        .filter((lever) => lever.group === group.id)
        .map((lever) => ({ ...nameOf(lever, true), texts: leverTexts(lever) })),
    })),
    ...spec.sections.map((section) => ({
      id: `section ${section.id}`,
      label: text(section.title),
      names: section.equations.map((equation) => nameOf(equation, true)),
    })),
    ...spec.assumptionGroups.map((group) => ({
      id: `assumptions ${group.id}`,
      label: t('own.names.assumptions', { group: text(group.label) }),
      names: spec.assumptions.filter((each) => each.group === group.id).map((each) => nameOf(each, false)),
    })),
    {
      id: 'figures',
      label: t('own.names.figures'),
      names: namedFigures(spec, baseline).map(({ name, figure }) => {
        const found = nameOf({ ...figure, id: name }, false)
        return { ...found, label: withUnit(found.label, figure.period ?? String(figure.year), words) }
      }),
    },
    { id: 'time', label: t('own.names.time'), names: (['year', 'launchYear'] as const).map(timeName) },
  ]
  return groups.flatMap((group) => inOrder(group, words))
}

/** Own indicators that a formula may name. */
export const ownNames = (own: readonly UserIndicator[], words: Words): readonly NameGroup[] =>
  inOrder(
    { id: 'own', label: words.t('own.names.own'), names: own.map((each) => ownName(each, words)) },
    words,
  )

/** A group in the order of the language; none where there is nothing in it. */
function inOrder(group: NameGroup, { language }: Words): readonly NameGroup[] {
  const compare = nameOrder(language)
  const names = group.names.toSorted((a, b) => compare(a.label, b.label))
  return names.length > 0 ? [{ ...group, names }] : []
}

const ownName = ({ id, label, unit }: UserIndicator, words: Words): FormulaName => ({
  id,
  label: label || id,
  unit: words.unit(words.unitKey(unit)),
  texts: [id, label],
  changes: true,
})

/** A formula with the labels of its names, for who reads it: “Core employment / GRDP”. */
export function formulaInWords(formula: string, groups: readonly NameGroup[]): string {
  const labels = new Map(groups.flatMap(({ names }) => names.map(({ id, label }) => [id, label])))
  return replacedNames(formula, (id) => labels.get(id) ?? id)
}

/** The growth of something on the year before, as an own indicator that is still to be named in formulas. */
export const growthOf = (
  { id, label }: Pick<FormulaName, 'id' | 'label'>,
  { units }: Pick<Model, 'units'>,
  words: Words,
): Omit<UserIndicator, 'id'> => ({
  label: words.t('own.growthOf', { name: label }),
  // A step of the model is a year.
  formula: `100 * (${id} / previous(${id}) - 1)`,
  unit: words.unit(units.growth),
})
