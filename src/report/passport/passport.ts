/**
 * The source card of a number: what it is, its value and unit, where it comes from, what it is made from, and what it
 * leads to. Parts stand in one order, whatever the card is of.
 */
import { assumedIn } from '../../model/scenario.ts'
import type { ConflictSpec, UnitKey } from '../../model/spec.ts'
import { amountText, plainAmountText } from '../amount.ts'
import { figureAmount } from '../figures.ts'
import { describeIndicator } from '../indicator.ts'
import { targetAmount } from '../official-target.ts'
import { type PassportSubject, subjectLabel, subjectName } from '../passport-subject.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { withUnit } from '../with-unit.ts'
import { equationParts, indicatorParts } from './computed.ts'
import { textOf, valuesOf } from './equation.ts'
import { assumptionParts, leverIn, leverParts } from './inputs.ts'
import { type LinkGroup, linksOf } from './links.ts'
import type { OwnParts, PassportValue } from './parts.ts'
import { conflictParts, figureParts, outcomeParts, targetParts } from './sources.ts'
import { currentValues, type Standing, shownValues } from './standing.ts'

export interface PassportLink {
  readonly subject: PassportSubject
  readonly name: string
  /** Its value, where it has one. */
  readonly value: string
}

export interface PassportLinks extends Omit<LinkGroup, 'subjects'> {
  readonly title: string
  readonly links: readonly PassportLink[]
}

/** An inconsistency in which a figure takes part, told where the figure is. */
export interface PassportConflict {
  readonly subject: PassportSubject
  readonly title: string
  readonly text: string
}

export interface Passport extends OwnParts {
  readonly subject: PassportSubject
  readonly kind: string
  readonly title: string
  readonly conflicts: readonly PassportConflict[]
  readonly links: readonly PassportLinks[]
}

/** Undefined of what the ground does not know, as after it became another one. */
export function passportOf(subject: PassportSubject, standing: Standing): Passport | undefined {
  const parts = ownParts(subject, standing)
  if (!parts) return undefined
  const { ground, scenario, words } = standing
  const groups = linksOf(subject, ground, scenario.indicators)
  return {
    ...parts,
    subject,
    kind: words.t(`passport.kinds.${subject.kind}`),
    title: subjectLabel(subject, ground, scenario.indicators, words),
    conflicts: groups.filter(isOfConflicts).flatMap(({ subjects }) => conflictsOf(subjects, standing)),
    links: groups.filter((group) => !isOfConflicts(group)).map((group) => linkGroup(group, standing)),
  }
}

const isOfConflicts = ({ relation, way }: LinkGroup): boolean => relation === 'disputes' && way === 'from'

function ownParts(subject: PassportSubject, standing: Standing): OwnParts | undefined {
  const { ground, scenario, words } = standing
  const { model, baseline, outcomes } = ground
  const { id } = subject
  const called = <T extends { readonly id: string }>(all: readonly T[]): T | undefined =>
    all.find((each) => each.id === id)
  const told = <T>(found: T | undefined, tell: (found: T, standing: Standing) => OwnParts) =>
    found && tell(found, standing)
  switch (subject.kind) {
    case 'figure':
      return told(called(baseline.figures), figureParts)
    case 'conflict':
      return told(called(baseline.conflicts), conflictParts)
    case 'outcome':
      return told(called(outcomes.outcomes), outcomeParts)
    case 'target':
      return told(called(outcomes.targets), targetParts)
    case 'lever':
      return told(called(model.levers), leverParts)
    case 'assumption':
      return told(called(model.assumptions), assumptionParts)
    case 'equation':
      return told(called(model.sections.flatMap(({ equations }) => equations)), equationParts)
    case 'indicator':
      return told(indicatorHere(id, standing), indicatorParts)
  }
  function indicatorHere(wanted: string, { projector }: Standing) {
    const isOwn = scenario.indicators.some((indicator) => indicator.id === wanted)
    // Only one of the user's own has as many digits as its values need.
    const values = isOwn ? projector.project(scenario).series.get(wanted) : undefined
    return describeIndicator(wanted, model.indicators, scenario.indicators, words, values)
  }
}

function conflictsOf(
  subjects: readonly PassportSubject[],
  { ground, words }: Standing,
): readonly PassportConflict[] {
  const found = (id: string): ConflictSpec | undefined =>
    ground.baseline.conflicts.find((each) => each.id === id)
  return subjects.flatMap((subject) => {
    const conflict = found(subject.id)
    return conflict ? [{ subject, title: words.text(conflict.title), text: words.text(conflict.text) }] : []
  })
}

