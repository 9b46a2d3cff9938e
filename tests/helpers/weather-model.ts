/**
 * The bicycles of Malmö with what chance brings: weather moves what they earn, prices move by themselves, and theft
 * touches nothing else. Its numbers, too, can be worked out in one's head.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump, load } from 'js-yaml'
import type { Model } from '../../src/model/model.ts'
import type {
  AssumptionSpec,
  EquationSpec,
  IndicatorSpec,
  ModelSpec,
  ShockSpec,
} from '../../src/model/spec.ts'
import { auxiliary, buildTiny, indicator, stock, tinyFolder, tinySpec, wear } from './tiny-model.ts'

const sized = (id: string, unit: string, low: number, central: number, high: number): AssumptionSpec => ({
  ...wear,
  id,
  unit,
  low,
  central,
  high,
})

const shock = (id: string, size: string): ShockSpec => {
  const words = { en: `Chance of ${id}`, ko: `${id} 충격`, zh: `${id}冲击` }
  return { id, label: words, description: words, size, persistence: 'lasting' }
}

const assumptions = [
  sized('weatherShock', 'percent', 5, 10, 20),
  sized('priceShock', 'percent', 1, 2, 4),
  sized('theftShock', 'percent', 10, 20, 40),
  sized('lasting', 'factor', 0.25, 0.5, 0.75),
]

/** One has the name of an indicator, which is another thing. */
const shocks = [shock('weather', 'weatherShock'), shock('prices', 'priceShock'), shock('theft', 'theftShock')]

const error = (id: string, size: string, name: string): EquationSpec =>
  stock(
    id,
    'factor',
    '0',
    `year <= launchYear + 1 ? 0 : lasting * previous(${id}) + ${size} / 100 * shock(${name})`,
  )

const equations = [
  error('weatherError', 'weatherShock', 'weather'),
  error('priceError', 'priceShock', 'prices'),
  error('theftError', 'theftShock', 'theft'),
]

/** In place of those without weather. */
const changed = [
  auxiliary('takingsReal', 'm SEK', 'fare * fleet * (1 + weatherError)'),
  stock('level', 'factor', '1', 'previous(level) * (1 + inflation / 100) * (1 + priceError)'),
]

const indicators: readonly IndicatorSpec[] = [
  indicator('stolen', 'factor', '1 + theftError'),
  /** What the city adds, whatever the weather. */
  indicator('gain', 'percent', '100 * (takings / baseline(takings) - 1)'),
  indicator('sunny', 'm SEK', 'takings', 'weatherError > 0'),
]

const withWeather = <M extends Pick<ModelSpec, 'assumptions' | 'sections' | 'indicators'>>(model: M) => ({
  ...model,
  assumptions: [...model.assumptions, ...assumptions],
  shocks,
  sections: model.sections.map((section) => ({
    ...section,
    equations: [
      ...section.equations.map((equation) => changed.find(({ id }) => id === equation.id) ?? equation),
      ...equations,
    ],
  })),
  indicators: [...model.indicators, ...indicators],
})

export const weatherSpec: ModelSpec = withWeather(tinySpec)
export const weatherModel: Model = buildTiny(weatherSpec)

/** Writes the data files of the model into a folder, for what reads them from disk. */
export function writeWeatherFiles(folder: string): void {
  cpSync(tinyFolder, folder, { recursive: true })
  for (const name of readdirSync(join(folder, 'models'))) {
    const file = join(folder, 'models', name)
    writeFileSync(file, dump(withWeather(load(readFileSync(file, 'utf8')) as ModelSpec), { noRefs: true }))
  }
}
