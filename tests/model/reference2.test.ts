import { expect, test } from 'vitest'
import { modelKey } from '../../src/model/model.ts'
import { inPrices, type Projection } from '../../src/model/projection.ts'
import { yearsTo } from '../../src/model/years.ts'
import { cases, file, type ReferenceCase, referenceKeys, standOn } from '../helpers/digital-economy.ts'
import { relativeDifference, valueIn } from '../helpers/series.ts'

const tolerance = 1e-9
const indicators = file.indicators.map(({ id }) => id)
const money = file.indicators.filter(({ unit }) => unit.includes('CNY')).map(({ id }) => id)

function project({
  baseline,
  reading,
  horizon,
  levers,
  assumptions,
  bases,
  shocks,
}: ReferenceCase): Projection {
  const { projector, scenario } = standOn(baseline)
  return projector.project(scenario({ reading, horizon, levers, assumptions }), bases, shocks)
}

/** Where a projection is not as expected, in words; NaN stands for a value that there is not. */
function misses(projection: Projection, rows: ReferenceCase['rows']): readonly string[] {
  return rows.flatMap((row) =>
    indicators.flatMap((id) => {
      const expected = row[id] ?? Number.NaN
      const value = projection.series.has(id) ? valueIn(projection, id, row.year) : Number.NaN
      return relativeDifference(value, expected) <= tolerance
        ? []
        : [`${id} ${row.year}: ${value}, not ${expected}`]
    }),
  )
}

test('the reference speaks of this model, of all its indicators and of every year', () => {
  expect(cases).toHaveLength(13)
  expect(indicators).toHaveLength(21)
  for (const { baseline, horizon, rows } of cases) {
    const { spec } = standOn(baseline).model
    expect(referenceKeys).toEqual([modelKey(spec), modelKey(spec)])
    expect(rows.map((row) => row.year)).toEqual(yearsTo(spec, horizon))
    for (const row of rows) expect(Object.keys(row).sort()).toEqual([...indicators, 'year'].sort())
  }
})

test.each(cases)('$name gives the reference’s numbers in current prices', (own) => {
  expect(misses(project(own), own.rows)).toEqual([])
})

test.each(cases)('$name offers what the figures suffice for, and no more', ({ baseline, rows }) => {
  const offered = indicators.filter(
    (id) => id === 'growthContribution' || rows.every((row) => row[id] !== null),
  )
  expect(standOn(baseline).model.spec.indicators.map(({ id }) => id)).toEqual(offered)
})

test.each(cases)('$name in constant prices divides money, and nothing else, by the price', (own) => {
  expect(money).toHaveLength(11)
  const constantRows = own.rows.map((row) => ({
    ...row,
    ...Object.fromEntries(money.map((id) => [id, divided(row[id], row.price)])),
  }))
  expect(misses(inPrices(project(own), 'constant', standOn(own.baseline).model), constantRows)).toEqual([])
})

const divided = (value: number | null | undefined, price: number | null | undefined): number | null =>
  value === null || value === undefined ? null : value / (price ?? Number.NaN)

const shown = [
  'digitalEconomy',
  'coreValueAdded',
  'grdp',
  'digitalShare',
  'price',
  'investment',
  'programmeCost',
]

