import { expect, test } from 'vitest'
import { modelKey } from '../../src/model/model.ts'
import { inPrices, type Projection } from '../../src/model/projection.ts'
import { yearsTo } from '../../src/model/years.ts'
import { model, projector, scenarioWith } from '../helpers/library.ts'
import { relativeDifference, valueIn } from '../helpers/series.ts'
import reference from './reference.json' with { type: 'json' }

/** Numbers of an independent implementation of the same equations. */
interface Case {
  readonly name: string
  readonly reading: string
  readonly horizon: number
  readonly levers: Readonly<Record<string, { target: number; start?: number; ramp?: number; end?: number }>>
  readonly assumptions: Readonly<Record<string, number>>
  readonly bases: Readonly<Record<string, number>>
  readonly rows: readonly (Readonly<Record<string, number | null>> & { readonly year: number })[]
}
// JSON of many shapes: TypeScript would give each case a type of its own.
const cases = reference.cases as unknown as readonly Case[]
const money = [
  'digitalEconomy',
  'base',
  'fusion',
  'coreValueAdded',
  'grdp',
  'coreRevenue',
  'investment',
  'onlineRetail',
  'crossBorderExports',
  'coreProductivity',
]
const tolerance = 1e-9

function project(name: string): Projection {
  const found = cases.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no case ${name}`)
  const { reading, horizon, levers, assumptions, bases } = found
  return projector.project(scenarioWith({ reading, horizon, levers, assumptions }), bases)
}

/** Where a projection is not as expected, in words; NaN stands for a value that there is not. */
function misses(
  projection: Projection,
  rows: Case['rows'],
  indicators: readonly string[],
): readonly string[] {
  return rows.flatMap((row) =>
    indicators.flatMap((id) => {
      const expected = row[id] ?? Number.NaN
      const value = valueIn(projection, id, row.year)
      return relativeDifference(value, expected) <= tolerance
        ? []
        : [`${id} ${row.year}: ${value}, not ${expected}`]
    }),
  )
}

test('the reference speaks of this model, of all its indicators and of every year', () => {
  expect(reference.model).toBe(modelKey(model.spec))
  expect(cases).toHaveLength(8)
  const indicators = model.spec.indicators.map((indicator) => indicator.id).sort()
  for (const { horizon, rows } of cases) {
    expect(rows.map((row) => row.year)).toEqual(yearsTo(model.spec, horizon))
    for (const row of rows) expect(Object.keys(row).sort()).toEqual([...indicators, 'year'].sort())
  }
})

test.each(cases)('$name gives the reference’s numbers in current prices', ({ name, rows }) => {
  const indicators = model.spec.indicators.map((indicator) => indicator.id)
  expect(misses(project(name), rows, indicators)).toEqual([])
})

test.each(cases)(
  '$name in constant prices divides money, and nothing else, by the price',
  ({ name, rows }) => {
    const indicators = model.spec.indicators.map((indicator) => indicator.id)
    const constantRows = rows.map((row) => ({
      ...row,
      ...Object.fromEntries(money.map((id) => [id, (row[id] ?? Number.NaN) / (row.price ?? Number.NaN)])),
    }))
    expect(misses(inPrices(project(name), 'constant', model), constantRows, indicators)).toEqual([])
  },
)

// As printed in the model's description, with twelve digits.
test.each([
  [
    'baseline-share',
    2015,
    '15804.4363867',
    '3374.46074202',
    '42714.6929369',
    '37.0000000000',
    '119.238895478',
  ],
  [
    'baseline-share',
    2016,
    '18082.4090956',
    '3911.00000000',
    '46559.5238095',
    '38.8371865003',
    '125.737523391',
  ],
  [
    'baseline-share',
    2020,
    '29381.5800095',
    '6507.95238866',
    '63952.6134798',
    '45.9427354268',
    '150.515718049',
  ],
  [
    'baseline-share',
    2035,
    '106341.586133',
    '22997.9888635',
    '159535.277774',
    '66.6570978010',
    '228.078211217',
  ],
  [
    'baseline-level',
    2015,
    '23291.0000000',
    '3374.46074202',
    '42714.6929369',
    '54.5269049092',
    '119.238895478',
  ],
  [
    'baseline-level',
    2016,
    '26180.2947715',
    '3911.00000000',
    '46559.5238095',
    '56.2297305244',
    '125.737523391',
  ],
  [
    'baseline-level',
    2020,
    '39875.8445211',
    '6507.95238866',
    '63952.6134798',
    '62.3521735099',
    '150.515718049',
  ],
  [
    'baseline-level',
    2035,
    '121842.795851',
    '22997.9888635',
    '159535.277774',
    '76.3735755197',
    '228.078211217',
  ],
  ['plan-share', 2015, '15804.4363867', '3374.46074202', '42714.6929369', '37.0000000000', '119.238895478'],
  ['plan-share', 2016, '18082.4090956', '3911.00000000', '46559.5238095', '38.8371865003', '125.737523391'],
  ['plan-share', 2020, '31840.3351551', '6618.95758330', '65009.5466100', '48.9779375729', '151.537440330'],
  ['plan-share', 2035, '128589.146559', '24269.4540243', '168470.065508', '76.3275933747', '233.040743401'],
  [
    'skills-imitation',
    2015,
    '15804.4363867',
    '3374.46074202',
    '42714.6929369',
    '37.0000000000',
    '119.238895478',
  ],
  [
    'skills-imitation',
    2016,
    '18273.1242517',
    '3911.00000000',
    '46559.5238095',
    '39.2468022794',
    '125.737523391',
  ],
  [
    'skills-imitation',
    2020,
    '31328.9876160',
    '6859.56858902',
    '64788.0266369',
    '48.3561380741',
    '153.717328868',
  ],
  [
    'skills-imitation',
    2035,
    '119651.819183',
    '24171.6554190',
    '163378.005818',
    '73.2361853628',
    '232.664654654',
  ],
] as const)('%s in %i is as the description of the model prints it', (name, year, ...printed) => {
  const projection = project(name)
  const shown = ['digitalEconomy', 'coreValueAdded', 'grdp', 'digitalShare', 'coreEmployment'].map((id) =>
    valueIn(projection, id, year).toPrecision(12),
  )
  expect(shown).toEqual(printed)
})
