/** Whether a recipe can be followed here: its shape was checked, what it names and asks for was not. */
import { type CodedFault, coded } from '../../files/file-fault.ts'
import type { Inquiry, InquiryOf, LaunchChanges, Recipe } from '../../files/recipe.ts'
import { fewestPermutations, mostPermutations } from '../../model/analysis/attribution.ts'
import { checkDraws, checkRanges } from '../../model/analysis/draws.ts'
import { mostSampled } from '../../model/analysis/samples.ts'
import { checkSeek } from '../../model/analysis/seek/question.ts'
import { fewestSamples, mostSamples } from '../../model/analysis/sobol-indices.ts'
import { withIndicators } from '../../model/build-model.ts'
import type { Ground } from '../../model/ground.ts'
import type { Model } from '../../model/model.ts'
import { checkScenario, checkYear } from '../../model/scenario.ts'
import type { ModelSpec } from '../../model/spec.ts'
import { firstLaunch, longestHorizon } from '../../model/years.ts'
import { launched } from '../backtest/launch.ts'
import { standingDetails } from '../ground.ts'
import { type AskedScenario, scenariosOf } from './asked-scenario.ts'

/** What stands in the way, with the keys of the recipe. */
type Obstacle = CodedFault & { readonly path: readonly PropertyKey[] }

const at = (
  path: readonly PropertyKey[],
  faults: readonly (CodedFault & { readonly path: readonly PropertyKey[] })[],
): readonly Obstacle[] => faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] }))

/** @returns what is first to be put right, in the order in which it would be met; nothing where all can be followed. */
export function obstaclesOf(recipe: Recipe, grounds: readonly Ground[]): readonly Obstacle[] {
  const [first] = grounds
  if (!first) return []
  const scenarios = scenariosOf(recipe)
  const unsound = scenarios.flatMap((scenario, place) =>
    checkAsked(scenario, ['scenarios', place], (grounds[place] ?? first).built),
  )
  if (unsound.length > 0) return unsound
  return [
    ...checkTogether(recipe, grounds, first),
    ...checkDrawn(recipe, first.built),
    ...checkInquiry(recipe, scenarios, grounds, first.built),
  ]
}

/** What is asked of scenarios side by side alone; of others the core computes something from two at once. */
const sideBySide: readonly Inquiry['kind'][] = ['project', 'compare', 'departures']

function checkTogether({ inquiry }: Recipe, grounds: readonly Ground[], first: Ground): readonly Obstacle[] {
  if (sideBySide.includes(inquiry.kind)) return []
  return grounds.flatMap((ground, place) =>
    ground === first
      ? []
      : [
          {
            path: ['scenarios', place, 'scenario'],
            ...coded('stands-elsewhere', standingDetails(ground, first)),
          },
        ],
  )
}

function checkAsked(
  { own, computed }: AskedScenario,
  path: readonly PropertyKey[],
  model: Model,
): readonly Obstacle[] {
  const lists = computed === own ? [own] : [own, computed]
  return [
    ...at([...path, 'scenario'], checkScenario(own, model)),
    ...lists.flatMap((scenario) => {
      const indicators = withIndicators(model, scenario.indicators)
      return indicators.ok ? [] : at([...path, scenario === own ? 'scenario' : 'lent'], indicators.error)
    }),
  ]
}

/** How many draws each kind of question takes, where it is not any number that can be drawn. */
const bounds: Readonly<Partial<Record<Inquiry['kind'], readonly [low: number, high: number]>>> = {
  sensitivity: [fewestSamples, mostSamples],
  attribute: [fewestPermutations, mostPermutations],
  backtest: [1, mostSampled],
}

function checkDrawn({ drawn, ranges, inquiry }: Recipe, model: Model): readonly Obstacle[] {
  const varied = ranges ? at(['ranges'], checkRanges(ranges, model)) : []
  if (!drawn) {
    const isNeeded = inquiry.kind === 'ensemble'
    return isNeeded ? [...varied, { path: ['drawn'], ...coded('missing-key', { key: 'drawn' }) }] : varied
  }
  const { draws, seed, method } = drawn
  const [low, high] = bounds[inquiry.kind] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const isOutside = draws < low || draws > high
  const known = inquiry.kind === 'attribute' ? ['permutations'] : ['sobol', 'random']
  return [
    ...varied,
    ...at(['drawn'], checkDraws(draws, seed)),
    ...(isOutside
      ? [{ path: ['drawn', 'draws'], ...coded('out-of-range', { value: draws, low, high }) }]
      : []),
    ...(known.includes(method)
      ? []
      : [{ path: ['drawn', 'method'], ...coded('not-one-of', { read: method, known }) }]),
  ]
}

