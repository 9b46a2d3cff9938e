import { expect, test } from 'vitest'
import { parseFormula } from '../../src/model/formula.ts'
import { fits, inferUnit } from '../../src/model/infer-unit.ts'
import { describeUnit, readUnits, type Unit } from '../../src/model/unit.ts'
import { library } from '../helpers/library.ts'

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
const units = readUnits(library.units)

function unitOf(name: string): Unit {
  const unit = units.ok ? units.value.get(unitsOfNames[name] ?? '') : undefined
  if (!unit) throw new Error(`no unit of ${name}`)
  return unit
}

/** The unit of a formula in words, or the message of the refusal. */
function infer(text: string): string {
  const formula = parseFormula(text)
  if (!formula.ok) throw new Error(formula.error.message)
  const inferred = inferUnit(formula.value, unitOf)
  if (!inferred.ok) return inferred.error.message
  return inferred.value === 'any' ? 'any' : describeUnit(inferred.value)
}

test.each([
  ['money + money - previous(money)', '10^8 CNY'],
  ['money / staff', '10^4 CNY person^-1'],
  ['wage * staff', '10^8 CNY'],
  ['money / money', 'plain number'],
  // 100 as a factor or a divisor is 100 %, in any other place it is a number
  ['rate / 100', 'plain number'],
  ['100 * share', '%'],
  ['rate / 100 * money', '10^8 CNY'],
  ['1 + rate / 100', 'plain number'],
  ['share * 1000', 'plain number'],
  ['100 + 1', 'plain number'],
  // powers and roots
  ['area ^ 0.5', 'km2^0.5'],
  ['sqrt(area * area)', 'km2'],
  ['speed ^ 2 / speed', 'Mbps'],
  ['share ^ (1 + years)', 'plain number'],
  ['2 ^ (-1 / years)', 'plain number'],
  // functions
  ['exp(share) + log(speed / speed) + log2(staff / staff)', 'plain number'],
  ['abs(-money)', '10^8 CNY'],
  ['max(money, 0, previous(money))', '10^8 CNY'],
  ['clamp(rate, 0, rate)', '%'],
  // 0 is nothing of anything
  ['0', 'any'],
  ['money + 0', '10^8 CNY'],
  ['0 - rate', '%'],
  ['0 * money', 'any'],
  // a condition compares alike things, or anything with a number alone
  ['rate <= 40', 'plain number'],
  ['40 > rate', 'plain number'],
  ['money >= money and not (rate == 0)', 'plain number'],
  ['rate > 1 ? money : 0', '10^8 CNY'],
])('%s is in %s', (text, expected) => {
  expect(infer(text)).toBe(expected)
})

test.each([
  ['money + rate', 'adds 10^8 CNY and %'],
  ['rate - money', 'subtracts % and 10^8 CNY'],
  ['share + rate', 'adds plain number and %'],
  ['1 + rate', 'adds plain number and %'],
  ['money + 5', 'adds 10^8 CNY and plain number'],
  ['money + wage', 'adds 10^8 CNY and 10^4 CNY person^-1'],
  ['min(money, staff)', 'min() takes 10^8 CNY and 10^4 person'],
  ['clamp(rate, 0, 5)', 'clamp() takes % and plain number'],
  ['share > 0 ? money : rate', 'chooses between 10^8 CNY and %'],
  ['money < rate', 'compares 10^8 CNY and %'],
  ['money < 2 * 5', 'compares 10^8 CNY and plain number'],
  ['exp(money)', 'exp() needs a plain number, not 10^8 CNY'],
  ['log(rate)', 'log() needs a plain number, not %'],
  ['2 ^ rate', 'an exponent needs a plain number, not %'],
  ['money ^ share', 'raises 10^8 CNY to a power that is not a number'],
  ['money and 1', '"and" needs a plain number, not 10^8 CNY'],
  ['not rate', '"not" needs a plain number, not %'],
  ['money ? 1 : 2', 'a condition needs a plain number, not 10^8 CNY'],
  ['exp((money + rate) / money)', 'adds 10^8 CNY and %'],
])('%s is refused: it %s', (text, message) => {
  expect(infer(text)).toBe(message)
})

test('a refusal names both units apart, for messages in other languages', () => {
  const formula = parseFormula('money + rate')
  expect(formula.ok && inferUnit(formula.value, unitOf)).toMatchObject({
    ok: false,
    error: { code: 'unit-mismatch', details: { left: '10^8 CNY', right: '%' } },
  })
})

test('a bare 0 fits every unit, anything else its own', () => {
  expect(fits('any', unitOf('money'))).toBe(true)
  expect(fits(unitOf('money'), unitOf('money'))).toBe(true)
  expect(fits(unitOf('money'), unitOf('wage'))).toBe(false)
})

test('a negative number alone is compared like a positive one', () => {
  expect(infer('rate > -5')).toBe('plain number')
  expect(infer('-(5) <= rate')).toBe('plain number')
  expect(infer('rate > -share')).toBe('compares % and plain number')
})

test('a negative power of a quantity with a unit is read like a positive one', () => {
  expect(infer('speed ^ -1')).toBe('Mbps^-1')
})
