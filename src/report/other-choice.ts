/** What the other choice in an inconsistency of a source would do to the key year: computed, not guessed. */
import { createGround, type Ground, keyOf, type LibraryData } from '../model/ground.ts'
import { modelKey } from '../model/model.ts'
import {
  createProjector,
  inPrices,
  type Prices,
  type Projection,
  type Projector,
} from '../model/projection.ts'
import { namedFigures } from '../model/resolve-model.ts'
import type { ConflictSpec, FigureId, FigureSpec, ReadingId, Scenario, Year } from '../model/spec.ts'
import { hasValue } from '../model/value.ts'
import { valueInYear } from '../model/years.ts'
import { amountText } from './amount.ts'
import { figureAmount } from './figures.ts'
import type { Words } from './text/words.ts'

/** A value of a figure that the model computes with, and another that the source gives for the same. */
export interface OtherChoice {
  readonly used: FigureSpec
  readonly other: FigureSpec
}

/** The choices that an inconsistency leaves: another figure of the same unit, region and year. */
export function otherChoices(conflict: ConflictSpec, { model, baseline }: Ground): readonly OtherChoice[] {
  const figures = conflict.figures.flatMap((id) => baseline.figures.find((figure) => figure.id === id) ?? [])
  const used = namedFigures(model, baseline).map(({ figure }) => figure.id)
  const isOther = (one: FigureSpec, other: FigureSpec): boolean =>
    other.unit === one.unit &&
    other.year === one.year &&
    other.region === one.region &&
    other.value !== one.value
  return figures
    .filter(({ id }) => used.includes(id))
    .flatMap((one) => figures.filter((other) => isOther(one, other)).map((other) => ({ used: one, other })))
}

/** What a choice is computed in. */
export interface Setting {
  readonly data: LibraryData
  readonly ground: Ground
  readonly scenario: Scenario
  readonly year: Year
  readonly prices: Prices
  /** The scenario's own projection in these prices, to which the others are compared. */
  readonly now: Projection
  /** Of the ground. */
  readonly projector: Projector
}

/**
 * What the other choices of an inconsistency do to the total in the key year, a sentence each; one that says that it
 * leaves none, or that nothing can be computed with another one, where that is so.
 */
export function otherChoiceTexts(conflict: ConflictSpec, setting: Setting, words: Words): readonly string[] {
  const { ground, scenario } = setting
  const readings = conflict.readings
    ? ground.baseline.readings
        .filter(({ id }) => id !== scenario.reading)
        .map(({ id, label }) => readingText(id, words.text(label), setting, words))
    : []
  const choices = otherChoices(conflict, ground).map((choice) => choiceText(choice, setting, words))
  const texts = [...readings, ...choices]
  return texts.length > 0 ? texts : [words.t('baselines.noChoice')]
}

function readingText(reading: ReadingId, name: string, setting: Setting, words: Words): string {
  const change = changeText({ ...setting.scenario, reading }, setting.projector, setting, words)
  return words.t('baselines.withReading', { reading: name, change })
}

function choiceText({ used, other }: OtherChoice, setting: Setting, words: Words): string {
  const projector = projectorWith(setting, used, other.value)
  const named = { other: figureAmount(other, words), used: figureAmount(used, words) }
  if (!projector) return words.t('baselines.choiceFails', named)
  const change = changeText(setting.scenario, projector, setting, words)
  return words.t('baselines.withChoice', { ...named, change })
}

/** The total of the key year as it would be, beside what it is. */
function changeText(scenario: Scenario, projector: Projector, setting: Setting, words: Words): string {
  const { ground, year, prices, now } = setting
  const { total } = ground.model.headlines.scale
  const { digits = 0, unit = '' } = ground.model.indicators.find(({ id }) => id === total) ?? {}
  const then = inPrices(projector.project(scenario), prices, projector.model)
  const [before, after] = [now, then].map(({ series }) => valueInYear(series.get(total), year, ground.model))
  const indicator = words.indicator(total)
  if (!hasValue(before) || !hasValue(after)) return words.t('baselines.choiceNoValue', { indicator, year })
  const write = (value: number, beside: number): string => amountText(value, digits, unit, words, [beside])
  const [was, is] = [write(before, after), write(after, before)]
  return was === is
    ? words.t('baselines.choiceSame', { indicator, year, was })
    : words.t('baselines.choiceChange', { indicator, year, is, was })
}

const made = new WeakMap<Ground, Map<string, Projector | undefined>>()

/** The same model on the same baseline with another value of one figure; undefined where it does not fit them. */
function projectorWith({ data, ground }: Setting, { id }: FigureSpec, value: number): Projector | undefined {
  const known = made.get(ground) ?? new Map<string, Projector | undefined>()
  made.set(ground, known)
  const key = JSON.stringify([id, value])
  if (!known.has(key)) known.set(key, build(data, ground, id, value))
  return known.get(key)
}

function build(data: LibraryData, ground: Ground, id: FigureId, value: number): Projector | undefined {
  const file = data.models.find((each) => keyOf(each) === modelKey(ground.model))
  const pack = data.packs.find(({ baselines }) => baselines.includes(ground.baseline))
  if (!file || !pack) return undefined
  const figures = ground.baseline.figures.map((figure) => (figure.id === id ? { ...figure, value } : figure))
  const built = createGround(data, file, pack, { ...ground.baseline, figures })
  return built.ok ? createProjector(built.value.built) : undefined
}