function checkInquiry(
  { inquiry, prices }: Recipe,
  scenarios: readonly AskedScenario[],
  grounds: readonly Ground[],
  model: Model,
): readonly Obstacle[] {
  const path = ['inquiry']
  const [first] = scenarios
  const specs = grounds.map((ground) => ground.model)
  const years = (asked: readonly number[]): readonly Obstacle[] => {
    const last = longestHorizon(scenarios.map(({ own }) => own))
    return asked.flatMap((year) => at(path, checkYear(['year'], year, firstLaunch(specs), last)))
  }
  const needsTwo: readonly Obstacle[] =
    scenarios.length > 1 ? [] : [{ path: ['scenarios'], ...coded('list-too-short', { limit: 2 }) }]
  switch (inquiry.kind) {
    case 'departures':
      return []
    case 'project':
      return unknownIndicators(inquiry.indicators, scenarios, ...specs)
    case 'compare':
      return [...unknownIndicators(inquiry.indicators, scenarios, ...specs), ...years(inquiry.years)]
    case 'ensemble':
      return [
        ...unknownIndicators(inquiry.indicators, scenarios.slice(0, 1), model.spec),
        ...years(inquiry.year === undefined ? [] : [inquiry.year]),
      ]
    case 'sensitivity':
      return [
        ...unknownIndicators([inquiry.indicator], scenarios.slice(0, 1), model.spec),
        ...years([inquiry.year]),
      ]
    case 'attribute':
      return [
        ...needsTwo,
        ...unknownIndicators([inquiry.indicator], scenarios, model.spec),
        ...years(inquiry.year === undefined ? [] : [inquiry.year]),
      ]
    case 'seek':
      return first ? at(path, checkSeek(model, first.own, { ...inquiry, prices })) : []
    case 'backtest':
      return [
        ...unknownIndicators(inquiry.indicators, [], model.spec),
        ...checkBrought(inquiry, model),
        ...(first && inquiry.start ? checkStart(inquiry.start, first, model) : []),
      ]
  }
}

/** Outcomes that the user brought are of indicators and in units of the model. */
function checkBrought({ brought }: InquiryOf<'backtest'>, { spec, units }: Model): readonly Obstacle[] {
  const known = new Set(spec.indicators.map(({ id }) => id))
  return brought.flatMap(({ outcomes }, file) =>
    outcomes.flatMap(({ indicator, unit }, place): readonly Obstacle[] => {
      const path = ['inquiry', 'brought', file, 'outcomes', place]
      return [
        ...(known.has(indicator) ? [] : [{ path, ...coded('not-an-indicator', { name: indicator }) }]),
        ...(Object.hasOwn(units.units, unit) ? [] : [{ path, ...coded('unit-unknown', { unit }) }]),
      ]
    }),
  )
}

/** Another start is one from which the scenario can be projected. */
function checkStart(start: LaunchChanges, { own }: AskedScenario, model: Model): readonly Obstacle[] {
  const path = ['inquiry', 'start']
  const { figures, id: baseline } = model.baseline
  const missing = Object.keys(start.figures).filter((id) => !figures.some((figure) => figure.id === id))
  return [
    ...at(path, checkScenario(launched(own, start), model)),
    ...missing.map((figure) => ({
      path: [...path, 'figures', figure],
      ...coded('figure-missing', { figure, baseline }),
    })),
  ]
}

function unknownIndicators(
  asked: readonly string[],
  scenarios: readonly AskedScenario[],
  ...specs: readonly Pick<ModelSpec, 'indicators'>[]
): readonly Obstacle[] {
  const own = scenarios.flatMap(({ computed }) => computed.indicators)
  const known = new Set([...specs.flatMap(({ indicators }) => indicators), ...own].map(({ id }) => id))
  return asked
    .filter((id) => !known.has(id))
    .map((name) => ({ path: ['inquiry', 'indicators'], ...coded('not-an-indicator', { name }) }))
}
