/** Cards of what goes into a projection: levers, which planners move, and assumptions, which analysts may change. */
import { assumedIn, leverValue, movedSetting, targetIn } from '../../model/scenario.ts'
import type { AssumptionSpec, LeverSpec } from '../../model/spec.ts'
import { levelsIn } from '../amount.ts'
import {
  knownFacts,
  levelValue,
  type OwnParts,
  qualityText,
  referenceText,
  sourceReference,
} from './parts.ts'
import { sourceWords } from './sources.ts'
import type { Standing } from './standing.ts'

export function leverParts(lever: LeverSpec, standing: Standing): OwnParts {
  const { words, ground, scenario, year } = standing
  const { t, text } = words
  const { write } = levelsIn(lever.unit, words)
  const value = leverIn(lever, standing)
  const { low, base, high } = lever.meaning
  const range = t('assumptions.range', { low: write(lever.min), high: write(lever.max) })
  const drawn =
    lever.draw && t('assumptions.range', { low: write(lever.draw.low), high: write(lever.draw.high) })
  return {
    about: [standing.name, String(year)],
    value: levelValue(value, lever.unit, words),
    passages: [{ text: text(lever.description) }],
    facts: knownFacts([
      { term: t('levers.baseValue'), text: `${write(lever.base)} · ${text(base)}` },
      { term: t('passport.moved'), text: scenario.levers[lever.id] && write(targetIn(scenario, lever)) },
      { term: t('levers.lowest'), text: `${write(lever.min)} · ${text(low)}` },
      { term: t('levers.highest'), text: `${write(lever.max)} · ${text(high)}` },
      { term: t('levers.source'), text: text(lever.source) },
      { term: t('passport.basis'), text: t(`levers.basis.${lever.basis}`) },
      { term: t('passport.quality'), text: lever.quality && qualityText(lever.quality, words) },
      { term: t('passport.range'), text: range },
      { term: t('passport.drawn'), text: drawn },
      { term: t('levers.cost'), text: lever.costless && text(lever.costless) },
    ]),
    reference: referenceText(
      [text(lever.source), sourceReference(sourceWords(standing), words), ground.baseline.source.address],
      words,
    ),
  }
}

/** Where a scenario has a lever in the year. */
export function leverIn(
  lever: LeverSpec,
  { ground, scenario, year }: Pick<Standing, 'ground' | 'scenario' | 'year'>,
): number {
  return leverValue(movedSetting(scenario, lever, ground.model.schedule), lever.base, year)
}

export function assumptionParts(assumption: AssumptionSpec, standing: Standing): OwnParts {
  const { words, scenario } = standing
  const { t, text } = words
  const { write } = levelsIn(assumption.unit, words)
  const { low, central, high, basis, verified, quality } = assumption
  const value = assumedIn(scenario, assumption)
  return {
    about: [standing.name],
    value: levelValue(value, assumption.unit, words),
    passages: [{ text: text(assumption.description) }],
    facts: knownFacts([
      { term: t('passport.central'), text: write(central) },
      { term: t('passport.range'), text: t('assumptions.range', { low: write(low), high: write(high) }) },
      { term: t('passport.literature'), text: text(assumption.source) },
      { term: t('passport.basis'), text: t(`assumptions.basis.${basis}`) },
      { term: t('passport.checked'), text: t(`assumptions.verified.${verified}`) },
      { term: t('passport.quality'), text: quality && qualityText(quality, words) },
    ]),
    reference: text(assumption.source),
  }
}