function linkGroup({ relation, way, subjects }: LinkGroup, standing: Standing): PassportLinks {
  const { words } = standing
  const values = linkValues(standing)
  return {
    relation,
    way,
    title: words.t(`passport.links.${relation}.${way}`),
    links: subjects.map((subject) => ({
      subject,
      name: datedName(subject, standing),
      value: values(subject),
    })),
  }
}

/** What was printed or published of one thing differs by its year. */
function datedName(subject: PassportSubject, { ground, scenario, words }: Standing): string {
  const { baseline, outcomes } = ground
  const name = subjectName(subject, ground, scenario.indicators, words)
  const { kind, id } = subject
  const figure = kind === 'figure' ? baseline.figures.find((each) => each.id === id) : undefined
  const published =
    kind === 'outcome'
      ? outcomes.outcomes.find((each) => each.id === id)
      : kind === 'target'
        ? outcomes.targets.find((each) => each.id === id)
        : figure
  const time = figure?.period ?? published?.year
  return time === undefined ? name : withUnit(name, String(time), words)
}

/** Values of what is linked to, those that are projected all at once. */
function linkValues(standing: Standing): (subject: PassportSubject) => string {
  const { ground, scenario, words, year } = standing
  const { model, baseline, outcomes } = ground
  const equations = model.sections.flatMap((section) => section.equations)
  const worked = currentValues(standing, scenario)
  const shown = shownValues(standing, scenario)
  const level = (value: number, unit: UnitKey): string =>
    Number.isFinite(value) ? plainAmountText(value, unit, words) : '–'
  return ({ kind, id }) => {
    const called = <T extends { readonly id: string }>(all: readonly T[]) =>
      all.find((each) => each.id === id)
    switch (kind) {
      case 'conflict':
        return ''
      case 'figure': {
        const figure = called(baseline.figures)
        return figure ? figureAmount(figure, words) : ''
      }
      case 'outcome': {
        const outcome = called(outcomes.outcomes)
        return outcome ? plainAmountText(outcome.value, outcome.unit, words) : ''
      }
      case 'target': {
        const target = called(outcomes.targets)
        return target ? targetAmount(target, words) : ''
      }
      case 'lever': {
        const lever = called(model.levers)
        return lever ? level(leverIn(lever, standing), lever.unit) : ''
      }
      case 'assumption': {
        const assumption = called(model.assumptions)
        return assumption ? level(assumedIn(scenario, assumption), assumption.unit) : ''
      }
      case 'equation': {
        const equation = called(equations)
        return equation ? level(Number(worked(id, year).toPrecision(6)), equation.unit) : ''
      }
      case 'indicator': {
        const indicator = describeIndicator(id, model.indicators, scenario.indicators, words, [
          shown(id, year),
        ])
        if (!indicator) return ''
        return amountText(shown(id, year), indicator.digits, indicator.unitKey, words)
      }
    }
  }
}

/** The number with its unit, and as a sentence has it where that is another way to say it. */
export function saidValue({ number, unit, said }: PassportValue, words: Words): string {
  const whole = withUnit(number, unit, words)
  return said === undefined ? whole : `${whole} = ${said}`
}

/** A card as it is copied, with its reference at the end. */
export function passportText(passport: Passport, { words }: Standing): string {
  const { t } = words
  const { kind, title, about, value, quote, passages, facts, equation, conflicts, links, reference } =
    passport
  const between = manners[words.language].betweenItems
  return [
    `${title} (${kind})`,
    about.join(' · '),
    ...(value ? [saidValue(value, words)] : []),
    ...(quote
      ? [
          `${t('passport.quoted')}: ${quote.text.before}${quote.text.marked}${quote.text.after}`,
          `${t('passport.gist')}: ${quote.gist}`,
        ]
      : []),
    ...passages.map(({ text }) => text),
    ...facts.map(({ term, text, address }) => [`${term}: ${text}`, address ?? []].flat().join(between)),
    ...conflicts.map((conflict) => `${t('passport.kinds.conflict')}: ${conflict.title} ${conflict.text}`),
    ...(equation
      ? [
          `${equation.name} = ${textOf(equation.pieces)}`,
          `${equation.result} = ${valuesOf(equation.pieces)}`,
          ...(equation.where === undefined ? [] : [`${t('model.where')} ${equation.where}`]),
        ]
      : []),
    ...links.map(
      (group) =>
        `${group.title}: ${group.links.map((link) => [link.name, link.value].filter(Boolean).join(' ')).join(between)}`,
    ),
    `${t('passport.reference')}: ${reference}`,
    '',
  ].join('\n')
}
