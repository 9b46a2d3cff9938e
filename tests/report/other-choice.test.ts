import { expect, test } from 'vitest'
import { createGround, type Ground, keyOf, type LibraryData } from '../../src/model/ground.ts'
import { createProjector, inPrices, type Prices } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import { languages, type Scenario } from '../../src/model/spec.ts'
import { valueInYear } from '../../src/model/years.ts'
import { otherChoices, otherChoiceTexts, type Setting } from '../../src/report/other-choice.ts'
import { createWords } from '../../src/report/text/words.ts'
import { baseline, ground, library, readShipped } from '../helpers/library.ts'

const conflictOf = (id: string) => {
  const found = ground.baseline.conflicts.find((conflict) => conflict.id === id)
  if (!found) throw new Error(id)
  return found
}
const data: LibraryData = library.grounds.data
const settingOf = (on: Ground, from: LibraryData, scenario: Scenario, prices: Prices): Setting => {
  const projector = createProjector(on.built)
  const now = inPrices(projector.project(scenario), prices, on.built)
  return { data: from, ground: on, scenario, year: 2030, prices, now, projector }
}
const setting = settingOf(ground, data, baseline, 'current')
const english = createWords({ language: 'en', ground })

test('a choice is another value of a figure that the model computes with, of its unit, region and year', () => {
  const pairs = otherChoices(conflictOf('coreGrowth'), ground).map(({ used, other }) => [
    used.value,
    other.value,
  ])
  expect(pairs).toContainEqual([15.9, 15.2])
  expect(otherChoices(conflictOf('alibabaTax'), ground)).toEqual([])
})

test('what it does is the projection of the same model with the other value', () => {
  const file = data.models.find((each) => keyOf(each) === baseline.model)
  const pack = data.packs.find(({ baselines }) => baselines.includes(ground.baseline))
  const figures = ground.baseline.figures.map((figure) =>
    figure.id === 'coreGrowth2016' ? { ...figure, value: 15.2 } : figure,
  )
  if (!file || !pack) throw new Error('not in the library')
  const other = createGround(data, file, pack, { ...ground.baseline, figures })
  if (!other.ok) throw new Error('does not fit')
  const total = ground.model.headlines.scale.total
  const level = ({ built, model }: Ground): string => {
    const { series } = createProjector(built).project(baseline)
    return (valueInYear(series.get(total), 2030, model) / 1e4).toPrecision(3)
  }
  expect(level(other.value)).not.toBe(level(ground))
  expect(otherChoiceTexts(conflictOf('coreGrowth'), setting, english)[0]).toBe(
    `With 15.2% a year instead of 15.9% a year: Digital-economy scale 2030 CNY ${level(other.value)} trn instead of CNY ${level(ground)} trn.`,
  )
})

test('the inconsistency that readings settle says what each other reading does', () => {
  const texts = otherChoiceTexts(conflictOf('scale'), setting, english)
  expect(texts[0]).toMatch(/^Read as “CNY 2\.33 trn”: Digital-economy scale 2030 CNY /)
  const other = otherChoiceTexts(
    conflictOf('scale'),
    settingOf(ground, data, { ...baseline, reading: 'level' }, 'current'),
    english,
  )
  expect(other[0]).toMatch(/^Read as “37% of GRDP”: /)
})

test('one that leaves no choice says so', () => {
  expect(otherChoiceTexts(conflictOf('alibabaTax'), setting, english)).toEqual([
    english.t('baselines.noChoice'),
  ])
})

const shipped = readShipped()

test.each(languages)('every inconsistency of whatever ships has its sentences, in %s', (language) => {
  for (const ship of shipped.grounds.all) {
    const words = createWords({ language, ground: ship })
    const scenario = baselineScenario(ship.model, ship.baseline)
    for (const prices of ['current', 'constant'] as const) {
      const own = settingOf(ship, shipped.grounds.data, scenario, prices)
      for (const conflict of ship.baseline.conflicts) {
        const texts = otherChoiceTexts(conflict, own, words)
        expect(texts.length).toBeGreaterThan(0)
        for (const text of texts) expect(text).not.toMatch(/NaN|undefined|\{\{|\[/)
      }
    }
  }
})