// As printed in the model's description, with twelve digits.
test.each([
  [
    'baseline-share',
    2015,
    '15804.4363867',
    '3374.46074202',
    '42714.6929369',
    '37.0000000000',
    '1.00000000000',
    '2319.44933978',
    '511.889867957',
  ],
  [
    'baseline-share',
    2016,
    '17925.4166667',
    '3911.00000000',
    '46559.5238095',
    '38.5000000000',
    '1.00600000000',
    '2363.54603582',
    '520.997207165',
  ],
  [
    'baseline-share',
    2020,
    '29815.8024134',
    '6702.69917392',
    '65391.3741944',
    '45.5959257329',
    '1.06773173193',
    '3317.49111484',
    '714.749346100',
  ],
  [
    'baseline-share',
    2035,
    '108792.373865',
    '25251.0939330',
    '164140.299744',
    '66.2801116084',
    '1.33491244984',
    '8449.03222641',
    '1753.88224288',
  ],
  [
    'baseline-level',
    2015,
    '23291.0000000',
    '3374.46074202',
    '42714.6929369',
    '54.5269049092',
    '1.00000000000',
    '2319.44933978',
    '511.889867957',
  ],
  [
    'baseline-level',
    2016,
    '26085.8601310',
    '3911.00000000',
    '46559.5238095',
    '56.0269049092',
    '1.00600000000',
    '2363.54603582',
    '520.997207165',
  ],
  [
    'baseline-level',
    2020,
    '40622.4235571',
    '6702.69917392',
    '65391.3741944',
    '62.1219909470',
    '1.06773173193',
    '3317.49111484',
    '714.749346100',
  ],
  [
    'baseline-level',
    2035,
    '124924.212859',
    '25251.0939330',
    '164140.299744',
    '76.1081910132',
    '1.33491244984',
    '8449.03222641',
    '1753.88224288',
  ],
  [
    'plan-share',
    2016,
    '17925.4166667',
    '3911.00000000',
    '46559.5238095',
    '38.5000000000',
    '1.00600000000',
    '2363.54603582',
    '520.997207165',
  ],
  [
    'plan-share',
    2020,
    '30615.0177359',
    '6754.32029327',
    '65719.2959809',
    '46.5845187155',
    '1.06773173193',
    '3955.37792627',
    '910.661539231',
  ],
  [
    'plan-share',
    2035,
    '117515.753322',
    '25929.7373994',
    '167175.303576',
    '70.2949244347',
    '1.33491244984',
    '10502.8714084',
    '2250.08447606',
  ],
  [
    'reform-skills-zones-towns-venture',
    2035,
    '114965.109199',
    '28922.1362973',
    '171370.989455',
    '67.0855140444',
    '1.33491244984',
    '11314.9299282',
    '2471.23232782',
  ],
  [
    'reform-skills-zones-towns-venture',
    2050,
    '248840.865885',
    '66003.5211182',
    '323609.430328',
    '76.8954309003',
    '1.66895035097',
    '21467.6175049',
    '4553.87975574',
  ],
  [
    'plan-with-shocks',
    2016,
    '17925.4166667',
    '3911.00000000',
    '46559.5238095',
    '38.5000000000',
    '1.00600000000',
    '2363.54603582',
    '520.997207165',
  ],
  [
    'plan-with-shocks',
    2017,
    '20170.9785270',
    '4673.25508952',
    '51052.6839470',
    '39.5101235969',
    '1.01143557612',
    '2574.74760968',
    '563.498429589',
  ],
  [
    'plan-with-shocks',
    2020,
    '31098.6327948',
    '6489.75821474',
    '64569.9342844',
    '48.1627140238',
    '0.999449173413',
    '3896.91080665',
    '891.320468751',
  ],
  [
    'plan-with-shocks',
    2035,
    '113991.760434',
    '23748.2786473',
    '158892.529779',
    '71.7414220748',
    '1.26279934508',
    '10234.9322621',
    '2188.41997907',
  ],
  [
    'other-baseline',
    2019,
    '5118.38083678',
    '1115.07582516',
    '18279.9315599',
    '28.0000000000',
    '1.00000000000',
    '658.105700414',
    '155.461140083',
  ],
  [
    'other-baseline',
    2020,
    '5773.80952381',
    '1250.00000000',
    '19841.2698413',
    '29.1000000000',
    '1.02400000000',
    '698.476237224',
    '164.107407445',
  ],
  [
    'other-baseline',
    2035,
    '29176.0471716',
    '4745.15618215',
    '52181.3659087',
    '55.9127701307',
    '1.37667662015',
    '2203.97546534',
    '524.276763314',
  ],
  [
    'other-baseline',
    2050,
    '75976.7049615',
    '11552.3968411',
    '105153.619630',
    '72.2530572210',
    '1.85335097206',
    '4385.99673798',
    '989.586550542',
  ],
] as const)('%s in %i is as the description of the model prints it', (name, year, ...printed) => {
  const own = cases.find((each) => each.name === name)
  if (!own) throw new Error(`no case ${name}`)
  const projection = project(own)
  expect(shown.map((id) => valueIn(projection, id, year).toPrecision(12))).toEqual(printed)
})
