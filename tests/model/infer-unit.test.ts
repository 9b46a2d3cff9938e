import { expect, test } from 'vitest'
import { parseFormula } from '../../src/model/formula.ts'
import { fits, inferUnit } from '../../src/model/infer-unit.ts'
import { describeUnit, readUnits, type Unit } from '../../src/model/unit.ts'
import { ground } from '../helpers/library.ts'

/** Names of the formulas below, each in a unit of the data files. */
const unitsOfNames: Readonly<Record<string, string>> = {
  money: '100m CNY',
  wage: '10k CNY a person',
  staff: '10k persons',
  rate: '%',
  share: 'share',
  speed: 'Mbps',
  area: 'km²',
  years: 'years',
}
const units = readUnits(ground.units)

function unitOf(name: string): Unit {
  const unit = units.ok ? units.value.get(unitsOfNames[name] ?? '') : undefined
  if (!unit) throw new Error(`no unit of ${name}`)
  return unit
}

/** The unit of a formula, or the code and the details of the refusal. */
function infer(text: string): string {
  const formula = parseFormula(text)
  if (!formula.ok) throw new Error(formula.error.code)
  const inferred = inferUnit(formula.value, unitOf)
  if (!inferred.ok) return [inferred.error.code, ...Object.values(inferred.error.details)].join(' · ')
  return inferred.value === 'any' ? 'any' : describeUnit(inferred.value)
}

test.each([
  ['money + money - previous(money)', '10^8 CNY'],
  ['money / staff', '10^4 CNY person^-1'],
  ['wage * staff', '10^8 CNY'],
  ['money / money', '1'],
  // 100 as a factor or a divisor is 100 %, in any other place it is a number
  ['rate / 100', '1'],
  ['100 * share', '%'],
  ['rate / 100 * money', '10^8 CNY'],
  ['1 + rate / 100', '1'],
  ['share * 1000', '1'],
  ['100 + 1', '1'],
  // powers and roots
  ['area ^ 0.5', 'km2^0.5'],
  ['sqrt(area * area)', 'km2'],
  ['speed ^ 2 / speed', 'Mbps'],
  ['share ^ (1 + years)', '1'],
  ['2 ^ (-1 / years)', '1'],
  // functions
  ['exp(share) + log(speed / speed) + log2(staff / staff)', '1'],
  ['abs(-money)', '10^8 CNY'],
  ['max(money, 0, previous(money))', '10^8 CNY'],
  ['clamp(rate, 0, rate)', '%'],
  // 0 is nothing of anything
  ['0', 'any'],
  ['money + 0', '10^8 CNY'],
  ['0 - rate', '%'],
  ['0 * money', 'any'],
  // a condition compares alike things, or anything with a number alone
  ['rate <= 40', '1'],
  ['40 > rate', '1'],
  ['money >= money and not (rate == 0)', '1'],
  ['rate > 1 ? money : 0', '10^8 CNY'],
])('%s is in %s', (text, expected) => {
  expect(infer(text)).toBe(expected)
})

test.each([
  ['money + rate', 'units-differ · add · 10^8 CNY · %'],
  ['rate - money', 'units-differ · subtract · % · 10^8 CNY'],
  ['share + rate', 'units-differ · add · 1 · %'],
  ['1 + rate', 'units-differ · add · 1 · %'],
  ['money + 5', 'units-differ · add · 10^8 CNY · 1'],
  ['money + wage', 'units-differ · add · 10^8 CNY · 10^4 CNY person^-1'],
  ['min(money, staff)', 'units-differ · min · 10^8 CNY · 10^4 person'],
  ['clamp(rate, 0, 5)', 'units-differ · clamp · % · 1'],
  ['share > 0 ? money : rate', 'units-differ · choose · 10^8 CNY · %'],
  ['money < rate', 'units-differ · compare · 10^8 CNY · %'],
  ['money < 2 * 5', 'units-differ · compare · 10^8 CNY · 1'],
  ['exp(money)', 'unit-not-plain · exp · 10^8 CNY'],
  ['log(rate)', 'unit-not-plain · log · %'],
  ['2 ^ rate', 'unit-not-plain · exponent · %'],
  ['money ^ share', 'unit-power · 10^8 CNY'],
  ['money and 1', 'unit-not-plain · and · 10^8 CNY'],
  ['not rate', 'unit-not-plain · not · %'],
  ['money ? 1 : 2', 'unit-not-plain · condition · 10^8 CNY'],
  ['exp((money + rate) / money)', 'units-differ · add · 10^8 CNY · %'],
])('%s is refused: %s', (text, message) => {
  expect(infer(text)).toBe(message)
})

test('a refusal names both units apart, for messages in other languages', () => {
  const formula = parseFormula('money + rate')
  expect(formula.ok && inferUnit(formula.value, unitOf)).toMatchObject({
    ok: false,
    error: { code: 'units-differ', details: { operation: 'add', left: '10^8 CNY', right: '%' } },
  })
})

test('a bare 0 fits every unit, anything else its own', () => {
  expect(fits('any', unitOf('money'))).toBe(true)
  expect(fits(unitOf('money'), unitOf('money'))).toBe(true)
  expect(fits(unitOf('money'), unitOf('wage'))).toBe(false)
})

test('a negative number alone is compared like a positive one', () => {
  expect(infer('rate > -5')).toBe('1')
  expect(infer('-(5) <= rate')).toBe('1')
  expect(infer('rate > -share')).toBe('units-differ · compare · % · 1')
})

test('a negative power of a quantity with a unit is read like a positive one', () => {
  expect(infer('speed ^ -1')).toBe('Mbps^-1')
})
